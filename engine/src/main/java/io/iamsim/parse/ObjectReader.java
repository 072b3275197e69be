package io.iamsim.parse;

import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one object whose members are known by name; a member too many is a finding. */
public final class ObjectReader {
  private final SourceNode.Mapping mapping;
  private final String what;
  private final Findings findings;

  private ObjectReader(SourceNode.Mapping mapping, String what, Findings findings) {
    this.mapping = mapping;
    this.what = what;
    this.findings = findings;
  }

  /**
   * The object in a node; absent, with a finding, if the node is none.
   *
   * @param what how messages call the object
   * @param known the names that its members may have
   */
  public static Optional<ObjectReader> of(
      SourceNode node, String what, List<String> known, Findings findings) {
    if (!(node instanceof SourceNode.Mapping mapping)) {
      wrongType(node, what, "an object", findings);
      return Optional.empty();
    }
    for (SourceNode.Member member : mapping.members()) {
      if (!known.contains(member.name())) {
        findings.add(
            FindingCode.UNKNOWN_ELEMENT,
            member.nameSpan(),
            "unknown member `" + member.name() + "` in " + what,
            Suggestions.help(member.name(), known, "known are " + String.join(", ", known)));
      }
    }
    return Optional.of(new ObjectReader(mapping, what, findings));
  }

  /** Where the object stands. */
  public SourceSpan span() {
    return mapping.span();
  }

  /** A member's value. */
  public Optional<SourceNode> get(String name) {
    return mapping.get(name);
  }

  /** A member's value; a finding if there is none. */
  public Optional<SourceNode> require(String name) {
    Optional<SourceNode> found = mapping.get(name);
    if (found.isEmpty()) {
      findings.add(FindingCode.MISSING_ELEMENT, mapping.span(), "no `" + name + "` in " + what, "");
    }
    return found;
  }

  /** A string. */
  public Optional<SourceNode.Scalar> string(String name) {
    return get(name).flatMap(node -> string(node, label(name), findings));
  }

  /** A string; a finding if there is none. */
  public Optional<SourceNode.Scalar> requireString(String name) {
    return require(name).flatMap(node -> string(node, label(name), findings));
  }

  /** The text of a string, or null. */
  public @Nullable String text(String name) {
    return string(name).map(SourceNode.Scalar::text).orElse(null);
  }

  /** The items of a list; none if there is no such member. */
  public List<SourceNode> items(String name) {
    @Nullable SourceNode node = get(name).orElse(null);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SourceNode.Sequence sequence) {
      return sequence.items();
    }
    wrongType(node, label(name), "a list", findings);
    return List.of();
  }

  /** The strings of a list. */
  public List<SourceNode.Scalar> strings(String name) {
    List<SourceNode.Scalar> strings = new ArrayList<>();
    for (SourceNode item : items(name)) {
      string(item, "an entry of " + label(name), findings).ifPresent(strings::add);
    }
    return strings;
  }

  /** The members of an object whose names are free. */
  public List<SourceNode.Member> entries(String name) {
    @Nullable SourceNode node = get(name).orElse(null);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SourceNode.Mapping free) {
      return free.members();
    }
    wrongType(node, label(name), "an object", findings);
    return List.of();
  }

  /** An object of strings, such as tags; numbers and booleans are the text that is written. */
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (SourceNode.Member entry : entries(name)) {
      if (entry.value() instanceof SourceNode.Scalar scalar
          && scalar.type() != SourceNode.ScalarType.NULL) {
        texts.put(entry.name(), scalar.text());
      } else {
        wrongType(entry.value(), "`" + entry.name() + "` in " + label(name), "a string", findings);
      }
    }
    return texts;
  }

  /** A flag; false if there is none. */
  public boolean flag(String name) {
    @Nullable SourceNode node = get(name).orElse(null);
    if (node == null) {
      return false;
    }
    if (node instanceof SourceNode.Scalar scalar
        && scalar.type() == SourceNode.ScalarType.BOOLEAN) {
      return scalar.text().equals("true");
    }
    wrongType(node, label(name), "true or false", findings);
    return false;
  }

  /** One of a closed list of texts; absent, with a finding, if it is another. */
  public Optional<String> oneOf(String name, List<String> choices) {
    return string(name)
        .filter(value -> isOneOf(value, choices, findings))
        .map(SourceNode.Scalar::text);
  }

  /** True if a value is one of the choices; a finding says so if not. */
  public static boolean isOneOf(SourceNode.Scalar value, List<String> choices, Findings findings) {
    if (choices.contains(value.text())) {
      return true;
    }
    findings.add(
        FindingCode.INVALID_VALUE,
        value.span(),
        "`" + value.text() + "` is none of " + String.join(", ", choices),
        Suggestions.help(value.text(), choices, ""));
    return false;
  }

  /** The string in a node, or a number as it is written; absent, with a finding, if it is none. */
  public static Optional<SourceNode.Scalar> string(
      SourceNode node, String what, Findings findings) {
    return node instanceof SourceNode.Scalar scalar && scalar.isText()
        ? Optional.of(scalar)
        : string(node, what, "a string", findings);
  }

  /** The string in a node that could also have been something else, as {@code wanted} says. */
  public static Optional<SourceNode.Scalar> string(
      SourceNode node, String what, String wanted, Findings findings) {
    if (node instanceof SourceNode.Scalar scalar && scalar.isString()) {
      return Optional.of(scalar);
    }
    wrongType(node, what, wanted, findings);
    return Optional.empty();
  }

  public static void wrongType(SourceNode node, String what, String wanted, Findings findings) {
    boolean quotable =
        wanted.equals("a string")
            && node instanceof SourceNode.Scalar scalar
            && scalar.type() != SourceNode.ScalarType.NULL;
    boolean empty =
        wanted.equals("an object")
            && node instanceof SourceNode.Scalar scalar
            && scalar.type() == SourceNode.ScalarType.NULL;
    findings.add(
        FindingCode.WRONG_TYPE,
        node.span(),
        what + " must be " + wanted + ", this is " + node.description(),
        quotable ? "quote it" : empty ? "write {} for an empty object" : "");
  }

  private String label(String name) {
    return "`" + name + "` of " + what;
  }
}
