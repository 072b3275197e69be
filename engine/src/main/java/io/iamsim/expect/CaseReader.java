package io.iamsim.expect;

import io.iamsim.PolicyChanges;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.ActionName;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one case or one matrix: the product of its principals, actions and resources. */
final class CaseReader {
  private static final List<String> MEMBERS =
      List.of(
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
          "assumeAbsent",
          "literal",
          "policies",
          "withoutPolicy",
          "withPolicy",
          "expect",
          "because",
          "notes");

  private final CaseDefaults defaults;
  private final CaseChanges changes;
  private final @Nullable ObjectReader changedByDefault;
  private final ParseMode mode;
  private final Findings findings;

  /**
   * A reader of a file's cases.
   *
   * @param changedByDefault what says how policies are changed in all cases, or null
   */
  CaseReader(
      CaseDefaults defaults,
      CaseChanges changes,
      @Nullable ObjectReader changedByDefault,
      ParseMode mode,
      Findings findings) {
    this.defaults = defaults;
    this.changes = changes;
    this.changedByDefault = changedByDefault;
    this.mode = mode;
    this.findings = findings;
  }

  private record Action(SourceNode.Scalar written, ActionName name) {}

  /** What all cells of a case have in common. */
  private record Shared(
      String name,
      List<String> rules,
      CaseDefaults given,
      ExpectedDecision expect,
      @Nullable Layer because,
      List<String> notes,
      ObjectReader written) {}

  /** The expectations of one entry; none, and findings, if it is not understood. */
  List<Expectation> read(SourceNode node, String what) {
    int mark = findings.size();
    Optional<ObjectReader> object = ObjectReader.of(node, what, MEMBERS, findings);
    if (object.isEmpty()) {
      return List.of();
    }
    ObjectReader written = object.get();
    Optional<ExpectedDecision> expect = written.requireString("expect").flatMap(this::decision);
    @Nullable Layer because = written.string("because").flatMap(this::layer).orElse(null);
    Shared shared =
        new Shared(
            Optional.ofNullable(written.text("name")).orElse(""),
            texts(written, "rules"),
            defaults.overriddenBy(CaseDefaults.read(written, findings)),
            expect.orElse(ExpectedDecision.UNKNOWN),
            because,
            texts(written, "notes"),
            written);
    List<SourceNode.Scalar> principals = oneOrMany(written, what, "principal", "principals");
    List<Action> actions =
        oneOrMany(written, what, "action", "actions").stream().flatMap(this::action).toList();
    List<String> resources = resources(written, what);
    List<Expectation> cells = cells(shared, principals, actions, resources);
    return findings.errorsSince(mark) ? List.of() : cells;
  }

  private static List<String> texts(ObjectReader written, String name) {
    return written.strings(name).stream().map(SourceNode.Scalar::text).toList();
  }

  private List<Expectation> cells(
      Shared shared,
      List<SourceNode.Scalar> principals,
      List<Action> actions,
      List<String> resources) {
    Map<ActionName, Optional<Checked<ApplicablePolicies>>> policies = new HashMap<>();
    actions.forEach(
        action -> policies.computeIfAbsent(action.name(), name -> policies(shared, name)));
    RequestContext known = shared.given().requestContext();
    PolicyChanges changed = changes(shared, actions);
    boolean single = principals.size() * actions.size() * resources.size() == 1;
    List<Expectation> cells = new ArrayList<>();
    for (SourceNode.Scalar principal : principals) {
      for (Action action : actions) {
        for (String resource : resources) {
          cells.add(
              new Expectation(
                  name(shared.name(), single, principal, action, resource),
                  shared.rules(),
                  principal.text(),
                  principal.span(),
                  action.name(),
                  resource,
                  shared.written().flag("literal"),
                  shared.given().resourceAccount(),
                  known,
                  policies.getOrDefault(action.name(), Optional.empty()).orElse(null),
                  changed,
                  shared.expect(),
                  shared.because(),
                  shared.notes(),
                  shared.written().span()));
        }
      }
    }
    return cells;
  }

