package io.iamsim.load;

import io.iamsim.catalog.ActionList;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.S3Name;
import io.iamsim.model.Statement;
import io.iamsim.parse.Findings;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What AWS refuses when a policy is stored at its resource or role (ROOM-90 to ROOM-93): the
 * policy's own service decides what may stand in it, beyond the grammar that all policies have.
 *
 * <p>An error is a policy that AWS would not store, by its documentation or its answer; where
 * neither says so, a warning tells what the policy cannot do.
 */
public final class StorageRules {
  private final PolicyDocument document;
  private final Arn resource;
  private final Findings findings = new Findings();

  private StorageRules(PolicyDocument document, Arn resource) {
    this.document = document;
    this.resource = resource;
  }

  /**
   * What is wrong with a policy at a resource, in the order of its text.
   *
   * @param document a resource-based policy, a key policy or a trust policy
   * @param resource the ARN of what carries the policy, or of something that lies in it
   */
  public static List<Finding> check(PolicyDocument document, String resource) {
    Optional<Arn> arn = Arn.parse(carrier(resource));
    if (arn.isEmpty()) {
      return List.of();
    }
    StorageRules rules = new StorageRules(document, arn.get());
    rules.check();
    return rules.findings.list();
  }

  /** The bucket or access point of an S3 object; anything else carries its policy itself. */
  private static String carrier(String resource) {
    return S3Name.parse(resource).map(S3Name::container).orElse(resource);
  }

  private void check() {
    if (document.type() == PolicyType.ROLE_TRUST) {
      document.statements().forEach(this::trust);
      return;
    }
    if (document.type() != PolicyType.RESOURCE && document.type() != PolicyType.KMS_KEY) {
      return;
    }
    switch (resource.service()) {
      case "s3" -> document.statements().forEach(this::bucket);
      case "sns" -> topic();
      case "sqs" -> queue();
      default -> document.statements().forEach(this::other);
    }
  }

  /** ROOM-92. */
  private void trust(Statement statement) {
    for (ActionPattern action : actions(statement)) {
      if (isOfAnotherService(action, "sts")) {
        findings.add(
            FindingCode.NOT_STORED,
            action.span(),
            "`" + action.text() + "` in a trust policy, which AWS would not store",
            "a trust policy has actions of `sts` only");
      }
    }
  }

  /** ROOM-90. */
  private void bucket(Statement statement) {
    for (ActionPattern action : actions(statement)) {
      if (isOfAnotherService(action, "s3")) {
        notOfTheService(action);
      }
    }
    boolean sound = true;
    for (ResourcePattern entry : entries(statement)) {
      if (!isOfTheBucket(entry.value().text())) {
        sound = false;
        findings.add(
            FindingCode.NOT_STORED,
            entry.span(),
            "`"
                + entry.value().text()
                + "` in the policy of `"
                + resource
                + "`, which AWS would not store",
            "S3 takes the ARN of the " + what() + " itself and of what lies in it");
      }
    }
    if (sound) {
      new BucketStatements(resource, findings).check(statement);
    }
  }

  private String what() {
    return resource.account().isEmpty() ? "bucket" : "access point";
  }

  /** True for the bucket or access point and what lies in it; a pattern must begin with it. */
  private boolean isOfTheBucket(String entry) {
    String own = resource.toString();
    return entry.startsWith(own)
        && (entry.length() == own.length() || "/*?".indexOf(entry.charAt(own.length())) >= 0);
  }

  private void notOfTheService(ActionPattern action) {
    findings.add(
        FindingCode.NOT_STORED,
        action.span(),
        "`"
            + action.text()
            + "` in a policy of `"
            + resource.service()
            + "`, which AWS would not store",
        "only actions of `" + resource.service() + "` may stand in it");
  }

  /** ROOM-91. */
  private void topic() {
    limit("statements", document.statements().size(), 100);
    limit("characters", document.size(), 30_720);
    for (Statement statement : document.statements()) {
      limit(statement, "principals", principals(statement), 200);
      for (ActionPattern action : actions(statement)) {
        topicAction(action);
      }
      for (ResourcePattern entry : entries(statement)) {
        topicResource(entry);
      }
    }
  }

