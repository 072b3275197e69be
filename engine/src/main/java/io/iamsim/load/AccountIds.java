package io.iamsim.load;

import io.iamsim.model.AccountId;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.Optional;

/** Reads account ids, which YAML takes for numbers unless they are quoted. */
final class AccountIds {
  private AccountIds() {}

  /** The account that a value names; absent, with a finding, if it names none. */
  static Optional<AccountId> read(SourceNode node, Findings findings) {
    if (!(node instanceof SourceNode.Scalar scalar)
        || scalar.type() == SourceNode.ScalarType.BOOLEAN
        || scalar.type() == SourceNode.ScalarType.NULL) {
      ObjectReader.wrongType(node, "an account id", "a string", findings);
      return Optional.empty();
    }
    if (!scalar.isString() && scalar.text().startsWith("0")) {
      return refuse(scalar.text(), scalar.span(), findings);
    }
    return read(scalar.text(), scalar.span(), findings);
  }

  /** The account that a name spells; absent, with a finding, if it spells none. */
  static Optional<AccountId> read(String text, SourceSpan span, Findings findings) {
    Optional<AccountId> id = AccountId.parse(text);
    return id.isPresent() ? id : refuse(text, span, findings);
  }

  private static Optional<AccountId> refuse(String text, SourceSpan span, Findings findings) {
    findings.add(
        FindingCode.INVALID_ACCOUNT,
        span,
        "`" + text + "` is no account id",
        "quote account ids; they have 12 digits");
    return Optional.empty();
  }
}
