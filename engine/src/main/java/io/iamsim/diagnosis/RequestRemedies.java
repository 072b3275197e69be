package io.iamsim.diagnosis;

import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Arn;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Remedies that leave the policies as they are and make the request another one: with keys for
 * which the conditions of an Allow hold, or one condition of a Deny does not.
 */
final class RequestRemedies {
  private RequestRemedies() {}

  /** All conditions that do not hold come to hold; none if another part does not fit either. */
  static Optional<Candidate> satisfying(StatementExplanation miss) {
    boolean othersFit =
        miss.parts().stream()
            .filter(part -> part.part() != PartExplanation.Part.CONDITION)
            .allMatch(part -> part.outcome() == PartExplanation.Outcome.MATCHES);
    Map<Condition, ExampleValue> values = new LinkedHashMap<>();
    List<Condition> wrong = conditions(miss, PartExplanation.Outcome.MATCHES, false);
    for (Condition condition : wrong) {
      ExampleValue.of(condition, true).ifPresent(value -> values.put(condition, value));
    }
    return othersFit && !wrong.isEmpty() && values.size() == wrong.size()
        ? Optional.of(candidate(miss, values))
        : Optional.empty();
  }

  /** For each condition of a Deny the request with which it does not hold. */
  static List<Candidate> escaping(StatementExplanation deny) {
    List<Candidate> candidates = new ArrayList<>();
    for (Condition condition : deny.statement().conditions()) {
      ExampleValue.of(condition, false)
          .ifPresent(value -> candidates.add(candidate(deny, Map.of(condition, value))));
    }
    return candidates;
  }

  /** The conditions whose part has that outcome, or has another. */
  static List<Condition> conditions(
      StatementExplanation statement, PartExplanation.Outcome outcome, boolean wanted) {
    List<Condition> found = new ArrayList<>();
    for (Condition condition : statement.statement().conditions()) {
      boolean has =
          statement.parts().stream()
              .filter(part -> part.part() == PartExplanation.Part.CONDITION)
              .filter(part -> part.span().equals(condition.span()))
              .anyMatch(part -> (part.outcome() == outcome) == wanted);
      if (has) {
        found.add(condition);
      }
    }
    return found;
  }

  private static Candidate candidate(
      StatementExplanation statement, Map<Condition, ExampleValue> values) {
    List<String> texts = new ArrayList<>();
    values.forEach((condition, value) -> texts.add(text(condition.key(), value)));
    Remedy remedy =
        new Remedy(
            Remedy.Kind.REQUEST,
            statement.layer(),
            statement.target(),
            null,
            statement.statement().span(),
            String.join(", and ", texts),
            null,
            responsible(values),
            List.of());
    return new Candidate(remedy, UnaryOperator.identity(), request -> carrying(request, values));
  }

  private static String responsible(Map<Condition, ExampleValue> values) {
    boolean tags = values.keySet().stream().anyMatch(condition -> isTag(condition.key()));
    return tags ? "whoever sets tags" : "the caller";
  }

  private static boolean isTag(ConditionKey key) {
    String name = key.text().toLowerCase(Locale.ROOT);
    return name.contains("/") && !name.startsWith("aws:requesttag/");
  }

  /** A tag of the caller or the resource is not the caller's to send. */
  private static String text(ConditionKey key, ExampleValue value) {
    String name = key.text().toLowerCase(Locale.ROOT);
    String what = "`" + key.text() + "` " + value.words();
    if (name.startsWith("aws:principaltag/")) {
      return "tag the caller so that " + what;
    }
    if (isRegion(key)) {
      return "make the request in another Region so that " + what;
    }
    return isTag(key) && name.contains("resourcetag/")
        ? "tag the resource so that " + what
        : "make the request so that " + what;
  }

  private static AccessRequest carrying(
      AccessRequest request, Map<Condition, ExampleValue> values) {
    AccessRequest carrying = request;
    for (Map.Entry<Condition, ExampleValue> each : values.entrySet()) {
      carrying = carrying(carrying, each.getKey().key(), each.getValue().value());
    }
    return carrying;
  }

  /** The request with one key more; in another Region the resource is another too. */
  static AccessRequest carrying(AccessRequest request, ConditionKey key, ContextValue value) {
    return new AccessRequest(
        request.principal(),
        request.action(),
        isRegion(key) ? inRegion(request.resource(), value) : request.resource(),
        request.resourceAccount(),
        request.context().with(RequestContext.builder().put(key.text(), value).build()));
  }

  private static boolean isRegion(ConditionKey key) {
    return key.text().equalsIgnoreCase("aws:RequestedRegion");
  }

  private static String inRegion(String resource, ContextValue region) {
    Optional<Arn> arn = Arn.parse(resource).filter(found -> !found.region().isEmpty());
    return arn.isPresent() && region instanceof ContextValue.Present present
        ? new Arn(
                arn.get().partition(),
                arn.get().service(),
                present.values().get(0),
                arn.get().account(),
                arn.get().resource())
            .toString()
        : resource;
  }
}
