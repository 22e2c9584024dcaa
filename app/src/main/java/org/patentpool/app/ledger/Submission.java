package org.patentpool.app.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings commands to their outcome. Every attempt is a new transaction with the same command id, so
 * an attempt whose fate stays open can do no harm: the next one is answered from it.
 */
final class Submission {
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);
  private static final Duration ASKING = Duration.ofSeconds(20);

  private final Contract contract;
  private final Retry retry;
  private final Retry.Time time;

  Submission(Contract contract, Retry retry, Retry.Time time) {
    this.contract = contract;
    this.retry = retry;
    this.time = time;
  }

  Outcome run(Command command) {
    Run run = new Run(command, retry.start(time));
    try {
      while (true) {
        Outcome outcome = run.attempt();
        if (outcome != null) {
          return outcome;
        }
        run.pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw run.givenUp("waiting was interrupted", e);
    }
  }

  private final class Run {
    private final Command command;
    private final Retry.Attempts attempts;

    /** The last attempt that may or may not be in the ledger. */
    private @Nullable String open;

    private String trouble = "";
    private @Nullable Exception cause;

    Run(Command command, Retry.Attempts attempts) {
      this.command = command;
      this.attempts = attempts;
    }

    /** Null when it is worth another attempt. */
    @Nullable Outcome attempt() throws InterruptedException {
      Transaction transaction;
      try {
        transaction =
            contract
                .newProposal(command.type().value())
                .addArguments(command.payload())
                .build()
                .endorse(Gateways.within(capped(ASKING)));
      } catch (EndorseException e) {
        var rejection = Rejection.of(e);
        if (rejection.isPresent() && !Failures.disagreement(e.getStatus())) {
          return rejection.get();
        }
        return again(e, Failures.passing(e), Failures.told(e));
      }
      SubmittedTransaction submitted;
      try {
        submitted = transaction.submitAsync(Gateways.within(capped(ASKING)));
      } catch (SubmitException e) {
        open = transaction.getTransactionId();
        return again(e, Failures.passing(e), Failures.told(e));
      }
      return settled(submitted);
    }

    private @Nullable Outcome settled(SubmittedTransaction submitted) throws InterruptedException {
      Status status = status(submitted);
      if (status.isSuccessful()) {
        return new Outcome.Accepted(
            new String(submitted.getResult(), StandardCharsets.UTF_8), status.getTransactionId());
      }
      String told = "block " + status.getBlockNumber() + " has it as " + status.getCode();
      return again(null, Failures.passing(status.getCode()), told);
    }

    /** A status that does not come is asked for again: a transaction's fate is never guessed. */
    private Status status(Commit commit) throws InterruptedException {
      String openBefore = open;
      while (true) {
        try {
          Status status = commit.getStatus(Gateways.within(capped(ASKING)));
          open = openBefore;
          return status;
        } catch (CommitStatusException e) {
          open = commit.getTransactionId();
          trouble = Failures.told(e);
          cause = e;
          if (!Failures.passing(e)) {
            throw givenUp("it cannot be asked for", e);
          }
          LOG.info("asking again for the fate of {}: {}", open, trouble);
          pause();
        }
      }
    }

    private @Nullable Outcome again(@Nullable Exception why, boolean passing, String told) {
      cause = why;
      trouble = told;
      if (!passing) {
        throw givenUp("trying again does not help", why);
      }
      LOG.debug("trying {} {} again: {}", command.type().value(), command.id(), told);
      return null;
    }

    void pause() throws InterruptedException {
      if (!attempts.again()) {
        throw givenUp("the deadline of " + retry.deadline() + " has passed", cause);
      }
    }

    private Duration capped(Duration time) {
      Duration left = attempts.left();
      return left.compareTo(time) < 0 ? left : time;
    }

    LedgerException givenUp(String why, @Nullable Exception e) {
      String what =
          command.type().value()
              + " "
              + command.id()
              + ": "
              + why
              + " after "
              + (attempts.made() + 1)
              + " attempts, "
              + trouble;
      if (open == null) {
        return new LedgerException(what + "; nothing was written", e);
      }
      return new LedgerException.OutcomeUnknown(
          what + "; transaction " + open + " may still be written: send the same command again", e);
    }
  }
}
