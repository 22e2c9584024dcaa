package org.patentpool.app.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ledger.ChainBlock;
import org.patentpool.app.ledger.ChainTransaction;
import org.patentpool.app.ledger.CompositeKey;
import org.patentpool.app.ledger.Connection;
import org.patentpool.pool.ledger.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The blocks in the database: what they say, and how far they have been read. */
@Component
class ChainTables {
  /** Texts from transactions nobody found valid may be anything: they are cut to this length. */
  private static final int LONGEST = 256;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String namespace;
  private final Map<String, Projection> byKind = new HashMap<>();

  ChainTables(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Connection connection,
      List<Projection> projections) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.namespace = connection.poolChaincode();
    for (Projection projection : projections) {
      for (String kind : projection.kinds()) {
        Projection other = byKind.put(kind, projection);
        if (other != null) {
          throw new IllegalStateException(
              "rows of kind " + kind + " are taken by " + other + " and by " + projection);
        }
      }
    }
  }

  Optional<Place> place() {
    return jdbc.sql("select number, hash from place").query(Place.class).optional();
  }

  /**
   * Takes blocks in, all or none of them. The first may be the one the tables already end with.
   *
   * @return the place after them
   * @throws ChainBroken when they do not continue the chain
   */
  Place accept(List<ChainBlock> blocks) {
    return transaction.execute(_ -> {
      // Locked first, so that a second reader of the same database waits and then sees.
      jdbc.sql("lock table place in exclusive mode").update();
      Place place = place().orElse(null);
      for (ChainBlock block : blocks) {
        place = accept(place, block);
      }
      if (place == null) {
        throw new IllegalArgumentException("there is no block to take in");
      }
      jdbc.sql(
              """
              insert into place (number, hash) values (:number, :hash)
              on conflict (single) do update set number = excluded.number, hash = excluded.hash
              """)
          .paramSource(place)
          .update();
      return place;
    });
  }

  private Place accept(@Nullable Place place, ChainBlock block) {
    if (place != null && block.number() == place.number()) {
      place.requireSame(block);
      return place;
    }
    Place next = place == null ? Place.first(block) : place.followedBy(block);
    insert(block);
    if (block.custody() != null) {
      jdbc.sql(
              """
              insert into channel (custody) values (:custody)
              on conflict (single) do update set custody = excluded.custody
              """)
          .param("custody", block.custody())
          .update();
    }
    for (ChainTransaction each : block.transactions()) {
      insert(block, each);
      if (each.valid()) {
        each.writes().forEach(write -> apply(block, write));
      }
    }
    return next;
  }

  private void apply(ChainBlock block, ChainTransaction.Write write) {
    if (!write.namespace().equals(namespace)) {
      return;
    }
    CompositeKey key = CompositeKey.parse(write.key()).orElse(null);
    Projection projection = key == null ? null : byKind.get(key.kind());
    if (key != null && projection != null) {
      projection.apply(new Change(block.number(), new Key(key.kind(), key.parts()), write.value()));
    }
  }

  private void insert(ChainBlock block) {
    jdbc.sql(
            """
            insert into block (number, hash, previous_hash, data_hash)
            values (:number, :hash, :previousHash, :dataHash)
            """)
        .paramSource(block)
        .update();
  }

  private void insert(ChainBlock block, ChainTransaction transaction) {
    jdbc.sql(
            """
            insert into transaction
              (block, index, id, kind, validation, proposed, organization, chaincode, function)
            values
              (:block, :index, :id, :kind, :validation, :proposed, :organization, :chaincode,
               :function)
            """)
        .param("block", block.number())
        .param("index", transaction.index())
        .param("id", text(transaction.id()))
        .param("kind", text(transaction.kind()))
        .param("validation", transaction.validation())
        .param("proposed", sql(transaction.proposed()))
        .param("organization", text(transaction.organization()))
        .param("chaincode", text(transaction.chaincode()))
        .param("function", text(transaction.function()))
        .update();
  }

  private static String text(String any) {
    String cut = any.length() > LONGEST ? any.substring(0, LONGEST) : any;
    return cut.replace('\u0000', '\uFFFD');
  }

  private static @Nullable OffsetDateTime sql(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
