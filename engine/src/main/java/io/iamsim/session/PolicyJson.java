package io.iamsim.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a session policy's document as JSON again; it has no principals. */
final class PolicyJson {
  private PolicyJson() {}

  static void write(PolicyDocument document, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("Version", document.version().text());
    json.writeArrayFieldStart("Statement");
    for (Statement statement : document.statements()) {
      write(statement, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Statement statement, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (statement.sid() != null) {
      json.writeStringField("Sid", statement.sid());
    }
    json.writeStringField("Effect", statement.effect().text());
    if (statement.action() != null) {
      texts(
          json,
          statement.action().negated() ? "NotAction" : "Action",
          statement.action().patterns().stream().map(ActionPattern::text).toList());
    }
    if (statement.resource() != null) {
      texts(
          json,
          statement.resource().negated() ? "NotResource" : "Resource",
          statement.resource().patterns().stream().map(pattern -> pattern.value().text()).toList());
    }
    if (!statement.conditions().isEmpty()) {
      conditions(statement.conditions(), json);
    }
    json.writeEndObject();
  }

  private static void conditions(List<Condition> conditions, JsonGenerator json)
      throws IOException {
    Map<String, List<Condition>> byOperator = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      byOperator
          .computeIfAbsent(condition.operator().canonicalName(), name -> new ArrayList<>())
          .add(condition);
    }
    json.writeObjectFieldStart("Condition");
    for (Map.Entry<String, List<Condition>> operator : byOperator.entrySet()) {
      json.writeObjectFieldStart(operator.getKey());
      for (Condition condition : operator.getValue()) {
        texts(
            json,
            condition.key().text(),
            condition.values().stream().map(value -> value.value().text()).toList());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
