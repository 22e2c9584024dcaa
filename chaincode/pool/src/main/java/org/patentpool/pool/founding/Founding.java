package org.patentpool.pool.founding;

import java.util.List;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.decision.Transaction;

/** The founding, the pool day and the terms. */
public final class Founding {

  private Founding() {}

  public static List<Transaction<?, ?>> transactions() {
    return List.of(
        new Transaction<>(
            CommandType.POOL_FOUND,
            Found.FORM,
            Subject.inRequest(Found::operator, found -> found.operator().actor()),
            Found::decide),
        new Transaction<>(CommandType.POOL_SIGN, Sign.FORM, Subject.party(), Sign::decide),
        new Transaction<>(
            CommandType.DAY_ADVANCE, AdvanceDay.FORM, Subject.pool(), AdvanceDay::decide),
        new Transaction<>(
            CommandType.TERMS_PROPOSE, ProposeTerms.FORM, Subject.pool(), ProposeTerms::decide));
  }

  public static List<Question<?>> questions() {
    return List.of(
        new Question<>(
            QueryType.POOL_READ, Readings.Nothing.FORM, Audience.EVERYBODY, Readings::pool),
        new Question<>(
            QueryType.DAY_READ, Readings.Nothing.FORM, Audience.EVERYBODY, Readings::day),
        new Question<>(
            QueryType.TERMS_READ, Readings.Version.FORM, Audience.EVERYBODY, Readings::terms));
  }
}