  private void topicAction(ActionPattern action) {
    if (isOfAnotherService(action, "sns")) {
      notOfTheService(action);
      return;
    }
    String name = action.text().substring(action.text().indexOf(':') + 1);
    if (isPattern(action.text())) {
      findings.warn(
          FindingCode.NOT_STORED,
          action.span(),
          "`" + action.text() + "` in a topic policy, which SNS may refuse",
          "the actions that it takes are " + topicActions());
    } else if (!ActionList.SNS_IN_TOPIC_POLICIES.has("sns", name.toLowerCase(Locale.ROOT))) {
      findings.add(
          FindingCode.NOT_STORED,
          action.span(),
          "`" + action.text() + "` in a topic policy, which AWS would not store",
          "the actions that SNS takes are " + topicActions());
    }
  }

  private static String topicActions() {
    return String.join(", ", new TreeSet<>(ActionList.SNS_IN_TOPIC_POLICIES.names()));
  }

  private void topicResource(ResourcePattern entry) {
    String text = entry.value().text();
    if (text.equals(resource.toString())) {
      return;
    }
    if (isPattern(text)) {
      findings.warn(
          FindingCode.NOT_STORED,
          entry.span(),
          "`" + text + "` in a topic policy, where SNS wants the topic's ARN",
          "write `" + resource + "`");
    } else {
      findings.add(
          FindingCode.NOT_STORED,
          entry.span(),
          "`" + text + "` in the policy of `" + resource + "`, which AWS would not store",
          "write the topic's own ARN");
    }
  }

  /** ROOM-91; how many actions a statement may have is a matter of its text (QUOTA-11). */
  private void queue() {
    limit("statements", document.statements().size(), 20);
    limit("characters", document.size(), 8_192);
    for (Statement statement : document.statements()) {
      limit(statement, "principals", principals(statement), 50);
      limit(statement, "conditions", statement.conditions().size(), 10);
      for (ActionPattern action : actions(statement)) {
        if (isOfAnotherService(action, "sqs")) {
          notOfTheService(action);
        }
      }
    }
  }

  private void limit(String what, int has, int most) {
    if (has > most) {
      exceeded(document.span(), "the policy", what, has, most);
    }
  }

  private void limit(Statement statement, String what, int has, int most) {
    if (has > most) {
      exceeded(statement.span(), "the statement", what, has, most);
    }
  }

  private void exceeded(SourceSpan span, String whose, String what, int has, int most) {
    findings.add(
        FindingCode.QUOTA_EXCEEDED,
        span,
        whose + " has " + has + " " + what + ", `" + resource.service() + "` takes " + most,
        "");
  }

  /** ROOM-93: what no page says is refused, and what cannot match in this policy. */
  private void other(Statement statement) {
    String service = resource.service();
    for (ActionPattern action : actions(statement)) {
      if (isOfAnotherService(action, service)) {
        findings.add(
            FindingCode.ACTION_NEVER_MATCHES,
            action.span(),
            "`" + action.text() + "` is no action of `" + service + "`, whose policy this is",
            "no request for that resource has it");
      }
    }
  }

  private static int principals(Statement statement) {
    return statement.principal() == null ? 0 : statement.principal().entries().size();
  }

  private static List<ActionPattern> actions(Statement statement) {
    ActionElement element = statement.action();
    return element == null ? List.of() : element.patterns();
  }

  private static List<ResourcePattern> entries(Statement statement) {
    ResourceElement element = statement.resource();
    return element == null ? List.of() : element.patterns();
  }

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.contains("${");
  }

  /** True for an action that names a service, and another one. */
  private static boolean isOfAnotherService(ActionPattern action, String service) {
    int colon = action.text().indexOf(':');
    String prefix = colon < 0 ? "" : action.text().substring(0, colon);
    return !prefix.isEmpty() && !prefix.equals("*") && !prefix.equalsIgnoreCase(service);
  }
}
