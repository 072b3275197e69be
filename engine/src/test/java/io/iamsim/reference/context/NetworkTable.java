package io.iamsim.reference.context;

import static io.iamsim.reference.context.Circumstances.Route.ADDRESS;
import static io.iamsim.reference.context.Circumstances.Route.ENDPOINT;
import static io.iamsim.reference.context.Circumstances.Route.NOT_KNOWN;
import static io.iamsim.reference.context.Row.absent;
import static io.iamsim.reference.context.Row.assumed;
import static io.iamsim.reference.context.Row.assumedList;
import static io.iamsim.reference.context.Row.derived;
import static io.iamsim.reference.context.Row.derivedIfKnown;
import static io.iamsim.reference.context.Row.list;
import static io.iamsim.reference.context.Row.perhaps;
import static io.iamsim.reference.context.Row.present;
import static io.iamsim.reference.context.Row.unknown;
import static io.iamsim.reference.context.Row.unknownButThere;
import static io.iamsim.reference.context.Row.usual;
import static io.iamsim.reference.context.Row.usuallyAbsent;
import static io.iamsim.reference.context.Row.withheld;
import static io.iamsim.request.PrincipalKind.SERVICE;

import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import io.iamsim.request.ValueShape.Between;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Of section 2.3 what follows from how and when a request is made. */
final class NetworkTable {
  private NetworkTable() {}

  private static final List<Row> TRANSPORT =
      List.of(
          absent("CTX-8", "aws:SecureTransport", c -> c.is(SERVICE)),
          usual("ROOM-131", "aws:SecureTransport", c -> true, "true"),
          present("ROOM-130", "aws:UserAgent", c -> true),
          absent("CTX-8", "aws:SourceIp", c -> c.is(SERVICE)),
          perhaps("ROOM-132", "aws:SourceIp", c -> c.throughService()),
          absent("ROOM-132", "aws:SourceIp", c -> c.comes(ENDPOINT)),
          present("ROOM-132", "aws:SourceIp", c -> c.comes(ADDRESS)),
          perhaps("ROOM-132", "aws:SourceIp", c -> c.comes(NOT_KNOWN)),
          derivedIfKnown(
              "ROOM-134",
              "aws:SourceVpce",
              c -> c.comes(ENDPOINT),
              c -> c.parties().endpoint().map(VpcEndpoint::id)),
          derivedIfKnown(
              "2.3",
              "aws:SourceVpc",
              c -> c.comes(ENDPOINT),
              c -> c.parties().endpoint().map(VpcEndpoint::vpc)));

  private static final List<Row> CHAIN_AND_TIME =
      List.of(
          assumed("COND-26", "aws:EpochTime", c -> true, c -> epoch(c)),
          present("ROOM-130", "aws:EpochTime", c -> true),
          assumed("COND-26", "aws:CurrentTime", c -> true, c -> date(c)),
          present("ROOM-130", "aws:CurrentTime", c -> true),
          derived("2.3", "aws:CalledViaFirst", c -> !chain(c).isEmpty(), c -> chain(c).get(0)),
          derived(
              "2.3",
              "aws:CalledViaLast",
              c -> !chain(c).isEmpty(),
              c -> chain(c).get(chain(c).size() - 1)),
          derived("SVC-4", "aws:ViaAWSService", c -> c.throughService(), c -> "true"),
          unknownButThere("ROOM-31", "aws:ViaAWSService", c -> c.perhapsThroughService()),
          unknown("ROOM-31", "aws:CalledVia", c -> c.perhapsThroughService()),
          unknown("ROOM-31", "aws:CalledViaFirst", c -> c.perhapsThroughService()),
          unknown("ROOM-31", "aws:CalledViaLast", c -> c.perhapsThroughService()),
          usual("ROOM-131", "aws:ViaAWSService", c -> true, "false"),
          usuallyAbsent("ROOM-61", "aws:CalledVia", c -> !c.throughService()),
          usuallyAbsent("ROOM-61", "aws:CalledViaFirst", c -> !c.throughService()),
          usuallyAbsent("ROOM-61", "aws:CalledViaLast", c -> !c.throughService()));

  private static final List<Row> SOURCE =
      List.of(
          absent("CTX-17", "aws:SourceAccount", c -> !c.is(SERVICE)),
          assumed(
              "SVC-2",
              "aws:SourceAccount",
              c -> true,
              c ->
                  c.text("aws:SourceArn")
                      .flatMap(Arn::parse)
                      .flatMap(Arn::accountId)
                      .map(AccountId::value)),
          absent("CTX-17", "aws:SourceArn", c -> !c.is(SERVICE)),
          absent("CTX-17", "aws:SourceOrgID", c -> !c.is(SERVICE)),
          assumed(
              "SVC-2",
              "aws:SourceOrgID",
              c -> c.organized(c.source()),
              c -> Optional.of(c.organization())),
          absent("CTX-17", "aws:SourceOrgPaths", c -> !c.is(SERVICE)),
          assumedList(
              "SVC-2",
              "aws:SourceOrgPaths",
              c -> c.organized(c.source()),
              c -> c.path(c.source())));

