package org.patentpool.network.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells damage of a database's files from a machine that fails to read or write them. */
record DatabaseDamage(Path folder, Refusal refusal) {
  private static final Pattern FILE =
      Pattern.compile("[\\w-]+\\.(?:sst|log)|MANIFEST-\\d+|CURRENT");

  /** How damage in this folder is reported. */
  interface Refusal {
    CorruptLedgerException of(Path file, String what, @Nullable Throwable cause);
  }

  /** When opening, a file that is missed or not understood is damage too. */
  RuntimeException opening(RocksDBException e) {
    Status.Code code = code(e);
    boolean damaged =
        code == Status.Code.Corruption
            || code == Status.Code.NotFound
            || code == Status.Code.NotSupported
            || code == Status.Code.InvalidArgument
            || String.valueOf(e.getMessage()).contains("No such file");
    return damaged ? refuse(e) : failed(e);
  }

  RuntimeException using(RocksDBException e) {
    return code(e) == Status.Code.Corruption ? refuse(e) : failed(e);
  }

  CorruptLedgerException refuse(String what) {
    return refusal.of(folder, what, null);
  }

  private CorruptLedgerException refuse(RocksDBException e) {
    String message = String.valueOf(e.getMessage());
    Matcher file = FILE.matcher(message);
    return refusal.of(file.find() ? folder.resolve(file.group()) : folder, message, e);
  }

  private RuntimeException failed(RocksDBException e) {
    return new UncheckedIOException(
        "The database in " + folder + " failed: " + e.getMessage(), new IOException(e));
  }

  private static Status.@Nullable Code code(RocksDBException e) {
    return e.getStatus() == null ? null : e.getStatus().getCode();
  }
}
