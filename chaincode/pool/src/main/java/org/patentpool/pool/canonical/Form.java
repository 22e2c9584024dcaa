package org.patentpool.pool.canonical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patentpool.pool.rejection.Code;

/**
 * How a JSON value is read into one of ours. What does not have the form is refused with a {@link
 * MalformedException} that names the place.
 */
@FunctionalInterface
public interface Form<T> {

  Pattern INTEGERS = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  Pattern DATES = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

  Form<String> TEXT =
      (json, at) -> {
        if (json instanceof Json.Text(String value)) {
          return value;
        }
        throw new MalformedException(Code.TYPE, at, "a string or an integer is expected");
      };

  Form<Boolean> TRUTH =
      (json, at) -> {
        if (json instanceof Json.Bool(boolean value)) {
          return value;
        }
        throw new MalformedException(Code.TYPE, at, "true or false is expected");
      };

  Form<Json.Obj> OBJECT =
      (json, at) -> {
        if (json instanceof Json.Obj object) {
          return object;
        }
        throw new MalformedException(Code.TYPE, at, "an object is expected");
      };

  Form<LocalDate> DATE =
      (json, at) -> {
        String text = TEXT.read(json, at);
        try {
          if (DATES.matcher(text).matches()) {
            return LocalDate.parse(text);
          }
        } catch (DateTimeException e) {
          // A day that does not exist is refused like any other wrong form.
        }
        throw new MalformedException(Code.FORMAT, at, "a date YYYY-MM-DD that exists");
      };

  /** Reads the value that stands at a place. */
  T read(Json json, String at);

  /** An object whose members are all asked for by name. */
  static <T> Form<T> object(Function<Fields, T> reader) {
    return (json, at) -> {
      var fields = new Fields(OBJECT.read(json, at), at);
      T value = reader.apply(fields);
      fields.requireAllRead();
      return value;
    };
  }

  /** A string that a constructor accepts, or refuses with {@link IllegalArgumentException}. */
  static <T> Form<T> scalar(Function<String, T> constructor) {
    return (json, at) -> {
      String text = TEXT.read(json, at);
      try {
        return constructor.apply(text);
      } catch (IllegalArgumentException e) {
        throw new MalformedException(Code.FORMAT, at, String.valueOf(e.getMessage()));
      }
    };
  }

  /** An integer between two bounds, both included. */
  static Form<Integer> integer(int min, int max) {
    Form<Long> whole = whole(min, max);
    return (json, at) -> Math.toIntExact(whole.read(json, at));
  }

  /** An amount in minor units, no smaller than a bound and of 64 bits. */
  static Form<Long> amount(long min) {
    return whole(min, Long.MAX_VALUE);
  }

  private static Form<Long> whole(long min, long max) {
    return (json, at) -> {
      String digits = TEXT.read(json, at);
      if (!INTEGERS.matcher(digits).matches()) {
        throw new MalformedException(Code.FORMAT, at, "an integer is expected");
      }
      try {
        long number = Long.parseLong(digits);
        if (min <= number && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Nineteen digits that are beyond 64 bits are refused like any other wrong size.
      }
      throw new MalformedException(Code.RANGE, at, min + " to " + max);
    };
  }

  /** One of these constants, by the string it is written as. */
  static <E extends Enum<E>> Form<E> oneOf(E[] constants) {
    return (json, at) -> {
      for (E constant : constants) {
        if (Json.of(constant).equals(json)) {
          return constant;
        }
      }
      String known =
          Arrays.stream(constants).map(Json::text).collect(Collectors.joining(", ", "one of ", ""));
      throw new MalformedException(json instanceof Json.Text ? Code.FORMAT : Code.TYPE, at, known);
    };
  }

  /** A list of so many items. */
  static <T> Form<List<T>> list(Form<T> item, int min, int max) {
    return (json, at) -> {
      if (!(json instanceof Json.Arr(var items))) {
        throw new MalformedException(Code.TYPE, at, "a list is expected");
      }
      if (items.size() < min || items.size() > max) {
        throw new MalformedException(Code.RANGE, at, min + " to " + max + " items");
      }
      var list = new ArrayList<T>();
      for (Json each : items) {
        list.add(item.read(each, at + "/" + list.size()));
      }
      return List.copyOf(list);
    };
  }
}
