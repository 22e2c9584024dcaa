package org.patentpool.network;

/** A command line that cannot be meant; the message is one line for whoever typed it. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
