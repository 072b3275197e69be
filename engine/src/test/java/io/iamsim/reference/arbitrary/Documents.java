package io.iamsim.reference.arbitrary;

import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Policy documents as JSON text, each written with one request in mind so that they often match it.
 *
 * @param caller who will ask
 * @param action for what
 * @param resource on what
 */
record Documents(RequestPrincipal caller, String action, String resource) {

  /** A document of one to three statements; of those that may allow, the share that does. */
  Arbitrary<String> documents(PolicyType type, int allowsInTen) {
    Arbitrary<List<String>> statements =
        statement(type, allowsInTen).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<String> versions =
        Arbitraries.frequency(
            Tuple.of(14, "\"Version\":\"2012-10-17\","),
            Tuple.of(1, "\"Version\":\"2008-10-17\","),
            Tuple.of(1, ""));
    return Combinators.combine(versions, statements, Arbitraries.of(true, false))
        .as(
            (version, list, bare) ->
                "{"
                    + version
                    + "\"Statement\":"
                    + (bare && list.size() == 1 ? list.get(0) : JsonTexts.array(list))
                    + "}");
  }

  /** A document that allows everything to everyone, as far as its type lets it. */
  static String allowingAll(PolicyType type) {
    List<String> members = new ArrayList<>(List.of("\"Effect\":\"Allow\"", "\"Action\":\"*\""));
    if (type.hasPrincipal()) {
      members.add("\"Principal\":\"*\"");
    }
    if (type != PolicyType.ROLE_TRUST) {
      members.add("\"Resource\":\"*\"");
    }
    return "{\"Version\":\"2012-10-17\",\"Statement\":" + JsonTexts.object(members) + "}";
  }

  /** A document of one statement of the effect given. */
  Arbitrary<String> documentOf(PolicyType type, boolean denies) {
    return statement(type, Arbitraries.just(denies))
        .map(text -> "{\"Version\":\"2012-10-17\",\"Statement\":[" + text + "]}");
  }

  private Arbitrary<String> statement(PolicyType type, int allowsInTen) {
    boolean onlyDenies = type == PolicyType.RESOURCE_CONTROL;
    return statement(
        type,
        Arbitraries.frequency(
            Tuple.of(onlyDenies ? 0 : allowsInTen, false), Tuple.of(10 - allowsInTen, true)));
  }

  private Arbitrary<String> statement(PolicyType type, Arbitrary<Boolean> effects) {
    return effects.flatMap(
        denies ->
            Combinators.combine(
                    Arbitraries.frequency(Tuple.of(4, ""), Tuple.of(1, "\"Sid\":\"\"")),
                    Arbitraries.just("\"Effect\":\"" + (denies ? "Deny" : "Allow") + "\""),
                    type.hasPrincipal()
                        ? Principals.principals(caller, type, denies)
                        : Arbitraries.just(""),
                    Patterns.actions(action, type),
                    resources(type),
                    Conditions.conditions())
                .as(
                    (sid, effect, principal, actions, resources, conditions) ->
                        JsonTexts.object(
                            List.of(sid, effect, principal, actions, resources, conditions).stream()
                                .filter(member -> !member.isEmpty())
                                .toList())));
  }

  private Arbitrary<String> resources(PolicyType type) {
    Arbitrary<String> none = Arbitraries.just("");
    Arbitrary<String> some = Patterns.resources(resource, type);
    return switch (type) {
      case ROLE_TRUST -> none;
      case RESOURCE, KMS_KEY, VPC_ENDPOINT ->
          Arbitraries.frequencyOf(Tuple.of(12, some), Tuple.of(1, none));
      case IDENTITY, PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL -> some;
    };
  }
}
