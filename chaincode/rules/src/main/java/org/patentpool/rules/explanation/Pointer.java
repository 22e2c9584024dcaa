package org.patentpool.rules.explanation;

/** JSON pointers: steps behind slashes. */
public final class Pointer {
  private Pointer() {}

  public static String to(Object... steps) {
    StringBuilder pointer = new StringBuilder();
    for (Object step : steps) {
      pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
