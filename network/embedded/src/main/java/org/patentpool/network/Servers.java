package org.patentpool.network;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.patentpool.network.gateway.Admission;
import org.patentpool.network.gateway.Nodes;

/** The same services twice: on a loopback port with TLS, and inside this process. */
final class Servers implements AutoCloseable {
  private static final long PING_SECONDS = 60;
  private static final long GRACE_SECONDS = 2;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final String name = InProcessServerBuilder.generateName();
  private final Server outside;
  private final Server inside;

  /** Port 0 takes a free one. */
  Servers(int port, NodeKeys keys, Nodes nodes, Limits limits, List<BindableService> services)
      throws IOException {
    Admission admission = new Admission(gates(limits));
    SslContext tls =
        GrpcSslContexts.configure(SslContextBuilder.forServer(keys), SslProvider.JDK).build();
    NettyServerBuilder netty =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .sslContext(tls)
            .maxInboundMessageSize(limits.messageBytes())
            .permitKeepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true);
    outside = with(netty, nodes, admission, services).build().start();
    inside =
        with(
                InProcessServerBuilder.forName(name).maxInboundMessageSize(limits.messageBytes()),
                nodes,
                admission,
                services)
            .build()
            .start();
  }

  private static Map<String, Admission.Gate> gates(Limits limits) {
    Admission.Gate executing = new Admission.Gate(limits.calls(), limits.queued());
    Admission.Gate delivering = new Admission.Gate(limits.deliverStreams(), 0);
    return Map.of(
        GatewayGrpc.getEvaluateMethod().getFullMethodName(), executing,
        GatewayGrpc.getEndorseMethod().getFullMethodName(), executing,
        GatewayGrpc.getSubmitMethod().getFullMethodName(), executing,
        GatewayGrpc.getCommitStatusMethod().getFullMethodName(),
            new Admission.Gate(limits.commitWaits(), 0),
        GatewayGrpc.getChaincodeEventsMethod().getFullMethodName(),
            new Admission.Gate(limits.eventStreams(), 0),
        DeliverGrpc.getDeliverMethod().getFullMethodName(), delivering,
        DeliverGrpc.getDeliverFilteredMethod().getFullMethodName(), delivering,
        DeliverGrpc.getDeliverWithPrivateDataMethod().getFullMethodName(), delivering);
  }

  private ServerBuilder<?> with(
      ServerBuilder<?> builder, Nodes nodes, Admission admission, List<BindableService> services) {
    services.forEach(builder::addService);
    return builder.executor(calls).intercept(nodes).intercept(admission);
  }

  int port() {
    return outside.getPort();
  }

  /** A channel to the node of that host name without a socket. */
  ManagedChannel inProcess(String host) {
    return InProcessChannelBuilder.forName(name).overrideAuthority(host).build();
  }

  /** Takes no further calls; those under way go on. */
  void stopTaking() {
    outside.shutdown();
    inside.shutdown();
  }

  /** Ends what is still under way after a moment of grace. */
  @Override
  public void close() {
    stopTaking();
    awaitTermination();
    outside.shutdownNow();
    inside.shutdownNow();
    // Ended calls are told by these threads: without them their connections would stay open.
    awaitTermination();
    calls.close();
  }

  private void awaitTermination() {
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
      for (Server server : List.of(outside, inside)) {
        server.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
