package org.patentpool.pool.register;

import java.util.List;
import org.patentpool.pool.ledger.RecordType;

/** The rows of the register. */
public final class Register {

  private Register() {}

  public static List<RecordType<?>> records() {
    return List.of(
        Charter.TYPE,
        PoolDay.TYPE,
        Terms.TYPE,
        Party.TYPE,
        Seat.TYPE,
        Registration.TYPE,
        Signature.TYPE);
  }
}
