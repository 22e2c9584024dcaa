package org.patentpool.app.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far the tables are. */
public interface Chain {
  /**
   * The last block in the tables, as far as anybody knows.
   *
   * @param block its number, -1 before the first
   * @param trouble why the tables may be behind, or null when all is well
   * @param stopped whether only people can mend the trouble
   */
  record Status(long block, @Nullable String trouble, boolean stopped) {}

  Status status();

  /**
   * Waits until that block is in the tables.
   *
   * @throws IllegalStateException when it does not come in that time, or reading has stopped
   */
  void await(long block, Duration patience) throws InterruptedException;
}
