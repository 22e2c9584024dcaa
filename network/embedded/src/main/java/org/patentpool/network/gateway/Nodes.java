package org.patentpool.network.gateway;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organisations' nodes by the host names they answer to. One process plays them all, so the
 * name that a client calls decides whose gateway it has reached; the first is reached by any other
 * name.
 */
public final class Nodes implements ServerInterceptor {
  private static final Context.Key<String> CALLED = Context.key("organisation called");

  private final Map<String, String> hosts;
  private final Map<String, String> organizationByHost = new LinkedHashMap<>();
  private final String first;
  private volatile int port;

  /** Host names by MSP id, in order. */
  public Nodes(Map<String, String> hosts) {
    this.hosts = new LinkedHashMap<>(hosts);
    this.first = hosts.keySet().iterator().next();
    hosts.forEach((organization, host) ->
        organizationByHost.put(host.toLowerCase(Locale.ROOT), organization));
  }

  public void listenOn(int newPort) {
    port = newPort;
  }

  /** Host names by MSP id, in order. */
  public Map<String, String> hosts() {
    return Collections.unmodifiableMap(hosts);
  }

  Set<String> organizations() {
    return hosts.keySet();
  }

  String address(String organization) {
    return hosts.get(organization) + ":" + port;
  }

  /** The organisation whose node the call under way was made to. */
  String called() {
    String called = CALLED.get();
    return called == null ? first : called;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String organization = organizationByHost.get(hostOf(call.getAuthority()));
    return organization == null
        ? next.startCall(call, headers)
        : Contexts.interceptCall(
            Context.current().withValue(CALLED, organization), call, headers, next);
  }

  private static @Nullable String hostOf(@Nullable String authority) {
    if (authority == null) {
      return null;
    }
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.toLowerCase(Locale.ROOT);
  }
}
