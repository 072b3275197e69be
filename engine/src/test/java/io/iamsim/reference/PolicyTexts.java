package io.iamsim.reference;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.SourceText;
import java.util.List;

/** Policies from text. In statements a backtick stands for a quotation mark. */
public final class PolicyTexts {
  private PolicyTexts() {}

  /** A document of the current version with the inner texts of its statements' braces. */
  public static String policy(String... statements) {
    return "{`Version`:`2012-10-17`,`Statement`:[{".replace('`', '"')
        + String.join("},{", statements).replace('`', '"')
        + "}]}";
  }

  /** The same without a version (GRAM-8). */
  public static String policyWithoutVersion(String... statements) {
    return policy(statements).replace("\"Version\":\"2012-10-17\",", "");
  }

  /** The inner text of an Allow on every resource. */
  public static String allow(String action) {
    return allow(action, "*");
  }

  public static String allow(String action, String resource) {
    return "`Effect`:`Allow`,`Action`:`" + action + "`,`Resource`:`" + resource + "`";
  }

  public static String deny(String action) {
    return deny(action, "*");
  }

  public static String deny(String action, String resource) {
    return "`Effect`:`Deny`,`Action`:`" + action + "`,`Resource`:`" + resource + "`";
  }

  /** The inner text of a statement of a trust policy. */
  public static String trust(String principal, String action) {
    return "`Effect`:`Allow`,`Action`:`" + action + "`,`Principal`:" + principal;
  }

  /** A principal element's value: {@code {"AWS": arn}}. */
  public static String aws(String arn) {
    return "{`AWS`:`" + arn + "`}";
  }

  /** What follows a statement to give it a principal. */
  public static String to(String principal) {
    return ",`Principal`:" + principal;
  }

  /** What follows a statement to give it one condition. */
  public static String when(String operator, String key, String value) {
    String values = value.startsWith("[") ? value : "`" + value + "`";
    return ",`Condition`:{`" + operator + "`:{`" + key + "`:" + values + "}}";
  }

  /**
   * The document.
   *
   * @throws java.util.NoSuchElementException if the text is no valid document of the type
   */
  public static PolicyDocument parse(PolicyType type, String text) {
    return PolicyParser.parse(SourceText.of("policy.json", text), type, ParseMode.STRICT)
        .orElseThrow();
  }

  /** A layer of one document. */
  public static PolicyLayer layer(PolicyType type, String text) {
    return PolicyLayer.of(List.of(AttachedPolicy.of(type.layer(), parse(type, text))));
  }
}
