package org.patentpool.network.delivery;

import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** From which block to which, both included and unsigned, and whether to wait for later ones. */
record SeekRange(long first, long last, boolean waits) {

  /** Positions are relative to the chain as it is now; Fabric's peers decide them the same way. */
  static SeekRange of(SeekInfo seek, long height) throws SeekRefused {
    if (!seek.hasStart() || !seek.hasStop()) {
      throw SeekRequest.bad("start or stop is missing");
    }
    long first = first(seek.getStart(), height);
    return new SeekRange(
        first, last(seek, first, height), seek.getBehavior() != SeekBehavior.FAIL_IF_NOT_READY);
  }

  private static long first(SeekPosition start, long height) throws SeekRefused {
    return switch (start.getTypeCase()) {
      case OLDEST -> 0;
      case NEWEST -> height - 1;
      case NEXT_COMMIT -> height;
      case SPECIFIED -> {
        long number = start.getSpecified().getNumber();
        if (Long.compareUnsigned(number, height) > 0) {
          throw notFound("start", number, height);
        }
        yield number;
      }
      case TYPE_NOT_SET -> throw new SeekRefused(Status.NOT_FOUND, "the start is no position");
    };
  }

  private static long last(SeekInfo seek, long first, long height) throws SeekRefused {
    SeekPosition stop = seek.getStop();
    return switch (stop.getTypeCase()) {
      case OLDEST -> first;
      // The newest block alone stays one block, even when another is committed meanwhile.
      case NEWEST -> seek.getStart().equals(stop) ? first : height - 1;
      case SPECIFIED -> {
        long number = stop.getSpecified().getNumber();
        if (Long.compareUnsigned(number, first) < 0) {
          throw SeekRequest.bad("start " + Long.toUnsignedString(first) + " is after the stop");
        }
        yield number;
      }
      // Fabric takes a stop that names no block for block 0, which a later start never meets.
      case NEXT_COMMIT, TYPE_NOT_SET -> 0;
    };
  }

  private static SeekRefused notFound(String what, long number, long height) {
    return new SeekRefused(
        Status.NOT_FOUND,
        what + " " + Long.toUnsignedString(number) + " is beyond the height " + height);
  }
}
