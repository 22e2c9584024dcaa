package org.patentpool.app.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.start.StartOptions.LedgerUser;

/**
 * The ledger this app reads, and the user it reads it as. Closing it leaves the ledger, and stops
 * it if it is the app's own.
 */
public final class PoolLedger implements AutoCloseable {
  private final Connection connection;
  private final LedgerClient client;
  private final @Nullable OwnLedger own;

  private PoolLedger(Connection connection, LedgerUser user, @Nullable OwnLedger own) {
    this.connection = connection;
    this.own = own;
    this.client = LedgerClient.connect(connection, user.mspId(), user.name());
  }

  /** Joins a ledger that somebody else runs. */
  static PoolLedger given(Path connection, LedgerUser user) {
    return new PoolLedger(Connection.read(connection), user, null);
  }

  /** Takes over a ledger that was just started, and closes it if it cannot be used. */
  static PoolLedger own(OwnLedger own, LedgerUser user) {
    try {
      return new PoolLedger(Connection.read(own.connection()), user, own);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  public Connection connection() {
    return connection;
  }

  public LedgerClient client() {
    return client;
  }

  /** Whether it runs inside this app and belongs to it alone. */
  public boolean isOwn() {
    return own != null;
  }

  @Override
  public void close() {
    client.close();
    if (own != null) {
      own.close();
    }
  }
}
