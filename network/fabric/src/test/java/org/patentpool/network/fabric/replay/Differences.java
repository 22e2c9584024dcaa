package org.patentpool.network.fabric.replay;

import java.util.ArrayList;
import java.util.List;

/** Where the embedded network does or says something else than the real one did. */
public final class Differences {
  private final List<String> all = new ArrayList<>();

  /** Notes it down when the two are not equal; the real one's comes first. */
  void compare(String what, Object real, Object embedded) {
    if (!real.equals(embedded)) {
      all.add("%s: real %s, embedded %s".formatted(what, real, embedded));
    }
  }

  void add(String what) {
    all.add(what);
  }

  public List<String> all() {
    return List.copyOf(all);
  }
}
