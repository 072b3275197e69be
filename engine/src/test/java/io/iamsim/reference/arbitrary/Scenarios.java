package io.iamsim.reference.arbitrary;

import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.reference.arbitrary.Scenario.LayerTexts;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Scenarios, and what to change in them. */
public final class Scenarios {
  private Scenarios() {}

  /** Scenarios in which everything is known. */
  public static Arbitrary<Scenario> known() {
    return scenarios(false);
  }

  /** Scenarios in which keys and layers may be unknown. */
  public static Arbitrary<Scenario> withUnknowns() {
    return scenarios(true);
  }

  /** Every key that the policies may read. */
  public static Arbitrary<String> keys() {
    return Arbitraries.of(Conditions.keys());
  }

  /** A value of the key that is not unknown. */
  public static Arbitrary<ContextValue> values(String key) {
    return Conditions.value(key, false);
  }

  /** A further document for a scenario, of one statement. */
  public static Arbitrary<String> documentFor(Scenario scenario, PolicyType type, boolean denies) {
    AccessRequest request = scenario.request();
    return new Documents(request.principal(), request.action().text(), request.resource())
        .documentOf(type, denies);
  }

  /** Any policy type. */
  public static Arbitrary<PolicyType> types() {
    return Arbitraries.of(PolicyType.class);
  }

  /** A policy document's text, for some request, with its type. */
  public static Arbitrary<Tuple2<PolicyType, String>> documents() {
    return Combinators.combine(types(), Universe.callers(), Universe.questions())
        .as(
            (type, caller, question) ->
                new Documents(caller, question.get1(), question.get2())
                    .documents(type, type == PolicyType.RESOURCE_CONTROL ? 0 : 7)
                    .map(text -> Tuple.of(type, text)))
        .flatMap(texts -> texts);
  }

  private static Arbitrary<Scenario> scenarios(boolean unknowns) {
    return Universe.callers()
        .flatMap(
            caller ->
                Universe.questionsOf(caller)
                    .flatMap(question -> scenario(caller, question, unknowns)));
  }

  private static Arbitrary<Scenario> scenario(
      RequestPrincipal caller, Tuple2<String, String> question, boolean unknowns) {
    Documents documents = new Documents(caller, question.get1(), question.get2());
    ActionName action = ActionName.parse(question.get1()).orElseThrow();
    Arbitrary<AccessRequest> requests =
        Combinators.combine(owners(), context(unknowns, carriesPair(action)))
            .as(
                (owner, context) ->
                    new AccessRequest(
                        caller,
                        action,
                        question.get2(),
                        owner.isEmpty() ? null : new AccountId(owner),
                        context));
    boolean mustHaveSession =
        caller.kind() == PrincipalKind.FEDERATED_USER
            || caller.kind() == PrincipalKind.ASSUMED_ROOT;
    PolicyType resource = Universe.resourcePolicyType(action.service());
    int unknown = unknowns ? 1 : 0;
    return Combinators.combine(
            Combinators.combine(
                    requests,
                    Grants.on(question.get2()),
                    Buckets.of(question.get1()),
                    layers(
                        guarding(documents, PolicyType.SESSION),
                        PolicyType.SESSION,
                        1,
                        12,
                        unknown))
                .as(Tuple::of),
            layers(granting(documents, PolicyType.IDENTITY), PolicyType.IDENTITY, 16, 2, unknown),
            layers(
                capping(documents, PolicyType.PERMISSIONS_BOUNDARY),
                PolicyType.PERMISSIONS_BOUNDARY,
                3,
                12,
                unknown),
            layers(
                capping(documents, PolicyType.SESSION),
                PolicyType.SESSION,
                mustHaveSession ? 12 : 3,
                mustHaveSession ? 2 : 12,
                unknown),
            layers(
                guarding(documents, PolicyType.SERVICE_CONTROL),
                PolicyType.SERVICE_CONTROL,
                3,
                11,
                unknown),
            layers(
                guarding(documents, PolicyType.RESOURCE_CONTROL),
                PolicyType.RESOURCE_CONTROL,
                3,
                11,
                unknown),
            layers(granting(documents, resource), resource, 12, 4, unknown),
            layers(
                capping(documents, PolicyType.VPC_ENDPOINT),
                PolicyType.VPC_ENDPOINT,
                2,
                12,
                unknown))
        .as(
            (asked, identity, boundary, session, control, resourceControl, ofResource, endpoint) ->
                new Scenario(
                    asked.get1(),
                    asked.get2(),
                    asked.get3(),
                    identity,
                    boundary,
                    session,
                    asked.get4(),
                    control,
                    resourceControl,
                    ofResource,
                    endpoint));
  }

