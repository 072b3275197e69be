package io.iamsim.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.explain.Explanation;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
  private static String json(Explanation explanation) throws IOException {
    return json(explanation, Detail.USUAL);
  }

  private static String json(Explanation explanation, Detail detail) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      new JsonReport(json, new Versions("1", "2", "3"), detail).write(Sample.REQUEST, explanation);
    }
    return out.toString().replace(",\"", ",\n\"");
  }

  @Test
  void withFullDetailEveryStatementIsThere() throws IOException {
    assertThat(json(Sample.implicitDeny(), Detail.FULL))
        .contains("\"statements\":[{\"outcome\":\"doesNotMatch\",\n\"policyType\":\"identity\"");
    assertThat(json(Sample.implicitDeny())).doesNotContain("\"statements\"");
  }

  @Test
  void everyMemberIsThereInAStableOrder() throws IOException {
    assertThat(json(Sample.implicitDeny()))
        .isEqualTo(
            """
            {"principal":"arn:aws:iam::111122223333:role/analyst",
            "action":"s3:GetObject",
            "resource":"arn:aws:s3:::acme/q1.csv",
            "decision":"implicitDeny",
            "decidedBy":["identity"],
            "matchedStatements":[],
            "layers":[{"layer":"identity",
            "result":"implicitDeny"}],
            "missingContextKeys":["aws:MultiFactorAuthPresent"],
            "unknownContextKeys":[],
            "notes":[],
            "rules":[],
            "bypassed":[],
            "nearestMiss":[{"policyType":"identity",
            "policy":"own",
            "sid":"Read",
            "effect":"Allow",
            "file":"own.json",
            "line":3,
            "column":3,
            "parts":[{"part":"action",
            "outcome":"matches",
            "text":"s3:GetObject is s3:Get*",
            "file":"own.json",
            "line":5,
            "column":14},{"part":"condition",
            "outcome":"doesNotMatch",
            "text":"aws:SourceIp is 192.0.2.1, not in 203.0.113.0/24",
            "file":"own.json",
            "line":7,
            "column":32}]}],
            "contextRead":[{"key":"aws:SourceIp",
            "state":"present",
            "multivalued":false,
            "values":["192.0.2.1"]}],
            "version":{"tool":"1",
            "rules":"2",
            "serviceData":"3"}}""");
  }

  @Test
  void aMatchedStatementNamesItsFileAndLevel() throws IOException {
    assertThat(json(Sample.explicitDeny()))
        .contains(
            """
            {"policyType":"serviceControl",
            "policy":"guard",
            "target":"ou-ab12-prod",
            "sid":null,
            "effect":"Deny",
            "file":"scp/guard.yaml",
            "line":3,
            "column":5}""");
  }

  @Test
  void aStatementThatOnlyMayMatchSaysSo() throws IOException {
    assertThat(json(Sample.unknown()))
        .contains("\"certain\":false")
        .contains("\"state\":\"unknown\"");
  }
}
