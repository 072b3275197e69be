package io.iamsim;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.service.DependentActions;
import io.iamsim.service.DependentActions.DependentAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions that a call comes to (MULTI-1, MULTI-4): one for each of its resources, one for
 * each further action that is known to be needed and can be asked; and what else it needs that
 * cannot be asked, because the call does not say on what.
 *
 * @param targets the action on each resource
 * @param dependents the further actions
 * @param notEvaluated what was not asked, each as a note (UNK-6)
 */
public record CallPlan(
    List<AccessRequest> targets, List<AccessRequest> dependents, List<Note> notEvaluated) {
  /** The types of resource that a call creates, and so tags, where it names others beside them. */
  private static final Set<String> CREATED_BY_RUN_INSTANCES = Set.of("instance", "volume");

  private static final List<String> OF_THE_RESOURCE =
      List.of("aws:requesttag/", "aws:tagkeys", "aws:resource", "aws:requestedregion");

  private static final ConditionKey SOURCE_IDENTITY = ConditionKey.of("sts:SourceIdentity");

  public CallPlan {
    targets = List.copyOf(targets);
    dependents = List.copyOf(dependents);
    notEvaluated = List.copyOf(notEvaluated);
  }

  /** All questions: the targets, then the dependents. */
  public List<AccessRequest> questions() {
    List<AccessRequest> all = new ArrayList<>(targets);
    all.addAll(dependents);
    return List.copyOf(all);
  }

  static CallPlan of(CallRequest call, ServiceCatalog catalog) {
    Planner planner = new Planner(call, catalog);
    planner.missingResources();
    DependentActions.of(call.action()).forEach(planner::dependent);
    planner.companionsOfNoAction();
    return new CallPlan(
        call.targets().stream().map(call::request).toList(),
        planner.dependents,
        planner.notEvaluated);
  }

  private static final class Planner {
    private final CallRequest call;
    private final ServiceCatalog catalog;
    private final List<AccessRequest> dependents = new ArrayList<>();
    private final List<Note> notEvaluated = new ArrayList<>();

    Planner(CallRequest call, ServiceCatalog catalog) {
      this.call = call;
      this.catalog = catalog;
    }

    /** The types that the action always needs and of which the call names no resource. */
    void missingResources() {
      boolean namesNone =
          call.targets().stream()
              .allMatch(target -> target.resource().equals(AccessRequest.ANY_RESOURCE));
      if (namesNone) {
        return;
      }
      List<String> missing =
          catalog.action(call.action().service(), call.action().name()).stream()
              .flatMap(action -> action.resourceTypes().stream())
              .filter(ActionResource::required)
              .map(resource -> resource.type().name())
              .filter(type -> call.targets().stream().noneMatch(target -> isOfType(target, type)))
              .toList();
      for (String type : missing) {
        notEvaluated.add(
            new Note(
                Note.Kind.NOT_COVERED,
                "MULTI-1",
                "`"
                    + call.action()
                    + "` also needs a resource of type `"
                    + type
                    + "`, of which none was named"));
      }
    }

    private boolean isOfType(CallRequest.Target target, String type) {
      return typeOf(target).equals(type);
    }

    private String typeOf(CallRequest.Target target) {
      return catalog
          .action(call.action().service(), call.action().name())
          .flatMap((ActionEntry action) -> action.resourceFor(target.resource()))
          .map(resource -> resource.type().name())
          .orElse("");
    }

    void dependent(DependentAction dependent) {
      CallRequest.@Nullable Companion companion = dependent.companion();
      if (companion != null) {
        @Nullable String resource = call.companions().get(companion);
        if (resource == null) {
          leaveOut(dependent, companion);
        } else {
          dependents.add(request(dependent, resource, null, call.context()));
        }
      } else if (isNeeded(dependent.when())) {
        call.targets().stream()
            .filter(target -> isConcerned(dependent.action(), target))
            .map(call::request)
            .forEach(
                target ->
                    dependents.add(
                        request(dependent, target.resource(), target, target.context())));
      }
    }

    /** A role that is passed needs permission in any call; of the others it is not known which. */
    void companionsOfNoAction() {
      Set<CallRequest.Companion> known =
          DependentActions.of(call.action()).stream()
              .map(DependentAction::companion)
              .filter(companion -> companion != null)
              .collect(Collectors.toSet());
      call.companions()
          .forEach(
              (companion, resource) -> {
                if (known.contains(companion)) {
                  return;
                }
                if (companion == CallRequest.Companion.PASSED_ROLE) {
                  dependents.add(passed(resource));
                } else {
                  notEvaluated.add(
                      new Note(
                          Note.Kind.NOT_COVERED,
                          "UNK-6",
                          "it is not known what `"
                              + call.action()
                              + "` needs on the "
                              + WHAT.get(companion)));
                }
              });
    }

    private AccessRequest passed(String role) {
      DependentAction pass = DependentActions.passRole();
      RequestContext toWhom =
          RequestContext.builder().put("iam:PassedToService", new ContextValue.Unknown()).build();
      return request(pass, role, null, call.context().with(toWhom));
    }

    private boolean isConcerned(ActionName action, CallRequest.Target target) {
      boolean tagging = action.is("ec2", "createtags");
      return !tagging
          || !call.action().is("ec2", "runinstances")
          || CREATED_BY_RUN_INSTANCES.contains(typeOf(target));
    }

    private boolean isNeeded(DependentActions.When when) {
      return switch (when) {
        case ALWAYS -> true;
        case TAGGED ->
            call.context().values().entrySet().stream()
                .anyMatch(
                    key ->
                        (key.getKey().canonical().startsWith("aws:requesttag/")
                                || key.getKey().canonical().equals("aws:tagkeys"))
                            && mayBeThere(key.getValue()));
        case SOURCE_IDENTITY ->
            call.context().get(SOURCE_IDENTITY).filter(Planner::mayBeThere).isPresent();
        case ROLE_PASSED, ENCRYPTED, COPIED -> false;
      };
    }

    private static boolean mayBeThere(ContextValue value) {
      return !(value instanceof ContextValue.Absent)
          && !(value instanceof ContextValue.Present present && present.values().isEmpty());
    }

    private AccessRequest request(
        DependentAction dependent,
        String resource,
        @Nullable AccessRequest target,
        RequestContext context) {
      RequestContext.Builder own = RequestContext.builder();
      dependent.context().forEach(own::put);
      if (dependent.via() != null) {
        own.put("aws:CalledVia", ContextValue.ofList(chain(context, dependent.via())));
      }
      return new AccessRequest(
          call.principal(),
          dependent.action(),
          resource,
          target == null ? null : target.resourceAccount(),
          passedOn(context, dependent).with(own.build()));
    }

    /** What the call carries that is not its own service's or its own resource's. */
    private RequestContext passedOn(RequestContext context, DependentAction dependent) {
      if (dependent.action().service().equals(call.action().service())
          && dependent.companion() == null) {
        return context;
      }
      RequestContext.Builder kept = RequestContext.builder();
      context
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

    /** The services that called so far, and the one that calls now. */
    private static List<String> chain(RequestContext context, String service) {
      List<String> chain = new ArrayList<>();
      context
          .get(ConditionKey.of("aws:CalledVia"))
          .ifPresent(
              value -> {
                if (value instanceof ContextValue.Present present) {
                  chain.addAll(present.values());
                }
              });
      chain.add(service);
      return chain;
    }

    private void leaveOut(DependentAction dependent, CallRequest.Companion companion) {
      notEvaluated.add(
          new Note(
              Note.Kind.NOT_COVERED,
              "UNK-6",
              "not evaluated: `"
                  + dependent.action()
                  + "` on the "
                  + WHAT.get(companion)
                  + ", needed if "
                  + dependent.when().text()));
    }

    private static final Map<CallRequest.Companion, String> WHAT =
        Map.of(
            CallRequest.Companion.PASSED_ROLE, "role",
            CallRequest.Companion.KMS_KEY, "key",
            CallRequest.Companion.COPY_SOURCE, "object copied");
  }
}
