package io.iamsim.query;

import io.iamsim.model.ActionName;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions of a table: every principal, every action, every resource. Each list is sorted and
 * names nothing twice, so that the same questions always come in the same order.
 *
 * @param principals who asks, by text
 * @param actions what for, by name in lower case
 * @param resources on what: concrete ARNs or {@code *}
 * @param context what every request carries
 */
public record MatrixQuestions(
    List<RequestPrincipal> principals,
    List<ActionName> actions,
    List<String> resources,
    RequestContext context) {

  public MatrixQuestions {
    principals = sorted(principals, RequestPrincipal::text);
    actions = sorted(actions, MatrixQuestions::orderKey);
    resources = sorted(resources, resource -> resource);
  }

  /** What actions are sorted by. */
  static String orderKey(ActionName action) {
    return action.service() + ":" + action.name();
  }

  /** How many questions there are. */
  public long size() {
    return (long) principals.size() * actions.size() * resources.size();
  }

  private static <T> List<T> sorted(Collection<T> items, Function<T, String> key) {
    Stream<T> distinct =
        items.stream()
            .collect(Collectors.toMap(key, item -> item, (first, again) -> first))
            .values()
            .stream();
    return distinct.sorted(Comparator.comparing(key)).toList();
  }
}
