package org.patentpool.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A way to settle a quarter: what takes the time, and then what came of it. */
interface Way {
  void settle() throws IOException, SQLException;

  Figures figures() throws IOException, SQLException;
}
