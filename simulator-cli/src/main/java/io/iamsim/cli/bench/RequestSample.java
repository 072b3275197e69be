package io.iamsim.cli.bench;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.query.ActionPatterns;
import io.iamsim.query.PrincipalPattern;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws requests that an environment might see: its principals, the actions that their policies
 * speak of, the resources that these name or that the environment has. The same seed draws the same
 * requests.
 */
public final class RequestSample {
  private static final int EACH = 64;
  private static final int ALL = 16_384;
  private static final String REGION = "eu-west-1";

  private final Environment environment;
  private final ServiceCatalog catalog;
  private final RequestTime time;
  private final Random random;
  private final List<String> resources = new ArrayList<>();
  private final Map<String, List<ActionName>> expanded = new HashMap<>();

  private RequestSample(
      Environment environment, ServiceCatalog catalog, RequestTime time, long seed) {
    this.environment = environment;
    this.catalog = catalog;
    this.time = time;
    this.random = new Random(seed);
    environment.accounts().forEach(account -> resources.addAll(account.resources().keySet()));
    Collections.sort(resources);
  }

  /**
   * The requests, in random order; at most 64 of a principal and, unless there are more principals,
   * 16,384 in all. None if no principal has a policy that names an action.
   */
  public static List<AccessRequest> of(
      Environment environment, ServiceCatalog catalog, RequestTime time, long seed) {
    return new RequestSample(environment, catalog, time, seed).draw();
  }

  private List<AccessRequest> draw() {
    List<RequestPrincipal> principals = PrincipalPattern.all(environment);
    List<Statement> everyones =
        principals.stream().flatMap(principal -> statements(principal).stream()).toList();
    List<AccessRequest> requests = new ArrayList<>();
    if (everyones.isEmpty()) {
      return requests;
    }
    int each = Math.max(1, Math.min(EACH, ALL / principals.size()));
    for (RequestPrincipal principal : principals) {
      List<Statement> own = statements(principal);
      for (int i = 0; i < each; i++) {
        requests.add(request(principal, pick(own.isEmpty() ? everyones : own)));
      }
    }
    Collections.shuffle(requests, random);
    return requests;
  }

  /** The statements of a principal's own policies that name actions. */
  private List<Statement> statements(RequestPrincipal principal) {
    return environment
        .identity(arn(principal))
        .map(IamIdentity::policies)
        .orElse(List.of())
        .stream()
        .flatMap(policy -> policy.document().statements().stream())
        .filter(RequestSample::namesActions)
        .toList();
  }

  private static String arn(RequestPrincipal principal) {
    return principal instanceof RequestPrincipal.RoleSession session
        ? session.roleArn().toString()
        : principal.text();
  }

  private static boolean namesActions(Statement statement) {
    ActionElement action = statement.action();
    return action != null && !action.negated() && !action.patterns().isEmpty();
  }

  private AccessRequest request(RequestPrincipal principal, Statement statement) {
    ActionName action = action(statement);
    RequestContext.Builder context =
        RequestContext.builder()
            .put("aws:SourceIp", "203.0.113." + (1 + random.nextInt(250)))
            .put("aws:RequestedRegion", REGION)
            .put("aws:SecureTransport", "true");
    return new AccessRequest(
        principal, action, resource(action, statement), null, time.complete(context));
  }

  private ActionName action(Statement statement) {
    ActionElement element = statement.action();
    String pattern =
        element == null ? "*" : pick(element.patterns().stream().map(ActionPattern::text).toList());
    List<ActionName> actions =
        expanded.computeIfAbsent(pattern, text -> ActionPatterns.expand(catalog, text));
    return actions.isEmpty() ? ActionName.parse("s3:GetObject").orElseThrow() : pick(actions);
  }

  private String resource(ActionName action, Statement statement) {
    boolean none =
        catalog
            .action(action.service(), action.name())
            .filter(ActionEntry::wildcardOnly)
            .isPresent();
    if (none) {
      return AccessRequest.ANY_RESOURCE;
    }
    ResourceElement element = statement.resource();
    if (element != null && !element.negated() && !element.patterns().isEmpty() && mostTimes()) {
      String filled = filled(pick(element.patterns()));
      if (!filled.equals(AccessRequest.ANY_RESOURCE)) {
        return filled;
      }
    }
    return resources.isEmpty()
        ? "arn:aws:" + action.service() + ":" + REGION + ":123456789012:thing/" + number()
        : pick(resources);
  }

  /** A resource that the pattern fits, variables apart. */
  private String filled(ResourcePattern pattern) {
    if (!pattern.value().text().startsWith("arn:")) {
      return AccessRequest.ANY_RESOURCE;
    }
    StringBuilder text = new StringBuilder();
    for (Segment segment : pattern.value().segments()) {
      if (segment instanceof Segment.Literal literal) {
        text.append(literal.text());
      } else {
        text.append(segment instanceof Segment.AnyCharacter ? "x" : "x" + number());
      }
    }
    return text.toString();
  }

  private boolean mostTimes() {
    return random.nextInt(4) > 0;
  }

  private int number() {
    return random.nextInt(1000);
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
