package io.iamsim.authorize;

import io.iamsim.match.HashedText;
import io.iamsim.match.PrefixTable;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of ARN a request names: those of one kind begin alike and are alike to the
 * environment, so that owner, policies and derived keys are the same for all.
 *
 * <p>An ARN in a resource that the environment has is of that resource's kind, the resource itself
 * of another. Any other ARN's kind is its first five parts and, where the sixth goes on behind a
 * slash or a colon, the word before that ({@code table}, {@code secret}); for S3, whose sixth part
 * begins with the bucket's name, only whether it goes on. What AWS made for itself, which goes on
 * with {@code aws}, is of no kind, nor is an ARN within an IAM role or user.
 *
 * <p>One finder serves one thread for one ARN after another.
 */
final class RequestKind {
  /** The ARN of a known resource. */
  static final int NAMED = 0;

  /** An ARN within a known resource. */
  static final int WITHIN = 1;

  /** A sixth part in one piece. */
  static final int PLAIN = 2;

  /** A sixth part with a type before the first slash or colon. */
  static final int TYPED = 3;

  /** An object of a bucket that is not known. */
  static final int OBJECT = 4;

  private int length;
  private int form;

  /** Finds the kind of an ARN; false if the text is no whole ARN or is of no kind. */
  boolean find(HashedText arn, PrefixTable resources) {
    String text = arn.text();
    int header = header(text);
    if (header < 0) {
      return false;
    }
    @Nullable String resource = resources.longestIn(arn, header);
    if (resource != null) {
      length = resource.length();
      form = length == text.length() ? NAMED : WITHIN;
      return form == NAMED || !text.startsWith("iam:", text.indexOf(':', 4) + 1);
    }
    int border = border(text, header);
    boolean bucket = text.startsWith(":s3:::", header - ":s3:::".length());
    if (border < 0 || bucket) {
      length = header;
      form = border < 0 ? PLAIN : OBJECT;
    } else {
      length = border;
      form = TYPED;
      return !text.startsWith("aws", border + 1);
    }
    return true;
  }

  /**
   * True if {@link #find} would find this kind: quicker than to find out which one it is.
   *
   * @param beginning what the ARNs of the kind have in common; another ARN's was found to be of it
   */
  static boolean is(HashedText arn, PrefixTable resources, String beginning, int form) {
    String text = arn.text();
    int length = beginning.length();
    if (!text.startsWith(beginning)) {
      return false;
    }
    if (form == NAMED) {
      return length == text.length();
    }
    boolean goesOn =
        switch (form) {
          case WITHIN -> length < text.length() && isBorder(text.charAt(length));
          case PLAIN -> border(text, length) < 0;
          case OBJECT -> border(text, length) >= 0;
          default ->
              length < text.length()
                  && isBorder(text.charAt(length))
                  && !text.startsWith("aws", length + 1);
        };
    return goesOn && resources.longestIn(arn, length) == null;
  }

  /** How much of the ARN the kind has in common. */
  int length() {
    return length;
  }

  /** One of the forms. */
  int form() {
    return form;
  }

  /** Where the sixth part begins, or -1. */
  private static int header(String text) {
    if (!text.startsWith("arn:")) {
      return -1;
    }
    int colons = 1;
    for (int i = 4; i < text.length(); i++) {
      if (text.charAt(i) == ':' && ++colons == 5) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int border(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isBorder(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBorder(char c) {
    return c == '/' || c == ':';
  }
}
