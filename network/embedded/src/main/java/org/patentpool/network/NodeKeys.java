package org.patentpool.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS keys of all nodes behind one port. A client that names the node it calls sees that node's
 * certificate; one that names none sees the first.
 */
final class NodeKeys extends X509ExtendedKeyManager {
  private final Map<String, PrivateKey> keys = new LinkedHashMap<>();
  private final Map<String, X509Certificate[]> certificates = new LinkedHashMap<>();

  /** Reads {@code server.key} and {@code server.crt} of each node's folder, by host name. */
  NodeKeys(Map<String, Path> folders) throws IOException, GeneralSecurityException {
    for (Map.Entry<String, Path> node : folders.entrySet()) {
      String host = node.getKey().toLowerCase(Locale.ROOT);
      keys.put(host, key(Files.readString(node.getValue().resolve("server.key"))));
      certificates.put(
          host,
          new X509Certificate[] {
            certificate(Files.readAllBytes(node.getValue().resolve("server.crt")))
          });
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] encoded = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static X509Certificate certificate(byte[] pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  @Override
  public String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          String wanted = host.getAsciiName().toLowerCase(Locale.ROOT);
          if (keys.containsKey(wanted)) {
            return wanted;
          }
        }
      }
    }
    return first();
  }

  private String first() {
    return keys.keySet().iterator().next();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return certificates.get(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return keys.get(alias);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return keys.keySet().toArray(String[]::new);
  }

  @Override
  public String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return first();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
