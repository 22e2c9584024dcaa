package org.patentpool.network.store;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's files are not what was once acknowledged. The message names the file, the offset where
 * one is known, and what to do.
 */
public final class CorruptLedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long offset;

  CorruptLedgerException(
      Path file, OptionalLong offset, String what, String remedy, @Nullable Throwable cause) {
    super(
        file
            + (offset.isPresent() ? " at offset " + offset.getAsLong() : "")
            + ": "
            + what
            + ". "
            + remedy,
        cause);
    this.file = file.toString();
    this.offset = offset.orElse(-1);
  }

  /** The damaged file, or the folder where the damage cannot be traced to one file. */
  public Path file() {
    return Path.of(file);
  }

  /** Where in the file, if that is known. */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }
}
