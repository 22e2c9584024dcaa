package org.patentpool.product;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a Markdown text's {@code console} blocks, each with the output shown for it. */
record Walkthrough(List<Step> steps) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final String PROMPT = "$ ";
  private static final String BACKGROUND = " &";

  /**
   * One command.
   *
   * @param shown its output, where {@code …} stands for anything
   */
  record Step(String command, String shown) {
    boolean runsOn() {
      return command.endsWith(BACKGROUND);
    }

    String commandAlone() {
      return runsOn() ? command.substring(0, command.length() - BACKGROUND.length()) : command;
    }

    Pattern expected() {
      return Pattern.compile(
          "\\Q" + shown.strip().replace("…", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }
  }

  static Walkthrough read(String markdown) {
    var steps = new ArrayList<Step>();
    Matcher blocks = BLOCK.matcher(markdown);
    while (blocks.find()) {
      String command = null;
      var shown = new StringBuilder();
      for (String line : blocks.group(1).split("\n", -1)) {
        if (line.startsWith(PROMPT)) {
          if (command != null) {
            steps.add(new Step(command, shown.toString()));
          }
          command = line.substring(PROMPT.length()).strip();
          shown.setLength(0);
        } else {
          shown.append(line).append('\n');
        }
      }
      if (command == null) {
        throw new IllegalArgumentException("a console block has no command: " + blocks.group(1));
      }
      steps.add(new Step(command, shown.toString()));
    }
    return new Walkthrough(steps);
  }
}
