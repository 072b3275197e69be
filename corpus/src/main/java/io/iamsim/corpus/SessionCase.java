package io.iamsim.corpus;

import io.iamsim.PolicyChanges;
import io.iamsim.expect.Expectation;
import io.iamsim.expect.ExpectedDecision;
import io.iamsim.model.ActionName;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chain of calls that ask for sessions, each made with the session before, and the requests that
 * the last session makes; or the requests of a user with credentials of GetSessionToken.
 *
 * @param name a claim
 * @param rules the rules that it shows
 * @param userSession the user who asks instead of a session, or null
 * @param calls the calls, each with what is expected of it
 * @param requests what the last session asks, each with the decision expected
 * @param span the case in its file
 */
public record SessionCase(
    String name,
    List<String> rules,
    @Nullable String userSession,
    List<ObjectReader> calls,
    List<ObjectReader> requests,
    SourceSpan span) {
  private static final ActionName ASSUME_ROLE = ActionName.parse("sts:AssumeRole").orElseThrow();
  private static final List<String> FILE_MEMBERS = List.of("environment", "cases");
  private static final List<String> CASE_MEMBERS =
      List.of("name", "rules", "userSession", "calls", "then");
  private static final List<String> REQUEST_MEMBERS =
      List.of("action", "resource", "context", "expect", "because");
  private static final List<String> CALL_MEMBERS =
      List.of(
          "role",
          "principal",
          "webIdentity",
          "saml",
          "sessionName",
          "tags",
          "transitiveTagKeys",
          "sourceIdentity",
          "externalId",
          "mfa",
          "durationSeconds",
          "sessionPolicies",
          "taskPolicy",
          "context",
          "unknown",
          "trust",
          "identity",
          "serviceControl",
          "resourceControl",
          "expect",
          "because",
          "refusedBy",
          "notAllowed",
          "notes",
          "session");

  public SessionCase {
    rules = List.copyOf(rules);
    calls = List.copyOf(calls);
    requests = List.copyOf(requests);
  }

  /**
   * The cases of a file.
   *
   * @param environment the path of their environment, relative to the file, or null
   */
  public record File(@Nullable String environment, List<SessionCase> cases) {
    public File {
      cases = List.copyOf(cases);
    }
  }

  /** The cases of a text; none if anything in it is not understood. */
  public static Checked<File> read(SourceText text) {
    Checked<SourceNode> tree = SourceReader.read(text);
    if (!tree.ok()) {
      return Checked.failed(tree.findings());
    }
    Findings findings = new Findings();
    List<SessionCase> cases = new ArrayList<>();
    @Nullable String environment =
        ObjectReader.of(tree.orElseThrow(), "a file of session cases", FILE_MEMBERS, findings)
            .map(
                file -> {
                  objects(file, "cases", CASE_MEMBERS, findings)
                      .forEach(written -> cases.add(one(written, findings)));
                  return file.text("environment");
                })
            .orElse(null);
    return Checked.of(new File(environment, cases), findings.list());
  }

  private static SessionCase one(ObjectReader written, Findings findings) {
    return new SessionCase(
        written.requireString("name").map(SourceNode.Scalar::text).orElse(""),
        written.strings("rules").stream().map(SourceNode.Scalar::text).toList(),
        written.text("userSession"),
        objects(written, "calls", CALL_MEMBERS, findings),
        objects(written, "then", REQUEST_MEMBERS, findings),
        written.span());
  }

  private static List<ObjectReader> objects(
      ObjectReader in, String name, List<String> members, Findings findings) {
    List<ObjectReader> objects = new ArrayList<>();
    for (SourceNode item : in.items(name)) {
      ObjectReader.of(item, "an entry of `" + name + "`", members, findings)
          .ifPresent(objects::add);
    }
    return objects;
  }

  /** The case as expectations of its rules. */
  public List<Expectation> decisions() {
    return Stream.concat(
            calls.stream().map(call -> decision(call, ASSUME_ROLE)),
            requests.stream()
                .map(
                    request ->
                        decision(
                            request,
                            Optional.ofNullable(request.text("action"))
                                .flatMap(ActionName::parse)
                                .orElse(ASSUME_ROLE))))
        .toList();
  }

  private Expectation decision(ObjectReader asked, ActionName action) {
    return new Expectation(
        name,
        rules,
        "",
        span,
        action,
        "*",
        false,
        null,
        RequestContext.empty(),
        null,
        PolicyChanges.NONE,
        Optional.ofNullable(asked.text("expect"))
            .flatMap(ExpectedDecision::parse)
            .orElse(ExpectedDecision.ALLOWED),
        null,
        List.of(),
        span);
  }
}
