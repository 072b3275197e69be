package io.iamsim.diagnosis;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Layer;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of CloudTrail whose call was denied. Its error message, where it has one, says the true
 * action, resource and policy type; the rest says who asked and what the request carried
 * (CloudTrail guide, "CloudTrail record contents" and "userIdentity element").
 */
final class CloudTrailEvent {
  private static final Set<String> DENIALS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "Client.UnauthorizedOperation",
          "UnauthorizedOperation",
          "VpceAccessDenied");

  private final SourceNode event;
  private final ServiceCatalog catalog;
  private final List<String> remarks = new ArrayList<>();

  private CloudTrailEvent(SourceNode event, ServiceCatalog catalog) {
    this.event = event;
    this.catalog = catalog;
  }

  /** True if a node is a record. */
  static boolean is(SourceNode node) {
    return ReportTree.text(node, "eventSource").isPresent()
        && ReportTree.text(node, "eventName").isPresent();
  }

  /** True if the call of a record was denied. */
  static boolean isDenial(SourceNode event) {
    return ReportTree.text(event, "errorCode").filter(DENIALS::contains).isPresent();
  }

  /** What the record is about, as messages say it. */
  static String title(SourceNode event) {
    return ReportTree.text(event, "eventSource").orElse("")
        + " "
        + ReportTree.text(event, "eventName").orElse("");
  }

  /** The denial; none if the record does not say who asked or for which action. */
  static Optional<ReportedDenial> read(SourceNode event, ServiceCatalog catalog) {
    return new CloudTrailEvent(event, catalog).read();
  }

  private Optional<ReportedDenial> read() {
    Optional<String> message = ReportTree.text(event, "errorMessage");
    Optional<ReportedDenial> said = message.flatMap(DenialSentence::parse).filter(this::isKnown);
    Optional<RequestPrincipal> who = principal(said.map(ReportedDenial::principal));
    Optional<ActionName> action =
        said.map(ReportedDenial::action).or(() -> EventActions.action(event, catalog));
    if (who.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    String resource =
        said.map(ReportedDenial::resource)
            .filter(text -> !text.equals(AccessRequest.ANY_RESOURCE))
            .orElseGet(() -> resource(action.get()));
    @Nullable ReportedCause cause =
        message.flatMap(ReportedCause::parse).or(this::byErrorCode).orElse(null);
    return Optional.of(
        new ReportedDenial(who.get(), action.get(), resource, context(), cause, remarks));
  }

  /** Whom the message names; the identity of the same name may also say the role's path. */
  private Optional<RequestPrincipal> principal(Optional<RequestPrincipal> said) {
    Optional<RequestPrincipal> identity = EventIdentity.principal(event);
    boolean other =
        said.isPresent()
            && identity.isPresent()
            && !said.get().text().equals(identity.get().text());
    return other ? said : identity.or(() -> said);
  }

  /** Sample events have made-up actions in their messages. */
  private boolean isKnown(ReportedDenial said) {
    return catalog.action(said.action().service(), said.action().name()).isPresent();
  }

  private Optional<ReportedCause> byErrorCode() {
    return ReportTree.text(event, "errorCode")
        .filter(code -> code.equals("VpceAccessDenied"))
        .map(code -> new ReportedCause(false, Layer.VPC_ENDPOINT, null));
  }

  private RequestContext context() {
    RequestContext.Builder context = RequestContext.builder();
    EventContext.add(event, context);
    return context.build();
  }

  /** The resource that the record lists, else the one that its parameters come to. */
  private String resource(ActionName action) {
    Optional<ActionEntry> entry = catalog.action(action.service(), action.name());
    if (entry.filter(ActionEntry::wildcardOnly).isPresent()) {
      return AccessRequest.ANY_RESOURCE;
    }
    List<String> listed =
        ReportTree.items(event, "resources").stream()
            .flatMap(
                item ->
                    ReportTree.text(item, "ARN").or(() -> ReportTree.text(item, "arn")).stream())
            .filter(arn -> Arn.parse(arn).isPresent())
            .toList();
    Optional<String> fitting =
        listed.stream()
            .filter(arn -> entry.flatMap(known -> known.resourceFor(arn)).isPresent())
            .findFirst()
            .or(() -> entry.flatMap(known -> EventResources.resource(event, known)));
    if (fitting.isEmpty()) {
      remarks.add(
          "the event does not say on which resource; name it behind the action to be exact");
    }
    return fitting.orElse(AccessRequest.ANY_RESOURCE);
  }
}
