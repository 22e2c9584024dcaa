package org.patentpool.network.fabric.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.fabric.Client;

/** One of the two networks, as its clients see it. */
final class LedgerSide implements AutoCloseable {
  private static final int TRIES = 20;

  private final Path connection;
  private final People people;
  private final Map<World.Sender, Client> clients = new ConcurrentHashMap<>();

  LedgerSide(Path connection, People people) {
    this.connection = connection;
    this.people = people;
  }

  /** What a world's transactions are called here, in their order. */
  record Course(String world, List<String> transactions) {}

  /** Calls, has a command that writes committed, and says what came of it. */
  Told call(Course course, World.Step step, boolean query) throws InvalidProtocolBufferException {
    Contract contract = client(step.sender()).network().getContract("pool");
    String function = course.world() + ":" + step.function();
    String payload = people.real(step.payload());
    try {
      return named(
          course,
          query
              ? Told.answered(contract.evaluateTransaction(function, payload))
              : done(course, contract.newProposal(function).addArguments(payload)));
    } catch (GatewayException e) {
      return Told.refused(e);
    }
  }

  /** Peers that lag behind can be enough of them: what they endorse then comes too late. */
  private static Told done(Course course, Proposal.Builder command)
      throws GatewayException, InvalidProtocolBufferException {
    for (int i = 0; i < TRIES; i++) {
      Transaction transaction = command.build().endorse();
      Told told = Told.endorsed(transaction);
      if (told.writes().isEmpty()) {
        return told;
      }
      TxValidationCode code = transaction.submitAsync().getStatus().getCode();
      if (code == TxValidationCode.VALID) {
        course.transactions().add(transaction.getTransactionId());
        return told;
      }
      assertThat(code)
          .isIn(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.PHANTOM_READ_CONFLICT);
    }
    throw new IllegalStateException("conflicts " + TRIES + " times");
  }

  /** Transactions by their number: their ids are chance. */
  private static Told named(Course course, Told told) {
    String answer = told.answer();
    for (int i = 0; i < course.transactions().size(); i++) {
      answer = answer.replace(course.transactions().get(i), "transaction " + i);
    }
    return new Told(told.refused(), answer, told.reads(), told.writes(), told.event());
  }

  private Client client(World.Sender sender) {
    return clients.computeIfAbsent(sender, this::connect);
  }

  private Client connect(World.Sender sender) {
    try {
      Path network = connection.resolveSibling("");
      return Client.of(
          connection,
          sender.mspId(),
          people.certificate(sender, network),
          people.key(sender).getPrivate());
    } catch (Exception e) {
      throw new IllegalStateException(sender + " cannot connect", e);
    }
  }

  @Override
  public void close() {
    clients.values().forEach(Client::close);
  }
}
