package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.CertificateRole;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.identity.Validity;
import org.patentpool.network.policy.SignaturePolicies;

/** The people of a pool's network, and some who do not belong to it. Made once for all tests. */
public final class Parties {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final Parties SHARED = establish();

  public final Organizations organizations;
  public final SigningIdentity operator;
  public final SigningIdentity founder1;
  public final SigningIdentity founder2;
  public final SigningIdentity auditor;
  public final SigningIdentity orderer;

  /** A client of the operator. */
  public final SigningIdentity clerk;

  /** A member of the pool, whose organisation has no node. */
  public final SigningIdentity member;

  /** Another member, of whom tests make somebody whose certificate is revoked. */
  public final SigningIdentity other;

  /** A member whose certificate ends within the hour. */
  public final SigningIdentity shortLived;

  /** Says that it is founder 1's node; its certificate is of another authority. */
  public final SigningIdentity impostor;

  private Parties(Organizations organizations, Organizations foreign)
      throws IOException, IdentityException {
    this.organizations = organizations;
    this.operator = organizations.node("OperatorMSP", "peer0");
    this.founder1 = organizations.node("Founder1MSP", "peer0");
    this.founder2 = organizations.node("Founder2MSP", "peer0");
    this.auditor = organizations.node("AuditorMSP", "peer0");
    this.orderer = organizations.node("OperatorMSP", "orderer0");
    this.clerk = organizations.user("OperatorMSP", "operator");
    this.member = organizations.user("MembersMSP", "member1");
    this.other = organizations.user("MembersMSP", "member2");
    this.shortLived =
        organizations.enrol(
            "MembersMSP", "shortlived", Validity.from(Instant.now(), Duration.ofMinutes(59)));
    this.impostor = foreign.node("Founder1MSP", "peer0");
  }

  public static Parties shared() {
    return SHARED;
  }

  private static Parties establish() {
    try {
      Path directory = Files.createTempDirectory("parties");
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(directory)));
      Topology.Node peer = new Topology.Node("peer0", CertificateRole.PEER);
      Topology foreign =
          new Topology(List.of(new Topology.Organization("Founder1MSP", List.of(peer), List.of())));
      return new Parties(
          Organizations.establish(directory.resolve("own"), Topology.standard()),
          Organizations.establish(directory.resolve("foreign"), foreign));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IdentityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order in which an endorser asks them. */
  public List<SigningIdentity> nodes() {
    return List.of(operator, founder1, founder2, auditor);
  }

  /** The administrators of all organisations with a node. */
  public List<SigningIdentity> administrators() {
    try {
      return List.of(
          organizations.user("OperatorMSP", "admin"),
          organizations.user("Founder1MSP", "admin"),
          organizations.user("Founder2MSP", "admin"),
          organizations.user("AuditorMSP", "admin"));
    } catch (IOException | IdentityException e) {
      throw new IllegalStateException(e);
    }
  }

  public SignaturePolicyEnvelope majority() {
    return outOf(3, operator, founder1, founder2, auditor);
  }

  /** So many of these parties' organisations, by a node of each. */
  public static SignaturePolicyEnvelope outOf(int count, SigningIdentity... parties) {
    return SignaturePolicies.outOf(
        count, Arrays.stream(parties).map(party -> party.mspId() + ".peer").toList());
  }

  /** The other half of the same signature, which mathematics accepts and Fabric does not. */
  public static ByteString highS(ByteString signature) {
    byte[] der = signature.toByteArray();
    int lengthOfR = der[3];
    BigInteger s = new BigInteger(Arrays.copyOfRange(der, 6 + lengthOfR, der.length));
    byte[] high = ORDER.subtract(s).toByteArray();
    byte[] flipped = Arrays.copyOf(der, 6 + lengthOfR + high.length);
    System.arraycopy(high, 0, flipped, 6 + lengthOfR, high.length);
    flipped[1] = (byte) (flipped.length - 2);
    flipped[5 + lengthOfR] = (byte) high.length;
    return ByteString.copyFrom(flipped);
  }
}
