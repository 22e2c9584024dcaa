package org.patentpool.bench;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.patentpool.network.identity.ChannelMembership;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.InvalidOrganizationException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;

/**
 * How many transactions a second these processors could do if signatures were all there is to do:
 * the signatures that one transaction of the pool needs, by the code that makes and checks them in
 * client and network, on as many threads as there are processors.
 */
final class SignatureBound {
  /** The client signs its proposal, its transaction and its question for the outcome. */
  static final int CLIENT_SIGNS = 3;

  /** The majority of four nodes endorses. */
  static final int NODES_SIGN = 3;

  /** Each of the client's signatures at the gateway's side, and the transaction's in its block. */
  static final int CLIENT_CHECKS = 4;

  /** Every endorsement in the block. */
  static final int NODE_CHECKS = 3;

  private static final byte[] MESSAGE = "x".repeat(2_000).getBytes(StandardCharsets.UTF_8);

  private final Signer client;
  private final SigningIdentity node;
  private final Identity nodeSeen;
  private final byte[] signature;

  private SignatureBound(Signer client, SigningIdentity node, Identity nodeSeen) {
    this.client = client;
    this.node = node;
    this.nodeSeen = nodeSeen;
    this.signature = node.sign(MESSAGE).toByteArray();
  }

  static SignatureBound prepare(Path folder)
      throws IOException,
          IdentityException,
          InvalidOrganizationException,
          GeneralSecurityException {
    Organizations organizations = Organizations.establish(folder, Topology.standard());
    String mspId = organizations.topology().peerOrganizations().getFirst();
    SigningIdentity node = organizations.node(mspId, "peer0");
    ByteString serialized = node.serialized();
    Identity seen =
        ChannelMembership.of(List.of(organizations.definition(mspId))).identify(serialized);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new SignatureBound(
        Signers.newPrivateKeySigner(generator.generateKeyPair().getPrivate()), node, seen);
  }

  /** Transactions per second. */
  double measure(Duration time) throws InterruptedException, ExecutionException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (var threads = Executors.newFixedThreadPool(processors)) {
      long begin = System.nanoTime();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < processors; i++) {
        counts.add(threads.submit(() -> transactionsUntil(begin + time.toNanos())));
      }
      long transactions = 0;
      for (Future<Long> count : counts) {
        transactions += count.get();
      }
      return transactions * 1e9 / (System.nanoTime() - begin);
    }
  }

  private long transactionsUntil(long end) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long transactions = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < CLIENT_SIGNS; i++) {
        client.sign(sha256.digest(MESSAGE));
      }
      for (int i = 0; i < NODES_SIGN; i++) {
        node.sign(MESSAGE);
      }
      for (int i = 0; i < CLIENT_CHECKS + NODE_CHECKS; i++) {
        if (!nodeSeen.signed(MESSAGE, signature)) {
          throw new IllegalStateException("a good signature was refused");
        }
      }
      transactions++;
    }
    return transactions;
  }
}
