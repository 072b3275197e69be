package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a question of a line: reads it, then the policies in it. Not for several threads at once;
 * the caches may be shared.
 */
final class QuestionReader {
  private final Names names = new Names();
  private final OwnPolicies.Known known;
  private final DocumentCache documents;
  private final SessionCache sessions;
  private final RequestTime time;
  private final Environment environment;

  QuestionReader(
      OwnPolicies.Known known,
      DocumentCache documents,
      SessionCache sessions,
      RequestTime time,
      Environment environment) {
    this.known = known;
    this.documents = documents;
    this.sessions = sessions;
    this.time = time;
    this.environment = environment;
  }

  /** The question, or what is wrong with the line. */
  Question read(Line line) throws LineFault {
    if (line.tooLong()) {
      throw new LineFault(
          Code.INVALID_REQUEST,
          "the line is longer than " + BatchRun.LONGEST_LINE + " bytes",
          line.number(),
          1);
    }
    try {
      return question(RequestParser.parse(line, names), line);
    } catch (JsonProcessingException e) {
      throw invalidJson(line, e);
    } catch (IOException e) {
      throw new LineFault(
          Code.INVALID_JSON, "the line cannot be read: " + e.getMessage(), line.number(), 1);
    }
  }

  /** Ends a line with the first error of its request. */
  static void refuse(List<Finding> findings, Line line) throws LineFault {
    for (Finding finding : findings) {
      if (finding.isError()) {
        Code code =
            switch (finding.code()) {
              case UNRESOLVED_REFERENCE -> Code.UNRESOLVED_REFERENCE;
              case MALFORMED_CONTEXT_VALUE -> Code.INVALID_CONTEXT;
              default -> Code.INVALID_REQUEST;
            };
        throw new LineFault(code, text(finding), line.number(), 1);
      }
    }
  }

  private static LineFault invalidJson(Line line, JsonProcessingException e) {
    @Nullable JsonLocation location = e.getLocation();
    int offset = location == null ? 0 : (int) Math.max(0, location.getByteOffset());
    String message =
        Optional.ofNullable(e.getOriginalMessage())
            .flatMap(text -> text.lines().findFirst())
            .orElse("");
    return new LineFault(
        Code.INVALID_JSON, "not valid JSON: " + message, line.number(), line.column(offset));
  }

  private Question question(Draft draft, Line line) throws LineFault {
    ActionName action =
        Optional.ofNullable(draft.action).orElseThrow(() -> missing(line, "action"));
    @Nullable IssuedSession session = session(draft, line);
    RequestPrincipal principal = session == null ? principal(draft, line) : session.principal();
    RequestContext carried = time.complete(draft.context);
    AccessRequest request =
        new AccessRequest(
            principal,
            action,
            draft.resource == null ? AccessRequest.ANY_RESOURCE : draft.resource,
            draft.resourceAccount,
            session == null ? carried : session.context(carried));
    @Nullable Map<Layer, List<Draft.Level>> layers = draft.layers;
    if (layers == null) {
      checkEnvironment(line);
      return new Question(draft.id, request, null, session, List.of(), line);
    }
    OwnPolicies own = known.get(text(draft, action, line), () -> policies(layers, action, line));
    return new Question(
        draft.id,
        request,
        session == null ? own.policies() : session.policies(own.policies()),
        session,
        placed(layers, own),
        line);
  }

  private static TextKey text(Draft draft, ActionName action, Line line) {
    return new TextKey(
        RequestParts.resourcePolicyType(action),
        line.bytes(),
        line.start() + draft.policiesFrom,
        line.start() + draft.policiesTo);
  }

  /** Each document with its place in this line. */
  private static List<Question.Placed> placed(
      Map<Layer, List<Draft.Level>> layers, OwnPolicies own) {
    List<Question.Placed> placed = new ArrayList<>(own.documents().size());
    for (List<Draft.Level> levels : layers.values()) {
      for (Draft.Level level : levels) {
        for (Draft.Slot slot : level.slots()) {
          placed.add(new Question.Placed(slot, own.documents().get(placed.size())));
        }
      }
    }
    return placed;
  }

  private static LineFault missing(Line line, String member) {
    return new LineFault(
        Code.INVALID_REQUEST, "no `" + member + "` in the request", line.number(), 1);
  }

  private @Nullable IssuedSession session(Draft draft, Line line) throws LineFault {
    if (draft.session == null) {
      return null;
    }
    int column = line.column(draft.sessionAt);
    if (draft.principal != null) {
      throw new LineFault(
          Code.INVALID_PRINCIPAL,
          "a `session` stands in place of a `principal`",
          line.number(),
          column);
    }
    Checked<IssuedSession> session = sessions.get(draft.session);
    return session
        .value()
        .orElseThrow(
            () ->
                new LineFault(
                    Code.INVALID_REQUEST,
                    "in `session`: " + text(session.findings().get(0)),
                    line.number(),
                    column));
  }

