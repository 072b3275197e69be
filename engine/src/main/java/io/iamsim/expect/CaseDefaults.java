package io.iamsim.expect;

import io.iamsim.load.ContextFile;
import io.iamsim.model.AccountId;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.FindingCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the cases of a file have in common unless they say otherwise.
 *
 * @param context what is known of condition keys
 * @param resourceAccount the owner of resources that name none, or null
 * @param assumeAbsent whether every key of which nothing is said is absent; null if it is not said
 */
record CaseDefaults(
    Map<ConditionKey, ContextValue> context,
    @Nullable AccountId resourceAccount,
    @Nullable Boolean assumeAbsent) {
  static final List<String> MEMBERS =
      List.of("context", "unknown", "assumeAbsent", "resourceAccount");
  static final CaseDefaults NONE = new CaseDefaults(Map.of(), null, null);

  /** The defaults that an object states; a case states its own by the same names. */
  static CaseDefaults read(ObjectReader object, Findings findings) {
    Map<ConditionKey, ContextValue> context = new LinkedHashMap<>();
    object.get("context").ifPresent(node -> context.putAll(ContextFile.keys(node, findings)));
    for (SourceNode.Scalar key : object.strings("unknown")) {
      if (key.text().indexOf(':') < 0 && !key.text().equals(RequestContext.ANY_KEY.text())) {
        findings.add(
            FindingCode.INVALID_CONDITION_KEY,
            key.span(),
            "`" + key.text() + "` is no condition key: it has no prefix",
            "write it as in `aws:SourceIp`");
      }
      boolean known =
          context.putIfAbsent(ConditionKey.of(key.text()), new ContextValue.Unknown()) != null;
      if (known) {
        findings.add(
            FindingCode.CONFLICT,
            key.span(),
            "`" + key.text() + "` is said to be unknown a second time, or beside its value",
            "say one thing of a key");
      }
    }
    return new CaseDefaults(
        context,
        object.string("resourceAccount").flatMap(id -> account(id, findings)).orElse(null),
        object.get("assumeAbsent").isPresent() ? object.flag("assumeAbsent") : null);
  }

  private static Optional<AccountId> account(SourceNode.Scalar written, Findings findings) {
    Optional<AccountId> account = AccountId.parse(written.text());
    if (account.isEmpty()) {
      findings.add(
          FindingCode.INVALID_ACCOUNT,
          written.span(),
          "`" + written.text() + "` is no account id",
          "account ids have 12 digits, zeros in front included");
    }
    return account;
  }

  /** These, overridden by what a case says itself. */
  CaseDefaults overriddenBy(CaseDefaults own) {
    Map<ConditionKey, ContextValue> joined = new LinkedHashMap<>(context);
    own.context.forEach(
        (key, value) -> {
          joined.remove(key);
          joined.put(key, value);
        });
    return new CaseDefaults(
        joined,
        own.resourceAccount == null ? resourceAccount : own.resourceAccount,
        own.assumeAbsent == null ? assumeAbsent : own.assumeAbsent);
  }

  /** The context of a request. */
  RequestContext requestContext() {
    RequestContext.Builder built = RequestContext.builder();
    context.forEach(built::add);
    return Boolean.TRUE.equals(assumeAbsent)
        ? built.read(ContextReading.ASSUME_ABSENT).build()
        : built.build();
  }
}
