package org.patentpool.app.projection;

/** The blocks do not continue what the tables were read from; waiting does not mend it. */
final class ChainBroken extends RuntimeException {
  private static final long serialVersionUID = 1;

  ChainBroken(String message) {
    super(message);
  }
}
