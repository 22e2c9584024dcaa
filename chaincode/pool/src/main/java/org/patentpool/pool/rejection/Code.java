package org.patentpool.pool.rejection;

import static org.patentpool.pool.rejection.Code.Kind.BROKEN;
import static org.patentpool.pool.rejection.Code.Kind.CONFLICT;
import static org.patentpool.pool.rejection.Code.Kind.DENIED;
import static org.patentpool.pool.rejection.Code.Kind.MALFORMED;
import static org.patentpool.pool.rejection.Code.Kind.UNKNOWN;

/**
 * Every reason the pool refuses something. The names are stable: programs and letters quote them.
 */
public enum Code {
  ENCODING(MALFORMED, "the bytes are not plain UTF-8 text", "send UTF-8 without BOM or surrogates"),
  SYNTAX(MALFORMED, "the bytes are not JSON", "correct the JSON at this place"),
  TRAILING(MALFORMED, "something follows the JSON value", "send one JSON value and nothing after"),
  TOO_LARGE(MALFORMED, "the message is larger than allowed", "send a smaller message"),
  TOO_DEEP(MALFORMED, "the message is nested deeper than allowed", "nest less deeply"),
  DUPLICATE(MALFORMED, "this stands twice", "say it once"),
  TYPE(MALFORMED, "another JSON type is expected here", "use the type the command names"),
  FORMAT(MALFORMED, "the value does not have the expected form", "write it in the named form"),
  RANGE(MALFORMED, "the value is outside its bounds", "choose a value within the bounds"),
  MISSING(MALFORMED, "a member is missing", "add the member"),
  UNKNOWN_FIELD(MALFORMED, "no such member belongs here", "remove it or correct its name"),

  UNKNOWN_FUNCTION(UNKNOWN, "the pool knows no such function", "call one listed in COMMANDS.md"),
  POOL_NOT_FOUNDED(UNKNOWN, "no pool is founded on this channel", "found the pool first"),
  UNKNOWN_PARTY(UNKNOWN, "the register knows no such party", "check the party's id"),
  UNKNOWN_BALLOT(UNKNOWN, "there is no such ballot", "check the ballot's id"),
  UNKNOWN_KEY(UNKNOWN, "the register knows no such key", "check the thumbprint"),
  UNKNOWN_RECOVERY(UNKNOWN, "no recovery names this key", "let the auditor ask for it first"),
  UNKNOWN_TERMS(UNKNOWN, "there is no such version of the terms", "read the terms in force"),
  UNKNOWN_COMMAND(UNKNOWN, "this key sent no accepted command of that id", "check key and id"),

  KEY_UNREGISTERED(DENIED, "the key is not in the register", "apply, or use the registered key"),
  KEY_REPLACED(DENIED, "the key was replaced by another", "use the party's present key"),
  FOREIGN_ORGANIZATION(
      DENIED,
      "the certificate is from another organisation than the one registered with the key",
      "use a certificate of the registered organisation"),
  PARTY_NOT_ADMITTED(DENIED, "the party is not admitted", "wait for admission, or appeal"),
  PARTY_SUSPENDED(DENIED, "the party is suspended", "wait for the end, or seek reinstatement"),
  PARTY_WITHDRAWN(DENIED, "the party has withdrawn", "a departed party takes no part"),
  ROLE_DENIED(DENIED, "the role does not allow this", "ask a party whose role allows it"),
  FOREIGN_OBJECT(DENIED, "this is another party's matter", "only the party itself may do this"),
  OWN_MATTER(DENIED, "nobody decides its own matter", "another party must do this"),
  FOUNDERS_VOTE_ONLY(DENIED, "only the founders' vote decides this", "let a founder open a ballot"),
  NOT_IN_ELECTORATE(
      DENIED,
      "the founder was not active when the ballot opened",
      "only the founders listed in the ballot vote"),

