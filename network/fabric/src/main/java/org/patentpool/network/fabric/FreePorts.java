package org.patentpool.network.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Finds loopback ports that nobody listens on. */
final class FreePorts {
  /** Above the well-known ones, and below those that systems give to outgoing connections. */
  private static final int FIRST = 10_000;

  private static final int BEYOND = 32_000;
  private static final int ATTEMPTS = 10_000;

  private FreePorts() {}

  /** So many different ones; they are held until all are found. */
  static List<Integer> take(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Random random = new Random();
      for (int i = 0; held.size() < count && i < ATTEMPTS; i++) {
        hold(random.nextInt(FIRST, BEYOND), held);
      }
      if (held.size() < count) {
        throw new IOException("there are no " + count + " free ports on this machine");
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private static void hold(int port, List<ServerSocket> held) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      held.add(socket);
    } catch (IOException e) {
      // Somebody has it; another one will do.
      socket.close();
    }
  }
}
