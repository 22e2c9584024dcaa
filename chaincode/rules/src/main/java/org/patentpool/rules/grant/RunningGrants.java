package org.patentpool.rules.grant;

import static org.patentpool.rules.grant.Grant.ANY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patentpool.rules.number.Ids;

/**
 * Grants that run on the same day, found by what they are about. Each is kept once for every choice
 * of what a question may leave open, so that a question reads nothing but answers.
 */
final class RunningGrants {
  private static final int FAMILY = 1;
  private static final int FIELD = 2;
  private static final int TERRITORY = 4;
  private static final int CHOICES = 8;

  private final SortedMap<Key, SortedSet<Grant>> grants = new TreeMap<>(Key.ORDER);

  /** The parts that are not left open; one that is stands as the empty text. */
  private record Key(int open, String family, String field, String territory) {
    private static final Comparator<Key> ORDER =
        Comparator.comparingInt(Key::open)
            .thenComparing(Key::family, Ids.ORDER)
            .thenComparing(Key::field, Ids.ORDER)
            .thenComparing(Key::territory, Ids.ORDER);
  }

  void add(Grant grant) {
    keys(grant).forEach(key -> grants.computeIfAbsent(key, _ -> byId()).add(grant));
  }

  void remove(Grant grant) {
    keys(grant).forEach(key -> grants.getOrDefault(key, byId()).remove(grant));
  }

  /** All whose family, field and territory are equal to those of the grant, or either is any. */
  List<Grant> meeting(Grant grant) {
    int open =
        (grant.family().equals(ANY) ? FAMILY : 0)
            + (grant.field().equals(ANY) ? FIELD : 0)
            + (grant.territory().equals(ANY) ? TERRITORY : 0);
    List<Grant> found = new ArrayList<>();
    for (String family : alike(grant.family())) {
      for (String field : alike(grant.field())) {
        for (String territory : alike(grant.territory())) {
          found.addAll(grants.getOrDefault(key(open, family, field, territory), byId()));
        }
      }
    }
    return found;
  }

  private static List<String> alike(String name) {
    return name.equals(ANY) ? List.of(ANY) : List.of(name, ANY);
  }

  private static Stream<Key> keys(Grant grant) {
    return IntStream.range(0, CHOICES)
        .mapToObj(open -> key(open, grant.family(), grant.field(), grant.territory()));
  }

  private static Key key(int open, String family, String field, String territory) {
    return new Key(
        open,
        (open & FAMILY) == 0 ? family : "",
        (open & FIELD) == 0 ? field : "",
        (open & TERRITORY) == 0 ? territory : "");
  }

  private static SortedSet<Grant> byId() {
    return new TreeSet<>(Comparator.comparing(Grant::id, Ids.ORDER));
  }
}
