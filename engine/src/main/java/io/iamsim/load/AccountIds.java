package io.iamsim.load;

import io.iamsim.model.AccountId;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.Optional;

/** Reads account ids, which may stand without quotes: they are the text that is written. */
final class AccountIds {
  private AccountIds() {}

  /** The account that a value names; absent, with a finding, if it names none. */
  static Optional<AccountId> read(SourceNode node, Findings findings) {
    if (!(node instanceof SourceNode.Scalar scalar) || !scalar.isText()) {
      ObjectReader.wrongType(node, "an account id", "a string", findings);
      return Optional.empty();
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
        "account ids have 12 digits, zeros in front included");
    return Optional.empty();
  }
}
