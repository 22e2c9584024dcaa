package org.patentpool.pool.decision;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.patentpool.pool.register.Party.Status;
import org.patentpool.pool.register.Role;

/**
 * Who may send which command. A cell says about whose matter the role may send it; the last columns
 * say in which phase of the pool, and in which standing of the sender.
 */
final class AuthorityTable {

  private static final String TABLE =
      """
      command         | OPERATOR FOUNDER AUDITOR MEMBER LICENSEE nobody | pool    | standing
      pool.found      | -        -       -       -      -        own    | NONE    |
      pool.sign       | -        own     -       -      -        -      | FOUNDED | NAMED ACTIVE
      day.advance     | any      any     any     -      -        -      | ACTIVE  | ACTIVE
      founder.propose | -        other   -       -      -        -      | ACTIVE  | ACTIVE
      terms.propose   | -        any     -       -      -        -      | ACTIVE  | ACTIVE
      vote.cast       | -        other   -       -      -        -      | ACTIVE  | ACTIVE
      vote.close      | any      any     any     any    any      -      | ACTIVE  | ACTIVE
      party.join      | -        -       -       -      -        own    | ACTIVE  |
      party.apply     | -        -       -       -      -        own    | ACTIVE  |
      party.admit     | other    -       -       -      -        -      | ACTIVE  | ACTIVE
      party.refuse    | other    -       -       -      -        -      | ACTIVE  | ACTIVE
      party.appeal    | -        -       -       own    own      -      | ACTIVE  | ACTIVE REFUSED
      party.suspend   | other    other   -       -      -        -      | ACTIVE  | ACTIVE
      party.reinstate | other    other   -       -      -        -      | ACTIVE  | ACTIVE
      party.withdraw  | -        own     -       own    own      -      | ACTIVE  | ACTIVE SUSPENDED
      party.notify    | own      own     own     own    own      -      | ACTIVE  | ACTIVE SUSPENDED
      key.replace     | own      own     own     own    own      -      | ACTIVE  | ACTIVE SUSPENDED
      key.recover     | -        -       other   -      -        -      | ACTIVE  | ACTIVE
      key.support     | -        other   -       -      -        -      | ACTIVE  | ACTIVE
      key.complete    | any      any     any     any    any      -      | ACTIVE  | ACTIVE
      key.cancel      | own      own     own     own    own      -      | ACTIVE  | ACTIVE SUSPENDED
      """;

  /** The roles in the order of their columns; the last column is for keys of nobody. */
  private static final List<Role> ROLES =
      List.of(Role.OPERATOR, Role.FOUNDER, Role.AUDITOR, Role.MEMBER, Role.LICENSEE);

  /** About whose matter a role may send a command. */
  enum Reach {
    NONE,
    OWN,
    OTHER,
    ANY;

    private static Reach of(String cell) {
      return cell.equals("-") ? NONE : valueOf(cell.toUpperCase(Locale.ROOT));
    }
  }

  /** How far the pool is. */
  enum Phase {
    NONE,
    FOUNDED,
    ACTIVE
  }

  /** A line of the table. */
  record Entry(
      CommandType command,
      Map<Role, Reach> roles,
      Reach unregistered,
      Phase phase,
      Set<Status> standings) {}

  private static final Map<CommandType, Entry> ENTRIES = new EnumMap<>(CommandType.class);

  static {
    TABLE.lines().skip(1).map(AuthorityTable::entry).forEach(e -> ENTRIES.put(e.command(), e));
  }

  private AuthorityTable() {}

  static Entry of(CommandType command) {
    Entry entry = ENTRIES.get(command);
    if (entry == null) {
      throw new IllegalStateException("the table lacks " + command.value());
    }
    return entry;
  }

  private static Entry entry(String line) {
    List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    List<String> cells = words(columns.get(1));
    Map<Role, Reach> roles = new EnumMap<>(Role.class);
    for (int i = 0; i < ROLES.size(); i++) {
      roles.put(ROLES.get(i), Reach.of(cells.get(i)));
    }
    Set<Status> standings = EnumSet.noneOf(Status.class);
    words(columns.get(3)).stream().map(Status::valueOf).forEach(standings::add);
    return new Entry(
        command(columns.getFirst()),
        roles,
        Reach.of(cells.getLast()),
        Phase.valueOf(columns.get(2)),
        standings);
  }

  private static CommandType command(String name) {
    return Arrays.stream(CommandType.values())
        .filter(type -> type.value().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no command " + name));
  }

  private static List<String> words(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" +"));
  }
}
