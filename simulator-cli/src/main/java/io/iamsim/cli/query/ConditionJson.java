package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.model.PolicyString;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.AccessCondition.All;
import io.iamsim.query.AccessCondition.Any;
import io.iamsim.query.AccessCondition.Covers;
import io.iamsim.query.AccessCondition.Not;
import io.iamsim.query.AccessCondition.Test;
import io.iamsim.query.AccessCondition.Undetermined;
import java.io.IOException;
import java.util.List;

/** A condition as a tree for programs (docs/queries.md). */
final class ConditionJson {
  private ConditionJson() {}

  static void write(JsonGenerator json, AccessCondition condition) throws IOException {
    json.writeStartObject();
    if (condition instanceof All all) {
      parts(json, "all", all.parts());
    } else if (condition instanceof Any any) {
      parts(json, "any", any.parts());
    } else if (condition instanceof Not not) {
      json.writeFieldName("not");
      write(json, not.part());
    } else if (condition instanceof Test test) {
      json.writeStringField("operator", test.operator().canonicalName());
      json.writeStringField("key", test.key().text());
      AnswerMembers.strings(json, "values", texts(test.values()));
    } else if (condition instanceof Covers covers) {
      json.writeStringField("resource", covers.resource());
      AnswerMembers.strings(
          json, covers.negated() ? "notCoveredBy" : "coveredBy", texts(covers.patterns()));
    } else if (condition instanceof Undetermined undetermined) {
      json.writeStringField("unknown", undetermined.reason());
    } else {
      json.writeBooleanField("vpcEndpointAllows", true);
    }
    json.writeEndObject();
  }

  private static void parts(JsonGenerator json, String name, List<AccessCondition> parts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (AccessCondition part : parts) {
      write(json, part);
    }
    json.writeEndArray();
  }

  private static List<String> texts(List<PolicyString> values) {
    return values.stream().map(PolicyString::text).toList();
  }
}
