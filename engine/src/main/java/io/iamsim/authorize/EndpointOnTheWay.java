package io.iamsim.authorize;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The VPC endpoint that a request travels through, as far as its context tells (VPCE-1, ROOM-134).
 * A request that gives {@code aws:SourceVpce}, {@code aws:SourceVpc} or {@code aws:VpcSourceIp}
 * comes through one.
 *
 * @param route whether there is one
 * @param candidates the endpoints that it may be; none if the environment does not have it
 */
record EndpointOnTheWay(Route route, List<VpcEndpoint> candidates) {
  static final ConditionKey SOURCE_IP = ConditionKey.of("aws:SourceIp");
  static final ConditionKey SOURCE_VPCE = ConditionKey.of("aws:SourceVpce");
  static final ConditionKey SOURCE_VPC = ConditionKey.of("aws:SourceVpc");
  static final ConditionKey VPC_SOURCE_IP = ConditionKey.of("aws:VpcSourceIp");

  private static final EndpointOnTheWay NONE = new EndpointOnTheWay(Route.DIRECT, List.of());

  /** Whether a request travels through a VPC endpoint. */
  enum Route {
    DIRECT,
    UNKNOWN,
    ENDPOINT
  }

  EndpointOnTheWay {
    candidates = List.copyOf(candidates);
  }

  static EndpointOnTheWay of(AccessRequest request, Environment environment) {
    @Nullable ContextValue endpoint = request.context().find(SOURCE_VPCE);
    @Nullable ContextValue vpc = request.context().find(SOURCE_VPC);
    @Nullable ContextValue address = request.context().find(VPC_SOURCE_IP);
    if (isThere(endpoint)) {
      return new EndpointOnTheWay(
          Route.ENDPOINT,
          text(endpoint).flatMap(environment::vpcEndpoint).map(List::of).orElse(List.of()));
    }
    if (isThere(vpc) || isThere(address)) {
      String service = request.action().service();
      return new EndpointOnTheWay(
          Route.ENDPOINT,
          text(vpc).map(id -> environment.vpcEndpoints(id, service)).orElse(List.of()));
    }
    if (isWithoutAddress(request, endpoint)) {
      return new EndpointOnTheWay(Route.ENDPOINT, List.of());
    }
    return endpoint instanceof ContextValue.Unknown
        ? new EndpointOnTheWay(Route.UNKNOWN, List.of())
        : NONE;
  }

  /** ROOM-132: what is known to have no address comes through an endpoint. */
  private static boolean isWithoutAddress(AccessRequest request, @Nullable ContextValue endpoint) {
    return request.context().find(SOURCE_IP) instanceof ContextValue.Absent
        && endpoint == null
        && request.principal().kind() != PrincipalKind.SERVICE;
  }

  /** The endpoint, if it can only be one. */
  Optional<VpcEndpoint> known() {
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /** True if every endpoint that it may be has the same policy, or none. */
  boolean allSayTheSame() {
    return !candidates.isEmpty()
        && candidates.stream()
                .map(endpoint -> endpoint.endpointPolicy().map(AttachedPolicy::document))
                .distinct()
                .count()
            == 1;
  }

  private static boolean isThere(@Nullable ContextValue value) {
    return value instanceof ContextValue.Present
        || (value instanceof ContextValue.Unknown unknown && unknown.certain());
  }

  private static Optional<String> text(@Nullable ContextValue value) {
    return value instanceof ContextValue.Present present && present.values().size() == 1
        ? Optional.of(present.values().get(0))
        : Optional.empty();
  }
}
