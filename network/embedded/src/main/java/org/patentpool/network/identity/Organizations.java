package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;

/**
 * The folders of all organisations of a network whose keys are in one place. What is missing is
 * made, what is there is kept, so it may be called at every start.
 */
public final class Organizations {
  private static final int IDENTIFIER_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final Topology topology;
  private final Lifetimes lifetimes;
  private final Clock clock;

  private Organizations(Path directory, Topology topology, Lifetimes lifetimes, Clock clock) {
    this.directory = directory.resolve("organizations");
    this.topology = topology;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  /** The organisations below {@code directory/organizations}, made as far as they are missing. */
  public static Organizations establish(Path directory, Topology topology)
      throws IOException, IdentityException {
    return establish(directory, topology, Lifetimes.standard(), Clock.systemUTC());
  }

  public static Organizations establish(
      Path directory, Topology topology, Lifetimes lifetimes, Clock clock)
      throws IOException, IdentityException {
    var organizations = new Organizations(directory, topology, lifetimes, clock);
    for (var organization : topology.organizations()) {
      organizations.establish(organization);
    }
    return organizations;
  }

  public Topology topology() {
    return topology;
  }

  /** What the channel's configuration says of the organisation. */
  public FabricMSPConfig definition(String mspId) throws IOException {
    return MspFolder.read(folder(mspId).resolve("msp"), mspId);
  }

  public SigningIdentity node(String mspId, String name) throws IOException, IdentityException {
    return MspFolder.signingIdentity(nodeFolder(mspId, name).resolve("msp"), mspId);
  }

  public SigningIdentity user(String mspId, String name) throws IOException, IdentityException {
    return MspFolder.signingIdentity(userFolder(mspId, name).resolve("msp"), mspId);
  }

  /** Where a node keeps its TLS material: server.crt, server.key and ca.crt. */
  public Path tlsFolder(String mspId, String node) {
    return nodeFolder(mspId, node).resolve("tls");
  }

  /** Where a node keeps its {@code msp} and {@code tls} folders, and whatever else it needs. */
  public Path nodeFolder(String mspId, String name) {
    return folder(mspId).resolve("nodes").resolve(Topology.checkedName(name));
  }

  /**
   * Where a service beside a node, such as a chaincode, keeps {@code server.crt}, {@code
   * server.key} and {@code ca.crt}; made on first use.
   */
  public synchronized Path serviceFolder(String mspId, String name)
      throws IOException, IdentityException {
    var service = folder(mspId).resolve("services").resolve(Topology.checkedName(name));
    var validity = Validity.from(clock.instant(), lifetimes.node());
    Folders.createOnce(service, target -> makeTls(mspId, target, hostName(mspId, name), validity));
    return service;
  }

  /** Where a user's msp folder stands, for instance for a connection file. */
  public Path userFolder(String mspId, String name) {
    return usersFolder(mspId).resolve(Topology.checkedName(name));
  }

  /** Where the organisation's users have their folders, one each. */
  public Path usersFolder(String mspId) {
    return folder(mspId).resolve("users");
  }

  /** The host name that a node's TLS certificate is for, beside this machine's own names. */
  public static String hostName(String mspId, String node) {
    return node + "." + mspId;
  }

  /** The certificate in whose name the organisation's TLS servers speak. */
  public Path tlsAuthority(String mspId) {
    return folder(mspId).resolve("msp/tlscacerts").resolve(MspFolder.TLS_AUTHORITY);
  }

  /** Makes a further client with a key of its own, unless there is one of that name. */
  public synchronized SigningIdentity enrol(String mspId, String name)
      throws IOException, IdentityException {
    return enrol(mspId, name, Validity.from(clock.instant(), lifetimes.user()));
  }

  public synchronized SigningIdentity enrol(String mspId, String name, Validity validity)
      throws IOException, IdentityException {
    makeUser(mspId, new Topology.User(name, CertificateRole.CLIENT), validity);
    return user(mspId, name);
  }

  /**
   * Certifies the key of a PKCS#10 request (PEM), which stays with its owner. Of the request only
   * the key counts: name and role are the organisation's to give. Returns the certificate in PEM.
   */
  public synchronized ByteString enrol(String mspId, String name, ByteString request)
      throws IOException, IdentityException {
    var key = keyOf(request);
    var folder = userFolder(mspId, name);
    if (Files.exists(folder)) {
      throw new IdentityException("%s has a user '%s' already".formatted(mspId, name));
    }
    var validity = Validity.from(clock.instant(), lifetimes.user());
    var units = List.of(CertificateRole.CLIENT.unit());
    var certificate = authority(mspId, "ca").issue(key, opaque(), mspId, units, validity);
    Folders.createOnce(folder, target -> writeMsp(mspId, target.resolve("msp"), certificate));
    return ByteString.copyFrom(MspFolder.pem(certificate));
  }

  /**
   * Puts the user's certificate on the organisation's revocation list, which this returns in PEM.
   * It holds in the channel once a configuration carries the list.
   */
  public ByteString revokeUser(String mspId, String name) throws IOException, IdentityException {
    var file = userFolder(mspId, name).resolve("msp").resolve(MspFolder.OWN_CERTIFICATE);
    return revoke(mspId, ByteString.copyFrom(Files.readAllBytes(file)));
  }

  /** Puts a certificate (PEM) of the organisation on its revocation list, returned in PEM. */
  public synchronized ByteString revoke(String mspId, ByteString certificate)
      throws IOException, IdentityException {
    var authority = authority(mspId, "ca");
    var revoked = Certificate.fromPem(certificate.toByteArray());
    if (!revoked.namesAsIssuer(authority.certificate())
        || !revoked.signedBy(authority.certificate())) {
      throw new IdentityException("the certificate is not one of " + mspId);
    }
    var file = folder(mspId).resolve("msp").resolve(MspFolder.REVOCATIONS);
    Optional<X509CRLHolder> previous = Optional.empty();
    if (Files.exists(file)) {
      var pem = Pem.decode(Pem.REVOCATION_LIST, Files.readAllBytes(file));
      previous = Optional.of(new X509CRLHolder(pem));
    }
    var list = authority.revoke(previous, revoked.serial(), clock.instant());
    var pem = Pem.encode(Pem.REVOCATION_LIST, list.getEncoded());
    Files.createDirectories(file.getParent());
    Folders.replace(file, pem);
    return ByteString.copyFrom(pem);
  }

  private void establish(Topology.Organization organization) throws IOException, IdentityException {
    var mspId = organization.mspId();
    makeAuthority(mspId, "ca");
    makeAuthority(mspId, "tlsca");
    Folders.createOnce(
        folder(mspId).resolve("msp"),
        target -> {
          var authority = authority(mspId, "ca").certificate();
          MspFolder.write(target, authority, authority(mspId, "tlsca").certificate());
        });
    for (var node : organization.nodes()) {
      makeNode(mspId, node);
    }
    for (var user : organization.users()) {
      makeUser(mspId, user, Validity.from(clock.instant(), lifetimes.user()));
    }
  }

  private void makeAuthority(String mspId, String kind) throws IOException, IdentityException {
    Folders.createOnce(
        folder(mspId).resolve(kind),
        target -> {
          var validity = Validity.from(clock.instant(), lifetimes.authority());
          var made = CertificateAuthority.create(kind + "." + mspId, mspId, validity);
          Folders.writeSecret(target.resolve("priv_sk"), made.key().toPem());
          Folders.write(target.resolve(kind + "-cert.pem"), MspFolder.pem(made.certificate()));
        });
  }

  private void makeNode(String mspId, Topology.Node node) throws IOException, IdentityException {
    var name = hostName(mspId, node.name());
    var validity = Validity.from(clock.instant(), lifetimes.node());
    Folders.createOnce(
        nodeFolder(mspId, node.name()),
        target -> {
          makeIdentity(mspId, target.resolve("msp"), name, node.role(), validity);
          makeTls(mspId, target.resolve("tls"), name, validity);
        });
  }

  private void makeTls(String mspId, Path target, String name, Validity validity)
      throws IOException, IdentityException {
    var authority = authority(mspId, "tlsca");
    var key = SigningKey.generate();
    var certificate = authority.issueTls(key.publicKey(), name, validity);
    Folders.write(target.resolve("server.crt"), MspFolder.pem(certificate));
    Folders.writeSecret(target.resolve("server.key"), key.toPem());
    Folders.write(target.resolve("ca.crt"), MspFolder.pem(authority.certificate()));
  }

  private void makeUser(String mspId, Topology.User user, Validity validity)
      throws IOException, IdentityException {
    Folders.createOnce(
        userFolder(mspId, user.name()),
        target -> makeIdentity(mspId, target.resolve("msp"), opaque(), user.role(), validity));
  }

  private void makeIdentity(
      String mspId, Path target, String commonName, CertificateRole role, Validity validity)
      throws IOException, IdentityException {
    var key = SigningKey.generate();
    var units = List.of(role.unit());
    var certificate =
        authority(mspId, "ca").issue(key.publicKey(), commonName, mspId, units, validity);
    writeMsp(mspId, target, certificate);
    Folders.writeSecret(target.resolve(MspFolder.OWN_KEY), key.toPem());
  }

  private void writeMsp(String mspId, Path target, Certificate own) throws IOException {
    var organization = folder(mspId).resolve("msp");
    for (var file : List.of("cacerts/" + MspFolder.AUTHORITY, "config.yaml")) {
      Folders.write(target.resolve(file), Files.readAllBytes(organization.resolve(file)));
    }
    var tls = "tlscacerts/" + MspFolder.TLS_AUTHORITY;
    Folders.write(target.resolve(tls), Files.readAllBytes(organization.resolve(tls)));
    Folders.write(target.resolve(MspFolder.OWN_CERTIFICATE), MspFolder.pem(own));
  }

  private CertificateAuthority authority(String mspId, String kind)
      throws IOException, IdentityException {
    var folder = folder(mspId).resolve(kind);
    var key = SigningKey.fromPem(Files.readAllBytes(folder.resolve("priv_sk")));
    var certificate = Files.readAllBytes(folder.resolve(kind + "-cert.pem"));
    return CertificateAuthority.of(key, Certificate.fromPem(certificate));
  }

  private static SubjectPublicKeyInfo keyOf(ByteString request) throws IdentityException {
    try {
      var pem = Pem.decode(Pem.CERTIFICATE_REQUEST, request.toByteArray());
      var parsed = new PKCS10CertificationRequest(pem);
      var key = parsed.getSubjectPublicKeyInfo();
      P256.publicKey(key);
      // The JDK's verifier takes a high s too, which common tools produce; only we are strict.
      var verifier = new JcaContentVerifierProviderBuilder().build(key);
      if (!parsed.isSignatureValid(verifier)) {
        throw new IdentityException("the request is not signed by the key it names");
      }
      return key;
    } catch (IOException | IllegalArgumentException | PKCSException | OperatorCreationException e) {
      throw new IdentityException("the certificate request is malformed", e);
    }
  }

  /** A name that says nothing about whoever bears it. */
  private static String opaque() {
    var bytes = new byte[IDENTIFIER_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Path folder(String mspId) {
    return directory.resolve(Topology.checkedName(mspId));
  }
}