  /** What the file's defaults change and what the case changes besides. */
  private PolicyChanges changes(Shared shared, List<Action> actions) {
    Set<ActionName> names = actions.stream().map(Action::name).collect(Collectors.toSet());
    PolicyChanges own = changes.read(shared.written(), names);
    return changedByDefault == null ? own : changes.read(changedByDefault, names).and(own);
  }

  private static String name(
      String name, boolean single, SourceNode.Scalar principal, Action action, String resource) {
    if (single && !name.isEmpty()) {
      return name;
    }
    String cell = principal.text() + " " + action.name() + " " + resource;
    return name.isEmpty() ? cell : name + ": " + cell;
  }

  /** Invalid policies are a mistake unless they are what is expected. */
  private Optional<Checked<ApplicablePolicies>> policies(Shared shared, ActionName action) {
    Optional<SourceNode> node = shared.written().get("policies");
    if (node.isEmpty()) {
      if (shared.expect() == ExpectedDecision.INVALID) {
        findings.add(
            FindingCode.MISSING_ELEMENT,
            shared.written().span(),
            "`invalid` is expected of a case that brings no `policies`",
            "");
      }
      return Optional.empty();
    }
    Checked<ApplicablePolicies> read = CasePolicies.read(node.get(), action, mode);
    if (shared.expect() != ExpectedDecision.INVALID) {
      findings.addAll(read.findings());
    }
    return Optional.of(read);
  }

  private List<SourceNode.Scalar> oneOrMany(
      ObjectReader written, String what, String one, String many) {
    Optional<SourceNode> single = written.get(one);
    Optional<SourceNode> several = written.get(many);
    if (single.isPresent() && several.isPresent()) {
      findings.add(
          FindingCode.MUTUALLY_EXCLUSIVE_ELEMENTS,
          several.get().span(),
          "`" + one + "` and `" + many + "` stand in one case",
          "keep one of them");
      return List.of();
    }
    List<SourceNode.Scalar> texts =
        single.isPresent()
            ? written.string(one).map(List::of).orElse(List.of())
            : written.strings(many);
    boolean nothingWritten =
        single.isEmpty()
            && (several.isEmpty()
                || (several.get() instanceof SourceNode.Sequence list && list.items().isEmpty()));
    if (nothingWritten && !one.equals("resource")) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          written.span(),
          "no `" + one + "` in " + what,
          "write `" + one + "`, or `" + many + "` with a list");
    }
    return texts;
  }

  /** A case without a resource asks for a request that names none (MATCH-30). */
  private List<String> resources(ObjectReader written, String what) {
    if (written.get("resource").isEmpty() && written.get("resources").isEmpty()) {
      return List.of(AccessRequest.ANY_RESOURCE);
    }
    List<String> resources = new ArrayList<>();
    for (SourceNode.Scalar resource : oneOrMany(written, what, "resource", "resources")) {
      if (!RequestParts.isResource(resource.text())) {
        findings.add(
            FindingCode.INVALID_RESOURCE,
            resource.span(),
            "`" + resource.text() + "` is no resource",
            "write an ARN, as in `arn:aws:s3:::bucket/key`, or `*`");
      }
      resources.add(resource.text());
    }
    return resources;
  }

  private Stream<Action> action(SourceNode.Scalar written) {
    Optional<ActionName> name = ActionName.parse(written.text());
    if (name.isEmpty()) {
      findings.add(
          FindingCode.INVALID_ACTION,
          written.span(),
          "`" + written.text() + "` is no action",
          "write service:Name without wildcards, as in `s3:GetObject`");
    }
    return name.map(found -> new Action(written, found)).stream();
  }

  private Optional<ExpectedDecision> decision(SourceNode.Scalar written) {
    return ObjectReader.isOneOf(written, ExpectedDecision.names(), findings)
        ? ExpectedDecision.parse(written.text())
        : Optional.empty();
  }

  private Optional<Layer> layer(SourceNode.Scalar written) {
    List<String> names = Arrays.stream(Layer.values()).map(Layer::text).toList();
    return ObjectReader.isOneOf(written, names, findings)
        ? Layer.parse(written.text())
        : Optional.empty();
  }
}
