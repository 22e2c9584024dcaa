package org.patentpool.pool.register;

/** What a party is in the pool. A party has one role, for as long as it is in the register. */
public enum Role {
  OPERATOR,
  FOUNDER,
  AUDITOR,
  MEMBER,
  LICENSEE
}
