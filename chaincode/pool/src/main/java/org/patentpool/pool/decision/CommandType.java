package org.patentpool.pool.decision;

import org.patentpool.pool.canonical.Scalar;

/** Every command, by the name it is called with. */
public enum CommandType implements Scalar {
  POOL_FOUND("pool.found"),
  POOL_SIGN("pool.sign"),
  DAY_ADVANCE("day.advance"),
  FOUNDER_PROPOSE("founder.propose"),
  TERMS_PROPOSE("terms.propose"),
  VOTE_CAST("vote.cast"),
  VOTE_CLOSE("vote.close"),
  PARTY_JOIN("party.join"),
  PARTY_APPLY("party.apply"),
  PARTY_ADMIT("party.admit"),
  PARTY_REFUSE("party.refuse"),
  PARTY_APPEAL("party.appeal"),
  PARTY_SUSPEND("party.suspend"),
  PARTY_REINSTATE("party.reinstate"),
  PARTY_WITHDRAW("party.withdraw"),
  PARTY_NOTIFY("party.notify"),
  KEY_REPLACE("key.replace"),
  KEY_RECOVER("key.recover"),
  KEY_SUPPORT("key.support"),
  KEY_COMPLETE("key.complete"),
  KEY_CANCEL("key.cancel");

  private final String value;

  CommandType(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}
