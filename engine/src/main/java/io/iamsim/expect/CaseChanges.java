package io.iamsim.expect;

import io.iamsim.PolicyChanges;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.load.SourceFiles;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.RequestParts;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code withoutPolicy} and {@code withPolicy}: single policies that a case takes away and
 * adds.
 */
final class CaseChanges {
  static final List<String> MEMBERS = List.of("withoutPolicy", "withPolicy");
  private static final List<String> LAYERS =
      PolicyChanges.LAYERS.stream().map(Layer::text).toList();

  private final SourceFiles files;
  private final ParseMode mode;
  private final Findings findings;

  CaseChanges(SourceFiles files, ParseMode mode, Findings findings) {
    this.files = files;
    this.mode = mode;
    this.findings = findings;
  }

  /**
   * What an object takes away and adds.
   *
   * @param actions what is asked for, by which the type of a resource's policy goes
   */
  PolicyChanges read(ObjectReader object, Set<ActionName> actions) {
    return new PolicyChanges(
        without(object).stream().map(SourceNode.Scalar::text).toList(), with(object, actions));
  }

  private List<SourceNode.Scalar> without(ObjectReader object) {
    return object.get("withoutPolicy").filter(SourceNode.Sequence.class::isInstance).isPresent()
        ? object.strings("withoutPolicy")
        : object.string("withoutPolicy").map(List::of).orElse(List.of());
  }

  private Map<Layer, List<AttachedPolicy>> with(ObjectReader object, Set<ActionName> actions) {
    Map<Layer, List<AttachedPolicy>> added = new EnumMap<>(Layer.class);
    Optional<ObjectReader> layers =
        object
            .get("withPolicy")
            .flatMap(node -> ObjectReader.of(node, "`withPolicy`", LAYERS, findings));
    if (layers.isPresent()) {
      for (Layer layer : PolicyChanges.LAYERS) {
        PolicyType type = type(layer, actions);
        layers
            .get()
            .get(layer.text())
            .ifPresent(node -> added.put(layer, policies(node, type, layer.text())));
      }
    }
    return added;
  }

  private static PolicyType type(Layer layer, Set<ActionName> actions) {
    return switch (layer) {
      case IDENTITY -> PolicyType.IDENTITY;
      case PERMISSIONS_BOUNDARY -> PolicyType.PERMISSIONS_BOUNDARY;
      case SESSION, SCOPE_DOWN -> PolicyType.SESSION;
      case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL;
      case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL;
      case VPC_ENDPOINT -> PolicyType.VPC_ENDPOINT;
      default ->
          actions.stream()
              .map(RequestParts::resourcePolicyType)
              .distinct()
              .reduce((one, other) -> PolicyType.RESOURCE)
              .orElse(PolicyType.RESOURCE);
    };
  }

  private List<AttachedPolicy> policies(SourceNode node, PolicyType type, String layer) {
    List<AttachedPolicy> policies = new ArrayList<>();
    List<SourceNode> items =
        node instanceof SourceNode.Sequence list ? list.items() : List.of(node);
    for (SourceNode item : items) {
      policy(item, type, "withPolicy " + layer).ifPresent(policies::add);
    }
    return policies;
  }

  /** A document, or the path of one. */
  private Optional<AttachedPolicy> policy(SourceNode node, PolicyType type, String origin) {
    if (node instanceof SourceNode.Mapping) {
      Checked<PolicyDocument> read = PolicyParser.parse(node, type, mode);
      findings.addAll(read.findings());
      return read.value().map(found -> new AttachedPolicy(origin, origin, found));
    }
    Optional<SourceNode.Scalar> path =
        ObjectReader.string(node, "a policy of `withPolicy`", "a path or an object", findings);
    return path.flatMap(found -> inFile(found, type, origin));
  }

  private Optional<AttachedPolicy> inFile(SourceNode.Scalar path, PolicyType type, String origin) {
    SourceSpan at = path.span();
    Checked<SourceText> text = files.read(files.resolve(at.source(), path.text()));
    if (text.value().isEmpty()) {
      findings.add(
          FindingCode.UNRESOLVED_REFERENCE,
          at,
          "no policy at `" + path.text() + "`",
          "paths are relative to the file that names them");
      return Optional.empty();
    }
    Checked<PolicyDocument> read = PolicyParser.parse(text.orElseThrow(), type, mode);
    findings.addAll(read.findings());
    return read.value()
        .map(found -> new AttachedPolicy(path.text(), origin + " " + path.text(), found));
  }
}
