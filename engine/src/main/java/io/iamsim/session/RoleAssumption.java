package io.iamsim.session;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.AssumeRoleAnswer.Authorization;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a session would be issued and what it would carry (STS-2 to STS-18).
 *
 * <p>Nothing is decided here. A call needs one to three ordinary authorizations on the role: the
 * call itself, {@code sts:TagSession} if tags come with it, {@code sts:SetSourceIdentity} if a
 * source identity does. All see the same context, as AWS evaluates one request. Beside them stand
 * the refusals: what AWS does not take whatever the policies say.
 */
public final class RoleAssumption {
  private static final ActionName TAG_SESSION = ActionName.parse("sts:TagSession").orElseThrow();
  private static final ActionName SET_SOURCE_IDENTITY =
      ActionName.parse("sts:SetSourceIdentity").orElseThrow();

  /** IAM Roles Anywhere passes both; the EKS Pod Identity agent passes tags (STS-17). */
  private static final Set<String> ALWAYS_TAGGING =
      Set.of("rolesanywhere.amazonaws.com", "pods.eks.amazonaws.com");

  private static final Set<String> ALWAYS_NAMING = Set.of("rolesanywhere.amazonaws.com");

  private final IamEngine engine;
  private final Environment environment;

  /** Asks an engine of the same environment. */
  public RoleAssumption(IamEngine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
  }

  /** The answer under the environment's policies. */
  public AssumeRoleAnswer answer(AssumeRoleCall call) {
    return answer(call, UnaryOperator.identity());
  }

  /**
   * The answer under the environment's policies as changed.
   *
   * @param change what to make of the policies that apply to each authorization
   */
  public AssumeRoleAnswer answer(AssumeRoleCall call, UnaryOperator<ApplicablePolicies> change) {
    @Nullable IamIdentity role = environment.identity(call.target().toString()).orElse(null);
    RequestContext context = CallContext.of(call, role);
    List<Authorization> authorizations = new ArrayList<>();
    for (ActionName action : actions(call)) {
      AccessRequest request =
          new AccessRequest(
              call.caller().principal(), action, call.target().toString(), null, context);
      ApplicablePolicies policies = engine.applicablePolicies(request);
      if (call.caller() instanceof SessionCaller.Chained chained) {
        policies = chained.session().policies(policies);
      }
      authorizations.add(
          new Authorization(request, engine.explain(request, change.apply(policies))));
    }
    List<Refusal> refusals = CallChecks.refusals(call, environment);
    Decision decision = decision(authorizations, refusals);
    List<Note> notes =
        new ArrayList<>(TrustFindings.of(call, authorizations, environment, engine.catalog()));
    notes.addAll(CallChecks.notes(call));
    return new AssumeRoleAnswer(
        call,
        decision,
        refusals,
        authorizations,
        decision.isDenied() ? null : SessionTerms.of(call, role),
        notes);
  }

  /** ROOM-14: a refusal is an implicit denial. */
  private static Decision decision(List<Authorization> authorizations, List<Refusal> refusals) {
    Decision decided =
        Decision.together(authorizations.stream().map(Authorization::decision).toList());
    return refusals.isEmpty() || decided == Decision.EXPLICIT_DENY
        ? decided
        : Decision.IMPLICIT_DENY;
  }

  private static List<ActionName> actions(AssumeRoleCall call) {
    List<ActionName> actions = new ArrayList<>(List.of(call.operation().action()));
    if (call.operation() == AssumeOperation.ASSUME_ROOT) {
      return actions;
    }
    SessionParameters parameters = call.allParameters();
    boolean inheritsTags = false;
    boolean inheritsSource = false;
    if (call.caller() instanceof SessionCaller.Chained chained) {
      inheritsTags = !chained.session().transitiveTagKeys().isEmpty();
      inheritsSource = chained.session().knownSourceIdentity().isPresent();
    }
    String service =
        call.caller().principal() instanceof RequestPrincipal.Service caller ? caller.name() : "";
    if (inheritsTags || !parameters.tags().isEmpty() || ALWAYS_TAGGING.contains(service)) {
      actions.add(TAG_SESSION);
    }
    if (inheritsSource
        || parameters.passedSourceIdentity().isPresent()
        || ALWAYS_NAMING.contains(service)) {
      actions.add(SET_SOURCE_IDENTITY);
    }
    return actions;
  }
}
