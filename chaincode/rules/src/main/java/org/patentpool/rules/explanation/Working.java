package org.patentpool.rules.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The explanations of a calculation, in the order in which its figures came about. */
public final class Working {
  private final boolean shown;
  private final List<Explanation> explanations = new ArrayList<>();

  private Working(boolean shown) {
    this.shown = shown;
  }

  /** Nobody asks: nothing is written down. */
  public static Working unshown() {
    return new Working(false);
  }

  public static Working shown() {
    return new Working(true);
  }

  /** The calculation explains a figure, if anybody asks. */
  public void show(Supplier<Explanation> explanation) {
    if (shown) {
      explanations.add(explanation.get());
    }
  }

  public List<Explanation> explanations() {
    return List.copyOf(explanations);
  }
}
