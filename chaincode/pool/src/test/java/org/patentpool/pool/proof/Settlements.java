package org.patentpool.pool.proof;

import java.util.List;
import java.util.stream.IntStream;
import org.patentpool.pool.canonical.Secret;
import org.patentpool.pool.proof.Statement.Amounts;
import org.patentpool.pool.proof.Statement.Component;

/** Statements that differ in founder and payable only. */
final class Settlements {
  static final Secret SEED = Secret.of("07".repeat(32));

  private Settlements() {}

  static Statement statement(String founder, long payable) {
    return new Statement(
        "cells",
        "EUR",
        "2026-Q3",
        founder,
        new Amounts(payable, 0, 0, 0, 0, payable, 0),
        List.of(new Component("EQUAL", payable)),
        Statement.salt(SEED, founder));
  }

  /** One founder for each payable, in the order of their ids. */
  static List<Statement> of(List<Long> payables) {
    return IntStream.range(0, payables.size())
        .mapToObj(i -> statement("f" + (100_000 + i), payables.get(i)))
        .toList();
  }
}
