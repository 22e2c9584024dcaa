package org.patentpool.network.fabric.probe;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the probe is asked to do: words one after the other, each step as many as it takes. */
public final class Steps {
  private final List<ByteString> words = new ArrayList<>();

  /** Begins with a first step. */
  public static Steps of(String... step) {
    return new Steps().then(step);
  }

  /** Adds a step: its name and what it works on. */
  public Steps then(String... step) {
    for (String word : step) {
      words.add(ByteString.copyFromUtf8(word));
    }
    return this;
  }

  /** Adds bytes that the step before works on. */
  public Steps bytes(ByteString word) {
    words.add(word);
    return this;
  }

  public List<ByteString> words() {
    return Collections.unmodifiableList(words);
  }
}
