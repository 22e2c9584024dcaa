package org.patentpool.pool.scenario;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patentpool.pool.Vectors;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.scenario.RefusedScenario.Refusal;
import org.patentpool.pool.scenario.RefusedScenario.Spelt;

/**
 * Every fault a scenario can have: a place, with a star for each index and each key of a map, a
 * code, and how it shows. What one value can do wrong is read from the schema.
 */
final class PossibleFaults {
  private static final Path SCHEMA = Path.of("src/test/resources/vectors/scenario.schema.json");

  /** What takes more than one value to be wrong, or is not in the schema (rulebook §11). */
  private static final Path SPANNING = Path.of("src/test/resources/refused/scenarios/spanning.txt");

  private static final Json INTEGER = new Json.Text("integer");

  private final SortedSet<String> all = new TreeSet<>();
  private final SortedMap<String, Json.Obj> places = new TreeMap<>();

  private PossibleFaults() {}

  static PossibleFaults read() throws IOException {
    var faults = new PossibleFaults();
    faults.all.addAll(Files.readAllLines(SPANNING));
    faults.value("input", Vectors.read(SCHEMA));
    return faults;
  }

  SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(all);
  }

  private void add(String place, Fault.Code code, String how) {
    all.add(told(place, code, how));
  }

  private static String told(String place, Fault.Code code, String how) {
    return (place + " " + code + " " + how).strip();
  }

  private void value(String place, Json.Obj schema) {
    places.put(place, schema);
    add(place, Fault.Code.TYPE, "null");
    add(place, Fault.Code.TYPE, "another type");
    if (schema.get("oneOf").isPresent()) {
      variants(place, Vectors.objects(schema, "oneOf"));
    } else if (schema.get("enum").or(() -> schema.get("const")).isPresent()) {
      add(place, Fault.Code.UNKNOWN_ID, "");
    } else {
      switch (Vectors.text(schema, "type")) {
        case "object" -> object(place, schema);
        case "array" -> list(place, schema);
        case "integer" -> integer(place, schema);
        default -> string(place, schema);
      }
    }
  }

  /** Their kind tells variants apart; where there is none, the first is meant. */
  private void variants(String place, List<Json.Obj> variants) {
    for (Json.Obj variant : variants) {
      String kind =
          Vectors.object(variant, "properties")
              .get("kind")
              .map(each -> Vectors.text((Json.Obj) each, "const"))
              .orElse("");
      members(place, variant);
      if (!kind.isEmpty() || variant.equals(variants.getFirst())) {
        closed(place, variant, kind);
        variants.stream()
            .flatMap(other -> Vectors.object(other, "properties").members().keySet().stream())
            .filter(name -> Vectors.object(variant, "properties").get(name).isEmpty())
            .forEach(name -> add(place + "/" + name, Fault.Code.UNKNOWN_FIELD, kind));
      }
    }
  }

  private void object(String place, Json.Obj schema) {
    if (schema.get("additionalProperties").orElseThrow() instanceof Json.Obj each) {
      value(place + "/*", each);
      add(place + "/*", Fault.Code.DUPLICATE, "key");
    } else {
      members(place, schema);
      closed(place, schema, "");
    }
  }

  private void members(String place, Json.Obj schema) {
    Vectors.object(schema, "properties")
        .members()
        .forEach((name, member) -> value(place + "/" + name, (Json.Obj) member));
    add(place + "/*", Fault.Code.DUPLICATE, "key");
  }

  private void closed(String place, Json.Obj schema, String kind) {
    add(place + "/*", Fault.Code.UNKNOWN_FIELD, kind);
    for (Json name : Vectors.items(schema, "required")) {
      add(place + "/" + ((Json.Text) name).value(), Fault.Code.MISSING, "absent");
    }
  }

  private void list(String place, Json.Obj schema) {
    value(place + "/*", Vectors.object(schema, "items"));
    if (schema.get("minItems").isPresent()) {
      add(place, Fault.Code.MISSING, "empty");
    }
  }

  private void integer(String place, Json.Obj schema) {
    add(place, Fault.Code.TYPE, "point");
    add(place, Fault.Code.TYPE, "exponent");
    BigInteger least = new BigInteger(Vectors.text(schema, "minimum"));
    BigInteger most = new BigInteger(Vectors.text(schema, "maximum"));
    add(place, Fault.Code.RANGE, figure(least.subtract(BigInteger.ONE)));
    add(place, Fault.Code.RANGE, figure(most.add(BigInteger.ONE)));
    add(place, Fault.Code.RANGE, figure(BigInteger.TWO.pow(Long.SIZE)));
  }

  private static String figure(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return value.toString();
    }
    return value.signum() < 0 ? "below 64 bits" : "above 64 bits";
  }

  /** Where a pattern has a format or a description beside it, it does not say all. */
  private void string(String place, Json.Obj schema) {
    if (schema.get("pattern").isEmpty()) {
      add(place, Fault.Code.RANGE, "empty");
      add(place, Fault.Code.FORMAT, "half a character");
      return;
    }
    add(place, Fault.Code.FORMAT, "against its pattern");
    if (schema.get("format").or(() -> schema.get("description")).isPresent()) {
      add(place, Fault.Code.FORMAT, "in spite of its pattern");
    }
  }

  /** The fault that a file shows, told like those that are possible. */
  String shown(RefusedScenario file, Refusal refusal) {
    String place = place(refusal.at());
    String parent = refusal.at().replaceFirst("/[^/]*$", "");
    List<Spelt> there = file.at(refusal.at());
    return switch (refusal.code()) {
      case MISSING -> told(place, refusal.code(), there.isEmpty() ? "absent" : "empty");
      case UNKNOWN_FIELD -> told(place, refusal.code(), kind(place(parent), file, parent));
      case DUPLICATE ->
          there.size() > 1
              ? told(place(parent) + "/*", refusal.code(), "key")
              : told(place, refusal.code(), "");
      case TYPE -> told(place, refusal.code(), type(place, there.getFirst()));
      case RANGE -> told(place, refusal.code(), range(there.getFirst()));
      case FORMAT -> told(place, refusal.code(), format(place, there.getFirst()));
      default -> told(place, refusal.code(), "");
    };
  }

  private String place(String pointer) {
    String place = "input";
    List<String> tokens = List.of(pointer.split("/", -1));
    for (String token : tokens.subList(1, tokens.size())) {
      String named = place + "/" + token;
      place = places.containsKey(named) ? named : place + "/*";
    }
    return place;
  }

  private Optional<Json> said(String place, String name) {
    return requireNonNull(places.get(place), place).get(name);
  }

  private String kind(String place, RefusedScenario file, String object) {
    List<Spelt> kinds = file.at(object + "/kind");
    return said(place, "oneOf").isEmpty() || kinds.isEmpty() ? "" : kinds.getFirst().text();
  }

  private String type(String place, Spelt value) {
    if (value.token() == JsonToken.VALUE_NULL) {
      return "null";
    }
    boolean broken = value.token() == JsonToken.VALUE_NUMBER_FLOAT;
    if (!broken || !said(place, "type").equals(Optional.of(INTEGER))) {
      return "another type";
    }
    return value.text().matches("[^eE]*") ? "point" : "exponent";
  }

  private static String range(Spelt value) {
    if (value.token() == JsonToken.VALUE_NUMBER_INT) {
      return figure(new BigInteger(value.text()));
    }
    return value.text().isEmpty() ? "empty" : "";
  }

  private String format(String place, Spelt value) {
    return said(place, "pattern")
        .map(pattern ->
            value.text().matches(((Json.Text) pattern).value())
                ? "in spite of its pattern"
                : "against its pattern")
        .orElse("half a character");
  }
}
