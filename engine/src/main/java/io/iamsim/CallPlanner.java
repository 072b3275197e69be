package io.iamsim;

import io.iamsim.authorize.CarriedKeys;
import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.CallNeed;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.model.ActionName;
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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a call apart into its questions. */
final class CallPlanner {
  private static final ConditionKey CALLED_VIA = ConditionKey.of("aws:CalledVia");
  private static final ConditionKey TAG_KEYS = ConditionKey.of("aws:TagKeys");
  private static final ConditionKey REQUEST_TAG = ConditionKey.of("aws:RequestTag/tag");

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
    DependentActions known = DependentActions.of(call.action(), catalog);
    for (DependentAction action : known.needed()) {
      planner.dependent(action);
    }
    planner.taggers(known.taggers());
    planner.others(known.others());
    planner.companionsOfNoAction(known.needed());
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
      if (isNeeded(dependent.need())) {
        call.targets().stream()
            .filter(target -> isConcerned(dependent, target))
            .forEach(target -> onTarget(dependent, target));
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
              + reason(companion));
    }
  }

  private static String reason(Companion companion) {
    return switch (companion) {
      case PASSED_ROLE -> "the call passes a role";
      case KMS_KEY -> "a KMS key encrypts the resource";
      case COPY_SOURCE -> "the call copies an object";
    };
  }

  /** Of several actions one gives tags to what the call makes. */
  private void taggers(List<ActionName> actions) {
    if (!actions.isEmpty() && givesTags()) {
      leaveOut("UNK-6", "not evaluated: one of " + names(actions) + ", needed to give the tags");
    }
  }

  private void others(List<ActionName> actions) {
    if (!actions.isEmpty()) {
      leaveOut(
          "UNK-6",
          "not evaluated: "
              + names(actions)
              + ", which the Service Authorization Reference names as dependent on `"
              + call.action()
              + "`");
    }
  }

  private static String names(List<ActionName> actions) {
    return actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(", "));
  }

  private boolean isNeeded(CallNeed need) {
    return need.keys().isEmpty() || carriesOne(need::isTriggeredBy);
  }

  private boolean givesTags() {
    return carriesOne(key -> key.startsWith("aws:requesttag/") || key.equals(TAG_KEYS.canonical()));
  }

  private boolean carriesOne(Predicate<String> kind) {
    return call.context().values().entrySet().stream()
        .anyMatch(key -> kind.test(key.getKey().canonical()) && mayBeThere(key.getValue()));
  }

  private static boolean mayBeThere(ContextValue value) {
    return value instanceof ContextValue.Present present
        ? !present.values().isEmpty()
        : value instanceof ContextValue.Unknown;
  }

  /** Of what a call names, only that is tagged whose requests carry the tags: what it makes. */
  private boolean isConcerned(DependentAction dependent, Target target) {
    @Nullable CarriedKeys carried = CarriedKeys.of(call.action(), catalog);
    return carried == null
        || !dependent.need().isTriggeredBy(REQUEST_TAG.text())
        || !carried.isWithheld(REQUEST_TAG, carried.typeOf(target.resource()));
  }

  private void onTarget(DependentAction dependent, Target target) {
    if (tagsWhatHasNoNameYet(dependent)) {
      leaveOut(
          "UNK-6",
          "not evaluated: `"
              + dependent.action()
              + "` on what the call makes, needed to give it tags");
      return;
    }
    AccessRequest asked = call.request(target);
    dependents.add(
        new AccessRequest(
            call.principal(),
            dependent.action(),
            target.resource(),
            target.account(),
            asked.context().with(own(dependent))));
  }

  /** What an action makes that works on no resource has an ARN that nobody knows. */
  private boolean tagsWhatHasNoNameYet(DependentAction dependent) {
    return dependent.need().isTriggeredBy(REQUEST_TAG.text())
        && catalog
            .action(call.action().service(), call.action().name())
            .filter(ActionEntry::wildcardOnly)
            .isPresent();
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
    dependent.unknown().forEach(key -> own.put(key, new ContextValue.Unknown()));
    dependent.need().context().forEach(own::put);
    @Nullable String service = dependent.need().via();
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
    return onCompanion(DependentActions.passRole(), role);
  }

  private void leaveOut(String rule, String text) {
    notEvaluated.add(new Note(Note.Kind.NOT_COVERED, rule, text));
  }
}
