package org.patentpool.app.ledger;

import java.nio.file.Path;

/** A ledger that runs inside this app, in a folder of its own, until it is closed. */
public interface OwnLedger extends AutoCloseable {
  /** The connection file it has written. */
  Path connection();

  @Override
  void close();

  /** Starts one; the first time in a folder it makes the network as well. */
  interface Launcher {
    OwnLedger open(Path folder);
  }
}
