package org.patentpool.app.ledger;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Signable;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Somebody at the ledger whose key this process does not hold: each step hands out what is to be
 * signed and takes it back with the signature. The steps keep nothing between them, so they may
 * come over any number of requests.
 */
public final class OfflineClient implements AutoCloseable {
  private final ManagedChannel channel;
  private final Gateway gateway;
  private final Network network;
  private final String chaincode;

  private OfflineClient(
      ManagedChannel channel, Connection connection, String mspId, X509Certificate certificate) {
    this.channel = channel;
    this.gateway = Gateways.session(mspId, certificate, channel).connect();
    this.network = gateway.getNetwork(connection.channel());
    this.chaincode = connection.poolChaincode();
  }

  public static OfflineClient connect(
      Connection connection, String mspId, X509Certificate certificate) {
    ManagedChannel channel = Gateways.channel(connection.organization(mspId));
    return new OfflineClient(channel, connection, mspId, certificate);
  }

  /** First step of a command. */
  public Unsigned propose(Command command) {
    return propose(command.type().value(), command.payload());
  }

  /** The only step of a query. */
  public Unsigned propose(Query query) {
    return propose(query.type().value(), query.payload());
  }

  private Unsigned propose(String function, String payload) {
    return unsigned(
        network.getContract(chaincode).newProposal(function).addArguments(payload).build());
  }

  public Reply evaluate(Unsigned proposal, ByteString signature) {
    try {
      byte[] answer =
          gateway.newSignedProposal(bytes(proposal), signature.toByteArray()).evaluate();
      return new Reply.Answer(new String(answer, StandardCharsets.UTF_8));
    } catch (GatewayException e) {
      return rejected(e);
    }
  }

  /** What the nodes made of a proposal. */
  public sealed interface Endorsement {
    /** They agree: the transaction is to be signed, its answer holds once it is committed. */
    record Endorsed(String answer, Unsigned transaction) implements Endorsement {}

    record Refused(Rejection rejection) implements Endorsement {}
  }

  public Endorsement endorse(Unsigned proposal, ByteString signature) {
    try {
      var transaction =
          gateway.newSignedProposal(bytes(proposal), signature.toByteArray()).endorse();
      return new Endorsement.Endorsed(
          new String(transaction.getResult(), StandardCharsets.UTF_8), unsigned(transaction));
    } catch (EndorseException e) {
      return new Endorsement.Refused(rejected(e));
    }
  }

  /** Hands the transaction in; what comes back is the question for its fate, to be signed. */
  public Unsigned submit(Unsigned transaction, ByteString signature) {
    try {
      return unsigned(
          gateway.newSignedTransaction(bytes(transaction), signature.toByteArray()).submitAsync());
    } catch (SubmitException e) {
      throw new LedgerException.OutcomeUnknown(
          "transaction "
              + e.getTransactionId()
              + " may not have been handed in: "
              + Failures.told(e),
          e);
    }
  }

  /** A transaction's fate. */
  public record Fate(String transaction, long block, TxValidationCode code) {}

  /** Waits for the fate; when it does not come in time, the same question may be asked again. */
  public Fate fate(Unsigned question, ByteString signature) {
    try {
      Status status = gateway.newSignedCommit(bytes(question), signature.toByteArray()).getStatus();
      return new Fate(status.getTransactionId(), status.getBlockNumber(), status.getCode());
    } catch (CommitStatusException e) {
      throw new LedgerException.OutcomeUnknown(
          "the fate of transaction " + e.getTransactionId() + " is open: " + Failures.told(e), e);
    }
  }

  public Unsigned askForEvents(EventPosition after) {
    return unsigned(
        network.newChaincodeEventsRequest(chaincode).checkpoint(after.checkpoint()).build());
  }

  /** Events until the connection ends; going on takes a new question with a newer checkpoint. */
  public Stream<PoolEvent> events(Unsigned question, ByteString signature) {
    return Stream.of(
        gateway
            .newSignedChaincodeEventsRequest(bytes(question), signature.toByteArray())
            .getEvents(),
        PoolEvent::read);
  }

  public Unsigned askForBlocks(long from) {
    return unsigned(network.newBlockEventsRequest().startBlock(from).build());
  }

  /** Blocks until the connection ends. */
  public Stream<ChainBlock> blocks(Unsigned question, ByteString signature) {
    return Stream.of(
        gateway.newSignedBlockEventsRequest(bytes(question), signature.toByteArray()).getEvents(),
        ChainBlock::read);
  }

  private static Unsigned unsigned(Signable signable) {
    return new Unsigned(
        ByteString.copyFrom(signable.getBytes()), ByteString.copyFrom(signable.getDigest()));
  }

  private static byte[] bytes(Unsigned unsigned) {
    return unsigned.bytes().toByteArray();
  }

  private static Rejection rejected(GatewayException failure) {
    return Rejection.of(failure)
        .orElseThrow(() ->
            new LedgerException("the ledger did not answer: " + Failures.told(failure), failure));
  }

  @Override
  public void close() {
    gateway.close();
    channel.shutdownNow();
  }
}
