package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.decision.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code policies} of a request: where each document stands, not what it says. */
final class PoliciesParser {
  private final JsonParser json;
  private final Line line;
  private final int start;

  /** A parser of the object that the current token should begin. */
  PoliciesParser(JsonParser json, Line line) {
    this.json = json;
    this.line = line;
    this.start = offset();
  }

  Draft.Policies parse() throws IOException, LineFault {
    expect(JsonToken.START_OBJECT, "`policies` must be an object");
    Map<Layer, List<Draft.Level>> layers = new EnumMap<>(Layer.class);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      Layer layer = layer(name);
      List<Draft.Level> levels =
          switch (layer) {
            case SERVICE_CONTROL, RESOURCE_CONTROL -> levels(layer);
            case RESOURCE -> {
              json.nextToken();
              yield List.of(new Draft.Level(null, List.of(policy(layer, null, name))));
            }
            case SCOPE_DOWN -> eachALevel(policies(layer, null, name));
            default -> List.of(new Draft.Level(null, policies(layer, null, name)));
          };
      if (layers.put(layer, levels) != null) {
        throw fault(Code.INVALID_REQUEST, "`" + name + "` stands twice in `policies`");
      }
    }
    return new Draft.Policies(layers, start, end());
  }

  private Layer layer(String name) throws LineFault {
    return switch (name) {
      case "identity" -> Layer.IDENTITY;
      case "permissionsBoundary" -> Layer.PERMISSIONS_BOUNDARY;
      case "session" -> Layer.SESSION;
      case "scopeDown" -> Layer.SCOPE_DOWN;
      case "serviceControl" -> Layer.SERVICE_CONTROL;
      case "resourceControl" -> Layer.RESOURCE_CONTROL;
      case "resource" -> Layer.RESOURCE;
      case "vpcEndpoint" -> Layer.VPC_ENDPOINT;
      default -> throw fault(Code.INVALID_REQUEST, "unknown member `" + name + "` in `policies`");
    };
  }

  private static List<Draft.Level> eachALevel(List<Draft.Slot> slots) {
    return slots.stream()
        .map(
            slot ->
                new Draft.Level(
                    slot.name(),
                    List.of(
                        new Draft.Slot(
                            slot.layer(), slot.name(), slot.name(), slot.from(), slot.to()))))
        .toList();
  }

  private List<Draft.Level> levels(Layer layer) throws IOException, LineFault {
    begin(JsonToken.START_ARRAY, "`" + layer.text() + "` must be a list of levels");
    List<Draft.Level> levels = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      levels.add(level(layer, layer.text() + "[" + levels.size() + "]"));
    }
    return levels;
  }

  private Draft.Level level(Layer layer, String place) throws IOException, LineFault {
    expect(JsonToken.START_OBJECT, "`" + place + "` must be an object");
    @Nullable String target = null;
    @Nullable List<Draft.Slot> slots = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (name.equals("target") && target == null) {
        begin(JsonToken.VALUE_STRING, "`target` must be a string");
        target = json.getText();
      } else if (name.equals("policies") && slots == null) {
        slots = policies(layer, target, place + ".policies");
      } else {
        throw wrongMember(name, place, name.equals("target") || name.equals("policies"));
      }
    }
    if (slots == null) {
      throw fault(Code.INVALID_REQUEST, "no `policies` in `" + place + "`");
    }
    String node = target == null ? place : target;
    return new Draft.Level(
        node,
        slots.stream()
            .map(slot -> new Draft.Slot(layer, node, slot.name(), slot.from(), slot.to()))
            .toList());
  }

  private List<Draft.Slot> policies(Layer layer, @Nullable String target, String place)
      throws IOException, LineFault {
    begin(JsonToken.START_ARRAY, "`" + place + "` must be a list of policies");
    List<Draft.Slot> slots = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      slots.add(policy(layer, target, place + "[" + slots.size() + "]"));
    }
    return slots;
  }

  private Draft.Slot policy(Layer layer, @Nullable String target, String place)
      throws IOException, LineFault {
    expect(JsonToken.START_OBJECT, "`" + place + "` must be an object with a `document`");
    @Nullable String given = null;
    int from = -1;
    int to = -1;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (name.equals("name") && given == null) {
        begin(JsonToken.VALUE_STRING, "`name` must be a string");
        given = json.getText();
      } else if (name.equals("document") && from < 0) {
        json.nextToken();
        from = offset() - start;
        skipDocument();
        to = end() - start;
      } else {
        throw wrongMember(name, place, name.equals("name") || name.equals("document"));
      }
    }
    if (from < 0) {
      throw fault(Code.INVALID_POLICY, "no `document` in `" + place + "`");
    }
    return new Draft.Slot(layer, target, given == null ? place : given, from, to);
  }

  /** An object, or a string that holds one as AWS's interfaces return it. */
  private void skipDocument() throws IOException, LineFault {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      json.finishToken();
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      json.skipChildren();
    } else {
      throw fault(
          Code.INVALID_POLICY,
          "a policy document is an object, this is " + RequestParser.found(json));
    }
  }

  private LineFault wrongMember(String name, String place, boolean known) {
    return fault(
        Code.INVALID_REQUEST,
        known
            ? "`" + name + "` stands twice in `" + place + "`"
            : "unknown member `" + name + "` in `" + place + "`");
  }

  private void begin(JsonToken wanted, String message) throws IOException, LineFault {
    json.nextToken();
    expect(wanted, message);
  }

  private void expect(JsonToken wanted, String message) throws LineFault {
    if (json.currentToken() != wanted) {
      throw fault(Code.INVALID_REQUEST, message + ", this is " + RequestParser.found(json));
    }
  }

  private int offset() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) json.currentLocation().getByteOffset();
  }

  private LineFault fault(Code code, String what) {
    return new LineFault(code, what, line.number(), line.column(offset()));
  }
}
