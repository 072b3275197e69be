package io.iamsim.cli.batch;

import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;

/** What requests of a stream have in common; not for several threads at once. */
final class Names {
  private final Memo<Optional<RequestPrincipal>> principals = new Memo<>(RequestPrincipal::parse);
  private final Memo<Optional<ActionName>> actions = new Memo<>(ActionName::parse);
  private final Memo<ConditionKey> keys = new Memo<>(ConditionKey::of);

  private final KnownLayouts layouts = new KnownLayouts();

  KnownLayouts layouts() {
    return layouts;
  }

  Optional<RequestPrincipal> principal(String text) {
    return principals.get(text);
  }

  Optional<ActionName> action(String text) {
    return actions.get(text);
  }

  ConditionKey key(String text) {
    return keys.get(text);
  }
}