  static final List<Row> ROWS =
      Stream.of(endpointKeys(), TRANSPORT, ofEndpoints(), CHAIN_AND_TIME, SOURCE)
          .flatMap(List::stream)
          .toList();

  /**
   * ROOM-31: what a call that a service makes for the caller does not carry, though it is given.
   */
  private static List<Row> endpointKeys() {
    List<Row> rows = new ArrayList<>();
    for (String key :
        List.of(
            "aws:SourceVpc",
            "aws:SourceVpcArn",
            "aws:SourceVpce",
            "aws:VpcSourceIp",
            "aws:VpceAccount",
            "aws:VpceOrgID",
            "aws:VpceOrgPaths")) {
      rows.add(withheld("ROOM-31", key, c -> c.throughService() && !c.is(SERVICE)));
    }
    return rows;
  }

  /** ROOM-67, ROOM-132. */
  private static List<Row> ofEndpoints() {
    List<Row> rows = new ArrayList<>();
    for (String key : List.of("aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp")) {
      rows.add(absent("CTX-8", key, c -> c.is(SERVICE)));
      rows.add(present("ROOM-132", key, c -> c.comes(ENDPOINT)));
      rows.add(absent("ROOM-132", key, c -> c.comes(ADDRESS)));
      rows.add(perhaps("ROOM-132", key, c -> c.comes(NOT_KNOWN)));
    }
    for (String key :
        List.of("aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths")) {
      rows.add(withheld("UNK-5", key, c -> !c.passesOn(key)));
      rows.add(absent("CTX-8", key, c -> c.is(SERVICE)));
      rows.add(absent("ROOM-132", key, c -> c.comes(ADDRESS)));
      rows.add(perhaps("ROOM-132", key, c -> c.comes(NOT_KNOWN)));
    }
    rows.add(derivedIfKnown("ROOM-67", "aws:SourceVpcArn", c -> c.comes(ENDPOINT), c -> vpcArn(c)));
    rows.add(
        derivedIfKnown(
            "ROOM-67",
            "aws:VpceAccount",
            c -> c.comes(ENDPOINT),
            c -> endpointOwner(c).map(AccountId::value)));
    rows.add(
        derived(
            "ROOM-67",
            "aws:VpceOrgID",
            c -> c.comes(ENDPOINT) && c.organized(endpointOwner(c)),
            c -> c.organization()));
    rows.add(
        list(
            "ROOM-67",
            "aws:VpceOrgPaths",
            c -> c.comes(ENDPOINT) && c.organized(endpointOwner(c)),
            c -> c.path(endpointOwner(c))));
    for (String key : List.of("aws:VpceOrgID", "aws:VpceOrgPaths")) {
      rows.add(
          perhaps(
              "ROOM-8",
              key,
              c -> c.comes(ENDPOINT) && c.outsider(endpointOwner(c)),
              c -> c.another()));
    }
    rows.add(
        new Row(
            "ROOM-67",
            "aws:SourceVpcArn",
            c -> c.comes(ENDPOINT),
            Row.State.PRESENT,
            (c, rest) ->
                c.parties()
                    .endpoint()
                    .map(VpcEndpoint::vpc)
                    .map(vpc -> new ValueShape.Around("arn:", ":vpc/" + vpc, Between.ANYTHING))
                    .map(ContextValue::present)));
    for (String key : List.of("aws:SourceVpcArn", "aws:VpceAccount")) {
      rows.add(present("ROOM-67", key, c -> c.comes(ENDPOINT)));
    }
    for (String key :
        List.of("aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths")) {
      rows.add(unknown("ROOM-67", key, c -> c.comes(ENDPOINT)));
    }
    return rows;
  }

  private static Optional<AccountId> endpointOwner(Circumstances c) {
    return c.parties().endpoint().map(VpcEndpoint::account);
  }

  /** Made of what the environment says of the endpoint, in the partition of the request. */
  private static Optional<String> vpcArn(Circumstances c) {
    return c.parties()
        .endpoint()
        .filter(endpoint -> endpoint.region() != null && endpoint.vpc() != null)
        .flatMap(
            endpoint ->
                partition(c)
                    .map(
                        partition ->
                            "arn:%s:ec2:%s:%s:vpc/%s"
                                .formatted(
                                    partition,
                                    endpoint.region(),
                                    endpoint.account(),
                                    endpoint.vpc())));
  }

  private static Optional<String> partition(Circumstances c) {
    return Arn.parse(c.request().resource())
        .map(Arn::partition)
        .or(() -> c.request().principal().partition());
  }

  private static List<String> chain(Circumstances c) {
    return c.has("aws:CalledVia") ? c.values("aws:CalledVia") : List.of();
  }

  /** One form of the time gives the other. */
  private static Optional<String> epoch(Circumstances c) {
    return c.givenText("aws:CurrentTime")
        .flatMap(NetworkTable::instant)
        .map(time -> String.valueOf(time.getEpochSecond()));
  }

  private static Optional<String> date(Circumstances c) {
    return c.givenText("aws:EpochTime").flatMap(NetworkTable::instant).map(Instant::toString);
  }

  private static Optional<Instant> instant(String text) {
    if (text.matches("[0-9]{5,}")) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
