package io.iamsim.load;

import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.ContextValue;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads condition keys from a JSON or YAML object: a list is a multivalued key, null a key that is
 * known to be absent.
 */
public final class ContextFile {
  private final Findings findings;

  private ContextFile(Findings findings) {
    this.findings = findings;
  }

  /** The keys of the text, in its order. */
  public static Checked<Map<ConditionKey, ContextValue>> read(SourceText source) {
    Checked<SourceNode> tree = SourceReader.read(source);
    if (tree.value().isEmpty()) {
      return Checked.failed(tree.findings());
    }
    Findings findings = new Findings();
    findings.addAll(tree.findings());
    Map<ConditionKey, ContextValue> keys = keys(tree.orElseThrow(), findings);
    return Checked.of(keys, findings.list());
  }

  /** The keys of an object that stands in a larger text, in its order. */
  public static Map<ConditionKey, ContextValue> keys(SourceNode node, Findings findings) {
    return new ContextFile(findings).keys(node);
  }

  private Map<ConditionKey, ContextValue> keys(SourceNode node) {
    Map<ConditionKey, ContextValue> keys = new LinkedHashMap<>();
    if (!(node instanceof SourceNode.Mapping mapping)) {
      findings.add(
          FindingCode.WRONG_TYPE,
          node.span(),
          "a context is an object of condition keys, this is " + node.description(),
          "");
      return keys;
    }
    for (SourceNode.Member member : mapping.members()) {
      Optional<ContextValue> value = value(member);
      if (member.name().indexOf(':') < 0) {
        findings.add(
            FindingCode.INVALID_CONDITION_KEY,
            member.nameSpan(),
            "`" + member.name() + "` is no condition key: it has no prefix",
            "write it as in `aws:SourceIp`");
      } else if (value.isPresent()
          && keys.putIfAbsent(ConditionKey.of(member.name()), value.get()) != null) {
        findings.add(
            FindingCode.DUPLICATE_KEY,
            member.nameSpan(),
            "`" + member.name() + "` stands twice, in another spelling",
            "condition keys are not case-sensitive");
      }
    }
    return keys;
  }

  private Optional<ContextValue> value(SourceNode.Member member) {
    if (member.value() instanceof SourceNode.Scalar scalar) {
      return Optional.of(
          scalar.type() == SourceNode.ScalarType.NULL
              ? new ContextValue.Absent()
              : ContextValue.of(scalar.text()));
    }
    if (!(member.value() instanceof SourceNode.Sequence sequence)) {
      wrongType(member.name(), member.value());
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (SourceNode item : sequence.items()) {
      if (item instanceof SourceNode.Scalar scalar && scalar.type() != SourceNode.ScalarType.NULL) {
        values.add(scalar.text());
      } else {
        wrongType(member.name(), item);
      }
    }
    return Optional.of(ContextValue.ofList(values));
  }

  private void wrongType(String key, SourceNode node) {
    findings.add(
        FindingCode.WRONG_TYPE,
        node.span(),
        "`"
            + key
            + "` takes a string, a number, a boolean or a list of them, this is "
            + node.description(),
        "");
  }
}
