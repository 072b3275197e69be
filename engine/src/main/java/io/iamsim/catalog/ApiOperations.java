package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.Optional;

/** Names of API operations that are no actions (SQS-1, MATCH-8), by a table of this library. */
public final class ApiOperations {
  private ApiOperations() {}

  /**
   * The action that is decided in place of an API operation's name, such as {@code sqs:SendMessage}
   * for {@code sqs:SendMessageBatch} (SQS-1); mostly none.
   */
  public static Optional<ActionName> decidedAs(ActionName operation) {
    return Optional.ofNullable(ServiceCatalog.Needs.TABLE.decidedAs(operation));
  }

  /** The action that a name of an API operation may have meant (MATCH-8); mostly none. */
  public static Optional<ActionName> meantBy(ActionName operation) {
    return Optional.ofNullable(ServiceCatalog.Needs.TABLE.meant(operation));
  }
}
