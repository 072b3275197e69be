package io.iamsim.session;

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
import java.util.Map;
import java.util.Optional;

/** What is dangerous about the statements of a trust policy that let the caller in. */
final class TrustFindings {
  /** Built-in providers: what says for whose application a token is (CTX-22). */
  private static final Map<String, List<String>> AUDIENCES =
      Map.of(
          "accounts.google.com", List.of("aud", "oaud", "sub"),
          "cognito-identity.amazonaws.com", List.of("aud"),
          "graph.facebook.com", List.of("app_id"),
          "www.amazon.com", List.of("app_id"));

  private final AssumeRoleCall call;
  private final Environment environment;
  private final List<Note> notes = new ArrayList<>();

  private TrustFindings(AssumeRoleCall call, Environment environment) {
    this.call = call;
    this.environment = environment;
  }

  static List<Note> of(
      AssumeRoleCall call, List<Authorization> authorizations, Environment environment) {
    TrustFindings findings = new TrustFindings(call, environment);
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

  /** STS-9. */
  private void webIdentity(Statement statement, String host) {
    List<String> builtIn = AUDIENCES.getOrDefault(host, List.of());
    if (!builtIn.isEmpty()) {
      if (builtIn.stream().noneMatch(claim -> pins(statement, host + ":" + claim))) {
        warn(
            "STS-9",
            statement.label()
                + " has no condition on `"
                + host
                + ":"
                + builtIn.get(0)
                + "`: "
                + "it admits the users of every application of the provider");
      }
      return;
    }
    if (!pins(statement, host + ":sub")) {
      warn(
          "STS-9",
          statement.label()
              + " has no condition on `"
              + host
              + ":sub`: "
              + "it admits every identity of the provider");
    }
    if (!pins(statement, host + ":aud")) {
      warn(
          "STS-9",
          statement.label()
              + " has no condition on `"
              + host
              + ":aud`: "
              + "it admits tokens made for other audiences");
    }
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

  /** True if the key must be there with a value that is not just anything. */
  private static boolean pins(Statement statement, String key) {
    return statement.conditions().stream()
        .filter(condition -> condition.key().text().equalsIgnoreCase(key))
        .anyMatch(TrustFindings::pins);
  }

  private static boolean pins(Condition condition) {
    boolean demands =
        !condition.operator().negated()
            && !condition.operator().ifExists()
            && condition.operator().comparison() != Comparison.NULL
            && condition.operator().set() != SetOperator.FOR_ALL_VALUES;
    return demands
        && condition.values().stream()
            .noneMatch(
                value ->
                    value.value().segments().stream()
                        .allMatch(PolicyString.Segment.AnySequence.class::isInstance));
  }

  private void warn(String rule, String text) {
    notes.add(new Note(Note.Kind.WARNING, rule, text));
  }
}
