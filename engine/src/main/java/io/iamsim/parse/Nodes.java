package io.iamsim.parse;

import io.iamsim.source.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads scalars and scalar-or-list elements off the tree (GRAM-4). */
final class Nodes {
  private Nodes() {}

  /** The text of a string or a number (ROOM-110), or null with a finding. */
  static SourceNode.@Nullable Scalar text(SourceNode node, String element, Findings findings) {
    if (node instanceof SourceNode.Scalar scalar && scalar.isText()) {
      return scalar;
    }
    findings.add(
        FindingCode.WRONG_TYPE,
        node.span(),
        "`" + element + "` must be a string, this is " + node.description(),
        "");
    return null;
  }

  /** The strings of a string or a list of strings; anything else is a finding. */
  static List<SourceNode.Scalar> strings(SourceNode node, String element, Findings findings) {
    return scalars(node, element, SourceNode.Scalar::isString, findings);
  }

  /** The same, where a number is the text that it was written as (ROOM-110). */
  static List<SourceNode.Scalar> texts(SourceNode node, String element, Findings findings) {
    return scalars(node, element, SourceNode.Scalar::isText, findings);
  }

  private static List<SourceNode.Scalar> scalars(
      SourceNode node, String element, Predicate<SourceNode.Scalar> accepted, Findings findings) {
    List<SourceNode.Scalar> strings = new ArrayList<>();
    List<SourceNode> items =
        node instanceof SourceNode.Sequence sequence ? sequence.items() : List.of(node);
    for (SourceNode item : items) {
      if (item instanceof SourceNode.Scalar scalar && accepted.test(scalar)) {
        strings.add(scalar);
      } else {
        findings.add(
            FindingCode.WRONG_TYPE,
            item.span(),
            "`" + element + "` takes strings, this is " + item.description(),
            "");
      }
    }
    return strings;
  }
}
