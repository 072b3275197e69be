package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.Account;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.AssumeRoleAnswer;
import io.iamsim.session.AssumeRoleAnswer.Authorization;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import io.iamsim.session.AssumeRoleCall;
import io.iamsim.session.IssuedSession;
import io.iamsim.session.RoleAssumption;
import io.iamsim.session.SamlAssertion;
import io.iamsim.session.SessionCaller;
import io.iamsim.session.SessionFile;
import io.iamsim.session.SessionParameters;
import io.iamsim.session.WebIdentityToken;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a session case and compares what comes of them. */
final class SessionRunner {
  private final Environment environment;
  private final IamEngine engine;

  SessionRunner(Environment environment, IamEngine engine) {
    this.environment = environment;
    this.engine = engine;
  }

  void run(SessionCase written) {
    @Nullable IssuedSession session = null;
    for (ObjectReader call : written.calls()) {
      session = call(call, session);
    }
    String user = written.userSession();
    if (user != null) {
      IssuedSession asking = userSession(user);
      written.requests().forEach(request -> request(request, asking));
      return;
    }
    for (ObjectReader request : written.requests()) {
      assertThat(session).as("there is a session to ask with").isNotNull();
      // what a file keeps of a session must be all of it
      request(
          request,
          SessionFile.read(SourceText.of("saved", SessionFile.write(session))).orElseThrow());
    }
  }

  private IssuedSession userSession(String user) {
    RequestPrincipal principal =
        RequestParts.withSessionToken(new Principals(environment).find(user).orElseThrow())
            .orElseThrow();
    return new IssuedSession(
        principal, user, Map.of(), List.of(), null, 3600, RequestContext.empty(), List.of());
  }

  private @Nullable IssuedSession call(ObjectReader call, @Nullable IssuedSession before) {
    Arn role = role(text(call, "role"));
    SessionCaller caller = caller(call, role, before);
    AssumeRoleAnswer answer =
        new RoleAssumption(engine, environment)
            .answer(
                new AssumeRoleCall(role, caller, parameters(call), context(call)),
                own -> policies(call, own));
    String told = told(answer);
    assertThat(answer.decision().text())
        .as(told)
        .isEqualTo(call.string("expect").map(SourceNode.Scalar::text).orElse("allowed"));
    assertThat(answer.refusals())
        .as(told)
        .extracting(Refusal::rule)
        .containsExactlyInAnyOrderElementsOf(texts(call, "refusedBy"));
    if (call.get("notAllowed").isPresent()) {
      assertThat(
              answer.authorizations().stream()
                  .filter(one -> !one.decision().text().equals("allowed")))
          .as(told)
          .extracting(one -> one.request().action().text())
          .containsExactlyElementsOf(texts(call, "notAllowed"));
    }
    call.string("because")
        .ifPresent(
            because ->
                assertThat(answer.authorizations().stream().flatMap(SessionRunner::deciding))
                    .as(told)
                    .contains(because.text()));
    assertThat(answer.notes())
        .as(told)
        .extracting(Note::rule)
        .containsExactlyInAnyOrderElementsOf(texts(call, "notes"));
    call.get("session").ifPresent(node -> session(node, answer.session().orElseThrow()));
    return answer.session().orElse(null);
  }

  private static Stream<String> deciding(Authorization authorization) {
    return authorization.explanation().result().decidedBy().stream().map(Layer::text);
  }

  private static String told(AssumeRoleAnswer answer) {
    StringBuilder told = new StringBuilder(answer.refusals().toString());
    for (Authorization authorization : answer.authorizations()) {
      told.append('\n')
          .append(authorization.request())
          .append('\n')
          .append(authorization.explanation().result());
    }
    return told.toString();
  }

  private Arn role(String text) {
    Arn root = Arn.parse(text).filter(arn -> arn.resource().equals("root")).orElse(null);
    if (root != null) {
      return root;
    }
    return ((RequestPrincipal.RoleSession) new Principals(environment).find(text).orElseThrow())
        .roleArn();
  }

  private SessionCaller caller(ObjectReader call, Arn role, @Nullable IssuedSession before) {
    Optional<SourceNode> claims = call.get("webIdentity");
    if (claims.isPresent()) {
      return WebIdentityToken.read(claims.get(), role, ServiceCatalog.bundled()).orElseThrow();
    }
    Optional<SourceNode> assertion = call.get("saml");
    if (assertion.isPresent()) {
      List<String> providers =
          role.accountId()
              .flatMap(environment::account)
              .map(Account::identityProviders)
              .orElse(List.of());
      return SamlAssertion.read(assertion.get(), role, providers).orElseThrow();
    }
    String principal = call.text("principal");
    if (principal == null) {
      assertThat(before).as("a caller or a session before").isNotNull();
      return new SessionCaller.Chained(before);
    }
    return new SessionCaller.Plain(new Principals(environment).find(principal).orElseThrow());
  }

