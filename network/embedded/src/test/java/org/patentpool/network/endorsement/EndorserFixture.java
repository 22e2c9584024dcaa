package org.patentpool.network.endorsement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.chaincode.ChaincodeRuntime;
import org.patentpool.network.chaincode.InstalledChaincodes;
import org.patentpool.network.chaincode.ProbeChaincode;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.Proposed;
import org.patentpool.network.testing.TestChannel;

/** An endorser whose chaincodes do what their arguments say. */
final class EndorserFixture implements AutoCloseable {
  final TestChannel channel = TestChannel.inMemory();
  final Parties parties = channel.parties;
  final TransientStore waiting = new TransientStore(100_000);
  private final InstalledChaincodes chaincodes;
  private final ChaincodeRuntime runtime;

  EndorserFixture(Path directory) throws IOException {
    Path jar = directory.resolve("probes.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/chaincodes"));
      for (String name : List.of("pool", "accounts", "open")) {
        out.write((name + "=" + ProbeChaincode.class.getName() + "\n").getBytes(UTF_8));
      }
    }
    chaincodes = InstalledChaincodes.fromJar(jar);
    runtime = new ChaincodeRuntime(chaincodes, Duration.ofSeconds(60));
    channel.committer.listen(waiting);
  }

  Endorser endorser() {
    return endorser(InstantSource.system());
  }

  Endorser endorser(InstantSource clock) {
    return new Endorser(
        channel.channel,
        channel.ledger,
        channel.definitions,
        runtime,
        parties.nodes(),
        waiting,
        clock);
  }

  List<ProposalResponse> endorse(Proposed proposed, String... organizations)
      throws EndorsementRefused {
    return endorser().endorse(proposed.build(), Set.of(organizations));
  }

  Response evaluate(Proposed proposed, String... organizations) throws EndorsementRefused {
    return endorser().evaluate(proposed.build(), Set.of(organizations));
  }

  /** Endorses by whoever is needed and commits. */
  TxValidationCode commit(Proposed proposed) throws EndorsementRefused {
    List<ProposalResponse> responses = endorse(proposed);
    TxPvtReadWriteSet privateSet = waiting.find(proposed.txId());
    TreeMap<Integer, TxPvtReadWriteSet> privateSets = new TreeMap<>();
    if (privateSet != null) {
      privateSets.put(0, privateSet);
    }
    return channel
        .commit(
            List.of(proposed.transaction(responses).toByteString()),
            new BlockPrivateData(privateSets))
        .getFirst();
  }

  static List<String> endorsers(List<ProposalResponse> responses) {
    return responses.stream().map(EndorserFixture::endorser).toList();
  }

  private static String endorser(ProposalResponse response) {
    try {
      return SerializedIdentity.parseFrom(response.getEndorsement().getEndorser()).getMspid();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The steps that the chaincode is to take, one after the other. */
  static String[] all(String... steps) {
    String[] arguments = Arrays.copyOf(new String[] {"all"}, steps.length + 1);
    System.arraycopy(steps, 0, arguments, 1, steps.length);
    return arguments;
  }

  @Override
  public void close() {
    runtime.close();
    chaincodes.close();
  }
}
