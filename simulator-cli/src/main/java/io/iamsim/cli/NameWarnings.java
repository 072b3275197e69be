package io.iamsim.cli;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.lint.UnknownNames;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.query.EnvironmentOverview;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Warns on standard error of names that the service data do not know (ROOM-112), each once: what
 * was misspelt matches nothing, and nothing else says so. AWS's own policies are not read for it.
 */
final class NameWarnings {
  private static final int SHOWN = 20;
  private static final String AWS_MANAGED = ":iam::aws:policy/";

  private final Console console;
  private final UnknownNames names;
  private final Set<Finding> found = new LinkedHashSet<>();

  NameWarnings(Console console, ServiceCatalog catalog) {
    this.console = console;
    this.names = UnknownNames.of(catalog);
  }

  NameWarnings action(ActionName action, @Nullable SourceSpan span) {
    names.action(action, span).ifPresent(found::add);
    return this;
  }

  NameWarnings context(RequestContext context, @Nullable SourceSpan span) {
    context
        .values()
        .forEach(
            (key, value) -> {
              if (value instanceof ContextValue.Present) {
                names.conditionKey(key.text(), span).ifPresent(found::add);
              }
            });
    return this;
  }

  /** All policies of an environment. */
  NameWarnings policies(Environment environment) {
    return documents(
        EnvironmentOverview.documents(environment), ofAws(environment), service -> true);
  }

  /** The policies that apply to a request, as far as they speak of its service. */
  NameWarnings policies(ApplicablePolicies applied, Environment environment, ActionName action) {
    Set<PolicyDocument> documents = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PolicyLayer layer :
        List.of(
            applied.identity(),
            applied.permissionsBoundary(),
            applied.session(),
            applied.serviceControl(),
            applied.resourceControl(),
            applied.resource(),
            applied.vpcEndpoint())) {
      layer.levels().stream()
          .flatMap(level -> level.policies().stream())
          .map(AttachedPolicy::document)
          .forEach(documents::add);
    }
    return documents(documents, ofAws(environment), action.service()::equals);
  }

  private NameWarnings documents(
      Collection<PolicyDocument> documents, Set<PolicyDocument> left, Predicate<String> services) {
    for (PolicyDocument document : documents) {
      if (!left.contains(document)) {
        found.addAll(names.in(document, services));
      }
    }
    return this;
  }

  private static Set<PolicyDocument> ofAws(Environment environment) {
    Set<PolicyDocument> documents = Collections.newSetFromMap(new IdentityHashMap<>());
    for (AttachedPolicy policy : environment.managedPolicies()) {
      if (policy.origin().contains(AWS_MANAGED)) {
        documents.add(policy.document());
      }
    }
    return documents;
  }

  /** Prints what was found. */
  void print() {
    found.stream().limit(SHOWN).forEach(finding -> Failures.print(console, finding));
    if (found.size() > SHOWN) {
      console.err().println("iamsim: and " + (found.size() - SHOWN) + " more unknown names");
    }
  }
}
