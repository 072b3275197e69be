package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.iamsim.Principals;
import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.parse.SyntaxMistake;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a question of a line: reads it, then the policies in it. Not for several threads at once;
 * the caches may be shared.
 */
final class QuestionReader {
  private final Names names;
  private final OwnPolicies.Known known;
  private final DocumentCache documents;
  private final SessionCache sessions;
  private final RequestTime time;
  private final Environment environment;

  QuestionReader(
      OwnPolicies.Known known,
      DocumentCache documents,
      SessionCache sessions,
      RequestTime time,
      Environment environment) {
    this.known = known;
    this.documents = documents;
    this.sessions = sessions;
    this.time = time;
    this.environment = environment;
    this.names = new Names(new Principals(environment));
  }

  /** The question, or what is wrong with the line. */
  Question read(Line line) throws LineFault {
    if (line.tooLong()) {
      throw new LineFault(
          Code.INVALID_REQUEST,
          "the line is longer than " + BatchRun.LONGEST_LINE + " bytes",
          line.number(),
          1);
    }
    try {
      return question(RequestParser.parse(line, names), line);
    } catch (JsonProcessingException e) {
      throw invalidJson(line, e);
    } catch (IOException e) {
      throw new LineFault(
          Code.INVALID_JSON, "the line cannot be read: " + e.getMessage(), line.number(), 1);
    }
  }

  /** Ends a line with the first error of its request. */
  static void refuse(List<Finding> findings, Line line) throws LineFault {
    for (Finding finding : findings) {
      if (finding.isError()) {
        Code code =
            switch (finding.code()) {
              case UNRESOLVED_REFERENCE -> Code.UNRESOLVED_REFERENCE;
              case MALFORMED_CONTEXT_VALUE -> Code.INVALID_CONTEXT;
              case RESOURCE_NOT_APPLICABLE -> Code.RESOURCE_NOT_APPLICABLE;
              default -> Code.INVALID_REQUEST;
            };
        throw new LineFault(code, text(finding), line.number(), 1);
      }
    }
  }

  private static LineFault invalidJson(Line line, JsonProcessingException e) {
    @Nullable JsonLocation location = e.getLocation();
    int offset = location == null ? 0 : (int) Math.max(0, location.getByteOffset());
    String text = new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
    SyntaxMistake mistake =
        SyntaxMistake.inJson(text)
            .orElseGet(
                () ->
                    new SyntaxMistake(
                        1,
                        line.column(offset),
                        "a value that cannot be read",
                        "look for bytes that are not UTF-8 and for numbers of unusual length"));
    String help = mistake.help().isEmpty() ? "" : " (" + mistake.help() + ")";
    return new LineFault(
        Code.INVALID_JSON,
        "not valid JSON: " + mistake.message() + help,
        line.number(),
        mistake.column());
  }

  private Question question(Draft draft, Line line) throws LineFault {
    ActionName action =
        Optional.ofNullable(draft.action).orElseThrow(() -> missing(line, "action"));
    @Nullable IssuedSession session = session(draft, line);
    RequestPrincipal principal = session == null ? principal(draft, line) : session.principal();
    RequestContext carried = time.complete(draft.context);
    AccessRequest request =
        new AccessRequest(
            principal,
            action,
            draft.resource == null ? AccessRequest.ANY_RESOURCE : draft.resource,
            draft.resourceAccount,
            session == null ? carried : session.context(carried));
    Draft.@Nullable Policies given = draft.policies;
    if (given == null) {
      checkEnvironment(line);
      return new Question(draft.id, request, draft.literal, null, session, List.of(), 0, line);
    }
    OwnPolicies own =
        known.get(
            text(given, action, line), () -> PoliciesReader.read(documents, given, action, line));
    return new Question(
        draft.id,
        request,
        draft.literal,
        session == null ? own.policies() : session.policies(own.policies()),
        session,
        placed(given, own),
        given.from(),
        line);
  }

  private static TextKey text(Draft.Policies given, ActionName action, Line line) {
    return new TextKey(
        RequestParts.resourcePolicyType(action),
        line.bytes(),
        line.start() + given.from(),
        line.start() + given.to());
  }

  /** Each document with its place in this line. */
  private static List<Question.Placed> placed(Draft.Policies given, OwnPolicies own) {
    List<Question.Placed> placed = new ArrayList<>(own.documents().size());
    for (List<Draft.Level> levels : given.layers().values()) {
      for (Draft.Level level : levels) {
        for (Draft.Slot slot : level.slots()) {
          placed.add(new Question.Placed(slot, own.documents().get(placed.size())));
        }
      }
    }
    return placed;
  }

  private static LineFault missing(Line line, String member) {
    return new LineFault(
        Code.INVALID_REQUEST, "no `" + member + "` in the request", line.number(), 1);
  }

  private @Nullable IssuedSession session(Draft draft, Line line) throws LineFault {
    if (draft.session == null) {
      return null;
    }
    int column = line.column(draft.sessionAt);
    if (draft.principal != null) {
      throw new LineFault(
          Code.INVALID_PRINCIPAL,
          "a `session` stands in place of a `principal`",
          line.number(),
          column);
    }
    Checked<IssuedSession> session = sessions.get(draft.session);
    return session
        .value()
        .orElseThrow(
            () ->
                new LineFault(
                    Code.INVALID_REQUEST,
                    "in `session`: " + text(session.findings().get(0)),
                    line.number(),
                    column));
  }

  private static RequestPrincipal principal(Draft draft, Line line) throws LineFault {
    RequestPrincipal principal =
        Optional.ofNullable(draft.principal).orElseThrow(() -> missing(line, "principal"));
    if (draft.sessionToken) {
      return RequestParts.withSessionToken(principal)
          .orElseThrow(
              () ->
                  new LineFault(
                      Code.INVALID_PRINCIPAL,
                      "`sessionToken` belongs to an IAM user",
                      line.number(),
                      1));
    }
    @Nullable String user = draft.federatingUser;
    if (user == null) {
      return principal;
    }
    return RequestParts.withFederatingUser(principal, user)
        .orElseThrow(
            () ->
                new LineFault(
                    Code.INVALID_PRINCIPAL,
                    "`federatingUser` takes a user's ARN and belongs to a federated-user principal",
                    line.number(),
                    line.column(draft.federatingUserAt)));
  }

  private void checkEnvironment(Line line) throws LineFault {
    if (environment.isEmpty()) {
      throw new LineFault(
          Code.INVALID_REQUEST,
          "no `policies` in the request, and no environment was given",
          line.number(),
          1);
    }
  }

  /** A finding in one line. */
  static String text(Finding finding) {
    return finding.message() + (finding.help().isEmpty() ? "" : " (" + finding.help() + ")");
  }
}
