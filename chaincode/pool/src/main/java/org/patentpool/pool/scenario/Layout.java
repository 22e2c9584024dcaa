package org.patentpool.pool.scenario;

import java.math.BigInteger;
import java.util.List;

/** Lines and tables of at most 100 columns. */
final class Layout {
  private static final int WIDTH = 100;
  private static final int LONGEST = 20;

  private final int decimals;
  private final StringBuilder out = new StringBuilder();

  /**
   * An empty text.
   *
   * @param decimals those of its money
   */
  Layout(int decimals) {
    this.decimals = decimals;
  }

  String text() {
    return out.toString();
  }

  void line(String text) {
    out.append(text).append('\n');
  }

  /** A sentence whose later lines stand further to the right. */
  void wrapped(String sentence) {
    StringBuilder line = new StringBuilder(" ");
    for (String word : sentence.split(" ", -1)) {
      if (length(line) + 1 + word.codePointCount(0, word.length()) > WIDTH) {
        line(line.toString());
        line = new StringBuilder("     ");
      }
      line.append(' ').append(word);
    }
    line(line.toString());
  }

  /** Minor units as people write money. */
  String money(long minorUnits) {
    String digits = BigInteger.valueOf(minorUnits).abs().toString();
    String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
    int point = padded.length() - decimals;
    return (minorUnits < 0 ? "-" : "")
        + padded.substring(0, point)
        + (decimals == 0 ? "" : "." + padded.substring(point));
  }

  /** What is long is cut, so that a table keeps its width. */
  static String shortened(Object value) {
    String text = value.toString();
    return length(text) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** Columns as wide as they need; the first ones to the left, the others to the right. */
  void table(List<List<String>> rows, int left) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        String gap = " ".repeat(widths[i] - length(row.get(i)));
        text.append(' ').append(i < left ? row.get(i) + gap : gap + row.get(i)).append(' ');
      }
      line(text.toString().stripTrailing());
    }
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
