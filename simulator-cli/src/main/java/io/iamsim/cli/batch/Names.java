package io.iamsim.cli.batch;

import io.iamsim.Principals;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import java.util.Optional;

/** What requests of a stream have in common; not for several threads at once. */
final class Names {
  private final Memo<Checked<RequestPrincipal>> principals;
  private final Memo<Optional<ActionName>> actions = new Memo<>(ActionName::parse);
  private final Memo<ConditionKey> keys = new Memo<>(ConditionKey::of);

  private final KnownLayouts layouts = new KnownLayouts();

  /** Principals may go by the short names that this knows. */
  Names(Principals known) {
    this.principals = new Memo<>(known::find);
  }

  KnownLayouts layouts() {
    return layouts;
  }

  Checked<RequestPrincipal> principal(String text) {
    return principals.get(text);
  }

  Optional<ActionName> action(String text) {
    return actions.get(text);
  }

  ConditionKey key(String text) {
    return keys.get(text);
  }
}
