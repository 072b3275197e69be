package io.iamsim.service;

import io.iamsim.catalog.ActionList;
import io.iamsim.environment.KmsGrant;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The constraints of a grant against a request (KMS-7): its encryption context, as the keys {@code
 * kms:EncryptionContext:NAME} and {@code kms:EncryptionContextKeys} tell it, and {@code
 * aws:SourceArn}.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html">
 *     GrantConstraints</a>, for the operations to which they apply: names of an encryption context
 *     ignore case, values do not
 */
final class KmsGrantConstraints {
  private static final String PAIR = "kms:encryptioncontext:";
  private static final String NAMES = "kms:EncryptionContextKeys";

  /** Whether something holds. */
  enum Holds {
    NO,
    PERHAPS,
    YES;

    Holds and(Holds other) {
      return compareTo(other) < 0 ? this : other;
    }
  }

  private final KmsGrant grant;
  private final ServiceQuestion question;

  private KmsGrantConstraints(KmsGrant grant, ServiceQuestion question) {
    this.grant = grant;
    this.question = question;
  }

  /** Whether all constraints that apply to the request's action hold. */
  static Holds hold(KmsGrant grant, ServiceQuestion question) {
    return new KmsGrantConstraints(grant, question).hold();
  }

  private Holds hold() {
    String name = question.action().name();
    Holds holds = name.equals("retiregrant") ? Holds.YES : sourceArn();
    if (ActionList.KMS_ENCRYPTION_CONTEXT.has("kms", name)) {
      KmsGrant.Constraints constraints = grant.constraints();
      holds = holds.and(holdsPairs(constraints.encryptionContextSubset()));
      holds = holds.and(isExactly(constraints.encryptionContextEquals()));
    }
    return name.equals("creategrant") ? holds.and(createsNoMore()) : holds;
  }

  private Holds sourceArn() {
    String wanted = grant.constraints().sourceArn();
    return wanted == null ? Holds.YES : reads("aws:SourceArn", wanted);
  }

  private Holds holdsPairs(Map<String, String> pairs) {
    Holds holds = Holds.YES;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      holds = holds.and(reads(PAIR + pair.getKey(), pair.getValue()));
    }
    return holds;
  }

  /** The same pairs, and no further one. */
  private Holds isExactly(Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return Holds.YES;
    }
    Set<String> wanted = new HashSet<>();
    pairs.keySet().forEach(name -> wanted.add(name.toLowerCase(Locale.ROOT)));
    return holdsPairs(pairs).and(hasNoOther(wanted));
  }

  private Holds hasNoOther(Set<String> wanted) {
    Holds holds = Holds.YES;
    for (Map.Entry<ConditionKey, ContextValue> given :
        question.request().context().values().entrySet()) {
      String key = given.getKey().canonical();
      if (key.startsWith(PAIR) && !wanted.contains(key.substring(PAIR.length()))) {
        holds = holds.and(isAbsent(given.getValue()));
      }
    }
    ContextValue names = question.read(NAMES);
    if (names instanceof ContextValue.Unknown) {
      return holds.and(Holds.PERHAPS);
    }
    boolean further =
        names instanceof ContextValue.Present present
            && present.values().stream()
                .anyMatch(name -> !wanted.contains(name.toLowerCase(Locale.ROOT)));
    return further ? Holds.NO : holds;
  }

  private static Holds isAbsent(ContextValue value) {
    if (value instanceof ContextValue.Unknown) {
      return Holds.PERHAPS;
    }
    return value instanceof ContextValue.Present ? Holds.NO : Holds.YES;
  }

  /** Whoever may create grants by a grant may give no operation that it does not have. */
  private Holds createsNoMore() {
    ContextValue operations = question.read("kms:GrantOperations");
    if (operations instanceof ContextValue.Present present) {
      return grant.operations().containsAll(present.values()) ? Holds.YES : Holds.NO;
    }
    return operations instanceof ContextValue.Unknown ? Holds.PERHAPS : Holds.YES;
  }

  private Holds reads(String key, String wanted) {
    ContextValue value = question.read(key);
    if (value instanceof ContextValue.Unknown) {
      return Holds.PERHAPS;
    }
    return value instanceof ContextValue.Present present && present.values().equals(List.of(wanted))
        ? Holds.YES
        : Holds.NO;
  }
}
