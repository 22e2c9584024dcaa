package org.patentpool.pool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.key.Keys;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.UnreadableRecordException;
import org.patentpool.pool.membership.Membership;
import org.patentpool.pool.register.Register;
import org.patentpool.pool.vote.Votes;

/** Every kind of row the pool ever wrote, for whoever reads the ledger from outside. */
public final class Records {

  private static final Map<String, RecordType<?>> TYPES = new TreeMap<>();

  static {
    Stream.of(
            Register.records(),
            Votes.records(),
            Membership.records(),
            Keys.records(),
            List.of(CommandRecord.TYPE))
        .flatMap(List::stream)
        .forEach(type -> TYPES.put(type.name(), type));
  }

  private Records() {}

  /** The names of all kinds. */
  public static Set<String> types() {
    return TYPES.keySet();
  }

  /**
   * Reads a row, of whatever version, as this version writes it.
   *
   * @throws UnreadableRecordException if it is of no kind or version the pool ever wrote
   */
  public static Json.Obj read(Key key, byte[] bytes) {
    RecordType<?> type = TYPES.get(key.type());
    if (type == null) {
      throw new UnreadableRecordException(key, "unknown type " + key.type());
    }
    return type.reread(key, bytes);
  }
}
