package io.iamsim.parse;

import io.iamsim.model.AccountId;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ArchiveWriter} wrote; anything else ends in an exception. */
final class ArchiveReader {
  private final byte[] bytes;
  private final String[] texts;
  private int at;

  ArchiveReader(byte[] bytes) {
    this.bytes = bytes;
    this.texts = new String[count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = characters();
    }
  }

  List<PolicyDocument> read() {
    List<PolicyDocument> documents = list(this::document);
    if (at != bytes.length) {
      throw new IllegalStateException("something is left");
    }
    return documents;
  }

  private PolicyDocument document() {
    PolicyType type = PolicyType.valueOf(text());
    PolicyVersion version = version(text());
    @Nullable String id = textOrNull();
    int size = number();
    SourceSpan span = span();
    return new PolicyDocument(type, version, id, list(this::statement), size, span);
  }

  private static PolicyVersion version(String text) {
    return Arrays.stream(PolicyVersion.values())
        .filter(version -> version.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private Statement statement() {
    int index = number();
    @Nullable String sid = textOrNull();
    Effect effect = text().equals(Effect.DENY.text()) ? Effect.DENY : Effect.ALLOW;
    SourceSpan span = span();
    @Nullable PrincipalElement principal = flag() ? principal() : null;
    @Nullable ActionElement action = flag() ? action() : null;
    @Nullable ResourceElement resource = flag() ? resource() : null;
    return new Statement(
        index, sid, effect, principal, action, resource, list(this::condition), span);
  }

  private PrincipalElement principal() {
    boolean negated = flag();
    SourceSpan span = span();
    return new PrincipalElement(negated, list(this::entry), span);
  }

  private PrincipalEntry entry() {
    String kind = text();
    SourceSpan span = span();
    return switch (kind) {
      case "Everyone" -> new PrincipalEntry.Everyone(span);
      case "Account" -> new PrincipalEntry.Account(new AccountId(text()), textOrNull(), span);
      case "PrincipalArn" -> new PrincipalEntry.PrincipalArn(text(), span);
      case "UniqueId" -> new PrincipalEntry.UniqueId(text(), span);
      case "Service" -> new PrincipalEntry.Service(text(), span);
      case "Federated" -> new PrincipalEntry.Federated(text(), span);
      case "CanonicalUser" -> new PrincipalEntry.CanonicalUser(text(), span);
      case "Malformed" -> new PrincipalEntry.Malformed(text(), span);
      default -> throw new IllegalStateException(kind);
    };
  }

  private ActionElement action() {
    boolean negated = flag();
    SourceSpan span = span();
    return new ActionElement(negated, list(() -> new ActionPattern(text(), span())), span);
  }

  private ResourceElement resource() {
    boolean negated = flag();
    SourceSpan span = span();
    return new ResourceElement(negated, list(() -> new ResourcePattern(string(), span())), span);
  }

  private Condition condition() {
    ConditionOperator operator = ConditionOperator.parse(text()).orElseThrow();
    ConditionKey key = ConditionKey.of(text());
    SourceSpan span = span();
    return new Condition(operator, key, list(() -> new ConditionValue(string(), span())), span);
  }

  private PolicyString string() {
    return new PolicyString(text(), PolicyString.Reading.valueOf(text()));
  }

  private SourceSpan span() {
    return new SourceSpan(text(), number(), number(), number(), number());
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = count();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return list;
  }

  /** How many of something follow; each takes a byte at least. */
  private int count() {
    int count = number();
    return Objects.checkIndex(count, bytes.length - at + 1);
  }

  private boolean flag() {
    return number() != 0;
  }

  private String text() {
    return texts[number() - 1];
  }

  private @Nullable String textOrNull() {
    int text = number();
    return text == 0 ? null : texts[text - 1];
  }

  private String characters() {
    char[] characters = new char[count()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = (char) number();
    }
    return new String(characters);
  }

  private int number() {
    int number = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      number |= (next & 0x7F) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return number | next << shift;
  }
}
