package io.iamsim.query;

import io.iamsim.catalog.AccessLevel;
import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.environment.Account;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a principal can do: every action of the service data that some Allow speaks of, on the
 * resource patterns of those Allows, decided with everything that limits it. Allows are looked for
 * in the identity-based policies and in the resource-based policies and trust policies of the
 * environment; what a rule, an access control list or a grant gives is asked for beside.
 */
public final class WhatCan {
  private final AccessScope scope;
  private final WhoCan whoCan;
  private final Surroundings surroundings;
  private final ServiceCatalog catalog;

  /**
   * Questions in a scope.
   *
   * @param context what every request carries; what it leaves out is unknown
   */
  public WhatCan(AccessScope scope, RequestContext context) {
    this.scope = scope;
    this.catalog = scope.catalog();
    this.whoCan = WhoCan.withOwnResources(scope, context);
    this.surroundings = new Surroundings(scope.environment(), catalog);
  }

  /**
   * An action that the principal can do on something.
   *
   * @param wide true if it was asked for on everything of a type that is in the principal's
   *     account, and not on a pattern of some policy
   */
  public record Ability(ActionName action, AccessLevel level, Grant grant, boolean wide) {}

  /**
   * Hands over what the principal can do, by service and action.
   *
   * @param actions the actions to look at, such as those of {@link ActionPatterns#expand}
   * @param done is told how many actions more have been looked at
   */
  public void of(
      RequestPrincipal principal,
      List<ActionName> actions,
      Consumer<Ability> abilities,
      Consumer<Integer> done) {
    List<Statement> allows = allows(principal);
    for (ActionName action : actions) {
      List<Statement> covering =
          allows.stream().filter(statement -> surroundings.mayCover(statement, action)).toList();
      List<String> everything = everything(principal, action);
      Set<String> places =
          new LinkedHashSet<>(asked(everything, anywhere(principal, action), covering));
      places.addAll(withoutAllow(principal, action, everything));
      if (!places.isEmpty()) {
        AccessLevel level = level(action);
        for (String asked : places) {
          boolean wide = everything.contains(asked);
          whoCan
              .grants(principal, action, asked)
              .forEach(grant -> abilities.accept(new Ability(action, level, grant, wide)));
        }
      }
      done.accept(1);
    }
  }

  /**
   * Where there may be access that no Allow speaks of: a root user's, what a rule allows everybody,
   * and what access control lists and grants give.
   */
  private List<String> withoutAllow(
      RequestPrincipal principal, ActionName action, List<String> everything) {
    if (surroundings.grantsBesidePolicies(action.service())) {
      return anywhere(principal, action);
    }
    boolean beside =
        principal.kind() == PrincipalKind.ROOT
            || everything.equals(List.of(AccessRequest.ANY_RESOURCE));
    return beside ? everything : List.of();
  }

  /** What the action works on in the principal's account; what policies of others say is theirs. */
  private List<String> everything(RequestPrincipal principal, ActionName action) {
    return whoCan.asked(
        action,
        AccessRequest.ANY_RESOURCE,
        principal.partition().orElse("*"),
        principal.account().map(AccountId::value).orElse("*"));
  }

  /** What the action works on in any account, whose policies may let the principal in. */
  private List<String> anywhere(RequestPrincipal principal, ActionName action) {
    return whoCan.asked(action, AccessRequest.ANY_RESOURCE, principal.partition().orElse("*"), "*");
  }

  private AccessLevel level(ActionName action) {
    return catalog
        .action(action.service(), action.name())
        .map(ActionEntry::accessLevel)
        .orElse(AccessLevel.WRITE);
  }

  /** All actions of the service data. */
  public List<ActionName> everything() {
    List<ActionName> all = new ArrayList<>();
    for (String prefix : catalog.services()) {
      catalog
          .service(prefix)
          .map(ServiceEntry::actions)
          .ifPresent(
              entries ->
                  entries.forEach(
                      entry -> ActionName.parse(prefix + ":" + entry.name()).ifPresent(all::add)));
    }
    return all;
  }

  private List<Statement> allows(RequestPrincipal principal) {
    ApplicablePolicies policies =
        scope.policies(
            whoCan.request(
                principal,
                ActionName.parse("sts:GetCallerIdentity").orElseThrow(),
                AccessRequest.ANY_RESOURCE));
    List<Statement> allows = new ArrayList<>();
    add(policies.identity(), allows);
    for (Account account : scope.environment().accounts()) {
      for (Resource resource : account.resources().values()) {
        resource
            .resourcePolicy()
            .map(AttachedPolicy::document)
            .ifPresent(document -> add(document, allows));
      }
      account.identities().values().stream()
          .flatMap(identity -> identity.trust().stream())
          .forEach(trust -> add(trust.document(), allows));
    }
    return allows;
  }

  private static void add(PolicyLayer layer, List<Statement> allows) {
    layer
        .levels()
        .forEach(level -> level.policies().forEach(policy -> add(policy.document(), allows)));
  }

  private static void add(PolicyDocument document, List<Statement> allows) {
    document.statements().stream()
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .forEach(allows::add);
  }

  /** The resource patterns of the Allows that lie in what the action works on, the widest only. */
  private static Set<String> asked(
      List<String> everything, List<String> anywhere, List<Statement> allows) {
    if (allows.isEmpty()) {
      return Set.of();
    }
    if (everything.equals(List.of(AccessRequest.ANY_RESOURCE))) {
      return Set.of(AccessRequest.ANY_RESOURCE);
    }
    Set<String> asked = new LinkedHashSet<>();
    for (Statement statement : allows) {
      ResourceElement element = statement.resource();
      if (element == null || element.negated()) {
        asked.addAll(everything);
        continue;
      }
      for (ResourcePattern pattern : element.patterns()) {
        String text = pattern.value().text();
        PatternTokens tokens = PatternTokens.open(pattern.value());
        if (tokens.parts().size() < 6) {
          asked.addAll(everything);
        } else if (liesIn(tokens, anywhere)) {
          asked.add(pattern.value().hasVariables() ? tokens.text() : text);
        }
      }
    }
    asked.removeIf(narrow -> isWithinAnother(narrow, asked));
    return asked;
  }

  private static boolean liesIn(PatternTokens pattern, List<String> anywhere) {
    return anywhere.stream().anyMatch(type -> PatternWalk.overlap(PatternTokens.of(type), pattern));
  }

  /** The stars of the narrow pattern are characters that only a star of the wide one takes. */
  private static boolean isWithinAnother(String narrow, Set<String> asked) {
    String stars = narrow.replace("*", "\u0000\u0000");
    return asked.stream()
        .anyMatch(wide -> !wide.equals(narrow) && PatternTokens.of(wide).matches(stars));
  }
}
