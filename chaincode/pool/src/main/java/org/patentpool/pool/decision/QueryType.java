package org.patentpool.pool.decision;

import org.patentpool.pool.canonical.Scalar;

/** Every query, by the name it is called with. */
public enum QueryType implements Scalar {
  POOL_READ("pool.read"),
  TERMS_READ("terms.read"),
  DAY_READ("day.read"),
  ME_READ("me.read"),
  PARTY_READ("party.read"),
  PARTY_LIST("party.list"),
  PARTY_HISTORY("party.history"),
  APPLICATION_LIST("application.list"),
  BALLOT_READ("ballot.read"),
  BALLOT_LIST("ballot.list"),
  VOTE_LIST("vote.list"),
  KEY_READ("key.read"),
  COMMAND_READ("command.read");

  private final String value;

  QueryType(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}
