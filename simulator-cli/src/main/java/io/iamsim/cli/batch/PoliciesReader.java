package io.iamsim.cli.batch;

import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestParts;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the documents of the policies that a request brings, and says what applies. */
final class PoliciesReader {
  private final DocumentCache documents;
  private final Draft.Policies given;
  private final ActionName action;
  private final Line line;
  private final List<PolicyDocument> read = new ArrayList<>();

  private PoliciesReader(
      DocumentCache documents, Draft.Policies given, ActionName action, Line line) {
    this.documents = documents;
    this.given = given;
    this.action = action;
    this.line = line;
  }

  /** What applies, or what is wrong with the first document that cannot be used. */
  static OwnPolicies read(
      DocumentCache documents, Draft.Policies given, ActionName action, Line line)
      throws LineFault {
    return new PoliciesReader(documents, given, action, line).read();
  }

  private OwnPolicies read() throws LineFault {
    ApplicablePolicies policies = ApplicablePolicies.none();
    for (Map.Entry<Layer, List<Draft.Level>> entry : given.layers().entrySet()) {
      Layer layer = entry.getKey();
      List<PolicyLevel> levels = new ArrayList<>();
      for (Draft.Level level : entry.getValue()) {
        levels.add(new PolicyLevel(level.target(), attached(level)));
      }
      if (exists(layer, levels)) {
        policies = with(policies, layer, PolicyLayer.ofLevels(levels));
      }
    }
    return new OwnPolicies(policies, read);
  }

  /** An organisation level exists without policies; a boundary without a policy does not. */
  private static boolean exists(Layer layer, List<PolicyLevel> levels) {
    return switch (layer) {
      case PERMISSIONS_BOUNDARY, SESSION, SCOPE_DOWN, VPC_ENDPOINT ->
          levels.stream().anyMatch(level -> !level.policies().isEmpty());
      default -> !levels.isEmpty();
    };
  }

  private List<AttachedPolicy> attached(Draft.Level level) throws LineFault {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (Draft.Slot slot : level.slots()) {
      PolicyDocument document = document(slot);
      policies.add(AttachedPolicy.of(slot.name(), document));
      read.add(document);
    }
    return policies;
  }

  private PolicyDocument document(Draft.Slot slot) throws LineFault {
    int start = given.from() + slot.from();
    try {
      Checked<PolicyDocument> document =
          documents.get(
              type(slot.layer()),
              line.bytes(),
              line.start() + start,
              line.start() + given.from() + slot.to());
      return document.value().orElseThrow(() -> invalidPolicy(slot, start, document.findings()));
    } catch (CharacterCodingException e) {
      throw new LineFault(
          Code.INVALID_JSON,
          "the document of `" + slot.name() + "` is not UTF-8",
          line.number(),
          line.column(start));
    }
  }

  private LineFault invalidPolicy(Draft.Slot slot, int start, List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    Finding first = errors.get(0).movedTo(line.place(start));
    @Nullable SourceSpan span = first.span();
    String more = errors.size() > 1 ? "; and " + (errors.size() - 1) + " more" : "";
    return new LineFault(
        Code.INVALID_POLICY,
        "in `" + slot.name() + "`: " + QuestionReader.text(first) + more,
        span == null ? line.number() : span.line(),
        span == null ? 1 : span.column());
  }

  private PolicyType type(Layer layer) {
    return switch (layer) {
      case IDENTITY -> PolicyType.IDENTITY;
      case PERMISSIONS_BOUNDARY -> PolicyType.PERMISSIONS_BOUNDARY;
      case SESSION, SCOPE_DOWN -> PolicyType.SESSION;
      case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL;
      case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL;
      case VPC_ENDPOINT -> PolicyType.VPC_ENDPOINT;
      default -> RequestParts.resourcePolicyType(action);
    };
  }

  private static ApplicablePolicies with(
      ApplicablePolicies policies, Layer layer, PolicyLayer made) {
    return switch (layer) {
      case IDENTITY -> policies.withIdentity(made);
      case PERMISSIONS_BOUNDARY -> policies.withPermissionsBoundary(made);
      case SESSION -> policies.withSession(made);
      case SCOPE_DOWN -> policies.withScopeDown(made);
      case SERVICE_CONTROL -> policies.withServiceControl(made);
      case RESOURCE_CONTROL -> policies.withResourceControl(made);
      case VPC_ENDPOINT -> policies.withVpcEndpoint(made);
      default -> policies.withResource(made);
    };
  }
}
