package io.iamsim.corpus;

import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an expectation file: cases, and matrices of principals, actions and resources. */
public final class ExpectationReader {
  private static final Set<String> FILE_MEMBERS =
      Set.of("environment", "defaults", "cases", "matrix");
  private static final Set<String> CASE_MEMBERS =
      Set.of(
          "name",
          "rules",
          "principal",
          "principals",
          "action",
          "actions",
          "resource",
          "resources",
          "resourceAccount",
          "context",
          "unknown",
          "policies",
          "expect",
          "because",
          "notes");
  private static final Set<String> EXPECTED =
      Set.of("allowed", "explicitDeny", "implicitDeny", "denied", "unknown", "invalid");

  private final Findings findings = new Findings();
  private final List<ExpectedDecision> decisions = new ArrayList<>();
  private final Map<ConditionKey, ContextValue> defaults = new LinkedHashMap<>();

  private ExpectationReader() {}

  /** The expectations of a file; none if anything in it is not understood. */
  public static Checked<ExpectationFile> read(SourceText text) {
    Checked<SourceNode> tree = SourceReader.read(text);
    if (!(tree.value().orElse(null) instanceof SourceNode.Mapping file)) {
      return Checked.failed(tree.findings());
    }
    ExpectationReader reader = new ExpectationReader();
    reader.findings.addAll(tree.findings());
    @Nullable String environment = reader.file(file);
    return Checked.of(new ExpectationFile(environment, reader.decisions), reader.findings.list());
  }

  private @Nullable String file(SourceNode.Mapping file) {
    known(file, FILE_MEMBERS);
    mapping(file, "defaults")
        .flatMap(node -> mapping(node, "context"))
        .ifPresent(node -> context(node, defaults));
    items(file, "cases").forEach(this::decisions);
    items(file, "matrix").forEach(this::decisions);
    return text(file, "environment").orElse(null);
  }

  private void decisions(SourceNode node) {
    if (!(node instanceof SourceNode.Mapping written)) {
      findings.add(FindingCode.WRONG_TYPE, node.span(), "a case is an object", "");
      return;
    }
    known(written, CASE_MEMBERS);
    String expect = text(written, "expect").orElse("");
    if (!EXPECTED.contains(expect)) {
      findings.add(
          FindingCode.INVALID_VALUE, node.span(), "`" + expect + "` is no expected decision", "");
    }
    Map<ConditionKey, ContextValue> values = new LinkedHashMap<>(defaults);
    mapping(written, "context").ifPresent(context -> context(context, values));
    texts(written, "unknown")
        .forEach(key -> values.put(ConditionKey.of(key), new ContextValue.Unknown()));
    RequestContext.Builder context = RequestContext.builder();
    values.forEach(context::add);
    for (String principal : either(written, "principal", "principals")) {
      for (String action : either(written, "action", "actions")) {
        for (String resource : either(written, "resource", "resources")) {
          decisions.add(decision(written, principal, action, resource, context.build(), expect));
        }
      }
    }
  }

  private ExpectedDecision decision(
      SourceNode.Mapping written,
      String principal,
      String action,
      String resource,
      RequestContext context,
      String expect) {
    return new ExpectedDecision(
        text(written, "name").orElse(""),
        texts(written, "rules"),
        principal,
        action,
        resource,
        text(written, "resourceAccount").orElse(null),
        context,
        written.get("policies").orElse(null),
        expect,
        text(written, "because").orElse(null),
        texts(written, "notes"),
        written.span());
  }

  private List<String> either(SourceNode.Mapping written, String one, String many) {
    List<String> texts = new ArrayList<>(texts(written, one));
    texts.addAll(texts(written, many));
    if (texts.isEmpty() && one.equals("resource")) {
      return List.of("*");
    }
    if (texts.isEmpty()) {
      findings.add(FindingCode.MISSING_ELEMENT, written.span(), "no `" + one + "` in a case", "");
    }
    return texts;
  }

  private void known(SourceNode.Mapping mapping, Set<String> names) {
    for (SourceNode.Member member : mapping.members()) {
      if (!names.contains(member.name())) {
        findings.add(
            FindingCode.UNKNOWN_ELEMENT,
            member.nameSpan(),
            "unknown member `" + member.name() + "`",
            "");
      }
    }
  }

  /** A list means a multivalued key, null a key known to be absent. */
  private void context(SourceNode.Mapping written, Map<ConditionKey, ContextValue> values) {
    for (SourceNode.Member member : written.members()) {
      ConditionKey key = ConditionKey.of(member.name());
      if (member.value() instanceof SourceNode.Sequence) {
        values.put(key, ContextValue.ofList(texts(written, member.name())));
      } else if (member.value() instanceof SourceNode.Scalar scalar) {
        boolean absent = scalar.type() == SourceNode.ScalarType.NULL;
        values.put(key, absent ? new ContextValue.Absent() : ContextValue.of(scalar.text()));
      } else {
        findings.add(
            FindingCode.WRONG_TYPE, member.value().span(), "a context value is no object", "");
      }
    }
  }

  private static Optional<SourceNode.Mapping> mapping(SourceNode.Mapping in, String name) {
    return in.get(name)
        .filter(SourceNode.Mapping.class::isInstance)
        .map(SourceNode.Mapping.class::cast);
  }

  private static List<SourceNode> items(SourceNode.Mapping in, String name) {
    return in.get(name)
        .map(node -> node instanceof SourceNode.Sequence list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  private static Optional<String> text(SourceNode.Mapping in, String name) {
    return in.get(name)
        .filter(SourceNode.Scalar.class::isInstance)
        .map(node -> ((SourceNode.Scalar) node).text());
  }

  private List<String> texts(SourceNode.Mapping in, String name) {
    List<String> texts = new ArrayList<>();
    for (SourceNode item : items(in, name)) {
      if (item instanceof SourceNode.Scalar scalar) {
        texts.add(scalar.text());
      } else {
        findings.add(FindingCode.WRONG_TYPE, item.span(), "`" + name + "` takes texts", "");
      }
    }
    return texts;
  }
}