  private static SessionParameters parameters(ObjectReader call) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (SourceNode document : call.items("sessionPolicies")) {
      policies.add(policy(document, PolicyType.SESSION));
    }
    return SessionParameters.builder()
        .sessionName(call.text("sessionName"))
        .tags(call.texts("tags"))
        .transitiveTagKeys(texts(call, "transitiveTagKeys"))
        .sourceIdentity(call.text("sourceIdentity"))
        .externalId(call.text("externalId"))
        .mfa(call.flag("mfa"))
        .durationSeconds(call.get("durationSeconds").map(SessionRunner::number).orElse(null))
        .policies(policies)
        .taskPolicy(call.text("taskPolicy"))
        .build();
  }

  private static Integer number(SourceNode node) {
    return Integer.valueOf(((SourceNode.Scalar) node).text());
  }

  private static AttachedPolicy policy(SourceNode document, PolicyType type) {
    return AttachedPolicy.of(
        "given", PolicyParser.parse(document, type, ParseMode.STRICT).orElseThrow());
  }

  private static RequestContext context(ObjectReader written) {
    RequestContext.Builder context = RequestContext.builder();
    for (SourceNode.Member key : written.entries("context")) {
      context.add(ConditionKey.of(key.name()), value(key.value()));
    }
    for (String key : texts(written, "unknown")) {
      context.add(ConditionKey.of(key), new ContextValue.Unknown());
    }
    return context.build();
  }

  private static ContextValue value(SourceNode node) {
    if (node instanceof SourceNode.Sequence list) {
      return ContextValue.ofList(
          list.items().stream().map(item -> ((SourceNode.Scalar) item).text()).toList());
    }
    SourceNode.Scalar scalar = (SourceNode.Scalar) node;
    return scalar.type() == SourceNode.ScalarType.NULL
        ? new ContextValue.Absent()
        : ContextValue.of(scalar.text());
  }

  private static ApplicablePolicies policies(ObjectReader call, ApplicablePolicies own) {
    ApplicablePolicies policies = own;
    Optional<SourceNode> trust = call.get("trust");
    if (trust.isPresent()) {
      policies =
          policies.withResource(
              PolicyLayer.of(List.of(policy(trust.get(), PolicyType.ROLE_TRUST))));
    }
    for (SourceNode document : call.items("identity")) {
      policies =
          policies.withIdentity(
              policies.identity().plus(List.of(policy(document, PolicyType.IDENTITY))));
    }
    for (SourceNode document : call.items("serviceControl")) {
      policies =
          policies.withServiceControl(
              policies.serviceControl().plusLevel(level(document, PolicyType.SERVICE_CONTROL)));
    }
    for (SourceNode document : call.items("resourceControl")) {
      policies =
          policies.withResourceControl(
              policies.resourceControl().plusLevel(level(document, PolicyType.RESOURCE_CONTROL)));
    }
    return policies;
  }

  private static PolicyLevel level(SourceNode document, PolicyType type) {
    return new PolicyLevel("given", List.of(policy(document, type)));
  }

  private static void session(SourceNode expected, IssuedSession session) {
    SourceNode.Mapping members = (SourceNode.Mapping) expected;
    for (SourceNode.Member member : members.members()) {
      SourceNode value = member.value();
      switch (member.name()) {
        case "principal" ->
            assertThat(session.principal().text()).isEqualTo(((SourceNode.Scalar) value).text());
        case "tags" ->
            assertThat(session.tags().entrySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                    ((SourceNode.Mapping) value)
                        .members().stream()
                            .map(tag -> tag.name() + "=" + ((SourceNode.Scalar) tag.value()).text())
                            .toList());
        case "transitiveTagKeys" ->
            assertThat(ContextValue.ofList(session.transitiveTagKeys())).isEqualTo(value(value));
        case "sourceIdentity" ->
            assertThat(value(value))
                .isEqualTo(ContextValue.of(String.valueOf(session.sourceIdentity())));
        case "durationSeconds" -> assertThat(session.durationSeconds()).isEqualTo(number(value));
        case "context" ->
            ((SourceNode.Mapping) value)
                .members()
                .forEach(
                    key ->
                        assertThat(session.keys().get(ConditionKey.of(key.name())))
                            .as(key.name())
                            .contains(value(key.value())));
        default -> throw new IllegalArgumentException("unknown member " + member.name());
      }
    }
  }

  private void request(ObjectReader written, IssuedSession session) {
    AccessRequest request =
        new AccessRequest(
            session.principal(),
            ActionName.parse(text(written, "action")).orElseThrow(),
            written.string("resource").map(SourceNode.Scalar::text).orElse("*"),
            null,
            session.context(context(written)));
    EvaluationResult result =
        engine.authorize(request, session.policies(engine.applicablePolicies(request)));
    assertThat(result.decision().text())
        .as(request + "\n" + result)
        .isEqualTo(text(written, "expect"));
    written
        .string("because")
        .ifPresent(
            because ->
                assertThat(result.decidedBy()).extracting(Layer::text).contains(because.text()));
  }

  private static String text(ObjectReader written, String name) {
    return written.requireString(name).orElseThrow().text();
  }

  private static List<String> texts(ObjectReader written, String name) {
    return written.strings(name).stream().map(SourceNode.Scalar::text).toList();
  }
}
