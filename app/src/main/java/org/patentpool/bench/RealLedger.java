package org.patentpool.bench;

import java.nio.file.Path;
import org.patentpool.network.ConnectionFile;
import org.patentpool.network.RealNetwork;

/**
 * A network of Fabric's own programs that is stopped at the end: when this is closed, and also when
 * this program is told to end, be that while the network is still starting.
 */
final class RealLedger implements AutoCloseable {
  private final RealNetwork network;
  private final Path folder;
  private boolean stopped;

  private RealLedger(RealNetwork network, Path folder) {
    this.network = network;
    this.folder = folder;
  }

  static RealLedger start(RealNetwork network, Path folder, Path jar) {
    RealLedger ledger = new RealLedger(network, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(ledger::close, "stop real Fabric"));
    ledger.up(jar);
    return ledger;
  }

  /** A stop that comes meanwhile waits: the network breaks its start off by itself. */
  private synchronized void up(Path jar) {
    network.up(folder, jar, false);
  }

  Path connection() {
    return folder.resolve(ConnectionFile.NAME);
  }

  @Override
  public synchronized void close() {
    if (!stopped && network.isIn(folder)) {
      network.down(folder);
    }
    stopped = true;
  }
}
