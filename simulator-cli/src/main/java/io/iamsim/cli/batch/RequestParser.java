package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the members of a request off a line, in one pass and without a tree. */
final class RequestParser {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final JsonParser json;
  private final Line line;
  private final Names names;
  private final Draft draft = new Draft();
  private final List<String> seen = new ArrayList<>();

  /** True if the rest of the line is known to be no more than the end of the request. */
  private boolean ended;

  private RequestParser(JsonParser json, Line line, Names names) {
    this.json = json;
    this.line = line;
    this.names = names;
  }

  /** Everything that the line says, or the first thing that is wrong with it. */
  static Draft parse(Line line, Names names) throws IOException, LineFault {
    if (line.firstCharacter() != '{' || hasZero(line)) {
      throw new LineFault(
          Code.INVALID_JSON, "a request is a JSON object in UTF-8, on one line", line.number(), 1);
    }
    try (JsonParser json = JSON.createParser(line.bytes(), line.start(), line.length())) {
      RequestParser parser = new RequestParser(json, line, names);
      json.nextToken();
      parser.members();
      if (!parser.ended && json.nextToken() != null) {
        throw parser.fault(Code.INVALID_JSON, "text behind the end of the request");
      }
      return parser.draft;
    }
  }

  /** JSON has no zero bytes; a parser would take them for UTF-16. */
  private static boolean hasZero(Line line) {
    for (int i = line.start(); i < line.start() + Math.min(4, line.length()); i++) {
      if (line.bytes()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private void members() throws IOException, LineFault {
    for (String name = json.nextFieldName();
        name != null;
        name = ended ? null : json.nextFieldName()) {
      if (seen.contains(name)) {
        throw fault(Code.INVALID_REQUEST, "`" + name + "` stands twice in the request");
      }
      seen.add(name);
      switch (name) {
        case "id" -> draft.id = text(name, Code.INVALID_REQUEST);
        case "principal" -> draft.principal = principal();
        case "action" -> draft.action = action();
        case "resource" -> draft.resource = resource();
        case "literal" -> draft.literal = flag(name);
        case "resourceAccount" -> draft.resourceAccount = account();
        case "federatingUser" -> {
          draft.federatingUser = string(name, Code.INVALID_PRINCIPAL);
          draft.federatingUserAt = offset();
        }
        case "sessionToken" -> draft.sessionToken = flag(name);
        case "session" -> session();
        case "context" -> context();
        case "unknown" -> unknown();
        case "assumeAbsent" -> assumeAbsent(flag(name));
        case "policies" -> policies();
        default -> throw fault(Code.INVALID_REQUEST, "unknown member `" + name + "` in a request");
      }
    }
  }

  private void policies() throws IOException, LineFault {
    json.nextToken();
    draft.policies = names.layouts().find(line, offset());
    ended = draft.policies != null;
    if (!ended) {
      Draft.Policies read = new PoliciesParser(json, line).parse();
      names.layouts().add(line, read);
      draft.policies = read;
    }
  }

  private String string(String name, Code code) throws IOException, LineFault {
    if (json.nextToken() != JsonToken.VALUE_STRING) {
      throw fault(code, "`" + name + "` must be a string, this is " + found(json));
    }
    return json.getText();
  }

  /** A string, or a number as it is written: ids of digits often come without quotes. */
  private String text(String name, Code code) throws IOException, LineFault {
    JsonToken token = json.nextToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      throw fault(code, "`" + name + "` must be a string, this is " + found(json));
    }
    return json.getText();
  }

  private boolean flag(String name) throws IOException, LineFault {
    JsonToken token = json.nextToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw fault(
          Code.INVALID_REQUEST, "`" + name + "` must be true or false, this is " + found(json));
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private void session() throws IOException, LineFault {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw fault(Code.INVALID_REQUEST, "`session` must be an object, this is " + found(json));
    }
    draft.sessionAt = offset();
    json.skipChildren();
    draft.session =
        new String(
            line.bytes(),
            line.start() + draft.sessionAt,
            offset() + 1 - draft.sessionAt,
            StandardCharsets.UTF_8);
  }

  private RequestPrincipal principal() throws IOException, LineFault {
    Checked<RequestPrincipal> named = names.principal(string("principal", Code.INVALID_PRINCIPAL));
    if (!named.ok()) {
      throw fault(Code.INVALID_PRINCIPAL, QuestionReader.text(named.findings().get(0)));
    }
    return named.orElseThrow();
  }

  private ActionName action() throws IOException, LineFault {
    String text = string("action", Code.INVALID_ACTION);
    return names
        .action(text)
        .orElseThrow(() -> fault(Code.INVALID_ACTION, "`" + text + "` is no action"));
  }

  private String resource() throws IOException, LineFault {
    String text = string("resource", Code.INVALID_RESOURCE);
    if (!RequestParts.isResource(text)) {
      throw fault(Code.INVALID_RESOURCE, "`" + text + "` is no ARN and not `*`");
    }
    return text;
  }

  private AccountId account() throws IOException, LineFault {
    String text = text("resourceAccount", Code.INVALID_RESOURCE);
    return AccountId.parse(text)
        .orElseThrow(() -> fault(Code.INVALID_RESOURCE, "`" + text + "` is no account id"));
  }

  private void context() throws IOException, LineFault {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw fault(Code.INVALID_CONTEXT, "`context` must be an object, this is " + found(json));
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      add(name, contextValue(name));
    }
  }

  private void add(String key, ContextValue value) throws LineFault {
    if (key.indexOf(':') < 0 && !key.equals(RequestContext.ANY_KEY.text())) {
      throw fault(
          Code.INVALID_CONTEXT,
          "`" + key + "` is no condition key (write it with its prefix, as in `aws:SourceIp`)");
    }
    if (!draft.context.add(names.key(key), value)) {
      throw fault(Code.INVALID_CONTEXT, "the condition key `" + key + "` is given twice");
    }
  }

  private ContextValue contextValue(String name) throws IOException, LineFault {
    JsonToken token = json.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return new ContextValue.Absent();
    }
    if (token != JsonToken.START_ARRAY) {
      return ContextValue.of(scalar(name));
    }
    List<String> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(scalar(name));
    }
    return ContextValue.ofList(values);
  }

  private String scalar(String name) throws IOException, LineFault {
    JsonToken token = json.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw fault(
          Code.INVALID_CONTEXT,
          "`"
              + name
              + "` takes a string, a number, a boolean or a list of them, this is "
              + found(json));
    }
    return json.getText();
  }

  private void unknown() throws IOException, LineFault {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw fault(Code.INVALID_CONTEXT, "`unknown` must be a list, this is " + found(json));
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw fault(Code.INVALID_CONTEXT, "`unknown` takes condition keys, this is " + found(json));
      }
      add(json.getText(), new ContextValue.Unknown());
    }
  }

  private void assumeAbsent(boolean absent) {
    if (absent) {
      draft.context.read(ContextReading.ASSUME_ABSENT);
    }
  }

  private int offset() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private LineFault fault(Code code, String what) {
    return new LineFault(code, what, line.number(), line.column(offset()));
  }

  /** The current token, as messages say it. */
  static String found(JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> token.name().toLowerCase(Locale.ROOT);
    };
  }
}
