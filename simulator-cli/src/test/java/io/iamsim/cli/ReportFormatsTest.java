package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iamsim.cli.report.XmlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Every report against the rules of its format. */
final class ReportFormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    ExpectationSample.write(folder);
    Path bad = folder.resolve("tests/bad.iamtest.yaml");
    Files.writeString(
        bad,
        Files.readString(bad)
            .replace("name: analysts delete", "name: \"a <b> & \\\"c\\\", 100%: | `d` \\a\""));
  }

  private RunResult test(String... args) {
    List<String> all = new ArrayList<>(List.of("test", folder.resolve("tests").toString()));
    all.addAll(List.of(args));
    RunResult result = RunResult.of(all.toArray(String[]::new));
    assertThat(result.status()).isEqualTo(1);
    return result;
  }

  private String report(String option, String format) throws IOException {
    Path file = folder.resolve("made/deep/report");
    test(option, format + "=" + file);
    return Files.readString(file);
  }

  private JsonNode json(String format) throws IOException {
    return JSON.readTree(report("--report", format));
  }

  private static void validateJUnit(String xml) throws SAXException, IOException {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(ReportFormatsTest.class.getResource("report/junit.xsd"))
            .newValidator();
    validator.validate(new StreamSource(new StringReader(xml)));
  }

  @Test
  void jUnitXmlIsValidAndCountsWhatItHolds() throws Exception {
    String xml = report("--report", "junit");
    validateJUnit(xml);
    assertThat(xml)
        .contains("<testsuites name=\"iamsim\" tests=\"4\" failures=\"2\"")
        .contains("message=\"expected allowed, got explicitDeny because of identity\"")
        .contains("type=\"implicitDeny\"")
        .contains("a &lt;b&gt; &amp; &quot;c&quot;, 100%: | `d` \uFFFD");
    assertThatThrownBy(() -> validateJUnit(xml.replace("classname", "clazz")))
        .isInstanceOf(SAXException.class);
  }

  private static Document parseCobertura(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver(
        (id, system) -> {
          assertThat(system).endsWith("/coverage-04.dtd");
          return new InputSource(
              ReportFormatsTest.class.getResourceAsStream("report/coverage-04.dtd"));
        });
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) throws SAXException {
            throw e;
          }

          @Override
          public void error(SAXParseException e) throws SAXException {
            throw e;
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXException {
            throw e;
          }
        });
    return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void coberturaXmlIsValidAndItsLinesSayWhatWasExercised() throws Exception {
    String xml = report("--coverage-report", "cobertura");
    Document document = parseCobertura(xml);
    assertThat(document.getElementsByTagName("line").getLength()).isEqualTo(3);
    assertThat(xml)
        .contains("filename=\"" + folder.resolve("env/own.json") + "\"")
        .contains("<line number=\"2\" hits=\"1\" branch=\"false\"/>")
        .contains("<line number=\"4\" hits=\"2\" branch=\"false\"/>");
    assertThatThrownBy(() -> parseCobertura(xml.replace("filename=", "file=")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void sarifKeepsTheRulesOfItsSchemaAndPointsAtTheStatement() throws IOException {
    JsonNode log = json("sarif");
    assertThat(SarifRules.broken(log)).isEmpty();
    JsonNode result = log.at("/runs/0/results/0");
    assertThat(result.path("ruleId").asText()).isEqualTo("access-missing");
    JsonNode region = result.at("/locations/0/physicalLocation/region");
    assertThat(region.path("startLine").asInt()).isEqualTo(4);
    assertThat(region.at("/snippet/text").asText())
        .isEqualTo(
            "{\"Sid\": \"NoDelete\", \"Effect\": \"Deny\", \"Action\": \"s3:DeleteObject\","
                + " \"Resource\": \"*\"}");
    assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").asText())
        .endsWith("/tests/bad.iamtest.yaml");
    ((ObjectNode) result).put("level", "fatal").remove("message");
    assertThat(SarifRules.broken(log)).contains("result has message", "result.level");
  }

  @Test
  void aFingerprintStaysWhenLinesMoveAndDiffersBetweenFailures() throws IOException {
    Set<String> before = new HashSet<>();
    json("sarif")
        .at("/runs/0/results")
        .forEach(result -> before.add(result.path("partialFingerprints").toString()));
    Path policy = folder.resolve("env/own.json");
    Files.writeString(policy, "\n\n" + Files.readString(policy));
    Set<String> after = new HashSet<>();
    json("sarif")
        .at("/runs/0/results")
        .forEach(result -> after.add(result.path("partialFingerprints").toString()));
    assertThat(after).hasSize(2).isEqualTo(before);
  }

  @Test
  void gitlabCodeQualityHasTheMembersThatGitlabReads() throws IOException {
    JsonNode findings = json("gitlab");
    assertThat(findings.isArray()).isTrue();
    assertThat(findings).hasSize(2);
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode finding : findings) {
      assertThat(finding.fieldNames())
          .toIterable()
          .containsExactly("description", "check_name", "fingerprint", "severity", "location");
      assertThat(finding.path("severity").asText())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(finding.at("/location/path").asText()).isNotEmpty().doesNotStartWith("./");
      assertThat(finding.at("/location/lines/begin").asInt()).isPositive();
      assertThat(fingerprints.add(finding.path("fingerprint").asText())).isTrue();
    }
  }

  @Test
  void githubAnnotationsAreOneLineEachWithEverythingEscaped() {
    List<String> lines =
        test("--report", "github").out().lines().filter(line -> line.startsWith("::")).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith(
            "::error file=" + folder.resolve("env/own.json") + ",line=4,endLine=4,col=3,title=")
        .contains("title=a <b> & \"c\"%2C 100%25%3A | `d`")
        .contains("::expected allowed, got explicitDeny because of identity (expected in ")
        .contains("%0Aprincipal ");
  }

  @Test
  void markdownEscapesWhatWouldBeMarkupAndFencesDetails() throws IOException {
    String text = report("--report", "markdown");
    assertThat(text)
        .startsWith("### iamsim: expectations are not met\n\n4 expectations in 2 files:")
        .contains("| a \\<b\\> & \"c\", 100%: \\| \\`d\\`")
        .contains("| allowed | explicitDeny | `" + folder.resolve("env/own.json") + ":4` |")
        .contains("<summary>a &lt;b&gt; &amp; \"c\"")
        .contains("```text\n");
  }

  @Test
  void jsonHasTheDocumentedMembersInTheirOrder() throws IOException {
    JsonNode report = json("json");
    assertThat(report.fieldNames()).toIterable().containsExactly("summary", "outcomes", "version");
    assertThat(report.path("summary").toString())
        .isEqualTo("{\"files\":2,\"expectations\":4,\"passed\":2,\"failed\":2,\"notAsked\":0}");
    assertThat(report.at("/outcomes/0").fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "file",
            "line",
            "column",
            "rules",
            "principal",
            "action",
            "resource",
            "passed",
            "expected",
            "because",
            "got",
            "decidedBy",
            "decidingStatement",
            "nearestMiss",
            "notes");
    assertThat(report.at("/outcomes/0/decidingStatement/sid").asText()).isEqualTo("NoDelete");
    JsonNode output = JSON.readTree(test("--output", "json", "--coverage").out());
    assertThat(output.at("/coverage/statements").toString())
        .isEqualTo("{\"covered\":2,\"total\":2}");
    assertThat(output.path("outcomes")).isEqualTo(report.path("outcomes"));
  }

  @Test
  void theSameResultsAreTheSameBytes() throws IOException {
    for (String format : List.of("junit", "sarif", "gitlab", "markdown", "json")) {
      assertThat(report("--report", format)).isEqualTo(report("--report", format));
    }
  }

  @Test
  void xmlReplacesWhatItCannotHold() {
    assertThat(new XmlText().text("a", "\u0000\uFFFF\uD83D\uDE00\r", "b", "\n\"").toString())
        .endsWith("<a b=\"&#10;&quot;\">\uFFFD\uFFFD\uD83D\uDE00&#13;</a>\n");
  }
}
