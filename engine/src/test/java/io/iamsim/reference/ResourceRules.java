package io.iamsim.reference;

import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources: MATCH-20 to MATCH-37, GRAM-15, GRAM-17. */
final class ResourceRules {
  private ResourceRules() {}

  static Truth matches(@Nullable ResourceElement element, PolicyType type, Question question) {
    if (element == null) {
      return Truth.of(type != PolicyType.KMS_KEY);
    }
    if (element.patterns().isEmpty()) {
      return Truth.FALSE;
    }
    Truth some = Truth.any(element.patterns(), pattern -> matches(pattern, type, question));
    return element.negated() ? some.not() : some;
  }

  private static Truth matches(ResourcePattern pattern, PolicyType type, Question question) {
    PolicyString value = pattern.value();
    if (value.text().equals("*")) {
      return Truth.TRUE;
    }
    if (isListOfBuckets(question) && !value.text().contains("${")) {
      return Truth.UNKNOWN.and(everyBucket(value, type, question));
    }
    if (question.request().namesNoResource()
        || !value.text().startsWith("arn:")
        || variableBeforeSixthSegment(value)) {
      return Truth.FALSE;
    }
    Expansion expansion = Expansion.of(value, true, question);
    return switch (expansion.state()) {
      case TEXT -> Truth.of(matches(expansion.tokens(), type, question.request().resource()));
      case NO_VALUE, MALFORMED -> Truth.FALSE;
      // ROOM-102
      case UNKNOWN ->
          matches(expansion.tokens(), type, question.request().resource())
              ? Truth.UNKNOWN
              : Truth.FALSE;
    };
  }

  private static boolean isListOfBuckets(Question question) {
    return question.request().namesNoResource()
        && question.request().action().is("s3", "listallmybuckets");
  }

  /** DIS-8: whether the entry is one that AWS's examples grant s3:ListAllMyBuckets on. */
  private static Truth everyBucket(PolicyString value, PolicyType type, Question question) {
    if (!value.text().startsWith("arn:")) {
      return Truth.FALSE;
    }
    List<Token> pattern = Expansion.of(value, true, question).tokens();
    return Truth.of(
        matches(pattern, type, "arn:aws:s3:::*")
            || matches(pattern, type, "arn:aws-cn:s3:::*")
            || matches(pattern, type, "arn:aws-us-gov:s3:::*"));
  }

  /** MATCH-32: there a variable is plain text, which no ARN has. */
  private static boolean variableBeforeSixthSegment(PolicyString value) {
    long colons = 0;
    for (PolicyString.Segment segment : value.segments()) {
      if (segment instanceof PolicyString.Segment.Literal literal) {
        colons += literal.text().chars().filter(c -> c == ':').count();
      } else if (segment instanceof PolicyString.Segment.Variable && colons < 5) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<Token> pattern, PolicyType type, String resource) {
    if (Token.segments(pattern) == 6) {
      return Token.matches(Token.bySegment(pattern), resource);
    }
    return shortArnCounts(pattern, type)
        && (Token.matches(Token.bySegment(pattern), resource)
            || Token.matches(Token.bySegment(padded(pattern)), resource));
  }

  /** MATCH-25, the table by policy type. */
  private static boolean shortArnCounts(List<Token> pattern, PolicyType type) {
    return switch (type) {
      case IDENTITY, PERMISSIONS_BOUNDARY, SESSION -> true;
      case RESOURCE, ROLE_TRUST, KMS_KEY, VPC_ENDPOINT ->
          pattern.stream().anyMatch(Token::isWildcard);
      case SERVICE_CONTROL -> pattern.get(pattern.size() - 1).isRun();
      case RESOURCE_CONTROL -> false;
    };
  }

  private static List<Token> padded(List<Token> pattern) {
    List<Token> padded = new ArrayList<>(pattern);
    for (int segments = Token.segments(pattern); segments < 6; segments++) {
      padded.addAll(Token.glob(":*"));
    }
    return padded;
  }
}
