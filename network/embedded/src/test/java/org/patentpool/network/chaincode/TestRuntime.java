package org.patentpool.network.chaincode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.simulation.InMemoryState;
import org.patentpool.network.simulation.Simulation;
import org.patentpool.network.simulation.TestChannel;
import org.patentpool.network.simulation.TxSimulator;
import org.patentpool.network.store.Version;

/** The runtime with probes named probe, other and third, on a channel in memory. */
final class TestRuntime implements AutoCloseable {
  private static final List<String> NAMES = List.of("probe", "other", "third");

  private final TestChannel channel;
  private final InstalledChaincodes installed;
  private final ChaincodeRuntime runtime;
  private final AtomicInteger transactions = new AtomicInteger();

  TestRuntime(Path directory) throws IOException {
    this(directory, Duration.ofSeconds(30), 32);
  }

  TestRuntime(Path directory, Duration timeout, int threads) throws IOException {
    this(directory, timeout, threads, new TestChannel());
    NAMES.forEach(channel::define);
  }

  TestRuntime(Path directory, TestChannel channel) throws IOException {
    this(directory, Duration.ofSeconds(30), 32, channel);
  }

  private TestRuntime(Path directory, Duration timeout, int threads, TestChannel channel)
      throws IOException {
    this.channel = channel;
    this.installed =
        InstalledChaincodes.fromJar(
            jar(
                directory,
                NAMES.stream()
                    .map(name -> name + "=" + ProbeChaincode.class.getName())
                    .collect(Collectors.joining("\n"))));
    this.runtime = new ChaincodeRuntime(installed, timeout, threads);
  }

  /** A jar that names chaincodes and nothing else. */
  static Path jar(Path directory, String names) throws IOException {
    Path jar = directory.resolve("chaincode.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/chaincodes"));
      out.write(names.getBytes(UTF_8));
    }
    return jar;
  }

  TestChannel channel() {
    return channel;
  }

  InMemoryState state() {
    return channel.state();
  }

  ChaincodeRuntime runtime() {
    return runtime;
  }

  String nextTxId() {
    return "tx%08d".formatted(transactions.incrementAndGet());
  }

  /** Executes the probe on the operator's node, for the operator. */
  Outcome run(String... args) {
    return runAs(new Who(nextTxId(), "OperatorMSP", "OperatorMSP", "probe"), args);
  }

  Outcome runAs(Who who, String... args) {
    try (InMemoryState.View view = channel.state().view()) {
      TxSimulator simulator =
          channel.simulator(view, who.txId(), who.creator(), who.organization());
      Execution execution =
          runtime.execute(invocation(who.txId(), who.creator(), who.chaincode(), args), simulator);
      Simulation simulation =
          switch (execution) {
            case Execution.Completed(Response response, ChaincodeEvent event) ->
                simulator.finish(response, event);
            case Execution.Failed _ -> simulator.finish(Response.getDefaultInstance(), null);
          };
      return new Outcome(execution, simulation, view.openRanges());
    }
  }

  /** Executes and applies the writes. */
  Outcome commit(Version at, String... args) {
    Outcome outcome = run(args);
    state().apply(outcome.simulation(), at);
    return outcome;
  }

  static Invocation invocation(String txId, String creator, String chaincode, String... args) {
    return new Invocation(
        chaincode, input(args), proposal(txId, creator, Map.of("secret", "s3cret")));
  }

  static ChaincodeInput input(String... args) {
    return ChaincodeInput.newBuilder()
        .addAllArgs(Arrays.stream(args).map(ByteString::copyFromUtf8).toList())
        .build();
  }

  static SignedProposal proposal(String txId, String creator, Map<String, String> carried) {
    ChannelHeader channelHeader =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setChannelId(TestChannel.NAME)
            .setTxId(txId)
            .setTimestamp(Timestamp.newBuilder().setSeconds(1_700_000_000L))
            .build();
    SignatureHeader signatureHeader =
        SignatureHeader.newBuilder().setCreator(ByteString.copyFromUtf8(creator)).build();
    ChaincodeProposalPayload.Builder payload = ChaincodeProposalPayload.newBuilder();
    carried.forEach((name, value) -> payload.putTransientMap(name, ByteString.copyFromUtf8(value)));
    Proposal proposal =
        Proposal.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(channelHeader.toByteString())
                    .setSignatureHeader(signatureHeader.toByteString())
                    .build()
                    .toByteString())
            .setPayload(payload.build().toByteString())
            .build();
    return SignedProposal.newBuilder().setProposalBytes(proposal.toByteString()).build();
  }

  static String step(String... parts) {
    return String.join("|", parts);
  }

  @Override
  public void close() {
    runtime.close();
    installed.close();
  }

  /** A transaction's id, who signed it, whose node executes, and which chaincode. */
  record Who(String txId, String creator, String organization, String chaincode) {}

  /** How it ended, what it recorded, and how many ranges of the view it left open. */
  record Outcome(Execution execution, Simulation simulation, int openRanges) {
    String payload() {
      return ((Execution.Completed) execution).response().getPayload().toStringUtf8();
    }

    List<String> lines() {
      return Stream.of(payload().split("\n", -1)).toList();
    }

    String failure() {
      return ((Execution.Failed) execution).reason();
    }
  }
}
