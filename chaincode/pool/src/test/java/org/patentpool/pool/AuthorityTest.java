package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.Stage.Phase;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.register.Party.Status;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.rejection.Code;

/**
 * The whole authorisation table, as COMMANDS.md prints it: every command, by every role and by
 * nobody, with the own and a foreign organisation, about the own and a foreign matter, in every
 * standing and phase. What is allowed is accepted; what is not is denied by its code.
 */
class AuthorityTest {

  /** One line of the printed table. */
  record Line(String command, Map<String, String> cells, String phase, List<String> standings) {
    String cell(Optional<Role> role) {
      return cells.getOrDefault(role.map(Role::name).orElse("unregistered"), "");
    }

    boolean isAllowedIn(Status status) {
      return standings.contains(status.name().toLowerCase(Locale.ROOT));
    }

    Phase neededPhase() {
      return Phase.valueOf(phase.toUpperCase(Locale.ROOT));
    }

    /** The standing in which a party that may send the command at all sends it. */
    Status usualStatus() {
      return standings.isEmpty()
          ? Status.ACTIVE
          : standings.stream()
              .map(s -> Status.valueOf(s.toUpperCase(Locale.ROOT)))
              .filter(s -> s == Status.NAMED || s == Status.REFUSED)
              .findFirst()
              .orElse(Status.ACTIVE);
    }
  }

  static List<Line> table() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(CommandsDocumentTest.DOCUMENT).stream()
            .dropWhile(line -> !line.startsWith("| command | OPERATOR"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
            .toList();
    var lines = new ArrayList<Line>();
    for (List<String> row : rows.subList(2, rows.size())) {
      var cells = new TreeMap<String, String>();
      for (int i = 1; i <= 6; i++) {
        cells.put(rows.getFirst().get(i), row.get(i));
      }
      List<String> standings =
          row.size() > 8 && !row.get(8).isEmpty() ? List.of(row.get(8).split(" ", -1)) : List.of();
      lines.add(new Line(row.get(0).replace("`", ""), cells, row.get(7), standings));
    }
    return lines;
  }

  /** One case: who sends what about whose matter. */
  record Case(Line line, Optional<Role> role, boolean ownOrganization, boolean ownMatter) {

    /** The denial, by the order of checks that COMMANDS.md gives; nothing if it is allowed. */
    Optional<Code> denial() {
      if (role.isPresent() && !ownOrganization) {
        return Optional.of(Code.FOREIGN_ORGANIZATION);
      }
      String cell = line.cell(role);
      if (cell.equals("-")) {
        return Optional.of(role.isPresent() ? Code.ROLE_DENIED : Code.KEY_UNREGISTERED);
      }
      if (!Stage.hasMatter(line.command())) {
        return Optional.empty();
      }
      if (cell.equals("own")) {
        return ownMatter
            ? ownOrganization ? Optional.empty() : Optional.of(Code.FOREIGN_ORGANIZATION)
            : Optional.of(Code.FOREIGN_OBJECT);
      }
      return cell.equals("other") && ownMatter ? Optional.of(Code.OWN_MATTER) : Optional.empty();
    }

    @Override
    public String toString() {
      return "%s by %s of %s organisation about %s matter"
          .formatted(
              line.command(),
              role.map(Role::name).orElse("nobody"),
              ownOrganization ? "its own" : "a foreign",
              ownMatter ? "its own" : "another's");
    }
  }

  static Stream<Case> cases() throws IOException {
    return table().stream()
        .flatMap(line ->
            senders()
                .flatMap(role ->
                    Stream.of(true, false)
                        .flatMap(organization ->
                            Stream.of(true, false)
                                .map(own -> new Case(line, role, organization, own)))));
  }

  private static Stream<Optional<Role>> senders() {
    return Stream.concat(
        Arrays.stream(Role.values()).map(Optional::of), Stream.of(Optional.empty()));
  }

  @Test
  void the_printed_table_has_every_command() throws IOException {
    assertThat(table())
        .extracting(Line::command)
        .containsExactly(
            Arrays.stream(CommandType.values()).map(CommandType::value).toArray(String[]::new));
    assertThat(cases()).hasSize(21 * 6 * 2 * 2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_command_is_accepted_or_denied_as_the_table_says(Case it) {
    var stage =
        new Stage(
            it.line().neededPhase(), it.role(), it.line().usualStatus(), it.ownOrganization());
    check(stage, it.line(), it.ownMatter(), it.denial());
  }

  /** In every standing but those of the table, a registered party is denied by the standing. */
  @ParameterizedTest
  @MethodSource("table")
  void a_standing_that_does_not_allow_it_is_denied(Line line) {
    for (Role role : Role.values()) {
      for (Status status : Stage.STATUSES) {
        var stage = new Stage(line.neededPhase(), Optional.of(role), status, true);
        boolean ownMatter = line.cell(Optional.of(role)).equals("own");
        if (line.cell(Optional.of(role)).equals("-")) {
          check(stage, line, ownMatter, Optional.of(Code.ROLE_DENIED));
        } else if (!line.isAllowedIn(status)) {
          check(stage, line, ownMatter, Optional.of(denial(status)));
        }
      }
    }
  }

  private static Code denial(Status status) {
    return switch (status) {
      case SUSPENDED -> Code.PARTY_SUSPENDED;
      case WITHDRAWN -> Code.PARTY_WITHDRAWN;
      default -> Code.PARTY_NOT_ADMITTED;
    };
  }

  @ParameterizedTest
  @MethodSource("table")
  void a_replaced_key_is_denied_everything(Line line) {
    for (Role role : Role.values()) {
      for (boolean own : new boolean[] {true, false}) {
        var stage = new Stage(line.neededPhase(), Optional.of(role), Status.ACTIVE, true);
        stage.replaceKey();
        check(stage, line, own, Optional.of(Code.KEY_REPLACED));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void another_phase_of_the_pool_is_refused(Line line) {
    for (Phase phase : Phase.values()) {
      if (phase != line.neededPhase()) {
        senders()
            .forEach(role -> {
              var stage = new Stage(phase, role, Status.ACTIVE, true);
              check(stage, line, true, Optional.of(wrongPhase(line.neededPhase(), phase)));
            });
      }
    }
  }

  private static Code wrongPhase(Phase needed, Phase phase) {
    if (phase == Phase.NONE) {
      return Code.POOL_NOT_FOUNDED;
    }
    return switch (needed) {
      case NONE -> Code.POOL_EXISTS;
      case FOUNDED -> Code.POOL_ACTIVE;
      case ACTIVE -> Code.POOL_NOT_ACTIVE;
    };
  }

  private static void check(Stage stage, Line line, boolean ownMatter, Optional<Code> denial) {
    Command command = stage.command(line.command(), ownMatter);
    var before = stage.ledger().texts();
    Decision decision = Pool.decide(command, stage.actor(), stage.ledger());
    if (denial.isEmpty()) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      assertThat(((Decision.Accepted) decision).writes()).isNotEmpty();
    } else {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Rejected.class, it -> assertThat(it.code()).isEqualTo(denial.get()));
      assertThat(stage.ledger().texts()).isEqualTo(before);
    }
  }
}
