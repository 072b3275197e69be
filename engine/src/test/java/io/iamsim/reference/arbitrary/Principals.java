package io.iamsim.reference.arbitrary;

import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Principal elements that name a given caller, or others. */
final class Principals {
  private Principals() {}

  /** The {@code Principal} or {@code NotPrincipal} member, or none. */
  static Arbitrary<String> principals(RequestPrincipal caller, PolicyType type, boolean denies) {
    if (type == PolicyType.RESOURCE_CONTROL) {
      return Arbitraries.just(JsonTexts.member("Principal", "\"*\""));
    }
    int negated = type == PolicyType.ROLE_TRUST ? 0 : denies ? 6 : 1;
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(JsonTexts.member("Principal", "\"*\""))),
        Tuple.of(14, typed(caller).map(value -> JsonTexts.member("Principal", value))),
        Tuple.of(negated, excepted(caller).map(value -> JsonTexts.member("NotPrincipal", value))),
        Tuple.of(1, Arbitraries.just("")));
  }

  private static Arbitrary<String> typed(RequestPrincipal caller) {
    Arbitrary<String> aws = JsonTexts.oneOrMore(aws(caller).map(JsonTexts::quoted));
    Arbitrary<String> service =
        Arbitraries.of(Universe.LAMBDA, "ec2.amazonaws.com").map(JsonTexts::quoted);
    Arbitrary<String> federated =
        Arbitraries.of(Universe.PROVIDER, "accounts.google.com").map(JsonTexts::quoted);
    boolean canonical =
        caller.account().isPresent() || caller instanceof RequestPrincipal.OriginAccessIdentity;
    return Arbitraries.frequencyOf(
        Tuple.of(12, aws.map(value -> object("AWS", value))),
        Tuple.of(2, service.map(value -> object("Service", value))),
        Tuple.of(2, federated.map(value -> object("Federated", value))),
        Tuple.of(canonical ? 1 : 0, Arbitraries.just(object("CanonicalUser", "\"79a59df900\""))),
        Tuple.of(
            2,
            Combinators.combine(aws, service)
                .as(
                    (names, name) ->
                        JsonTexts.object(
                            List.of(
                                JsonTexts.member("AWS", names),
                                JsonTexts.member("Service", name))))));
  }

  /** Often several parts of the caller's identity, which a NotPrincipal weighs together. */
  private static Arbitrary<String> excepted(RequestPrincipal caller) {
    List<String> mine = own(caller).stream().filter(name -> !name.equals("*")).toList();
    if (mine.isEmpty()) {
      return typed(caller);
    }
    Arbitrary<String> parts =
        Arbitraries.of(mine)
            .map(JsonTexts::quoted)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(names -> object("AWS", "[" + String.join(", ", names) + "]"));
    return Arbitraries.frequencyOf(Tuple.of(2, parts), Tuple.of(1, typed(caller)));
  }

  private static String object(String type, String value) {
    return JsonTexts.object(List.of(JsonTexts.member(type, value)));
  }

  private static Arbitrary<String> aws(RequestPrincipal caller) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(own(caller))), Tuple.of(2, Arbitraries.of(Universe.NAMES)));
  }

  private static List<String> own(RequestPrincipal caller) {
    List<String> mine = new ArrayList<>(List.of("*"));
    caller.account().ifPresent(account -> mine.add(account.value()));
    if (caller instanceof RequestPrincipal.User user) {
      mine.add(user.arn().toString());
    } else if (caller instanceof RequestPrincipal.RoleSession session) {
      mine.add(session.roleArn().toString());
      mine.add(Universe.APP);
      session.sessionArn().ifPresent(mine::add);
    } else if (caller instanceof RequestPrincipal.FederatedUser federated) {
      mine.add(federated.arn().toString());
      mine.add(Universe.ALICE);
    } else if (caller instanceof RequestPrincipal.OriginAccessIdentity) {
      mine.add(Universe.CLOUDFRONT);
    }
    return mine;
  }
}
