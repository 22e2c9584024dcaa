package org.patentpool.contract;

import org.hyperledger.fabric.shim.ChaincodeStub;
import org.patentpool.pool.Answer;
import org.patentpool.pool.Rejected;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;

/** The chaincode {@code accounts}: so far it says what it is and refuses everything else. */
public final class AccountsChaincode extends LedgerChaincode {
  private static final String INFO = "accounts.info";
  private static final Answer ABOUT =
      new Answer(
          Json.Obj.EMPTY
              .with("type", "answer")
              .with("v", 1)
              .with("query", INFO)
              .with("chaincode", "accounts")
              .with("rulebook", 1));

  @Override
  Response call(String function, byte[] payload, Actor actor, ChaincodeStub stub) {
    if (!function.equals(INFO)) {
      return refuse(Rejected.of(Code.UNKNOWN_FUNCTION, "", "accounts has only " + INFO));
    }
    try {
      return switch (StrictReader.read(payload)) {
        case Json.Obj request when request.equals(Json.Obj.EMPTY) -> answer(ABOUT);
        case Json.Obj _ -> refuse(Rejected.of(Code.UNKNOWN_FIELD, "", "it takes none"));
        default -> refuse(Rejected.of(Code.TYPE, "", "an object"));
      };
    } catch (MalformedException e) {
      return refuse(new Rejected(e.rejection()));
    }
  }
}
