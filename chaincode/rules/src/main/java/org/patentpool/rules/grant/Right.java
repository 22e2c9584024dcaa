package org.patentpool.rules.grant;

/** What a grant gives. */
public sealed interface Right {

  /** What it counts as when grants are compared. */
  Licence counts();

  /** A right to use. */
  enum Licence implements Right {
    /** Beside anybody else. */
    ORDINARY,
    /** Beside the owner only. */
    SOLE,
    /** Beside nobody. */
    EXCLUSIVE;

    @Override
    public Licence counts() {
      return this;
    }

    /** Whether it leaves no room for another grant. */
    boolean shutsOut() {
      return this != ORDINARY;
    }
  }

  /** A right to a licence later, which binds as if it were one already. */
  record Option(Licence on) implements Right {
    @Override
    public Licence counts() {
      return on;
    }
  }
}
