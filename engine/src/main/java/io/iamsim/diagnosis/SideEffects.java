package io.iamsim.diagnosis;

import io.iamsim.IamEngine;
import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.decision.Decision;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.ActionName;
import io.iamsim.model.Effect;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a remedy would allow besides the request: other actions of the service by the same caller on
 * the same resource, each asked before and after; and what the policy reaches besides, which is
 * read off it.
 */
final class SideEffects {
  private static final int MOST = 4;

  private final IamEngine engine;
  private final ServiceCatalog catalog;
  private final Parties parties;

  SideEffects(IamEngine engine, ServiceCatalog catalog, Parties parties) {
    this.engine = engine;
    this.catalog = catalog;
    this.parties = parties;
  }

  /** The remedy with what it allows besides. */
  Remedy of(Candidate candidate, State before, State after) {
    Remedy remedy = candidate.remedy();
    List<String> more = new ArrayList<>(remedy.alsoAllows());
    if (remedy.kind() != Remedy.Kind.REQUEST && remedy.kind() != Remedy.Kind.SETTING) {
      actions(before, after).ifPresent(more::add);
      resources(remedy, before).ifPresent(more::add);
      others(remedy, before).ifPresent(more::add);
      pattern(remedy).ifPresent(more::add);
    }
    return remedy.alsoAllowing(more);
  }

  private Optional<String> actions(State before, State after) {
    AccessRequest asked = parties.request();
    String service = asked.action().service();
    List<String> gained = new ArrayList<>();
    for (ActionEntry action :
        catalog.service(service).map(ServiceEntry::actions).orElse(List.of())) {
      boolean other = !action.name().equalsIgnoreCase(asked.action().name());
      boolean applies =
          asked.namesNoResource()
              ? action.wildcardOnly()
              : action.resourceFor(asked.resource()).isPresent();
      Optional<ActionName> name = ActionName.parse(service + ":" + action.name());
      if (other
          && applies
          && name.isPresent()
          && !isAllowed(before, name.get())
          && isAllowed(after, name.get())) {
        gained.add("`" + service + ":" + action.name() + "`");
      }
    }
    return gained.isEmpty()
        ? Optional.empty()
        : Optional.of(listed(gained) + " on the same resource by the same caller");
  }

  private boolean isAllowed(State state, ActionName action) {
    AccessRequest asked = state.request();
    AccessRequest other =
        new AccessRequest(
            asked.principal(), action, asked.resource(), asked.resourceAccount(), asked.context());
    return engine.authorize(other, state.policies()).decision() == Decision.ALLOWED;
  }

  /** An action more in a statement is allowed on all that the statement names. */
  private Optional<String> resources(Remedy remedy, State before) {
    boolean ofAction =
        remedy.kind() == Remedy.Kind.EXTEND_STATEMENT && remedy.text().contains("`Action`");
    if (!ofAction || remedy.place() == null) {
      return Optional.empty();
    }
    List<String> named =
        engine.explain(before.request(), before.policies()).statements().stream()
            .map(StatementExplanation::statement)
            .filter(statement -> statement.span().equals(remedy.place()))
            .filter(statement -> statement.effect() == Effect.ALLOW)
            .flatMap(
                statement ->
                    statement.resource() == null
                        ? Stream.empty()
                        : statement.resource().patterns().stream())
            .map(pattern -> pattern.value().text())
            .filter(text -> !text.equals(parties.request().resource()))
            .map(text -> "`" + text + "`")
            .distinct()
            .toList();
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of("`" + parties.request().action() + "` on all of " + listed(named));
  }

  /** A resource with a star in it is a pattern in a policy. */
  private Optional<String> pattern(Remedy remedy) {
    String resource = parties.request().resource();
    boolean written =
        remedy.kind() != Remedy.Kind.NARROW_STATEMENT
            && !parties.request().namesNoResource()
            && remedy.statement().filter(json -> json.contains(resource)).isPresent();
    return written && resource.indexOf('*') >= 0
        ? Optional.of("the same on every resource that `" + resource + "` covers")
        : Optional.empty();
  }

  private Optional<String> others(Remedy remedy, State before) {
    if (remedy.policy() == null) {
      return Optional.empty();
    }
    List<String> others =
        LayerAccess.policy(before.policies(), remedy.layer(), remedy.target(), remedy.policy())
            .map(policy -> parties.othersWith(remedy.layer(), policy))
            .orElse(List.of());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("the same for " + listed(others) + ", to whom the policy is attached too");
  }

  private static String listed(List<String> texts) {
    int more = texts.size() - MOST;
    return texts.stream().limit(MOST).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
