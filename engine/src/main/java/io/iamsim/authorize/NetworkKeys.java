package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.match.DateValue;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys that follow from how and when a request is made (CTX-8, CTX-9, SVC-2, SVC-4, SVC-5,
 * UNK-5).
 */
final class NetworkKeys {
  private static final String[] ENDPOINT_OWNER = {
    "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"
  };
  private static final String[] ROUTE = {
    "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp"
  };
  private static final List<String> VPC_KEYS =
      List.of(
          "aws:SourceVpc",
          "aws:SourceVpcArn",
          "aws:SourceVpce",
          "aws:VpcSourceIp",
          "aws:VpceAccount",
          "aws:VpceOrgID",
          "aws:VpceOrgPaths");

  private final RequestFacts facts;
  private final ServiceCatalog catalog;
  private final GlobalContextKeys keys;

  NetworkKeys(RequestFacts facts, ServiceCatalog catalog, GlobalContextKeys keys) {
    this.facts = facts;
    this.catalog = catalog;
    this.keys = keys;
  }

  void derive() {
    transport();
    time();
    callChain();
    sourceOfService();
  }

  private void transport() {
    keys.present("aws:UserAgent");
    if (facts.request().principal().kind() == PrincipalKind.SERVICE) {
      EndpointOwnerKeys.withhold(facts, catalog, keys);
      keys.absent("aws:SecureTransport", "aws:SourceIp");
      keys.absent(VPC_KEYS.toArray(String[]::new));
      return;
    }
    keys.usually("aws:SecureTransport", "true");
    if (facts.viaService()) {
      keys.withhold(
          "CTX-9", "a call that an AWS service makes for the caller does not carry", VPC_KEYS);
      keys.perhaps("aws:SourceIp");
      return;
    }
    EndpointOwnerKeys.withhold(facts, catalog, keys);
    switch (facts.endpoints().route()) {
      case ENDPOINT -> throughEndpoint();
      case UNKNOWN -> {
        keys.perhaps(ROUTE);
        keys.perhaps(ENDPOINT_OWNER);
      }
      case DIRECT -> direct();
    }
  }

  private void throughEndpoint() {
    keys.absent("aws:SourceIp");
    Optional<VpcEndpoint> endpoint = facts.endpoint();
    endpoint.map(VpcEndpoint::id).ifPresent(id -> keys.derive("aws:SourceVpce", id));
    endpoint.map(VpcEndpoint::vpc).ifPresent(vpc -> keys.derive("aws:SourceVpc", vpc));
    keys.present("aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp");
    EndpointOwnerKeys.derive(facts, keys);
  }

  /**
   * A request that names no endpoint. It has an address unless it comes through an endpoint after
   * all; exactly one side of the keys is there, so what is said of one tells of the other
   * (ROOM-132).
   */
  private void direct() {
    if (keys.isGiven("aws:SourceIp")) {
      keys.perhaps("aws:SourceIp");
      keys.absent(ROUTE);
      keys.absent(ENDPOINT_OWNER);
    } else if (isAbsent("aws:SourceIp")) {
      keys.present("aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp");
      keys.perhaps(ENDPOINT_OWNER);
    } else if (isAbsent("aws:SourceVpce")
        || isAbsent("aws:SourceVpc")
        || isAbsent("aws:VpcSourceIp")) {
      keys.present("aws:SourceIp");
      keys.absent(ROUTE);
      keys.absent(ENDPOINT_OWNER);
    } else {
      keys.perhaps(ROUTE);
      keys.perhaps(ENDPOINT_OWNER);
    }
  }

  private boolean isAbsent(String key) {
    return keys.get(key).filter(ContextValue.Absent.class::isInstance).isPresent();
  }

  /** The clock is the caller's; one form of the time gives the other (COND-26). */
  private void time() {
    Optional<Instant> current = keys.text("aws:CurrentTime").flatMap(DateValue::parse);
    Optional<Instant> epoch = keys.text("aws:EpochTime").flatMap(DateValue::parse);
    current.ifPresent(time -> keys.assume("aws:EpochTime", String.valueOf(time.getEpochSecond())));
    epoch.ifPresent(
        time ->
            keys.assume(
                "aws:CurrentTime", Instant.ofEpochSecond(time.getEpochSecond()).toString()));
    keys.present("aws:CurrentTime", "aws:EpochTime");
  }

  private void callChain() {
    Optional<List<String>> chain =
        keys.get("aws:CalledVia")
            .filter(ContextValue.Present.class::isInstance)
            .map(value -> ((ContextValue.Present) value).values())
            .filter(services -> !services.isEmpty());
    if (chain.isPresent()) {
      keys.derive("aws:CalledViaFirst", chain.get().get(0));
      keys.derive("aws:CalledViaLast", chain.get().get(chain.get().size() - 1));
      keys.derive("aws:ViaAWSService", "true");
      return;
    }
    if (facts.viaService()) {
      keys.derive("aws:ViaAWSService", "true");
    } else if (facts.perhapsViaService()) {
      keys.unknown("aws:ViaAWSService", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast");
      keys.present("aws:ViaAWSService");
    } else {
      keys.usually("aws:ViaAWSService", "false");
      keys.usuallyAbsent("aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast");
    }
  }

  /** The account, and its organisation, of the resource that a service acts for (SVC-2). */
  private void sourceOfService() {
    keys.text("aws:SourceArn")
        .flatMap(Arn::parse)
        .flatMap(Arn::accountId)
        .ifPresent(account -> keys.assume("aws:SourceAccount", account.value()));
    Optional<AccountId> account = keys.text("aws:SourceAccount").flatMap(AccountId::parse);
    facts
        .member(account)
        .ifPresent(
            member -> {
              keys.assume("aws:SourceOrgID", facts.knownOrganization().orElseThrow().id());
              if (keys.get("aws:SourceOrgPaths").isEmpty()) {
                keys.deriveList("aws:SourceOrgPaths", List.of(member.path()));
              }
            });
  }
}
