package org.patentpool.app.ledger;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.X509Identity;

/** Opens the TLS channel and the gateway session on it. */
final class Gateways {
  /** Fabric's own limit: blocks and answers may be far larger than gRPC expects. */
  private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

  private Gateways() {}

  static ManagedChannel channel(Connection.Organization organization) {
    try {
      return Grpc.newChannelBuilder(
              organization.endpoint(),
              TlsChannelCredentials.newBuilder()
                  .trustManager(organization.tlsCa().toFile())
                  .build())
          .overrideAuthority(organization.serverName())
          .maxInboundMessageSize(LARGEST_MESSAGE)
          .keepAliveTime(2, TimeUnit.MINUTES)
          .build();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("TLS certificate authority", organization.tlsCa(), e);
    }
  }

  /** A session without a signer signs nothing by itself: it is for offline signing. */
  static Gateway.Builder session(String mspId, X509Certificate certificate, Channel channel) {
    return Gateway.newInstance()
        .identity(new X509Identity(mspId, certificate))
        .hash(Hash.SHA256)
        .connection(channel)
        .evaluateOptions(within(Duration.ofSeconds(10)))
        .endorseOptions(within(Duration.ofSeconds(20)))
        .submitOptions(within(Duration.ofSeconds(10)))
        .commitStatusOptions(within(Duration.ofSeconds(20)));
  }

  static UnaryOperator<CallOptions> within(Duration time) {
    return options -> options.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  static X509Certificate certificate(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return Identities.readX509Certificate(reader);
    } catch (IOException | CertificateException e) {
      throw unusable("certificate", file, e);
    }
  }

  static PrivateKey key(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return Identities.readPrivateKey(reader);
    } catch (IOException | InvalidKeyException e) {
      // The cause stays out: a parser's message may quote what it read.
      throw new ConnectionException(
          "cannot read the private key " + file + ": it must be PEM, PKCS #8");
    }
  }

  private static ConnectionException unusable(String what, Path file, Exception cause) {
    return new ConnectionException("cannot read the " + what + " " + file + ": " + cause, cause);
  }
}
