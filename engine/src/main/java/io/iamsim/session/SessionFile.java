package io.iamsim.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a session as JSON and reads it again (docs/sessions.md). */
public final class SessionFile {
  private static final List<String> MEMBERS =
      List.of(
          "principal",
          "role",
          "assumedBy",
          "tags",
          "transitiveTagKeys",
          "sourceIdentity",
          "durationSeconds",
          "context",
          "sessionPolicies",
          "scopeDownPolicies");
  private static final List<String> POLICY_MEMBERS = List.of("name", "document");

  private final Findings findings = new Findings();

  private SessionFile() {}

  /** The session as a JSON object, as a text. */
  public static String write(IssuedSession session) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(session, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The session as a JSON object. */
  public static void write(IssuedSession session, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", session.principal().text());
    if (session.principal() instanceof RequestPrincipal.RoleSession role) {
      json.writeStringField("role", role.roleArn().toString());
    }
    json.writeStringField("assumedBy", session.assumedBy());
    json.writeObjectFieldStart("tags");
    for (Map.Entry<String, String> tag : session.tags().entrySet()) {
      json.writeStringField(tag.getKey(), tag.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("transitiveTagKeys");
    for (String key : session.transitiveTagKeys()) {
      json.writeString(key);
    }
    json.writeEndArray();
    if (session.knownSourceIdentity().isPresent()) {
      json.writeStringField("sourceIdentity", session.knownSourceIdentity().get());
    }
    json.writeNumberField("durationSeconds", session.durationSeconds());
    json.writeObjectFieldStart("context");
    for (Map.Entry<ConditionKey, ContextValue> key : session.keys().values().entrySet()) {
      contextKey(json, key.getKey().text(), key.getValue());
    }
    json.writeEndObject();
    policies(json, "sessionPolicies", session.policies());
    if (!session.scopeDown().isEmpty()) {
      policies(json, "scopeDownPolicies", session.scopeDown());
    }
    json.writeEndObject();
  }

  private static void policies(JsonGenerator json, String name, List<AttachedPolicy> policies)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (AttachedPolicy policy : policies) {
      json.writeStartObject();
      json.writeStringField("name", policy.name());
      json.writeFieldName("document");
      PolicyJson.write(policy.document(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** An unknown key is left out: of a key that is not there nothing is known either. */
  private static void contextKey(JsonGenerator json, String key, ContextValue value)
      throws IOException {
    if (value instanceof ContextValue.Absent) {
      json.writeNullField(key);
    } else if (value instanceof ContextValue.Present present && !present.multivalued()) {
      json.writeStringField(key, String.join("", present.values()));
    } else if (value instanceof ContextValue.Present present) {
      json.writeArrayFieldStart(key);
      for (String text : present.values()) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  /** The session in a text. */
  public static Checked<IssuedSession> read(SourceText text) {
    Checked<SourceNode> tree = SourceReader.read(text);
    if (!tree.ok()) {
      return Checked.failed(tree.findings());
    }
    SessionFile file = new SessionFile();
    @Nullable IssuedSession session =
        ObjectReader.of(tree.orElseThrow(), "a session", MEMBERS, file.findings)
            .map(file::session)
            .orElse(null);
    return Checked.of(session, file.findings.list());
  }

  private @Nullable IssuedSession session(ObjectReader object) {
    @Nullable RequestPrincipal principal = principal(object);
    Optional<SourceNode> duration = object.get("durationSeconds");
    List<AttachedPolicy> policies = new ArrayList<>();
    object
        .items("sessionPolicies")
        .forEach(node -> policy(node, "a session policy", "session policy", policies));
    List<AttachedPolicy> scopeDown = new ArrayList<>();
    object
        .items("scopeDownPolicies")
        .forEach(node -> policy(node, "a scope-down policy", "scope-down policy", scopeDown));
    if (principal == null) {
      return null;
    }
    return new IssuedSession(
        principal,
        Optional.ofNullable(object.text("assumedBy")).orElse(""),
        object.texts("tags"),
        object.strings("transitiveTagKeys").stream().map(SourceNode.Scalar::text).toList(),
        object.text("sourceIdentity"),
        duration.map(this::seconds).orElse(SessionTerms.ONE_HOUR),
        context(object),
        policies,
        scopeDown);
  }

  private int seconds(SourceNode node) {
    String text = SessionNodes.texts(node).stream().findFirst().orElse("");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      ObjectReader.wrongType(node, "`durationSeconds` of a session", "a number", findings);
      return 0;
    }
  }

  private @Nullable RequestPrincipal principal(ObjectReader object) {
    Optional<SourceNode.Scalar> text = object.requireString("principal");
    Optional<RequestPrincipal> principal =
        text.flatMap(scalar -> RequestPrincipal.parse(scalar.text()));
    Optional<Arn> role =
        object
            .string("role")
            .flatMap(scalar -> Arn.parse(scalar.text()))
            .filter(arn -> arn.resource().startsWith("role/"));
    if (principal.isPresent() && principal.get() instanceof RequestPrincipal.RoleSession session) {
      return role.isEmpty()
          ? session
          : new RequestPrincipal.RoleSession(role.get(), true, session.sessionName());
    }
    if (principal.isPresent()
        && principal.get() instanceof RequestPrincipal.Root root
        && root.assumed()) {
      return root;
    }
    text.ifPresent(
        scalar ->
            findings.add(
                FindingCode.INVALID_PRINCIPAL,
                scalar.span(),
                "`" + scalar.text() + "` is no session of a role or of a root user",
                "write arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION"));
    return null;
  }

  private RequestContext context(ObjectReader object) {
    RequestContext.Builder keys = RequestContext.builder();
    for (SourceNode.Member member : object.entries("context")) {
      ConditionKey key = ConditionKey.of(member.name());
      if (member.value() instanceof SourceNode.Sequence list) {
        keys.add(key, ContextValue.ofList(SessionNodes.texts(list)));
      } else if (member.value() instanceof SourceNode.Scalar scalar) {
        boolean absent = scalar.type() == SourceNode.ScalarType.NULL;
        keys.add(key, absent ? new ContextValue.Absent() : ContextValue.of(scalar.text()));
      } else {
        ObjectReader.wrongType(
            member.value(), "`" + member.name() + "`", "a text, a list or null", findings);
      }
    }
    return keys.build();
  }

  private void policy(SourceNode node, String what, String unnamed, List<AttachedPolicy> policies) {
    Optional<ObjectReader> object = ObjectReader.of(node, what, POLICY_MEMBERS, findings);
    Optional<SourceNode> document = object.flatMap(policy -> policy.require("document"));
    if (document.isEmpty()) {
      return;
    }
    Checked<PolicyDocument> read =
        PolicyParser.parse(document.get(), PolicyType.SESSION, ParseMode.STRICT);
    findings.addAll(read.findings());
    String name = object.map(policy -> policy.text("name")).orElse(unnamed + " " + policies.size());
    read.value().ifPresent(value -> policies.add(AttachedPolicy.of(name, value)));
  }
}
