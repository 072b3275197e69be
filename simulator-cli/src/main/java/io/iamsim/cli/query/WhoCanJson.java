package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.model.Statement;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.ConditionText;
import io.iamsim.query.Grant;
import io.iamsim.query.RoleChain;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Who can do something, for programs (docs/queries.md). */
public final class WhoCanJson {
  private WhoCanJson() {}

  /** The answer, as one object. */
  public static void write(
      List<Grant> grants, List<RoleChain> chains, OutputStream out, Versions versions)
      throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("grants");
      for (Grant grant : grants) {
        grant(json, grant);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("chains");
      for (RoleChain chain : chains) {
        json.writeStartObject();
        json.writeStringField("principal", chain.from().text());
        json.writeArrayFieldStart("hops");
        for (RoleChain.Hop hop : chain.hops()) {
          json.writeStartObject();
          json.writeStringField("role", hop.role().text());
          json.writeStringField("action", hop.grant().action().text());
          condition(json, hop.grant());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      AnswerMembers.version(json, versions);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void grant(JsonGenerator json, Grant grant) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", grant.principal().text());
    json.writeStringField("action", grant.action().text());
    reach(json, grant);
    condition(json, grant);
    json.writeEndObject();
  }

  /** On what, as asked, and how much of it. */
  static void reach(JsonGenerator json, Grant grant) throws IOException {
    json.writeStringField("resource", grant.asked());
    json.writeStringField("reach", grant.reach().text());
    AnswerMembers.strings(json, "covers", grant.resources());
    AnswerMembers.strings(json, "examples", grant.examples());
  }

  /** The condition in words and as a tree, whether it can be said, and what grants. */
  static void condition(JsonGenerator json, Grant grant) throws IOException {
    AccessCondition condition = grant.condition();
    json.writeBooleanField("unknown", condition.isUndetermined());
    json.writeStringField("if", ConditionText.of(condition));
    json.writeFieldName("condition");
    ConditionJson.write(json, condition);
    AnswerMembers.strings(json, "contextKeys", condition.keys());
    json.writeArrayFieldStart("statements");
    for (MatchedStatement matched : grant.statements()) {
      Statement statement = matched.statement();
      json.writeStartObject();
      json.writeStringField("policyType", matched.layer().text());
      json.writeStringField("policy", matched.policy());
      json.writeStringField("sid", statement.sid());
      json.writeStringField("file", statement.span().source());
      json.writeNumberField("line", statement.span().line());
      json.writeNumberField("column", statement.span().column());
      AnswerMembers.strings(json, "patterns", grant.patterns(matched));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
