package org.patentpool.app.member;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.patentpool.app.projection.RowMapping;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Standing.Admitted;
import org.patentpool.pool.register.Standing.Suspension;
import org.patentpool.pool.register.Standing.Withdrawal;

/** Lays a party out for its table. */
@Mapper(config = RowMapping.class)
abstract class PartyMapper {
  @Mapping(target = "organization", source = "mspId")
  @Mapping(target = "standing", qualifiedByName = "kind")
  @Mapping(target = "since", source = "standing", qualifiedByName = "since")
  @Mapping(target = "suspendedFrom", source = "standing", qualifiedByName = "suspendedFrom")
  @Mapping(target = "suspendedUntil", source = "standing", qualifiedByName = "suspendedUntil")
  @Mapping(target = "leavesOn", source = "standing", qualifiedByName = "leavesOn")
  abstract PartyRow row(Party party);

  @Named("kind")
  static String kind(Standing standing) {
    return switch (standing) {
      case Standing.Named() -> "NAMED";
      case Standing.Proposed _ -> "PROPOSED";
      case Standing.Invited _ -> "INVITED";
      case Standing.NotAdmitted _ -> "NOT_ADMITTED";
      case Standing.Applied _ -> "APPLIED";
      case Standing.Refused _ -> "REFUSED";
      case Admitted _ -> "ADMITTED";
    };
  }

  @Named("since")
  static @Nullable LocalDate since(Standing standing) {
    return switch (standing) {
      case Standing.Applied(LocalDate on) -> on;
      case Admitted(LocalDate since, _, _) -> since;
      default -> null;
    };
  }

  @Named("suspendedFrom")
  static @Nullable LocalDate suspendedFrom(Standing standing) {
    return suspension(standing).map(Suspension::from).orElse(null);
  }

  @Named("suspendedUntil")
  static @Nullable LocalDate suspendedUntil(Standing standing) {
    return suspension(standing).map(Suspension::until).orElse(null);
  }

  @Named("leavesOn")
  static @Nullable LocalDate leavesOn(Standing standing) {
    return standing instanceof Admitted(_, _, Optional<Withdrawal> withdrawal)
        ? withdrawal.map(Withdrawal::effectiveOn).orElse(null)
        : null;
  }

  private static Optional<Suspension> suspension(Standing standing) {
    return standing instanceof Admitted(_, Optional<Suspension> suspension, _)
        ? suspension
        : Optional.empty();
  }
}
