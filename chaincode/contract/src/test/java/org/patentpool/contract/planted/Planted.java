package org.patentpool.contract.planted;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** Each nested class does what no class of the chaincode may do. */
public final class Planted {
  private Planted() {}

  static final class ReadsAClock {
    long now() {
      return System.currentTimeMillis();
    }
  }

  static final class HoldsAClock {
    long now(Clock clock) {
      return clock.millis();
    }
  }

  static final class DrawsChance {
    UUID id() {
      return UUID.randomUUID();
    }
  }

  static final class UsesTheDefaultLocale {
    String language() {
      return Locale.getDefault().getLanguage();
    }
  }

  static final class IteratesByHash {
    Map<String, String> rows() {
      return new HashMap<>();
    }
  }

  static final class CollectsByHash {
    Set<String> names(List<String> from) {
      return from.stream().collect(Collectors.toSet());
    }
  }

  static final class CountsByHash {
    Map<String, Integer> fixed() {
      return Map.of("a", 1, "b", 2);
    }
  }

  static final class ParsesAFraction {
    boolean isHalf(String text) {
      return Double.parseDouble(text) == 0.5;
    }
  }

  static final class ReadsTheEnvironment {
    boolean isSet(String name) {
      return System.getenv().containsKey(name);
    }
  }

  static final class Prints {
    void greet() {
      System.out.println("hello");
    }
  }

  static final class LooksByReflection {
    int methods() {
      return getClass().getMethods().length;
    }
  }

  /** Breaks no banned name, only the rule that the rulebook knows nothing but Java. */
  static final class UsesALibrary {
    void greet(Logger log) {
      log.info("hello");
    }
  }

  /** Breaks no banned name, only the ban on fractions. */
  static final class DividesWithAFraction {
    long half(long amount) {
      return (long) (amount * 0.5);
    }
  }
}
