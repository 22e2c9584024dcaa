package org.patentpool.app.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.projection.BlockSummary.TransactionSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The blocks of the channel, the newest first. */
@Component
public class BlockList {
  /** How many a page holds at most. */
  public static final int LARGEST_PAGE = 100;

  private final JdbcClient jdbc;

  BlockList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long block, TransactionSummary transaction, @Nullable Instant proposed) {}

  private record Head(long number, String hash, String previousHash) {}

  /** At most that many blocks with numbers below {@code before}. */
  public List<BlockSummary> before(long before, int limit) {
    List<Head> heads =
        jdbc.sql(
                """
                select number, hash, previous_hash from block
                where number < :before order by number desc limit :limit
                """)
            .param("before", before)
            .param("limit", limit)
            .query(Head.class)
            .list();
    if (heads.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Row>> rows = transactions(heads.getLast().number(), heads.getFirst().number());
    return heads.stream()
        .map(head -> summary(head, rows.getOrDefault(head.number(), List.of())))
        .toList();
  }

  private Map<Long, List<Row>> transactions(long first, long last) {
    return jdbc
        .sql(
            """
            select block, index, id, kind, organization, function, validation, proposed
            from transaction where block between :first and :last order by block, index
            """)
        .param("first", first)
        .param("last", last)
        .query((row, _) -> {
          OffsetDateTime proposed = row.getObject("proposed", OffsetDateTime.class);
          return new Row(
              row.getLong("block"),
              new TransactionSummary(
                  row.getInt("index"),
                  row.getString("id"),
                  row.getString("kind"),
                  row.getString("organization"),
                  row.getString("function"),
                  row.getString("validation")),
              proposed == null ? null : proposed.toInstant());
        })
        .list()
        .stream()
        .collect(Collectors.groupingBy(Row::block));
  }

  private static BlockSummary summary(Head head, List<Row> rows) {
    return new BlockSummary(
        head.number(),
        head.hash(),
        head.previousHash(),
        rows.stream()
            .map(Row::proposed)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null),
        rows.stream().map(Row::transaction).toList());
  }
}
