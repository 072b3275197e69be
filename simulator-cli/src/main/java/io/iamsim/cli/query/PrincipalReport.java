package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.query.PrincipalLayers;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** The layers that a principal has. */
public final class PrincipalReport {
  private static final String INDENT = "  ";
  private static final String WITH_A_REQUEST =
      "with a request: resource control policies, the resource's own policy, the VPC endpoint's,"
          + " session policies";

  private PrincipalReport() {}

  /** For people. */
  public static String text(PrincipalLayers layers, Palette palette) {
    StringBuilder out = new StringBuilder();
    out.append(palette.heading(layers.principal().text())).append('\n');
    layers.known().ifPresent(identity -> facts(identity, out));
    for (Map.Entry<Layer, PolicyLayer> layer : layers.layers().entrySet()) {
      out.append('\n').append(palette.heading(layer.getKey().text())).append('\n');
      layer(layer.getValue(), palette, out);
    }
    layers
        .known()
        .flatMap(IamIdentity::trust)
        .ifPresent(
            trust -> {
              out.append('\n').append(palette.heading("trust policy")).append('\n');
              layer(PolicyLayer.of(java.util.List.of(trust)), palette, out);
            });
    out.append('\n').append(palette.faint(WITH_A_REQUEST)).append('\n');
    return out.toString();
  }

  private static void facts(IamIdentity identity, StringBuilder out) {
    Columns table = new Columns();
    if (identity.uniqueId() != null) {
      table.row("id", identity.uniqueId());
    }
    new TreeMap<>(identity.tags()).forEach((key, value) -> table.row("tag " + key, value));
    table.printTo(out, INDENT);
  }

  private static void layer(PolicyLayer layer, Palette palette, StringBuilder out) {
    if (!layer.applies()) {
      String state =
          layer.state() == PolicyLayer.State.NOT_PROVIDED ? "not known" : "does not apply";
      out.append(INDENT).append(palette.faint(state + ": " + layer.reason())).append('\n');
      return;
    }
    Columns table = new Columns();
    for (PolicyLevel level : layer.levels()) {
      String target = level.targetNode().orElse("");
      if (level.policies().isEmpty()) {
        table.row(target, "none attached");
      }
      for (AttachedPolicy policy : level.policies()) {
        int statements = policy.document().statements().size();
        table.row(
            target,
            policy.name(),
            policy.origin(),
            statements + (statements == 1 ? " statement" : " statements"),
            policy.document().span().toString());
      }
    }
    table.printTo(out, INDENT);
  }

  /** For programs (docs/json.md). */
  public static void json(PrincipalLayers layers, OutputStream out, Versions versions)
      throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeStringField("principal", layers.principal().text());
      json.writeBooleanField("known", layers.known().isPresent());
      json.writeObjectFieldStart("tags");
      if (layers.known().isPresent()) {
        for (Map.Entry<String, String> tag :
            new TreeMap<>(layers.known().get().tags()).entrySet()) {
          json.writeStringField(tag.getKey(), tag.getValue());
        }
      }
      json.writeEndObject();
      json.writeArrayFieldStart("layers");
      for (Map.Entry<Layer, PolicyLayer> layer : layers.layers().entrySet()) {
        layer(json, layer.getKey(), layer.getValue());
      }
      json.writeEndArray();
      AnswerMembers.version(json, versions);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void layer(JsonGenerator json, Layer layer, PolicyLayer policies)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", layer.text());
    json.writeStringField(
        "state",
        switch (policies.state()) {
          case APPLIES -> "applies";
          case NOT_APPLICABLE -> "notApplicable";
          case NOT_PROVIDED -> "notProvided";
        });
    json.writeStringField("reason", policies.reason());
    json.writeArrayFieldStart("levels");
    for (PolicyLevel level : policies.levels()) {
      json.writeStartObject();
      json.writeStringField("target", level.target());
      json.writeArrayFieldStart("policies");
      for (AttachedPolicy policy : level.policies()) {
        SourceSpan span = policy.document().span();
        json.writeStartObject();
        json.writeStringField("name", policy.name());
        json.writeStringField("origin", policy.origin());
        json.writeNumberField("statements", policy.document().statements().size());
        json.writeStringField("file", span.source());
        json.writeNumberField("line", span.line());
        json.writeNumberField("column", span.column());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
