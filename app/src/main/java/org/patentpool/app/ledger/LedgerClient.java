package org.patentpool.app.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/**
 * A user of an organisation at the ledger, whose key this process holds. Thread-safe; the calls
 * block, so give each its own virtual thread where many are wanted.
 */
public final class LedgerClient implements Blocks, AutoCloseable {
  private final ManagedChannel channel;
  private final Gateway gateway;
  private final Network network;
  private final Contract pool;
  private final Submission submission;

  private LedgerClient(
      Connection connection,
      ManagedChannel channel,
      Gateway gateway,
      Retry retry,
      Retry.Time time) {
    this.channel = channel;
    this.gateway = gateway;
    this.network = gateway.getNetwork(connection.channel());
    this.pool = network.getContract(connection.poolChaincode());
    this.submission = new Submission(pool, retry, time);
  }

  /**
   * Connects as a user named in the connection file. Nothing is sent yet: a ledger that is not
   * there shows with the first call.
   *
   * @throws ConnectionException when the user, its certificate or its key cannot be used
   */
  public static LedgerClient connect(Connection connection, String mspId, String user) {
    return connect(connection, mspId, user, Retry.STANDARD);
  }

  public static LedgerClient connect(
      Connection connection, String mspId, String user, Retry retry) {
    Connection.User who = connection.user(mspId, user);
    X509Certificate certificate = Gateways.certificate(who.certificate());
    PrivateKey key = Gateways.key(who.key());
    ManagedChannel channel = Gateways.channel(connection.organization(mspId));
    return over(channel, connection, mspId, certificate, key, retry, Retry.Time.SYSTEM);
  }

  /** Over a channel that is open already. */
  static LedgerClient over(
      ManagedChannel channel,
      Connection connection,
      String mspId,
      X509Certificate certificate,
      PrivateKey key,
      Retry retry,
      Retry.Time time) {
    Gateway gateway =
        Gateways.session(mspId, certificate, channel)
            .signer(Signers.newPrivateKeySigner(key))
            .connect();
    return new LedgerClient(connection, channel, gateway, retry, time);
  }

  /**
   * Has the command done, trying again while others get in its way or nodes are away. What it
   * returns is certain.
   *
   * @throws LedgerException.OutcomeUnknown when the deadline passes with the command sent and its
   *     fate open
   * @throws LedgerException when it was not done and trying again does not help
   */
  public Outcome submit(Command command) {
    return submission.run(command);
  }

  /** Asks the pool chaincode at one node of this user's organisation. */
  public Reply evaluate(Query query) {
    try {
      byte[] answer = pool.evaluateTransaction(query.type().value(), query.payload());
      return new Reply.Answer(new String(answer, StandardCharsets.UTF_8));
    } catch (GatewayException e) {
      var rejection = Rejection.of(e);
      if (rejection.isPresent()) {
        return rejection.get();
      }
      throw new LedgerException(
          "the ledger did not answer " + query.type().value() + ": " + Failures.told(e), e);
    }
  }

  @Override
  public long height() {
    try {
      byte[] answer =
          network.getContract("qscc").evaluateTransaction("GetChainInfo", network.getName());
      return BlockchainInfo.parseFrom(answer).getHeight();
    } catch (GatewayException e) {
      throw new LedgerException("the ledger does not say its height: " + Failures.told(e), e);
    } catch (InvalidProtocolBufferException e) {
      throw new LedgerException("the ledger's height cannot be read", e);
    }
  }

  @Override
  public Feed<ChainBlock> blocks(long from) {
    return new Feed<>(
        "blocks",
        from,
        next ->
            Stream.of(
                network.newBlockEventsRequest().startBlock(next).build().getEvents(),
                ChainBlock::read),
        (_, block) -> block.number() + 1);
  }

  /** Every event of the pool chaincode after that position, in order and without end. */
  public Feed<PoolEvent> events(EventPosition after) {
    return new Feed<>(
        "events",
        after,
        last ->
            Stream.of(
                network
                    .newChaincodeEventsRequest(pool.getChaincodeName())
                    .checkpoint(last.checkpoint())
                    .build()
                    .getEvents(),
                PoolEvent::read),
        (_, event) -> event.position());
  }

  @Override
  public void close() {
    gateway.close();
    channel.shutdownNow();
  }
}
