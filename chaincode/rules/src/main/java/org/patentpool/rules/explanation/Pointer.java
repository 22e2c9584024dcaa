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

  /** The last step of a pointer, as it was before it became one. */
  public static String lastStep(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
