package io.iamsim.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How the cost of a decision grows with the number of statements: a line for each contender, both
 * axes logarithmic.
 */
final class ScalingChart {
  private static final int[] SIZES = {10, 100, 1000, 10_000};
  private static final Map<String, String> COLOURS = colours();
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 130;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;

  private final String shape;
  private final Results results;
  private final double least;
  private final double most;
  private final StringBuilder svg = new StringBuilder();

  private record Point(int size, double nanos) {}

  private ScalingChart(String shape, Results results, double least, double most) {
    this.shape = shape;
    this.results = results;
    this.least = least;
    this.most = most;
  }

  private static Map<String, String> colours() {
    Map<String, String> colours = new LinkedHashMap<>();
    colours.put("PREPARED", "#0b6e4f");
    colours.put("LINEAR_SCAN", "#c46a00");
    colours.put("NAIVE", "#8b1e3f");
    colours.put("JCASBIN", "#3b5ba5");
    colours.put("CEDAR", "#6b4c9a");
    return colours;
  }

  /** The chart of a shape such as {@code spread}; empty if nothing of it was measured. */
  static String svg(String shape, Results results) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (String contender : COLOURS.keySet()) {
      for (Point point : points(shape, contender, results)) {
        least = Math.min(least, point.nanos);
        most = Math.max(most, point.nanos);
      }
    }
    return most == 0
        ? ""
        : new ScalingChart(
                shape,
                results,
                Math.pow(10, Math.floor(Math.log10(least))),
                Math.pow(10, Math.ceil(Math.log10(most))))
            .draw();
  }

  private static List<Point> points(String shape, String contender, Results results) {
    List<Point> points = new ArrayList<>();
    for (int size : SIZES) {
      OptionalDouble median = results.median("decide/" + shape + "-" + size + "/" + contender);
      median.ifPresent(nanos -> points.add(new Point(size, nanos)));
    }
    return points;
  }

  private String draw() {
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            HEIGHT));
    String title = shape + ": nanoseconds a decision, by statements, Java " + results.release();
    svg.append("<title>").append(title).append("</title>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    text(LEFT, 22, "start", "#222222", title);
    axes();
    COLOURS.forEach((contender, colour) -> line(contender, colour));
    return svg.append("</svg>\n").toString();
  }

  private void axes() {
    for (double nanos = least; nanos <= most * 1.001; nanos *= 10) {
      double y = y(nanos);
      segment(LEFT, y, WIDTH - RIGHT, y);
      text(LEFT - 8, y + 4, "end", "#555555", Target.number(nanos));
    }
    for (int size : SIZES) {
      double x = x(size);
      segment(x, TOP, x, HEIGHT - BOTTOM);
      text(x, HEIGHT - BOTTOM + 18, "middle", "#555555", Target.number(size));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "#555555", "statements");
  }

  private void line(String contender, String colour) {
    List<Point> points = points(shape, contender, results);
    if (points.isEmpty()) {
      return;
    }
    StringBuilder way = new StringBuilder();
    for (Point point : points) {
      way.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.size), y(point.nanos)));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
              x(point.size),
              y(point.nanos),
              colour));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
            way.toString().strip(),
            colour));
    Point last = points.get(points.size() - 1);
    text(x(last.size) + 8, y(last.nanos) + 4, "start", colour, name(contender));
  }

  private static String name(String contender) {
    return switch (contender) {
      case "PREPARED" -> "iamsim";
      case "LINEAR_SCAN" -> "linear scan";
      case "NAIVE" -> "naive";
      case "JCASBIN" -> "jCasbin";
      default -> "cedar-java";
    };
  }

  private void segment(double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, String colour, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            colour,
            words));
  }

  private static double x(int size) {
    double part =
        Math.log10(size / (double) SIZES[0])
            / Math.log10(SIZES[SIZES.length - 1] / (double) SIZES[0]);
    return LEFT + part * (WIDTH - RIGHT - LEFT);
  }

  private double y(double nanos) {
    double part = Math.log10(nanos / least) / Math.log10(most / least);
    return HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP);
  }
}
