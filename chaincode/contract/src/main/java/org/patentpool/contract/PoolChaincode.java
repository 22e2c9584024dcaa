package org.patentpool.contract;

import org.hyperledger.fabric.shim.ChaincodeStub;
import org.patentpool.pool.Answer;
import org.patentpool.pool.Call;
import org.patentpool.pool.Command;
import org.patentpool.pool.Commands;
import org.patentpool.pool.Decision;
import org.patentpool.pool.Pool;
import org.patentpool.pool.Query;
import org.patentpool.pool.Rejected;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;

/** The chaincode {@code pool}: membership, terms and votes. */
public class PoolChaincode extends LedgerChaincode {
  private final DayGuard guard;

  /** Refuses days ahead of the clock of this machine, unless its settings allow them. */
  public PoolChaincode() {
    this(DayGuard.ofThisMachine());
  }

  PoolChaincode(DayGuard guard) {
    this.guard = guard;
  }

  @Override
  Response call(String function, byte[] payload, Actor actor, ChaincodeStub stub) {
    StubRows rows = rows(stub);
    return switch (Commands.parse(function, payload)) {
      case Call.Malformed(Rejected rejected) -> refuse(rejected);
      case Query query ->
          switch (Pool.answer(query, actor, rows)) {
            case Answer answer -> answer(answer);
            case Rejected rejected -> refuse(rejected);
          };
      case Command command ->
          switch (Pool.decide(command, actor, rows)) {
            case Decision.Accepted accepted -> apply(command, accepted, rows, stub);
            case Decision.Repeated(Answer answer) -> answer(answer);
            case Rejected rejected -> refuse(rejected);
          };
    };
  }

  private Response apply(
      Command command, Decision.Accepted accepted, StubRows rows, ChaincodeStub stub) {
    if (command.setsDay().filter(guard::isAhead).isPresent()) {
      String detail = "this endorser's clock has not reached it";
      return refuse(Rejected.of(Code.DATE_TOO_LATE, "/day", detail));
    }
    rows.write(accepted.writes());
    stub.setEvent(accepted.event().name(), accepted.event().bytes());
    return answer(accepted.answer());
  }
}