  COMMAND_ID_REUSED(CONFLICT, "this key used the id for another command", "choose a fresh id"),
  POOL_EXISTS(CONFLICT, "a pool is founded exactly once", "use another channel"),
  POOL_NOT_ACTIVE(
      CONFLICT, "not every named founder has signed yet", "wait until the pool is active"),
  POOL_ACTIVE(CONFLICT, "the pool is active already", "nothing is left to sign"),
  ALREADY_SIGNED(CONFLICT, "the founder has signed already", "nothing is left to do"),
  TERMS_MISMATCH(
      CONFLICT, "these are not the terms in force", "read the terms and sign their hash"),
  VERSION_MISMATCH(
      CONFLICT, "the next version has another number", "propose the version after the last one"),
  UNKNOWN_TIER(CONFLICT, "the terms in force know no such tier", "choose a tier of the terms"),
  DATE_TOO_EARLY(CONFLICT, "the date must be later", "choose a later date"),
  DATE_TOO_LATE(CONFLICT, "the date must not be later", "choose an earlier date"),
  PARTY_EXISTS(CONFLICT, "the party's id is taken", "choose another id"),
  KEY_USED(CONFLICT, "the key is or was somebody's", "make a fresh key"),
  BALLOT_EXISTS(CONFLICT, "the ballot's id is taken", "choose another id"),
  BALLOT_CLOSED(CONFLICT, "the ballot is closed", "its outcome stands"),
  VOTING_OVER(CONFLICT, "the deadline has passed", "close the ballot"),
  VOTING_OPEN(CONFLICT, "the deadline has not passed", "close the ballot after its deadline"),
  VOTE_UNCHANGED(CONFLICT, "the founder has cast this very vote", "nothing is left to do"),
  NOT_INVITED(CONFLICT, "no founders' vote has admitted the party", "wait for the ballot"),
  NOT_APPLIED(CONFLICT, "no application of the party is open", "read the party's standing"),
  NOT_REFUSED(CONFLICT, "the party was not refused", "only a refusal can be appealed"),
  ALREADY_APPEALED(CONFLICT, "the refusal was appealed already", "wait for the ballot"),
  NOT_SUSPENDABLE(CONFLICT, "the party cannot be suspended now", "read the party's standing"),
  NOT_SUSPENDED(CONFLICT, "the party is not suspended", "nothing is left to do"),
  ALREADY_WITHDRAWN(CONFLICT, "the party has given notice already", "its withdrawal stands"),
  NOTICE_EXISTS(CONFLICT, "this notice was given already", "nothing is left to do"),
  NOT_RECOVERABLE(CONFLICT, "the party is not in the pool", "read the party's standing"),
  RECOVERY_EXISTS(CONFLICT, "a recovery named this key before", "make a fresh key"),
  RECOVERY_CLOSED(CONFLICT, "the recovery is over", "let the auditor ask again"),
  ALREADY_SUPPORTED(CONFLICT, "the founder supports this already", "nothing is left to do"),
  SUPPORT_MISSING(CONFLICT, "two founders must support this", "wait for their support"),
  WAITING(CONFLICT, "the waiting time is not over", "complete it when it is"),

  UNREADABLE_RECORD(
      BROKEN,
      "a row of the ledger has a type or version this contract does not know",
      "install the contract that wrote it");

  /** Whose fault it is, and so who can mend it. */
  public enum Kind {
    /** The payload is not what the command asks for. */
    MALFORMED,
    /** The sender may not. */
    DENIED,
    /** There is no such thing. */
    UNKNOWN,
    /** Not now, or not any more. */
    CONFLICT,
    /** The ledger is not as it should be. */
    BROKEN
  }

  private final Kind kind;
  private final String reason;
  private final String remedy;

  Code(Kind kind, String reason, String remedy) {
    this.kind = kind;
    this.reason = reason;
    this.remedy = remedy;
  }

  public Kind kind() {
    return kind;
  }

  public String reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
