package org.patentpool.network.fabric.worlds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.StrictReader;

/** What the tests in memory asked of one pool, and what it told them. */
record World(String name, List<Step> steps) {
  private static final Path TESTS = Path.of("../../chaincode/pool/src/test/resources");

  /** No command can make a row unreadable, as the tests in memory did. */
  private static final String UNREADABLE = "UNREADABLE_RECORD";

  /**
   * One call.
   *
   * @param told ACCEPTED, REPEATED, ANSWERED or the code of a rejection
   */
  record Step(Sender sender, String function, String payload, String told) {}

  /** Who calls: by which organisation, and with the key that memory calls so. */
  record Sender(String mspId, String key) {}

  /** All worlds, and one of calls that are none. */
  static List<World> all() throws IOException, MalformedException {
    SortedMap<String, List<Step>> worlds = new TreeMap<>();
    for (String line : Files.readAllLines(TESTS.resolve("worlds.jsonl"))) {
      Json.Obj step = read(line);
      if (!text(step, "told").equals(UNREADABLE)) {
        Sender sender = new Sender(text(step, "mspId"), text(step, "key"));
        worlds
            .computeIfAbsent(text(step, "world"), _ -> new ArrayList<>())
            .add(new Step(sender, text(step, "function"), payload(step), text(step, "told")));
      }
    }
    Sender anyone = worlds.firstEntry().getValue().getFirst().sender();
    worlds.put("RefusedCommandsTest", refused(anyone));
    return worlds.entrySet().stream()
        .map(world -> new World(world.getKey(), world.getValue()))
        .toList();
  }

  private static List<Step> refused(Sender sender) throws IOException, MalformedException {
    List<Step> steps = new ArrayList<>();
    try (Stream<Path> files = Files.list(TESTS.resolve("refused/commands"))) {
      for (Path file : files.sorted().toList()) {
        Json.Obj call = read(Files.readString(file));
        steps.add(new Step(sender, text(call, "function"), payload(call), text(call, "code")));
      }
    }
    return steps;
  }

  private static Json.Obj read(String json) throws MalformedException {
    return (Json.Obj) StrictReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String payload(Json.Obj call) {
    return Canonical.text(call.get("payload").orElseThrow());
  }

  private static String text(Json.Obj object, String name) {
    return ((Json.Text) object.get(name).orElseThrow()).value();
  }
}
