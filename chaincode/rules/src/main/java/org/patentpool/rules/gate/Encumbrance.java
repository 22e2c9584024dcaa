package org.patentpool.rules.gate;

/** A right of somebody else in a family, in force on the day that is asked about. */
public sealed interface Encumbrance {

  /** It is licensed exclusively to somebody. */
  record ExclusiveLicence() implements Encumbrance {}

  /**
   * It is pledged.
   *
   * @param consent whether the pledgee agreed to the family's entering the pool
   */
  record Pledge(boolean consent) implements Encumbrance {}
}
