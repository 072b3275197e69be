package io.iamsim.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.explain.Explanation;
import io.iamsim.golden.Golden;
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
    Golden.check(getClass(), "implicit-deny.json", json(Sample.implicitDeny()));
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
