package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** An organisation's or a single identity's folder, laid out as Fabric's programs expect it. */
public final class MspFolder {
  static final String AUTHORITY = "ca-cert.pem";
  static final String TLS_AUTHORITY = "tlsca-cert.pem";
  static final String REVOCATIONS = "crls/crl.pem";
  static final String OWN_CERTIFICATE = "signcerts/cert.pem";
  static final String OWN_KEY = "keystore/priv_sk";

  private MspFolder() {}

  /** Writes the public part: whom the organisation trusts, and how its roles are told apart. */
  static void write(Path folder, Certificate authority, Certificate tlsAuthority)
      throws IOException {
    Folders.write(folder.resolve("cacerts").resolve(AUTHORITY), pem(authority));
    Folders.write(folder.resolve("tlscacerts").resolve(TLS_AUTHORITY), pem(tlsAuthority));
    Folders.write(folder.resolve("config.yaml"), configuration().getBytes(StandardCharsets.UTF_8));
  }

  static byte[] pem(Certificate certificate) {
    return Pem.encode(Pem.CERTIFICATE, certificate.der().toByteArray());
  }

  /** Reads the definition that goes into a channel's configuration. */
  public static FabricMSPConfig read(Path folder, String mspId) throws IOException {
    var config =
        FabricMSPConfig.newBuilder()
            .setName(mspId)
            .addAllRootCerts(contents(folder.resolve("cacerts")))
            .addAllIntermediateCerts(contents(folder.resolve("intermediatecerts")))
            .addAllAdmins(contents(folder.resolve("admincerts")))
            .addAllRevocationList(contents(folder.resolve("crls")))
            .addAllTlsRootCerts(contents(folder.resolve("tlscacerts")))
            .addAllTlsIntermediateCerts(contents(folder.resolve("tlsintermediatecerts")))
            .setCryptoConfig(
                FabricCryptoConfig.newBuilder()
                    .setSignatureHashFamily("SHA2")
                    .setIdentityIdentifierHashFunction("SHA256"));
    if (config.getRootCertsCount() == 0) {
      throw new IOException("no certificate in %s/cacerts".formatted(folder));
    }
    var file = folder.resolve("config.yaml");
    if (Files.exists(file)) {
      readConfiguration(file, config);
    }
    return config.build();
  }

  /** The identity whose certificate and key are in the folder. */
  public static SigningIdentity signingIdentity(Path folder, String mspId)
      throws IOException, IdentityException {
    var certificates = Folders.files(folder.resolve("signcerts"));
    if (certificates.size() != 1) {
      throw new IdentityException(
          "%s/signcerts holds %d certificates instead of one"
              .formatted(folder, certificates.size()));
    }
    var pem = Files.readAllBytes(certificates.getFirst());
    var publicKey = Certificate.fromPem(pem).holder().getSubjectPublicKeyInfo();
    for (var file : Folders.files(folder.resolve("keystore"))) {
      var key = SigningKey.fromPem(Files.readAllBytes(file));
      if (key.publicKey().equals(publicKey)) {
        return new KeyHolder(mspId, ByteString.copyFrom(pem), key);
      }
    }
    throw new IdentityException(
        "%s/keystore does not hold the key of the certificate in signcerts".formatted(folder));
  }

  private static List<ByteString> contents(Path folder) throws IOException {
    var contents = new ArrayList<ByteString>();
    for (var file : Folders.files(folder)) {
      contents.add(ByteString.copyFrom(Files.readAllBytes(file)));
    }
    return contents;
  }

  private static String configuration() {
    var text = new StringBuilder("NodeOUs:\n  Enable: true\n");
    for (var role : CertificateRole.values()) {
      text.append("  %s:\n".formatted(key(role)))
          .append("    Certificate: cacerts/%s\n".formatted(AUTHORITY))
          .append("    OrganizationalUnitIdentifier: %s\n".formatted(role.unit()));
    }
    return text.toString();
  }

  private static String key(CertificateRole role) {
    var unit = role.unit();
    return Character.toUpperCase(unit.charAt(0)) + unit.substring(1) + "OUIdentifier";
  }

  private static void readConfiguration(Path file, FabricMSPConfig.Builder config)
      throws IOException {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      Object content = yaml.load(Files.readString(file));
      if (!(content instanceof Map<?, ?> top)) {
        return;
      }
      if (top.get("OrganizationalUnitIdentifiers") instanceof List<?> required) {
        for (var unit : required) {
          config.addOrganizationalUnitIdentifiers(unit(file, unit));
        }
      }
      if (top.get("NodeOUs") instanceof Map<?, ?> nodes
          && Boolean.TRUE.equals(nodes.get("Enable"))) {
        config.setFabricNodeOus(nodeUnits(file, nodes));
      }
    } catch (YAMLException e) {
      throw new IOException("%s is not readable YAML".formatted(file), e);
    }
  }

  private static FabricNodeOUs nodeUnits(Path file, Map<?, ?> nodes) throws IOException {
    var units = FabricNodeOUs.newBuilder().setEnable(true);
    for (var role : CertificateRole.values()) {
      Object configured = nodes.get(key(role));
      if (configured == null) {
        continue;
      }
      var unit = unit(file, configured);
      switch (role) {
        case CLIENT -> units.setClientOuIdentifier(unit);
        case PEER -> units.setPeerOuIdentifier(unit);
        case ADMIN -> units.setAdminOuIdentifier(unit);
        case ORDERER -> units.setOrdererOuIdentifier(unit);
      }
    }
    return units.build();
  }

  private static FabricOUIdentifier unit(Path file, @Nullable Object configured)
      throws IOException {
    if (!(configured instanceof Map<?, ?> unit)
        || !(unit.get("OrganizationalUnitIdentifier") instanceof String name)) {
      throw new IOException(
          "%s names a unit without an OrganizationalUnitIdentifier".formatted(file));
    }
    var identifier = FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier(name);
    if (unit.get("Certificate") instanceof String certificate) {
      var path = file.resolveSibling(certificate);
      identifier.setCertificate(ByteString.copyFrom(Files.readAllBytes(path)));
    }
    return identifier.build();
  }
}
