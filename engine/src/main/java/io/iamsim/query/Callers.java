package io.iamsim.query;

import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everybody who may be worth asking about in an environment. */
final class Callers {
  private Callers() {}

  /** Its users and roles, the root users of its accounts, and everybody ({@code anonymous}). */
  static List<RequestPrincipal> inside(Environment environment) {
    List<RequestPrincipal> callers = new ArrayList<>(PrincipalPattern.all(environment));
    environment.accounts().stream()
        .sorted(Comparator.comparing(Account::id))
        .flatMap(account -> RequestPrincipal.parse(root(account)).stream())
        .forEach(callers::add);
    callers.add(new RequestPrincipal.Anonymous());
    return callers;
  }

  private static String root(Account account) {
    return "arn:" + partition(account) + ":iam::" + account.id() + ":root";
  }

  private static String partition(Account account) {
    return account.identities().values().stream()
        .map(identity -> identity.arn().partition())
        .findFirst()
        .orElse("aws");
  }

  /**
   * Those whom documents name and whom the environment does not have: services, identity providers,
   * and users, roles and root users of accounts that are not known.
   */
  static List<RequestPrincipal> named(
      Environment environment, Collection<PolicyDocument> documents) {
    Map<String, RequestPrincipal> named = new TreeMap<>();
    documents.stream()
        .flatMap(document -> document.statements().stream())
        .map(Statement::principal)
        .flatMap(Callers::entries)
        .flatMap(entry -> principal(entry, environment).stream())
        .forEach(principal -> named.put(principal.text(), principal));
    return List.copyOf(named.values());
  }

  private static Stream<PrincipalEntry> entries(
      @org.jspecify.annotations.Nullable PrincipalElement element) {
    return element == null || element.negated() ? Stream.of() : element.entries().stream();
  }

  private static Optional<RequestPrincipal> principal(
      PrincipalEntry entry, Environment environment) {
    if (entry instanceof PrincipalEntry.Service service) {
      return RequestPrincipal.parse(service.name());
    }
    if (entry instanceof PrincipalEntry.Federated federated) {
      return RequestPrincipal.parse(federated.provider());
    }
    if (entry instanceof PrincipalEntry.Account account) {
      return environment.account(account.account()).isPresent()
          ? Optional.empty()
          : RequestPrincipal.parse("arn:aws:iam::" + account.account() + ":root");
    }
    if (entry instanceof PrincipalEntry.PrincipalArn arn) {
      boolean known =
          Arn.parse(arn.arn()).flatMap(Arn::accountId).flatMap(environment::account).isPresent();
      boolean session = arn.arn().contains(":assumed-role/");
      return known && !session ? Optional.empty() : RequestPrincipal.parse(arn.arn());
    }
    return Optional.empty();
  }
}
