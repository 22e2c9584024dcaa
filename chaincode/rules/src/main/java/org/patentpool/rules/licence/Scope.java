package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.number.Ids;

/**
 * Products and territories that a licence covers for a time.
 *
 * @param products or {@link #ANY} among them
 * @param territories or {@link #ANY} among them
 * @param until the day after its last, or null when it stays
 */
public record Scope(
    SortedSet<String> products,
    SortedSet<String> territories,
    LocalDate from,
    @Nullable LocalDate until) {
  /** Stands for every product or territory. */
  public static final String ANY = "*";

  public Scope {
    products = inOrder(products);
    territories = inOrder(territories);
  }

  boolean covers(String product, String territory) {
    return names(products, product) && names(territories, territory);
  }

  LocalDate end() {
    return until == null ? LocalDate.MAX : until;
  }

  private static boolean names(SortedSet<String> names, String name) {
    return names.contains(name) || names.contains(ANY);
  }

  static SortedSet<String> inOrder(SortedSet<String> ids) {
    TreeSet<String> copy = new TreeSet<>(Ids.ORDER);
    copy.addAll(ids);
    return Collections.unmodifiableSortedSet(copy);
  }
}
