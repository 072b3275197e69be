package io.iamsim.parse;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.Optional;

/**
 * The characters that a document may have (GRAM-7) and the size that AWS stores (QUOTA-1 to
 * QUOTA-10).
 */
final class TextRules {
  private final ElementRules rules;
  private final Findings findings;
  private long minified;
  private boolean reported;

  private TextRules(ElementRules rules, Findings findings) {
    this.rules = rules;
    this.findings = findings;
  }

  /** Reports what is wrong; the size of the document without white space. */
  static int check(
      SourceNode.Mapping document, PolicyType type, ElementRules rules, Findings findings) {
    TextRules text = new TextRules(rules, findings);
    text.visit(document);
    int limit = limit(type);
    if (text.minified > limit) {
      findings.add(
          FindingCode.QUOTA_EXCEEDED,
          document.span(),
          "the document has "
              + text.minified
              + " characters without white space, "
              + PolicyParser.article(type)
              + " may have "
              + limit,
          "split it, or join statements that differ in one element only");
    }
    return (int) Math.min(text.minified, Integer.MAX_VALUE);
  }

  /** QUOTA-4: of a session policy white space counts too. */
  static Optional<Finding> sizeAsWritten(SourceText source, PolicyDocument document) {
    if (document.type() != PolicyType.SESSION) {
      return Optional.empty();
    }
    int written = source.text().strip().length();
    int limit = limit(PolicyType.SESSION);
    int begin = new TextPlaces(source).offset(document.span().line(), document.span().column());
    boolean alone = source.text().substring(0, begin).isBlank();
    return alone && written > limit && document.size() <= limit
        ? Optional.of(
            Finding.of(
                FindingCode.QUOTA_EXCEEDED,
                document.span(),
                "the session policy has "
                    + written
                    + " characters with its white space, AWS takes "
                    + limit,
                "pass it without line breaks and indentation"))
        : Optional.empty();
  }

  private static int limit(PolicyType type) {
    return switch (type) {
      case IDENTITY, PERMISSIONS_BOUNDARY -> 6_144;
      case SESSION -> 2_048;
      case ROLE_TRUST -> 4_096;
      case SERVICE_CONTROL -> 10_240;
      case RESOURCE_CONTROL -> 5_120;
      case KMS_KEY -> 32_768;
      case RESOURCE, VPC_ENDPOINT -> 20_480;
    };
  }

  /** Adds up the length of the minified JSON and looks at every character on the way. */
  private void visit(SourceNode node) {
    if (node instanceof SourceNode.Mapping mapping) {
      minified += 2 + Math.max(0, mapping.members().size() - 1);
      for (SourceNode.Member member : mapping.members()) {
        minified += member.name().length() + 3;
        visit(member.value());
      }
    } else if (node instanceof SourceNode.Sequence sequence) {
      minified += 2 + Math.max(0, sequence.items().size() - 1);
      sequence.items().forEach(this::visit);
    } else if (node instanceof SourceNode.Scalar scalar) {
      minified += scalar.text().length() + (scalar.isString() ? 2 : 0);
      checkCharacters(scalar);
    }
  }

  private void checkCharacters(SourceNode.Scalar scalar) {
    if (!rules.ownedByIam() || reported) {
      return;
    }
    for (int i = 0; i < scalar.text().length(); i++) {
      char c = scalar.text().charAt(i);
      boolean accepted = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= '\u00ff');
      if (!accepted) {
        reported = true;
        findings.add(
            FindingCode.INVALID_CHARACTER,
            scalar.span(),
            String.format("the character U+%04X is not accepted in a policy", (int) c),
            "IAM takes tab, line feed, carriage return and U+0020 to U+00FF");
        return;
      }
    }
  }
}
