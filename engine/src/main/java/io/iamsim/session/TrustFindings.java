package io.iamsim.session;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.environment.Environment;
import io.iamsim.model.AccountId;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyString;
import io.iamsim.model.SetOperator;
import io.iamsim.model.Statement;
import io.iamsim.session.AssumeRoleAnswer.Authorization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is dangerous about the statements of a trust policy that let the caller in. */
final class TrustFindings {
  /** Built-in providers: what says for whose application a token is (CTX-22). */
  private static final Map<String, List<String>> AUDIENCES =
      Map.of(
          "accounts.google.com", List.of("aud", "oaud", "sub"),
          "cognito-identity.amazonaws.com", List.of("aud"),
          "graph.facebook.com", List.of("app_id"),
          "www.amazon.com", List.of("app_id"));

  /** Claims that say for whom and how a token was made, and not of whom. */
  private static final Set<String> OF_THE_TOKEN = Set.of("amr", "app_id", "aud", "azp", "oaud");

  private final AssumeRoleCall call;
  private final Environment environment;
  private final ServiceCatalog catalog;
  private final List<Note> notes = new ArrayList<>();

  private TrustFindings(AssumeRoleCall call, Environment environment, ServiceCatalog catalog) {
    this.call = call;
    this.environment = environment;
    this.catalog = catalog;
  }

  static List<Note> of(
      AssumeRoleCall call,
      List<Authorization> authorizations,
      Environment environment,
      ServiceCatalog catalog) {
    TrustFindings findings = new TrustFindings(call, environment, catalog);
    authorizations.get(0).explanation().result().matchedStatements().stream()
        .filter(matched -> matched.layer() == Layer.RESOURCE)
        .filter(matched -> matched.statement().effect() == Effect.ALLOW)
        .forEach(findings::statement);
    return findings.notes;
  }

  private void statement(MatchedStatement matched) {
    Statement statement = matched.statement();
    Optional<GrantClass> grant = matched.grant();
    if (grant.equals(Optional.of(GrantClass.WILDCARD))) {
      warn(
          "DIS-16",
          statement.conditions().isEmpty()
              ? "the trust policy lets everybody in (" + statement.label() + ")"
              : "the trust policy names everybody, and only its conditions say who is meant ("
                  + statement.label()
                  + ")");
    }
    if (call.caller() instanceof SessionCaller.Federated federated
        && federated.operation() == AssumeOperation.ASSUME_ROLE_WITH_WEB_IDENTITY) {
      webIdentity(statement, WebIdentityToken.host(federated.principal()));
    }
    externalId(statement);
  }

  /**
   * STS-9. A condition on a claim that the service data list for the provider says who is meant as
   * well as one on the subject does; what is meant so needs no audience of its own.
   */
  private void webIdentity(Statement statement, String host) {
    List<String> builtIn = AUDIENCES.getOrDefault(host, List.of());
    boolean identity = pinsIdentity(statement, host);
    if (!builtIn.isEmpty()) {
      if (!identity && builtIn.stream().noneMatch(claim -> pins(statement, host + ":" + claim))) {
        unpinned(
            statement,
            host + ":" + builtIn.get(0),
            "it admits the users of every application of the provider");
      }
      return;
    }
    if (!identity) {
      unpinned(statement, host + ":sub", "it admits every identity of the provider");
    }
    if (!pins(statement, host + ":aud") && !(identity && asks(statement, host + ":aud"))) {
      unpinned(statement, host + ":aud", "it admits tokens made for other audiences");
    }
  }

  private boolean pinsIdentity(Statement statement, String host) {
    String prefix = host + ":";
    return statement.conditions().stream()
        .map(condition -> condition.key().text())
        .filter(key -> key.regionMatches(true, 0, prefix, 0, prefix.length()))
        .filter(key -> !OF_THE_TOKEN.contains(lowerCase(key.substring(prefix.length()))))
        .filter(key -> catalog.conditionKey(key).isPresent())
        .anyMatch(key -> pins(statement, key));
  }

  private void unpinned(Statement statement, String key, String admits) {
    warn(
        "STS-9",
        asks(statement, key)
            ? statement.label()
                + " has a condition on `"
                + key
                + "` with `ForAllValues` alone, which holds for a token without that claim: demand"
                + " the claim by `Null` false"
            : statement.label() + " has no condition on `" + key + "`: " + admits);
  }

  /** True if the key is compared by `ForAllValues`, which a key that is not there satisfies. */
  private static boolean asks(Statement statement, String key) {
    return on(statement, key)
        .anyMatch(
            condition ->
                condition.operator().set() == SetOperator.FOR_ALL_VALUES && narrows(condition));
  }

  /** STS-4: a third party can be made to act for somebody else. */
  private void externalId(Statement statement) {
    Optional<AccountId> account = call.caller().principal().account();
    boolean foreign =
        account.isPresent()
            && !account.equals(call.target().accountId())
            && environment.organization().flatMap(org -> org.member(account.get())).isEmpty();
    if (foreign && !pins(statement, "sts:ExternalId")) {
      warn(
          "STS-4",
          statement.label()
              + " lets in account "
              + account.get()
              + ", which is not of the organisation, without an `sts:ExternalId`");
    }
  }

  /** True if the key must be there with a value that is not just anything (COND-12). */
  private static boolean pins(Statement statement, String key) {
    boolean present = on(statement, key).anyMatch(TrustFindings::demandsPresence);
    return on(statement, key)
        .filter(TrustFindings::narrows)
        .anyMatch(condition -> condition.operator().set() != SetOperator.FOR_ALL_VALUES || present);
  }

  private static Stream<Condition> on(Statement statement, String key) {
    return statement.conditions().stream()
        .filter(condition -> condition.key().text().equalsIgnoreCase(key));
  }

  private static boolean demandsPresence(Condition condition) {
    return condition.operator().comparison() == Comparison.NULL
        && condition.operator().set() == SetOperator.NONE
        && condition.values().stream()
            .allMatch(value -> value.value().text().equalsIgnoreCase("false"));
  }

  private static boolean narrows(Condition condition) {
    return !condition.operator().negated()
        && !condition.operator().ifExists()
        && condition.operator().comparison() != Comparison.NULL
        && condition.values().stream()
            .noneMatch(
                value ->
                    value.value().segments().stream()
                        .allMatch(PolicyString.Segment.AnySequence.class::isInstance));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private void warn(String rule, String text) {
    notes.add(new Note(Note.Kind.WARNING, rule, text));
  }
}
