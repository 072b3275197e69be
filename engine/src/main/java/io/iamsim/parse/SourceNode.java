package io.iamsim.parse;

import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** A piece of a JSON or YAML text with its place. */
public sealed interface SourceNode {

  /** Where the piece stands. */
  SourceSpan span();

  /** What it is, as messages say it. */
  String description();

  /** The types of scalar that JSON knows. */
  enum ScalarType {
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("null");

    private final String description;

    ScalarType(String description) {
      this.description = description;
    }
  }

  /**
   * A single value.
   *
   * @param type its JSON type
   * @param text the characters of a string, or the source text of a number or boolean (GRAM-5)
   */
  record Scalar(ScalarType type, String text, SourceSpan span) implements SourceNode {
    @Override
    public String description() {
      return type.description;
    }

    /** True for a string. */
    public boolean isString() {
      return type == ScalarType.STRING;
    }

    /**
     * True for a string and for a number, which is the text that it was written as: account ids and
     * the like often stand without quotes, and with the zeros they begin with.
     */
    public boolean isText() {
      return type == ScalarType.STRING || type == ScalarType.NUMBER;
    }
  }

  /** An array. */
  record Sequence(List<SourceNode> items, SourceSpan span) implements SourceNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /** An object; duplicate names have been reported and only the first is kept. */
  record Mapping(List<Member> members, SourceSpan span) implements SourceNode {
    public Mapping {
      members = List.copyOf(members);
    }

    @Override
    public String description() {
      return "an object";
    }

    /** The value of a member. */
    public Optional<SourceNode> get(String name) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).name().equals(name)) {
          return Optional.of(members.get(i).value());
        }
      }
      return Optional.empty();
    }
  }

  /** One member of an object. */
  record Member(String name, SourceSpan nameSpan, SourceNode value) {}
}
