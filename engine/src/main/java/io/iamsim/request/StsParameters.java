package io.iamsim.request;

/**
 * The texts that AWS STS takes as parameters of a call (STS-6, STS-7, STS-18, QUOTA-11).
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html">Tag</a>
 */
public final class StsParameters {
  /** What names have beside letters and digits. */
  public static final String NAME_SIGNS = "_+=,.@-";

  /** What external ids have beside letters and digits. */
  public static final String EXTERNAL_ID_SIGNS = NAME_SIGNS + ":/";

  /** What keys and values of tags have beside letters, digits and blanks of any script. */
  public static final String TAG_SIGNS = "_.:/=+-@";

  private StsParameters() {}

  /** True for what may be a RoleSessionName or a SourceIdentity. */
  public static boolean isName(String text) {
    return text.length() >= 2 && text.length() <= 64 && consistsOf(NAME_SIGNS, text);
  }

  /** True for what may be an ExternalId. */
  public static boolean isExternalId(String text) {
    return text.length() >= 2 && text.length() <= 1224 && consistsOf(EXTERNAL_ID_SIGNS, text);
  }

  /** True if all characters may be in a tag's key or value, whatever their number. */
  public static boolean isTagText(String text) {
    return text.codePoints().allMatch(StsParameters::isOfTags);
  }

  private static boolean consistsOf(String signs, String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || signs.indexOf(c) >= 0);
  }

  /** Unicode's letters, numbers and separators. */
  private static boolean isOfTags(int c) {
    return Character.isLetter(c)
        || TAG_SIGNS.indexOf(c) >= 0
        || switch (Character.getType(c)) {
          case Character.DECIMAL_DIGIT_NUMBER,
              Character.LETTER_NUMBER,
              Character.OTHER_NUMBER,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }
}
