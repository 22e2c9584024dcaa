package org.patentpool.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of a measurement, all of which are numbers. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads options and their numbers.
   *
   * @throws IllegalArgumentException when one is not known or its number cannot be used
   */
  static Map<String, Integer> read(List<String> arguments, Set<String> options) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      if (!options.contains(option)) {
        throw new IllegalArgumentException("there is no option " + option + "; --help lists them");
      }
      if (!value.matches("[1-9][0-9]{0,6}")) {
        throw new IllegalArgumentException(
            option + " needs a number from 1 to 9999999, not '" + value + "'");
      }
      numbers.put(option, Integer.parseInt(value));
    }
    return numbers;
  }
}
