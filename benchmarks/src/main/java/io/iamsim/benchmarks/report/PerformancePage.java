package io.iamsim.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the charts, and the measured part of the page that shows them. */
public final class PerformancePage {
  static final String BEGIN = "<!-- measured:begin -->";
  static final String END = "<!-- measured:end -->";
  private static final List<String> SHAPES = List.of("spread", "hot", "infix");

  private PerformancePage() {}

  /**
   * Writes a chart for each shape and Java into the folder, and the tables between the marks of the
   * page {@code FOLDER.md}, or into {@code FOLDER/measured.md} if there is no such page.
   */
  public static void write(Path folder, List<Results> all) {
    StringBuilder charts = new StringBuilder();
    for (String shape : SHAPES) {
      for (Results results : all) {
        String svg = ScalingChart.svg(shape, results);
        String name = shape + "-java-" + results.release() + ".svg";
        if (!svg.isEmpty()) {
          write(folder.resolve(name), svg);
          charts.append(
              "!["
                  + shape
                  + ", Java "
                  + results.release()
                  + "]("
                  + folder.getFileName()
                  + "/"
                  + name
                  + ")\n");
        }
      }
    }
    String measured = measured(all, charts.toString());
    Path page = folder.resolveSibling(folder.getFileName() + ".md");
    if (Files.exists(page)) {
      write(page, between(read(page), measured));
    } else {
      write(folder.resolve("measured.md"), measured);
    }
  }

  private static String measured(List<Results> all, String charts) {
    StringBuilder text = new StringBuilder();
    for (Results results : all) {
      text.append("- Java " + results.java() + ", " + results.date() + ", revision ")
          .append(results.revision() + ", `" + results.command() + "`: " + results.machine())
          .append("\n");
    }
    text.append("\n### Targets\n\n").append(TargetTable.markdown(all));
    text.append("\n### Growth with the number of statements\n\n").append(charts);
    for (Results results : all) {
      text.append("\n### Every contender, Java " + results.release() + "\n\n")
          .append(Table.markdown(ContenderTable.rows(results)));
    }
    return text.toString();
  }

  /** The page with what stands between its marks replaced. */
  static String between(String page, String measured) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("the page has no " + BEGIN + " and " + END);
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + measured
        + "\n"
        + page.substring(end);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
