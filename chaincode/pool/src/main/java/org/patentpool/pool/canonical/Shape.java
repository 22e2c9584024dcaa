package org.patentpool.pool.canonical;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.rejection.Code;

/**
 * Records to JSON and back, by their components: the record is the schema. An {@link Optional} may
 * be absent, everything else must be there, and nothing else may be; {@code null} is never read. A
 * record of a sealed interface says which one it is by its member {@code kind}.
 */
public final class Shape {

  private static final String KIND = "kind";
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  private static final Pattern DATE = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

  private Shape() {}

  /**
   * Reads a record.
   *
   * @throws MalformedException with the place below {@code at}
   */
  public static <T> T read(Class<T> type, Json json, String at) {
    return type.cast(read(type, type, json, at));
  }

  /** Writes a record, a scalar, a list of them, or JSON as it is. */
  public static Json write(Object value) {
    return switch (value) {
      case Json json -> json;
      case Scalar scalar -> new Json.Text(scalar.value());
      case Enum<?> constant -> new Json.Text(constant.name());
      case String text -> new Json.Text(text);
      case Integer number -> new Json.Text(number.toString());
      case Long number -> new Json.Text(number.toString());
      case Boolean truth -> new Json.Bool(truth);
      case LocalDate date -> new Json.Text(date.toString());
      case Optional<?> some -> write(some.orElseThrow());
      case List<?> list -> new Json.Arr(list.stream().map(Shape::write).toList());
      case Record record -> members(record);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static Json.Obj members(Record record) {
    Json.Obj json = Json.Obj.EMPTY;
    if (isVariant(record.getClass())) {
      json = json.with(KIND, kind(record.getClass()));
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      json = json.with(component.getName(), value(record, component));
    }
    return json;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static boolean isVariant(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }

  /** {@code NotAdmitted} is written {@code NOT_ADMITTED}. */
  private static String kind(Class<?> type) {
    var out = new StringBuilder();
    for (char c : type.getSimpleName().toCharArray()) {
      if (c >= 'A' && c <= 'Z') {
        out.append(out.isEmpty() ? "" : "_").append(c);
      } else {
        out.append((char) (c - 'a' + 'A'));
      }
    }
    return out.toString();
  }

  private static Object read(Type type, AnnotatedElement place, Json json, String at) {
    return switch (type) {
      case ParameterizedType list -> list(list.getActualTypeArguments()[0], place, json, at);
      case Class<?> c when c == Json.Obj.class -> object(json, at);
      case Class<?> c when c == boolean.class -> truth(json, at);
      case Class<?> c when c == int.class || c == Integer.class ->
          Math.toIntExact(integer(place, json, at));
      case Class<?> c when c == long.class -> integer(place, json, at);
      case Class<?> c when c == LocalDate.class -> date(json, at);
      case Class<?> c when c.isEnum() -> constant(c, json, at);
      case Class<?> c when Scalar.class.isAssignableFrom(c) -> build(c, at, text(json, at));
      case Class<?> c when c.isSealed() -> variant(c, object(json, at), at);
      case Class<?> c when c.isRecord() -> record(c, object(json, at), at);
      default -> throw new IllegalArgumentException("no shape for " + type);
    };
  }

  private static List<Object> list(Type item, AnnotatedElement place, Json json, String at) {
    if (!(json instanceof Json.Arr(var items))) {
      throw new MalformedException(Code.TYPE, at, "a list is expected");
    }
    check(place, items.size(), at, " items");
    var list = new ArrayList<>();
    for (Json each : items) {
      list.add(read(item, item.getClass(), each, at + "/" + list.size()));
    }
    return List.copyOf(list);
  }

  private static long integer(AnnotatedElement place, Json json, String at) {
    String digits = text(json, at);
    if (!INTEGER.matcher(digits).matches()) {
      throw new MalformedException(Code.FORMAT, at, "an integer is expected");
    }
    long value;
    try {
      value = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new MalformedException(Code.RANGE, at, "an integer beyond 64 bits");
    }
    check(place, value, at, "");
    return value;
  }

  private static void check(AnnotatedElement place, long value, String at, String unit) {
    Within bounds = place.getAnnotation(Within.class);
    if (bounds != null && (value < bounds.min() || value > bounds.max())) {
      throw new MalformedException(Code.RANGE, at, bounds.min() + " to " + bounds.max() + unit);
    }
  }

  private static boolean truth(Json json, String at) {
    if (json instanceof Json.Bool(boolean value)) {
      return value;
    }
    throw new MalformedException(Code.TYPE, at, "true or false is expected");
  }

  private static LocalDate date(Json json, String at) {
    String text = text(json, at);
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // A day that does not exist is refused like any other wrong form.
    }
    throw new MalformedException(Code.FORMAT, at, "a date YYYY-MM-DD that exists");
  }

  private static Object constant(Class<?> type, Json json, String at) {
    String text = text(json, at);
    for (Object constant : type.getEnumConstants()) {
      if (write(constant).equals(new Json.Text(text))) {
        return constant;
      }
    }
    throw new MalformedException(Code.FORMAT, at, "one of " + names(type.getEnumConstants()));
  }

  private static String names(Object[] constants) {
    return Arrays.stream(constants)
        .map(constant -> ((Json.Text) write(constant)).value())
        .collect(Collectors.joining(", "));
  }

  private static Object variant(Class<?> type, Json.Obj json, String at) {
    String kind = text(member(json, KIND, at), at + "/" + KIND);
    for (Class<?> each : type.getPermittedSubclasses()) {
      if (kind(each).equals(kind)) {
        return record(each, json.without(KIND), at);
      }
    }
    throw new MalformedException(Code.FORMAT, at + "/" + KIND, "an unknown kind");
  }

  private static Object record(Class<?> type, Json.Obj json, String at) {
    var values = new ArrayList<>();
    Json.Obj left = json;
    for (RecordComponent component : type.getRecordComponents()) {
      values.add(component(component, json, at));
      left = left.without(component.getName());
    }
    if (!left.members().isEmpty()) {
      String place = at + "/" + StrictReader.escape(left.members().firstKey());
      throw new MalformedException(Code.UNKNOWN_FIELD, place, "");
    }
    return build(type, at, values.toArray());
  }

  private static Object component(RecordComponent component, Json.Obj json, String at) {
    String name = component.getName();
    String place = at + "/" + name;
    if (component.getType() != Optional.class) {
      return read(component.getGenericType(), component, member(json, name, at), place);
    }
    Type inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return json.get(name).map(value -> read(inner, component, value, place));
  }

  private static Json member(Json.Obj json, String name, String at) {
    return json.get(name)
        .orElseThrow(() -> new MalformedException(Code.MISSING, at + "/" + name, ""));
  }

  private static Object build(Class<?> type, String at, Object... values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw refusedByConstructor(e.getCause(), at);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  private static RuntimeException refusedByConstructor(@Nullable Throwable cause, String at) {
    if (cause instanceof IllegalArgumentException wrong) {
      return new MalformedException(Code.FORMAT, at, String.valueOf(wrong.getMessage()));
    }
    return new IllegalStateException("a constructor failed", cause);
  }

  private static Json.Obj object(Json json, String at) {
    if (json instanceof Json.Obj obj) {
      return obj;
    }
    throw new MalformedException(Code.TYPE, at, "an object is expected");
  }

  private static String text(Json json, String at) {
    if (json instanceof Json.Text(String value)) {
      return value;
    }
    throw new MalformedException(Code.TYPE, at, "a string or an integer is expected");
  }
}
