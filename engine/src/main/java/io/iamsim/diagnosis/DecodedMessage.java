package io.iamsim.diagnosis;

import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code aws sts decode-authorization-message} answers: who asked, what for, on what, and the
 * request's condition keys (STS API, DecodeAuthorizationMessage).
 */
final class DecodedMessage {
  private DecodedMessage() {}

  /** True if a node is such a message. */
  static boolean is(SourceNode node) {
    return ReportTree.at(node, "context", "action").isPresent()
        && ReportTree.at(node, "explicitDeny").isPresent();
  }

  /** The denial, if the message says who asked and what for. */
  static Optional<ReportedDenial> read(SourceNode message) {
    Optional<RequestPrincipal> who =
        ReportTree.text(message, "context", "principal", "arn").flatMap(RequestPrincipal::parse);
    String resource =
        ReportTree.text(message, "context", "resource").orElse(AccessRequest.ANY_RESOURCE);
    Optional<ActionName> action =
        ReportTree.text(message, "context", "action").flatMap(name -> action(name, resource));
    if (who.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    boolean explicit =
        ReportTree.text(message, "explicitDeny").filter(text -> text.equals("true")).isPresent();
    return Optional.of(
        new ReportedDenial(
            who.get(),
            action.get(),
            resource,
            context(message),
            new ReportedCause(explicit, null, null),
            List.of()));
  }

  /** The action comes with or without its service, which is then the resource's. */
  private static Optional<ActionName> action(String name, String resource) {
    return name.indexOf(':') >= 0
        ? ActionName.parse(name)
        : Arn.parse(resource).flatMap(arn -> ActionName.parse(arn.service() + ":" + name));
  }

  private static RequestContext context(SourceNode message) {
    RequestContext.Builder context = RequestContext.builder();
    ReportTree.text(message, "context", "principal", "id")
        .ifPresent(id -> context.put("aws:userid", id));
    for (SourceNode item : ReportTree.items(message, "context", "conditions", "items")) {
      Optional<String> key = ReportTree.text(item, "key");
      List<String> values = new ArrayList<>();
      ReportTree.items(item, "values", "items")
          .forEach(value -> ReportTree.text(value, "value").ifPresent(values::add));
      if (key.isPresent() && !values.isEmpty()) {
        context.put(
            key.get(),
            values.size() == 1 ? ContextValue.of(values.get(0)) : ContextValue.ofList(values));
      }
    }
    return context.build();
  }
}
