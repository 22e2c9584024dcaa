package org.patentpool.pool.scenario;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** The ids of one list. When the list is refused, nobody knows which ids it has. */
final class KnownIds {
  private final String what;
  private final LinkedHashSet<String> ids = new LinkedHashSet<>();
  private boolean complete = true;

  KnownIds(String what) {
    this.what = what;
  }

  /** Takes the id of an element; a second one alike is a fault. */
  void add(@Nullable Place place, @Nullable String id) {
    if (id == null || place == null) {
      complete = false;
    } else if (!ids.add(id)) {
      place.fault(Fault.Code.DUPLICATE, "another " + what + " has this id");
    }
  }

  /** Takes an id that may stand more than once. */
  void addAgain(@Nullable String id) {
    if (id == null) {
      complete = false;
    } else {
      ids.add(id);
    }
  }

  void refused() {
    complete = false;
  }

  /** Reads an id that has to be one of them. */
  @Nullable String read(Place place) {
    String id = place.id();
    check(place, id);
    return id;
  }

  void check(Place place, @Nullable String id) {
    if (complete && id != null && !ids.contains(id)) {
      place.fault(Fault.Code.UNKNOWN_ID, "there is no such " + what);
    }
  }
}
