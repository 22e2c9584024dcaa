package org.patentpool.pool.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patentpool.pool.canonical.Fields;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.RecordType;

/** Lists, a page at a time: rows of one prefix whose keys end with an id, in their order. */
public final class Pages {

  private static final int MAX = 200;
  private static final int USUAL = 50;

  /** How many items may be asked for at once. */
  public static final Form<Integer> LIMIT = Form.integer(1, MAX);

  /** Which page is asked for: what follows {@code after}, at most {@code limit} items. */
  public record Page(Optional<Id> after, Optional<Integer> limit) {
    public static final Form<Page> FORM = Form.object(Page::of);

    /** The members of a request that say which page it asks for. */
    public static Page of(Fields f) {
      return new Page(f.maybe("after", Id.FORM), f.maybe("limit", LIMIT));
    }

    /** How many items to answer. */
    public int size() {
      return limit.orElse(USUAL);
    }
  }

  private Pages() {}

  /**
   * Reads a page; {@code next} is there when more follows, and is the next page's {@code after}.
   */
  public static <T extends Json.Source> Finding read(
      Archive archive, RecordType<T> type, List<?> prefix, Page page, Function<T, Json> item) {
    Optional<Key> after = page.after().map(id -> type.key(append(prefix, id)));
    var rows = archive.page(type.key(prefix.toArray()), after, page.size() + 1);
    var items = new ArrayList<Json>();
    Optional<String> next = Optional.empty();
    String last = "";
    for (var row : rows.entrySet()) {
      if (items.size() == page.size()) {
        next = Optional.of(last);
        break;
      }
      items.add(item.apply(type.read(row.getKey(), row.getValue())));
      last = row.getKey().parts().getLast();
    }
    return new Finding.Found(Json.Obj.EMPTY.with("items", items).with("next", next));
  }

  private static Object[] append(List<?> prefix, Id id) {
    var parts = new ArrayList<Object>(prefix);
    parts.add(id);
    return parts.toArray();
  }
}
