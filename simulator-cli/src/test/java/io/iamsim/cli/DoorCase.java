package io.iamsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iamsim.decision.Decision;
import io.iamsim.environment.Environment;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case of the corpus in one reading.
 *
 * @param asked the case with the request in that reading
 * @param request the request
 * @param environment the file's environment, or null
 * @param environmentPath where that is
 * @param policies the policies that the case brings, as they are written, or null
 * @param expected what the engine says
 */
record DoorCase(
    ExpectationCase asked,
    AccessRequest request,
    @Nullable Environment environment,
    @Nullable String environmentPath,
    @Nullable JsonNode policies,
    Decision expected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DoorCase of(
      ExpectationCase asked,
      ContextReading reading,
      Optional<Environment> environment,
      CorpusFile written) {
    AccessRequest given = asked.accessRequest().orElseThrow();
    AccessRequest request = with(given, given.context().read(reading));
    ExpectationCase inReading = asked.withRequest(request);
    return new DoorCase(
        inReading,
        request,
        environment.orElse(null),
        written.environment().orElse(null),
        written.policies(asked.expectation()).orElse(null),
        inReading.authorize().decision());
  }

  private static AccessRequest with(AccessRequest request, RequestContext context) {
    return new AccessRequest(
        request.principal(),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        context);
  }

  /** The same request in an open context, as who-can asks it. */
  Decision opened() {
    AccessRequest open =
        request.context().reading() == ContextReading.ASSUME_ABSENT
            ? request
            : with(request, request.context().opened());
    return asked.withRequest(open).authorize().decision();
  }

  boolean bringsPolicies() {
    return asked.expectation().ownPolicies().isPresent();
  }

  boolean changesPolicies() {
    return asked.change() != null;
  }

  String say(Object door, String how) {
    return door
        + ": "
        + how
        + " where the engine says "
        + expected.text()
        + ": "
        + asked.expectation().span()
        + " "
        + asked.expectation().name();
  }

  /** The case as a batch request; none if a batch cannot say it. */
  Optional<String> batchLine(int id) {
    boolean exists =
        asked.scope().engine().notApplicable(request.action(), request.resource()).isEmpty();
    // a request that brings its policies is asked of an engine that knows no environment
    boolean outside = bringsPolicies() && environment != null;
    if (!exists || outside || changesPolicies() || (bringsPolicies() && policies == null)) {
      return Optional.empty();
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("id", String.valueOf(id));
    line.put("principal", request.principal().text());
    line.put("action", request.action().text());
    line.put("resource", request.resource());
    line.put("literal", true);
    request
        .declaredResourceAccount()
        .ifPresent(account -> line.put("resourceAccount", account.value()));
    ObjectNode context = line.putObject("context");
    ArrayNode unknown = line.putArray("unknown");
    for (Map.Entry<ConditionKey, ContextValue> entry : request.context().values().entrySet()) {
      put(entry.getKey().text(), entry.getValue(), context, unknown);
    }
    switch (request.context().reading()) {
      case OPEN -> unknown.add("*");
      case ASSUME_ABSENT -> line.put("assumeAbsent", true);
      case DEFAULT -> {}
    }
    if (policies != null) {
      line.set("policies", policies);
    }
    return Optional.of(line.toString());
  }

  private static void put(String key, ContextValue value, ObjectNode context, ArrayNode unknown) {
    if (value instanceof ContextValue.Unknown) {
      unknown.add(key);
    } else if (value instanceof ContextValue.Absent) {
      context.putNull(key);
    } else if (value instanceof ContextValue.Present present && !present.multivalued()) {
      context.put(key, present.values().get(0));
    } else if (value instanceof ContextValue.Present present) {
      ArrayNode list = context.putArray(key);
      present.values().forEach(list::add);
    }
  }
}
