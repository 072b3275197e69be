package io.iamsim.corpus;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbered rules and the traps that docs/semantics.md states, in its order.
 *
 * @param rules the rules; those of a table are its rows
 * @param traps the rows of section 9 by number: the request and its decision
 */
public record SemanticRules(List<SemanticRule> rules, Map<Integer, String> traps) {
  private static final Pattern ITEM = Pattern.compile("^- \\*\\*([A-Z][A-Z0-9]*-\\d+)\\*\\* ?(.*)");
  private static final Pattern ROW =
      Pattern.compile("^\\| \\*\\*([A-Z][A-Z0-9]*-\\d+)\\*\\* \\|(.*)\\|$");
  private static final Pattern TRAP = Pattern.compile("^\\| (\\d+) \\|(.*)\\|$");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<!e\\.g)\\.(?= [A-Z(\\[`\"]|$)");
  private static final Pattern CONFIDENCE =
      Pattern.compile("\\[(documented|observed|inferred)[^]]*]");
  private static final int LONGEST_MEANING = 160;

  public SemanticRules {
    rules = List.copyOf(rules);
  }

  /** The rules of the text of docs/semantics.md. */
  public static SemanticRules read(String markdown) {
    List<SemanticRule> rules = new ArrayList<>();
    Map<Integer, String> traps = new LinkedHashMap<>();
    List<String> lines = Splitter.on('\n').splitToList(markdown);
    for (int i = 0; i < lines.size(); i++) {
      Matcher item = ITEM.matcher(lines.get(i));
      Matcher row = ROW.matcher(lines.get(i));
      Matcher trap = TRAP.matcher(lines.get(i));
      if (item.matches()) {
        rules.add(
            new SemanticRule(item.group(1), meaning(item.group(2) + continued(lines, i + 1))));
      } else if (row.matches()) {
        List<String> cells = cells(row.group(2));
        rules.add(new SemanticRule(row.group(1), meaning(cells.get(0) + ": " + cells.get(1))));
      } else if (trap.matches()) {
        traps.put(Integer.valueOf(trap.group(1)), meaning(cells(trap.group(2)).get(1)));
      }
    }
    return new SemanticRules(rules, traps);
  }

  /** The lines that go on with a list item. */
  private static String continued(List<String> lines, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < lines.size() && lines.get(i).startsWith("  "); i++) {
      text.append(' ').append(lines.get(i).strip());
    }
    return text.toString();
  }

  private static List<String> cells(String row) {
    return Splitter.on(" | ").trimResults().splitToList(row);
  }

  private static String meaning(String text) {
    String plain = CONFIDENCE.matcher(text.replace("**", "")).replaceAll("").strip();
    Matcher end = SENTENCE_END.matcher(plain);
    String sentence = end.find() ? plain.substring(0, end.start()) : plain;
    if (sentence.length() <= LONGEST_MEANING) {
      return sentence;
    }
    return sentence.substring(0, sentence.lastIndexOf(' ', LONGEST_MEANING)) + " …";
  }
}
