package org.patentpool.pool.decision;

import org.patentpool.pool.canonical.Scalar;

/** Every event. An accepted command emits exactly one. */
public enum EventType implements Scalar {
  POOL_FOUNDED("pool.founded"),
  POOL_SIGNED("pool.signed"),
  POOL_ACTIVATED("pool.activated"),
  DAY_ADVANCED("day.advanced"),
  BALLOT_OPENED("ballot.opened"),
  BALLOT_CLOSED("ballot.closed"),
  VOTE_CAST("vote.cast"),
  PARTY_JOINED("party.joined"),
  PARTY_APPLIED("party.applied"),
  PARTY_ADMITTED("party.admitted"),
  PARTY_REFUSED("party.refused"),
  PARTY_SUSPENDED("party.suspended"),
  PARTY_REINSTATED("party.reinstated"),
  PARTY_WITHDRAWN("party.withdrawn"),
  PARTY_NOTIFIED("party.notified"),
  KEY_REPLACED("key.replaced"),
  RECOVERY_ASKED("recovery.asked"),
  RECOVERY_SUPPORTED("recovery.supported"),
  RECOVERY_COMPLETED("recovery.completed"),
  RECOVERY_CANCELLED("recovery.cancelled");

  private final String value;

  EventType(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}
