package org.patentpool.network.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/**
 * How both databases of a ledger are kept, and the memory outside the heap that they share: one
 * cache, against which indexes, filters and what is not yet written to tables count too.
 */
final class NativeMemory implements AutoCloseable {
  private static final long CACHE = 64L << 20;
  private static final long ALL_WRITE_BUFFERS = 24L << 20;
  private static final long WRITE_BUFFER = 8L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final Cache cache = new LRUCache(CACHE);
  private final WriteBufferManager buffers = new WriteBufferManager(ALL_WRITE_BUFFERS, cache);
  private final BloomFilter filter = new BloomFilter(10);
  private final Options options = new Options();

  NativeMemory() {
    boundMemory();
    keepIntegrity();
    leaveOutTheRest();
  }

  Options options() {
    return options;
  }

  private void boundMemory() {
    options.setTableFormatConfig(
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setFilterPolicy(filter)
            .setFormatVersion(6)); // From this version on the footer of a table is checked too.
    options
        .setWriteBufferManager(buffers)
        .setWriteBufferSize(WRITE_BUFFER)
        .setMaxWriteBufferNumber(2)
        .setMaxOpenFiles(256)
        .setMaxBackgroundJobs(2);
  }

  /**
   * A log of writes that ends early or is damaged yields what stands before the damage: what then
   * lacks is recomputed from the blocks or, where it cannot be, refused.
   */
  private void keepIntegrity() {
    options
        .setParanoidChecks(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setRecycleLogFileNum(0);
  }

  private void leaveOutTheRest() {
    // Uncompressed, erased values can be looked for in the files; blocks take most space anyway.
    options
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setBottommostCompressionType(CompressionType.NO_COMPRESSION)
        // A manifest names the first and last key of each table; a new one forgets erased keys.
        .setMaxManifestFileSize(1)
        .setInfoLogLevel(InfoLogLevel.FATAL_LEVEL)
        .setKeepLogFileNum(1)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0)
        .setSkipStatsUpdateOnDbOpen(true);
  }

  @Override
  public void close() {
    options.close();
    filter.close();
    buffers.close();
    cache.close();
  }
}
