package org.patentpool.pool.scenario;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;

/**
 * A value of a scenario and where it stands. What cannot be read is noted as a fault and comes back
 * as null, so that reading goes on and finds the other faults too.
 */
final class Place {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern QUARTER = Pattern.compile("[0-9]{4}-Q[1-4]");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
  private static final Pattern SEED = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_DECIMAL = 1_000;

  private final List<Fault> faults;
  private final @Nullable Place parent;
  private final String name;
  private final Value node;

  private Place(List<Fault> faults, @Nullable Place parent, String name, Value node) {
    this.faults = faults;
    this.parent = parent;
    this.name = name;
    this.node = node;
  }

  /** The whole of a scenario, whose faults are noted in a list. */
  static Place root(List<Fault> faults, Value node) {
    return new Place(faults, null, "", node);
  }

  /** Where it stands, as a pointer. Few places are ever asked, so they do not know it before. */
  private String at() {
    return parent == null ? "" : parent.at() + Pointer.to(name);
  }

  void fault(Fault.Code code, String reason) {
    faults.add(new Fault(at(), code, reason));
  }

  private Place child(String key, Value value) {
    return new Place(faults, this, key, value);
  }

  /** An object with those members; whatever else it has is a fault. */
  @Nullable Fields object(String... names) {
    Fields fields = fields();
    if (fields != null) {
      fields.refuseOthers(names);
    }
    return fields;
  }

  /** An object with any members. */
  @Nullable Fields fields() {
    if (!(node instanceof Value.Members members)) {
      fault(Fault.Code.TYPE, "an object is expected");
      return null;
    }
    SortedMap<String, Place> all = new TreeMap<>(Ids.ORDER);
    members.members().forEach((name, value) -> all.put(name, child(name, value)));
    for (String name : members.doubled()) {
      child(name, node).fault(Fault.Code.DUPLICATE, "this key stands twice");
    }
    return new Fields(this, all);
  }

  /** The members of an object. */
  record Fields(Place object, SortedMap<String, Place> all) {
    void refuseOthers(String... names) {
      List<String> known = List.of(names);
      all.forEach((name, place) -> {
        if (!known.contains(name)) {
          place.fault(Fault.Code.UNKNOWN_FIELD, "no such member belongs here");
        }
      });
    }

    @Nullable Place place(String name) {
      return all.get(name);
    }

    /** A member that must be there. */
    <T> @Nullable T need(String name, Reading<T> reading) {
      Place place = all.get(name);
      if (place == null) {
        object.child(name, object.node).fault(Fault.Code.MISSING, "it is needed");
        return null;
      }
      return reading.read(place);
    }

    /** A member that may be left out. */
    <T> @Nullable T maybe(String name, Reading<T> reading) {
      Place place = all.get(name);
      return place == null ? null : reading.read(place);
    }

    /** All members read alike; null when one cannot be. */
    <T> @Nullable SortedMap<String, T> map(Reading<T> reading) {
      SortedMap<String, T> values = new TreeMap<>(Ids.ORDER);
      all.forEach((name, place) -> {
        T value = reading.read(place);
        if (value != null) {
          values.put(name, value);
        }
      });
      return values.size() == all.size() ? values : null;
    }
  }

  /** How a value is read; null when it cannot be, which is noted. */
  interface Reading<T> {
    @Nullable T read(Place place);
  }

  boolean isEmptyList() {
    return node instanceof Value.Items items && items.items().isEmpty();
  }

  @Nullable List<Place> list() {
    List<Place> places = new ArrayList<>();
    return forEach(places::add) ? places : null;
  }

  /** Goes through a list, however long; nothing is done when it is none, which is noted. */
  boolean forEach(Consumer<Place> consumer) {
    int[] count = {0};
    Consumer<Value> item = value -> consumer.accept(child(Integer.toString(count[0]++), value));
    switch (node) {
      case Value.Items(List<Value> items) -> items.forEach(item);
      case Value.LongList list -> list.forEach(item);
      default -> {
        fault(Fault.Code.TYPE, "a list is expected");
        return false;
      }
    }
    return true;
  }

  /** A list read element by element; what cannot be read is left out. */
  <T> @Nullable List<T> listOf(Reading<T> reading) {
    List<T> values = new ArrayList<>();
    boolean isList =
        forEach(place -> {
          T value = reading.read(place);
          if (value != null) {
            values.add(value);
          }
        });
    return isList ? values : null;
  }

  @Nullable String text() {
    if (!(node instanceof Value.Text(String value))) {
      fault(Fault.Code.TYPE, "a string is expected");
      return null;
    }
    if (value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      fault(Fault.Code.FORMAT, "half a surrogate pair is no character");
      return null;
    }
    return value;
  }

  @Nullable String id() {
    String value = text();
    if (value != null && value.isEmpty()) {
      fault(Fault.Code.RANGE, "it has at least one character");
      return null;
    }
    return value;
  }

  private @Nullable String matching(Pattern form, String told) {
    String value = text();
    if (value != null && !form.matcher(value).matches()) {
      fault(Fault.Code.FORMAT, told);
      return null;
    }
    return value;
  }

  @Nullable Long integer(long least, long most) {
    if (!(node instanceof Value.Whole(BigInteger value))) {
      fault(
          Fault.Code.TYPE,
          node instanceof Value.Other(String told)
              ? "an integer is expected, not " + told
              : "an integer is expected");
      return null;
    }
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      fault(Fault.Code.RANGE, "it lies between " + least + " and " + most);
      return null;
    }
    return value.longValueExact();
  }

  /** Not negative. */
  @Nullable Long count() {
    return integer(0, Long.MAX_VALUE);
  }

  @Nullable Integer bps() {
    Long value = integer(0, 10_000);
    return value == null ? null : Math.toIntExact(value);
  }

  @Nullable LocalDate date() {
    String value = matching(DATE, "a date is written like 2026-07-01");
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException _) {
      fault(Fault.Code.FORMAT, "there is no such date");
      return null;
    }
  }

  @Nullable Quarter quarter() {
    String value = matching(QUARTER, "a quarter is written like 2026-Q3");
    return value == null ? null : Quarter.parse(value);
  }

  @Nullable Fraction decimal() {
    String value = matching(DECIMAL, "a decimal is digits, maybe with a point and digits");
    if (value != null && value.length() > LONGEST_DECIMAL) {
      fault(Fault.Code.RANGE, "a decimal has at most 1000 characters");
      return null;
    }
    return value == null ? null : Fraction.decimal(value);
  }

  @Nullable String territory() {
    return matching(TERRITORY, "a territory is two capitals");
  }

  @Nullable String seed() {
    return matching(SEED, "a seed is 64 lower-case hexadecimal digits");
  }

  /** One of the names of these. */
  <E extends Enum<E>> @Nullable E oneOf(E[] constants) {
    String value = text();
    if (value == null) {
      return null;
    }
    for (E constant : constants) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    fault(Fault.Code.UNKNOWN_ID, "it is none of " + Arrays.toString(constants));
    return null;
  }
}