  private static RequestPrincipal principal(Draft draft, Line line) throws LineFault {
    RequestPrincipal principal =
        Optional.ofNullable(draft.principal).orElseThrow(() -> missing(line, "principal"));
    if (draft.sessionToken) {
      return RequestParts.withSessionToken(principal)
          .orElseThrow(
              () ->
                  new LineFault(
                      Code.INVALID_PRINCIPAL,
                      "`sessionToken` belongs to an IAM user",
                      line.number(),
                      1));
    }
    @Nullable String user = draft.federatingUser;
    if (user == null) {
      return principal;
    }
    return RequestParts.withFederatingUser(principal, user)
        .orElseThrow(
            () ->
                new LineFault(
                    Code.INVALID_PRINCIPAL,
                    "`federatingUser` takes a user's ARN and belongs to a federated-user principal",
                    line.number(),
                    line.column(draft.federatingUserAt)));
  }

  private void checkEnvironment(Line line) throws LineFault {
    if (environment.isEmpty()) {
      throw new LineFault(
          Code.INVALID_REQUEST,
          "no `policies` in the request, and no environment was given",
          line.number(),
          1);
    }
  }

  private OwnPolicies policies(Map<Layer, List<Draft.Level>> layers, ActionName action, Line line)
      throws LineFault {
    List<PolicyDocument> documents = new ArrayList<>();
    ApplicablePolicies policies = ApplicablePolicies.none();
    for (Map.Entry<Layer, List<Draft.Level>> entry : layers.entrySet()) {
      Layer layer = entry.getKey();
      List<PolicyLevel> levels = new ArrayList<>();
      for (Draft.Level level : entry.getValue()) {
        levels.add(new PolicyLevel(level.target(), attached(level, action, line, documents)));
      }
      if (exists(layer, levels)) {
        policies = with(policies, layer, PolicyLayer.ofLevels(levels));
      }
    }
    return new OwnPolicies(policies, documents);
  }

  /** An organisation level exists without policies; a boundary without a policy does not. */
  private static boolean exists(Layer layer, List<PolicyLevel> levels) {
    return switch (layer) {
      case PERMISSIONS_BOUNDARY, SESSION, VPC_ENDPOINT ->
          levels.stream().anyMatch(level -> !level.policies().isEmpty());
      default -> !levels.isEmpty();
    };
  }

  private List<AttachedPolicy> attached(
      Draft.Level level, ActionName action, Line line, List<PolicyDocument> documents)
      throws LineFault {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (Draft.Slot slot : level.slots()) {
      PolicyDocument document = document(slot, action, line);
      policies.add(AttachedPolicy.of(slot.name(), document));
      documents.add(document);
    }
    return policies;
  }

  private PolicyDocument document(Draft.Slot slot, ActionName action, Line line) throws LineFault {
    try {
      Checked<PolicyDocument> document =
          documents.get(
              type(slot.layer(), action),
              line.bytes(),
              line.start() + slot.from(),
              line.start() + slot.to());
      return document.value().orElseThrow(() -> invalidPolicy(slot, document.findings(), line));
    } catch (CharacterCodingException e) {
      throw new LineFault(
          Code.INVALID_JSON,
          "the document of `" + slot.name() + "` is not UTF-8",
          line.number(),
          line.column(slot.from()));
    }
  }

  private static LineFault invalidPolicy(Draft.Slot slot, List<Finding> findings, Line line) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    Finding first = errors.get(0).movedTo(Question.origin(line, slot));
    @Nullable SourceSpan span = first.span();
    String more = errors.size() > 1 ? "; and " + (errors.size() - 1) + " more" : "";
    return new LineFault(
        Code.INVALID_POLICY,
        "in `" + slot.name() + "`: " + text(first) + more,
        span == null ? line.number() : span.line(),
        span == null ? 1 : span.column());
  }

  private static String text(Finding finding) {
    return finding.message() + (finding.help().isEmpty() ? "" : " (" + finding.help() + ")");
  }

  private static PolicyType type(Layer layer, ActionName action) {
    return switch (layer) {
      case IDENTITY -> PolicyType.IDENTITY;
      case PERMISSIONS_BOUNDARY -> PolicyType.PERMISSIONS_BOUNDARY;
      case SESSION -> PolicyType.SESSION;
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
      case SERVICE_CONTROL -> policies.withServiceControl(made);
      case RESOURCE_CONTROL -> policies.withResourceControl(made);
      case VPC_ENDPOINT -> policies.withVpcEndpoint(made);
      default -> policies.withResource(made);
    };
  }
}
