package org.patentpool.rules.settlement;

import java.util.List;
import java.util.SortedMap;
import org.patentpool.rules.calendar.Quarter;

/** A quarter as it is shared. Shares, fee, reserve and deficit add up to the gross. */
public record Settlement(
    Quarter quarter,
    long gross,
    long adminFee,
    long reserve,
    long distributable,
    long deficitCarriedOut,
    List<Pot> components,
    List<Member> members) {
  public Settlement {
    components = List.copyOf(components);
    members = List.copyOf(members);
  }

  /**
   * A component's money, before anybody is limited.
   *
   * @param unallocated what nobody has weight for
   */
  public record Pot(
      Policy.Kind kind, long pot, long unallocated, SortedMap<String, Long> members) {}

  /**
   * A founder's outcome, by which its statement is written.
   *
   * @param held what disputed families would bring it
   * @param withheld tax
   */
  public record Member(
      String id,
      long share,
      long carriedIn,
      long adjustment,
      long held,
      long withheld,
      long payable,
      long carriedOut) {}
}
