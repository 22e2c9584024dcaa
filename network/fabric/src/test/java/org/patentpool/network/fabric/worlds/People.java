package org.patentpool.network.fabric.worlds;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.hyperledger.fabric.client.identity.Identities;
import org.patentpool.network.fabric.recording.Manifest;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** Real keys for those that memory only calls by a name, the same on every network. */
final class People {
  private final SortedMap<String, KeyPair> keys = new TreeMap<>();

  /** Makes a key for every sender. */
  People(Iterable<World> worlds) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    for (World world : worlds) {
      for (World.Step step : world.steps()) {
        keys.computeIfAbsent(step.sender().key(), _ -> generator.generateKeyPair());
      }
    }
  }

  KeyPair key(World.Sender sender) {
    return Objects.requireNonNull(keys.get(sender.key()));
  }

  /** The payload with the thumbprints of the real keys. */
  String real(String payload) {
    String text = payload;
    for (var key : keys.entrySet()) {
      text = text.replace(key.getKey(), thumbprint(key.getValue()));
    }
    return text;
  }

  private static String thumbprint(KeyPair key) {
    return Manifest.sha256(key.getPublic().getEncoded());
  }

  /** Has the sender's organisation certify the key, at the network whose folder this is. */
  X509Certificate certificate(World.Sender sender, Path network)
      throws IOException, GeneralSecurityException, IdentityException {
    Organizations organizations = Organizations.establish(network, Topology.standard());
    String name = "w" + sender.key().substring(0, 20).toLowerCase(Locale.ROOT);
    ByteString certificate = organizations.enrol(sender.mspId(), name, request(key(sender)));
    return Identities.readX509Certificate(certificate.toStringUtf8());
  }

  private static ByteString request(KeyPair key) throws IOException {
    try {
      var request =
          new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=anyone"), key.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
      StringWriter text = new StringWriter();
      try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
        pem.writeObject(request);
      }
      return ByteString.copyFromUtf8(text.toString());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("a key cannot sign its request", e);
    }
  }
}
