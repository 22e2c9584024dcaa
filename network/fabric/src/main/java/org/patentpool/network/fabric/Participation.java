package org.patentpool.network.fabric;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hyperledger.fabric.client.identity.Identities;
import org.patentpool.network.NetworkException;
import org.patentpool.network.policy.Endpoint;

/** An orderer's door for its administrator: which channels it serves. */
final class Participation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String BOUNDARY = "the-genesis-block";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private final HttpClient client;
  private final URI channels;

  /**
   * @param tls a folder with {@code server.crt}, {@code server.key} and {@code ca.crt} of the
   *     orderer's organisation
   */
  Participation(Endpoint admin, Path tls) throws IOException {
    this.channels = URI.create("https://" + admin + "/participation/v1/channels");
    this.client = HttpClient.newBuilder().sslContext(mutual(tls)).connectTimeout(PATIENCE).build();
  }

  boolean serves(String channel) throws NotYet {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(channels + "/" + channel)).GET());
    if (answer.statusCode() != OK && answer.statusCode() != NOT_FOUND) {
      throw refused(answer);
    }
    return answer.statusCode() == OK;
  }

  /** Has the orderer serve the channel that begins with this block. */
  void join(byte[] genesis) throws NotYet {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(channels)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(genesis))));
    if (answer.statusCode() != CREATED) {
      throw refused(answer);
    }
  }

  private static byte[] form(byte[] genesis) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ascii(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"config-block\";"
                + " filename=\"genesis.block\"\r\n\r\n"));
    form.writeBytes(genesis);
    form.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
    return form.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws NotYet {
    try {
      return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NotYet(channels.getAuthority() + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted while an orderer was asked", e);
    }
  }

  private NetworkException refused(HttpResponse<String> answer) {
    return new NetworkException(
        "the orderer at %s refuses the channel: %d %s"
            .formatted(channels.getAuthority(), answer.statusCode(), answer.body().strip()));
  }

  private static SSLContext mutual(Path tls) throws IOException {
    char[] noPassword = new char[0];
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, noPassword);
      store.setCertificateEntry("authority", certificate(tls.resolve("ca.crt")));
      try (Reader key = Files.newBufferedReader(tls.resolve("server.key"))) {
        Certificate[] chain = {certificate(tls.resolve("server.crt"))};
        store.setKeyEntry("own", Identities.readPrivateKey(key), noPassword, chain);
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, noPassword);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(tls + " holds no usable key and certificates: " + e.getMessage(), e);
    }
  }

  private static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    try (Reader pem = Files.newBufferedReader(file)) {
      return Identities.readX509Certificate(pem);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
