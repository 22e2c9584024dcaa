package org.patentpool.network;

import java.nio.file.Path;

/** Networks of Fabric's own programs, as far as the command line starts and stops them. */
public interface RealNetwork {
  /** Whether the folder belongs to such a network, running or not. */
  boolean isIn(Path data);

  /**
   * Starts what does not run yet, founding the network first where the folder has none, and returns
   * when it serves.
   *
   * @param bft whether a new network is to have orderers that may lie
   * @throws NetworkException when it cannot; nothing that this call started is left then
   */
  void up(Path data, Path jar, boolean bft);

  /** Says of each process how it is. Returns whether all of them run. */
  boolean status(Path data);

  /**
   * Revokes the user's certificate. When this returns, every peer knows it.
   *
   * @throws NetworkException when there is no such user, or the network does not run
   */
  void revoke(Path data, String mspId, String name);

  /** Stops all of it; returns when no process is left. */
  void down(Path data);
}
