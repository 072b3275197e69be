package io.iamsim;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.CallRequest.Companion;
import io.iamsim.request.CallRequest.Target;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.service.DependentActions;
import io.iamsim.service.DependentActions.DependentAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a call apart into its questions. */
final class CallPlanner {
  private static final ConditionKey CALLED_VIA = ConditionKey.of("aws:CalledVia");
  private static final ConditionKey SOURCE_IDENTITY = ConditionKey.of("sts:SourceIdentity");

  /** What ec2:RunInstances makes of the resources that are named for it, and so may tag. */
  private static final Set<String> MADE_BY_RUN_INSTANCES = Set.of("instance", "volume");

  /** Keys of a call that speak of its own resource and not of another one's. */
  private static final List<String> OF_THE_RESOURCE =
      List.of("aws:requesttag/", "aws:tagkeys", "aws:resource", "aws:requestedregion");

  private final CallRequest call;
  private final ServiceCatalog catalog;
  private final List<AccessRequest> dependents = new ArrayList<>();
  private final List<Note> notEvaluated = new ArrayList<>();

  private CallPlanner(CallRequest call, ServiceCatalog catalog) {
    this.call = call;
    this.catalog = catalog;
  }

  static CallPlan plan(CallRequest call, ServiceCatalog catalog) {
    CallPlanner planner = new CallPlanner(call, catalog);
    planner.missingResources();
    List<DependentAction> known = DependentActions.of(call.action());
    for (DependentAction action : known) {
      planner.dependent(action);
    }
    planner.companionsOfNoAction(known);
    List<AccessRequest> targets = new ArrayList<>();
    for (Target target : call.targets()) {
      targets.add(call.request(target));
    }
    return new CallPlan(targets, planner.dependents, planner.notEvaluated);
  }

  /** The types that the action always needs and of which the call names no resource (MULTI-1). */
  private void missingResources() {
    @Nullable ActionEntry action =
        catalog.action(call.action().service(), call.action().name()).orElse(null);
    if (action == null || !namesSome()) {
      return;
    }
    Set<String> named = new HashSet<>();
    for (Target target : call.targets()) {
      named.add(typeOf(target));
    }
    for (ActionResource resource : action.resourceTypes()) {
      String type = resource.type().name();
      if (resource.required() && !named.contains(type)) {
        leaveOut(
            "MULTI-1",
            "`"
                + call.action()
                + "` also needs a resource of type `"
                + type
                + "`, of which none was named");
      }
    }
  }

  private boolean namesSome() {
    for (Target target : call.targets()) {
      if (!target.resource().equals(AccessRequest.ANY_RESOURCE)) {
        return true;
      }
    }
    return false;
  }

  private String typeOf(Target target) {
    return catalog
        .action(call.action().service(), call.action().name())
        .flatMap(action -> action.resourceFor(target.resource()))
        .map(resource -> resource.type().name())
        .orElse("");
  }

  private void dependent(DependentAction dependent) {
    @Nullable Companion companion = dependent.companion();
    if (companion == null) {
      if (isNeeded(dependent.when())) {
        call.targets().stream()
            .filter(target -> isConcerned(dependent, target))
            .forEach(target -> dependents.add(onTarget(dependent, target)));
      }
      return;
    }
    @Nullable String resource = call.companions().get(companion);
    if (resource != null) {
      dependents.add(onCompanion(dependent, resource));
    } else {
      leaveOut(
          "UNK-6",
          "not evaluated: `"
              + dependent.action()
              + "` on the "
              + companion.text()
              + ", needed if "
              + dependent.when().text());
    }
  }

  private boolean isNeeded(DependentActions.When when) {
    return switch (when) {
      case ALWAYS -> true;
      case TAGGED -> call.context().values().entrySet().stream().anyMatch(CallPlanner::tells);
      case SOURCE_IDENTITY ->
          call.context().get(SOURCE_IDENTITY).filter(CallPlanner::mayBeThere).isPresent();
      case ROLE_PASSED, ENCRYPTED, COPIED -> false;
    };
  }

  /** True of a key that tells of a tag in the request. */
  private static boolean tells(Map.Entry<ConditionKey, ContextValue> key) {
    String name = key.getKey().canonical();
    boolean tag = name.startsWith("aws:requesttag/") || name.equals("aws:tagkeys");
    return tag && mayBeThere(key.getValue());
  }

  private static boolean mayBeThere(ContextValue value) {
    return value instanceof ContextValue.Present present
        ? !present.values().isEmpty()
        : value instanceof ContextValue.Unknown;
  }

  /** Of what a call names, only what it makes is tagged. */
  private boolean isConcerned(DependentAction dependent, Target target) {
    boolean mayBeThereAlready =
        dependent.action().is("ec2", "createtags") && call.action().is("ec2", "runinstances");
    return !mayBeThereAlready || MADE_BY_RUN_INSTANCES.contains(typeOf(target));
  }

  private AccessRequest onTarget(DependentAction dependent, Target target) {
    AccessRequest asked = call.request(target);
    return new AccessRequest(
        call.principal(),
        dependent.action(),
        target.resource(),
        target.account(),
        asked.context().with(own(dependent)));
  }

  private AccessRequest onCompanion(DependentAction dependent, String resource) {
    return new AccessRequest(
        call.principal(),
        dependent.action(),
        resource,
        null,
        passedOn(dependent).with(own(dependent)));
  }

  private RequestContext own(DependentAction dependent) {
    RequestContext.Builder own = RequestContext.builder();
    dependent.context().forEach(own::put);
    @Nullable String service = dependent.via();
    if (service != null) {
      List<String> chain = new ArrayList<>();
      call.context()
          .get(CALLED_VIA)
          .filter(ContextValue.Present.class::isInstance)
          .ifPresent(value -> chain.addAll(((ContextValue.Present) value).values()));
      chain.add(service);
      own.put(CALLED_VIA.text(), ContextValue.ofList(chain));
    }
    return own.build();
  }

  /** What the call carries that is the caller's, or the other action's service's. */
  private RequestContext passedOn(DependentAction dependent) {
    RequestContext.Builder kept = RequestContext.builder().read(call.context().reading());
    call.context()
        .values()
        .forEach(
            (key, value) -> {
              String name = key.canonical();
              boolean ofCaller =
                  name.startsWith("aws:") && OF_THE_RESOURCE.stream().noneMatch(name::startsWith);
              if (ofCaller || name.startsWith(dependent.action().service() + ":")) {
                kept.add(key, value);
              }
            });
    return kept.build();
  }

  /**
   * What the call takes with it, of which the table knows no use. To pass a role needs permission
   * in any call; to which service is not known.
   */
  private void companionsOfNoAction(List<DependentAction> known) {
    call.companions()
        .forEach(
            (companion, resource) -> {
              if (known.stream().anyMatch(dependent -> dependent.companion() == companion)) {
                return;
              }
              if (companion == Companion.PASSED_ROLE) {
                dependents.add(passed(resource));
              } else {
                leaveOut(
                    "UNK-6",
                    "it is not known what `"
                        + call.action()
                        + "` needs on the "
                        + companion.text());
              }
            });
  }

  private AccessRequest passed(String role) {
    AccessRequest pass = onCompanion(DependentActions.passRole(), role);
    RequestContext toWhom =
        RequestContext.builder()
            .put("iam:PassedToService", new ContextValue.Unknown())
            .build()
            .with(pass.context());
    return new AccessRequest(pass.principal(), pass.action(), role, null, toWhom);
  }

  private void leaveOut(String rule, String text) {
    notEvaluated.add(new Note(Note.Kind.NOT_COVERED, rule, text));
  }
}
