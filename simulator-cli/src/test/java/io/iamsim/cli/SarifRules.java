package io.iamsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the SARIF 2.1.0 schema demands of the objects that a report has: required members, their
 * types, closed lists, and that there are no members beside those the schema knows.
 */
final class SarifRules {
  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");
  private static final Pattern URI_REFERENCE = Pattern.compile("[!#-;=?-\\[\\]_a-z~%A-Z0-9]+");

  private final List<String> broken = new ArrayList<>();

  private SarifRules() {}

  /** The rules that a log breaks, each with the place. */
  static List<String> broken(JsonNode log) {
    SarifRules rules = new SarifRules();
    rules.members(log, "log", Set.of("version", "runs"), Set.of("$schema"));
    rules.isTrue(log.path("version").asText().equals("2.1.0"), "log.version");
    rules.isTrue(log.path("runs").isArray(), "log.runs");
    log.path("runs").forEach(rules::run);
    return rules.broken;
  }

  private void run(JsonNode run) {
    members(run, "run", Set.of("tool"), Set.of("results", "columnKind"));
    isTrue(
        Set.of("utf16CodeUnits", "unicodeCodePoints").contains(run.path("columnKind").asText()),
        "run.columnKind");
    JsonNode driver = run.path("tool").path("driver");
    members(driver, "driver", Set.of("name"), Set.of("version", "rules", "informationUri"));
    for (JsonNode rule : driver.path("rules")) {
      members(rule, "rule", Set.of("id"), Set.of("shortDescription", "defaultConfiguration"));
      message(rule.path("shortDescription"), "rule.shortDescription");
      isTrue(
          LEVELS.contains(rule.path("defaultConfiguration").path("level").asText()), "rule.level");
    }
    run.path("results").forEach(result -> result(result, driver.path("rules")));
  }

  private void result(JsonNode result, JsonNode rules) {
    members(
        result,
        "result",
        Set.of("message"),
        Set.of(
            "ruleId",
            "ruleIndex",
            "level",
            "locations",
            "relatedLocations",
            "partialFingerprints"));
    message(result.path("message"), "result.message");
    isTrue(LEVELS.contains(result.path("level").asText()), "result.level");
    isTrue(
        rules
            .path(result.path("ruleIndex").asInt())
            .path("id")
            .asText()
            .equals(result.path("ruleId").asText()),
        "result.ruleIndex is the index of result.ruleId");
    result.path("locations").forEach(location -> location(location, false));
    result.path("relatedLocations").forEach(location -> location(location, true));
    result
        .path("partialFingerprints")
        .forEach(print -> isTrue(print.isTextual() && !print.asText().isEmpty(), "fingerprint"));
  }

  private void location(JsonNode location, boolean related) {
    members(location, "location", Set.of("physicalLocation"), Set.of("id", "message"));
    if (related) {
      isTrue(location.path("id").isInt() && location.path("id").asInt() >= 0, "location.id");
      message(location.path("message"), "location.message");
    }
    JsonNode physical = location.path("physicalLocation");
    members(physical, "physicalLocation", Set.of("artifactLocation", "region"), Set.of());
    String uri = physical.path("artifactLocation").path("uri").asText();
    isTrue(URI_REFERENCE.matcher(uri).matches(), "artifactLocation.uri `" + uri + "`");
    JsonNode region = physical.path("region");
    members(
        region,
        "region",
        Set.of("startLine"),
        Set.of("startColumn", "endLine", "endColumn", "snippet"));
    for (String name : List.of("startLine", "startColumn", "endLine", "endColumn")) {
      isTrue(region.path(name).isInt() && region.path(name).asInt() >= 1, "region." + name);
    }
    isTrue(
        region.path("endLine").asInt() > region.path("startLine").asInt()
            || region.path("endColumn").asInt() >= region.path("startColumn").asInt(),
        "region does not end before it begins");
  }

  private void message(JsonNode message, String place) {
    members(message, place, Set.of("text"), Set.of("id", "markdown", "arguments"));
    isTrue(message.path("text").isTextual(), place + ".text");
  }

  private void members(JsonNode node, String place, Set<String> required, Set<String> optional) {
    isTrue(node.isObject(), place + " is an object");
    required.forEach(name -> isTrue(node.has(name), place + " has " + name));
    node.fieldNames()
        .forEachRemaining(
            name ->
                isTrue(
                    required.contains(name) || optional.contains(name),
                    place + " has no member " + name));
  }

  private void isTrue(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }
}
