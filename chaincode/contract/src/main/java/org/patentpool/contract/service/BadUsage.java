package org.patentpool.contract.service;

/** What the caller of the program got wrong, in one line. */
final class BadUsage extends Exception {
  private static final long serialVersionUID = 1L;

  BadUsage(String line) {
    super(line);
  }
}
