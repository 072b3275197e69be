package io.iamsim.parse;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of a {@link PolicyArchive}. Numbers take as many bytes as they need, seven bits
 * each; the text 0 is none.
 */
final class ArchiveWriter {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private byte[] bytes = new byte[1024];
  private int size;

  byte[] write(List<PolicyDocument> documents) {
    number(documents.size());
    documents.forEach(this::document);
    byte[] body = Arrays.copyOf(bytes, size);
    size = 0;
    number(texts.size());
    texts.keySet().forEach(this::characters);
    return ByteBuffer.allocate(size + body.length).put(bytes, 0, size).put(body).array();
  }

  private void document(PolicyDocument document) {
    text(document.type().name());
    text(document.version().text());
    text(document.id());
    number(document.size());
    span(document.span());
    number(document.statements().size());
    document.statements().forEach(this::statement);
  }

  private void statement(Statement statement) {
    number(statement.index());
    text(statement.sid());
    text(statement.effect().text());
    span(statement.span());
    principal(statement.principal());
    action(statement.action());
    resource(statement.resource());
    number(statement.conditions().size());
    statement.conditions().forEach(this::condition);
  }

  private void principal(@Nullable PrincipalElement element) {
    flag(element != null);
    if (element != null) {
      flag(element.negated());
      span(element.span());
      number(element.entries().size());
      element.entries().forEach(this::entry);
    }
  }

  private void entry(PrincipalEntry entry) {
    if (entry instanceof PrincipalEntry.Everyone) {
      entry("Everyone", entry);
    } else if (entry instanceof PrincipalEntry.Account account) {
      entry("Account", entry);
      text(account.account().value());
      text(account.partition());
    } else if (entry instanceof PrincipalEntry.PrincipalArn arn) {
      entry("PrincipalArn", entry);
      text(arn.arn());
    } else if (entry instanceof PrincipalEntry.UniqueId id) {
      entry("UniqueId", entry);
      text(id.id());
    } else if (entry instanceof PrincipalEntry.Service service) {
      entry("Service", entry);
      text(service.name());
    } else if (entry instanceof PrincipalEntry.Federated federated) {
      entry("Federated", entry);
      text(federated.provider());
    } else if (entry instanceof PrincipalEntry.CanonicalUser user) {
      entry("CanonicalUser", entry);
      text(user.id());
    } else if (entry instanceof PrincipalEntry.Malformed malformed) {
      entry("Malformed", entry);
      text(malformed.text());
    }
  }

  private void entry(String kind, PrincipalEntry entry) {
    text(kind);
    span(entry.span());
  }

  private void action(@Nullable ActionElement element) {
    flag(element != null);
    if (element != null) {
      flag(element.negated());
      span(element.span());
      number(element.patterns().size());
      for (ActionPattern pattern : element.patterns()) {
        text(pattern.text());
        span(pattern.span());
      }
    }
  }

  private void resource(@Nullable ResourceElement element) {
    flag(element != null);
    if (element != null) {
      flag(element.negated());
      span(element.span());
      number(element.patterns().size());
      for (ResourcePattern pattern : element.patterns()) {
        string(pattern.value());
        span(pattern.span());
      }
    }
  }

  private void condition(Condition condition) {
    text(condition.operator().canonicalName());
    text(condition.key().text());
    span(condition.span());
    number(condition.values().size());
    for (ConditionValue value : condition.values()) {
      string(value.value());
      span(value.span());
    }
  }

  private void string(PolicyString string) {
    text(string.text());
    text(string.reading().name());
  }

  private void span(SourceSpan span) {
    text(span.source());
    number(span.line());
    number(span.column());
    number(span.endLine());
    number(span.endColumn());
  }

  private void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  private void text(@Nullable String text) {
    number(text == null ? 0 : texts.computeIfAbsent(text, t -> texts.size() + 1));
  }

  private void characters(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      number(text.charAt(i));
    }
  }

  private void number(int number) {
    int rest = number;
    while (rest >>> 7 != 0) {
      add((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    add(rest);
  }

  private void add(int value) {
    bytes = size < bytes.length ? bytes : Arrays.copyOf(bytes, size * 2);
    bytes[size++] = (byte) value;
  }
}
