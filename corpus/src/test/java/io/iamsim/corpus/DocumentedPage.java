package io.iamsim.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation as what a reader does with it: files are written, commands are run.
 *
 * <p>A fenced block whose first word behind the language, or whose comment in the first line, is a
 * path is that file. A block with lines that begin with {@code $ ./iamsim} has commands with what
 * they print; a line of three dots stands for lines left out. A block of {@code ./iamsim} lines has
 * commands alone. What a reader is told in words stands in comments that no reader sees: {@code
 * <!-- file PATH: TEXT -->} and {@code <!-- replace PATH: OLD => NEW -->}.
 */
final class DocumentedPage {
  /** A step in the order of the page. */
  sealed interface Step {
    /** A file that the reader writes. */
    record WriteFile(String path, String text) implements Step {}

    /** A text that the reader changes in a file. */
    record Replace(String path, String from, String to) implements Step {}

    /**
     * A command.
     *
     * @param printed what it prints, null if the page does not say
     * @param start where that begins in the page
     */
    record Command(String line, @Nullable String printed, int start) implements Step {}
  }

  private static final Pattern PIECE =
      Pattern.compile(
          "(?ms)^```(?<info>[^\n]*)\n(?<block>.*?)^```$"
              + "|<!-- (?<kind>file|replace) (?<path>\\S+?): (?<rest>.*?) -->");
  private static final Pattern PATH =
      Pattern.compile("(?:[a-z-]+ |# )([a-z][\\w./-]*\\.(?:json|ya?ml|csv))");

  private DocumentedPage() {}

  static List<Step> steps(String page) {
    List<Step> steps = new ArrayList<>();
    Matcher piece = PIECE.matcher(page);
    while (piece.find()) {
      if (piece.group("kind") == null) {
        block(piece.group("info"), piece.group("block"), piece.start("block"), steps);
      } else if (piece.group("kind").equals("file")) {
        steps.add(new Step.WriteFile(piece.group("path"), piece.group("rest") + "\n"));
      } else {
        String[] change = piece.group("rest").split(" => ", 2);
        steps.add(new Step.Replace(piece.group("path"), change[0], change[1]));
      }
    }
    return steps;
  }

  private static void block(String info, String block, int start, List<Step> steps) {
    Matcher named = PATH.matcher(info);
    Matcher commented = PATH.matcher(block.lines().findFirst().orElse(""));
    if (info.contains(" ") && named.matches()) {
      steps.add(new Step.WriteFile(named.group(1), block));
    } else if (!info.isEmpty() && commented.matches()) {
      steps.add(new Step.WriteFile(commented.group(1), block));
    } else if (block.startsWith("$ ./iamsim")) {
      printed(block, start, steps);
    } else if (info.isEmpty()) {
      for (String line : block.replace("\\\n", " ").split("\n")) {
        if (line.startsWith("./iamsim ")) {
          steps.add(new Step.Command(line.substring("./iamsim ".length()), null, start));
        }
      }
    }
  }

  private static void printed(String block, int start, List<Step> steps) {
    Matcher command = Pattern.compile("(?m)^\\$ \\./iamsim ([^\n]*)\n").matcher(block);
    List<int[]> places = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    while (command.find()) {
      places.add(new int[] {command.start(), command.end()});
      lines.add(command.group(1));
    }
    for (int i = 0; i < lines.size(); i++) {
      int end = i + 1 < places.size() ? places.get(i + 1)[0] : block.length();
      int begin = places.get(i)[1];
      steps.add(new Step.Command(lines.get(i), block.substring(begin, end), start + begin));
    }
  }

  /** The words of a command line, of which some are in single quotes. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line.replaceFirst(" #.*", ""));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  /** What is printed, shortened where the page shortens it: as many lines before and after. */
  static String shortened(String actual, String asPrinted) {
    List<String> wanted = asPrinted.lines().toList();
    int dots = -1;
    for (int i = 0; i < wanted.size(); i++) {
      dots = wanted.get(i).strip().equals("...") ? i : dots;
    }
    List<String> lines = actual.lines().toList();
    int after = wanted.size() - dots - 1;
    if (dots < 0 || lines.size() < dots + after) {
      return actual;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, dots));
    kept.add(wanted.get(dots));
    kept.addAll(lines.subList(lines.size() - after, lines.size()));
    return String.join("\n", kept) + "\n";
  }
}