  private static Arbitrary<String> owners() {
    return Arbitraries.frequency(
        Tuple.of(2, ""), Tuple.of(4, Universe.HOME), Tuple.of(1, Universe.FOREIGN));
  }

  /** CTX-20: of these actions, those whose requests carry an encryption context. */
  private static boolean carriesPair(ActionName action) {
    return action.is("kms", "decrypt") || action.is("kms", "retiregrant");
  }

  private static Arbitrary<RequestContext> context(boolean unknowns, boolean pair) {
    List<Arbitrary<ContextValue>> values =
        Conditions.keys().stream()
            .map(
                key ->
                    pair || !key.equals(Grants.PAIR)
                        ? Conditions.value(key, unknowns)
                        : Arbitraries.<ContextValue>just(new ContextValue.Absent()))
            .toList();
    return Combinators.combine(values)
        .as(
            list -> {
              RequestContext.Builder context =
                  RequestContext.builder().read(ContextReading.ASSUME_ABSENT);
              for (int i = 0; i < list.size(); i++) {
                context.put(Conditions.keys().get(i), list.get(i));
              }
              return context.build();
            });
  }

  private static Arbitrary<LayerTexts> layers(
      Arbitrary<List<List<String>>> levels, PolicyType type, int applies, int not, int unknown) {
    return Arbitraries.frequencyOf(
        Tuple.of(
            applies, levels.map(texts -> new LayerTexts(type, PolicyLayer.State.APPLIES, texts))),
        Tuple.of(not, Arbitraries.just(LayerTexts.without(type, PolicyLayer.State.NOT_APPLICABLE))),
        Tuple.of(
            unknown, Arbitraries.just(LayerTexts.without(type, PolicyLayer.State.NOT_PROVIDED))));
  }

  /** Policies that grant: now and then none at all. */
  private static Arbitrary<List<List<String>>> granting(Documents documents, PolicyType type) {
    int most = type == PolicyType.IDENTITY ? 3 : 1;
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of(List.of()))),
        Tuple.of(
            12, documents.documents(type, 8).list().ofMinSize(1).ofMaxSize(most).map(List::of)));
  }

  /** Policies that limit: mostly beside one that allows everything, lest nothing is allowed. */
  private static Arbitrary<List<List<String>>> capping(Documents documents, PolicyType type) {
    return level(documents, type).map(List::of);
  }

  /** Guardrails on one to three levels. */
  private static Arbitrary<List<List<String>>> guarding(Documents documents, PolicyType type) {
    return level(documents, type).list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<List<String>> level(Documents documents, PolicyType type) {
    if (type == PolicyType.RESOURCE_CONTROL) {
      return documents.documents(type, 0).list().ofMaxSize(2);
    }
    Arbitrary<List<String>> own = documents.documents(type, 6).list().ofMaxSize(2);
    return Arbitraries.frequencyOf(
        Tuple.of(3, own), Tuple.of(7, own.map(texts -> withAllowAll(texts, type))));
  }

  private static List<String> withAllowAll(List<String> texts, PolicyType type) {
    List<String> all = new ArrayList<>(texts);
    all.add(Documents.allowingAll(type));
    return all;
  }
}
