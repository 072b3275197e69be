package io.iamsim.session;

import com.google.common.collect.ImmutableList;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tasks that a session of AssumeRoot can be for; a session may do what its task needs and
 * nothing else (ROOT-4).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Privileged
 *     tasks</a>
 */
public enum RootTask {
  IAM_AUDIT_ROOT_USER_CREDENTIALS(
      "IAMAuditRootUserCredentials",
      Target.ROOT_USER,
      "iam:GetAccessKeyLastUsed",
      "iam:GetLoginProfile",
      "iam:GetUser",
      "iam:ListAccessKeys",
      "iam:ListMFADevices",
      "iam:ListSigningCertificates"),
  IAM_CREATE_ROOT_USER_PASSWORD(
      "IAMCreateRootUserPassword",
      Target.ROOT_USER,
      "iam:CreateLoginProfile",
      "iam:GetLoginProfile"),
  IAM_DELETE_ROOT_USER_CREDENTIALS(
      "IAMDeleteRootUserCredentials",
      Target.ROOT_USER,
      "iam:DeactivateMFADevice",
      "iam:DeleteAccessKey",
      "iam:DeleteLoginProfile",
      "iam:DeleteSigningCertificate",
      "iam:GetAccessKeyLastUsed",
      "iam:GetLoginProfile",
      "iam:GetUser",
      "iam:ListAccessKeys",
      "iam:ListMFADevices",
      "iam:ListSigningCertificates"),
  S3_UNLOCK_BUCKET_POLICY(
      "S3UnlockBucketPolicy",
      Target.ANYTHING,
      "s3:DeleteBucketPolicy",
      "s3:GetBucketPolicy",
      "s3:ListAllMyBuckets",
      "s3:PutBucketPolicy"),
  SQS_UNLOCK_QUEUE_POLICY(
      "SQSUnlockQueuePolicy",
      Target.ANYTHING,
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListQueues",
      "sqs:SetQueueAttributes");

  /** What a task may touch. */
  private enum Target {
    ROOT_USER("arn:*:iam::*:root"),
    ANYTHING("*");

    private final String pattern;

    Target(String pattern) {
      this.pattern = pattern;
    }
  }

  private static final String PATH = ":iam::aws:policy/root-task/";

  private final String policyName;
  private final Target target;
  private final ImmutableList<String> actions;

  RootTask(String policyName, Target target, String... actions) {
    this.policyName = policyName;
    this.target = target;
    this.actions = ImmutableList.copyOf(actions);
  }

  /** The task whose policy has that ARN. */
  public static Optional<RootTask> ofArn(String arn) {
    return Arrays.stream(values()).filter(task -> arn.endsWith(PATH + task.policyName)).findFirst();
  }

  /** The ARN of the policy of that name, whether or not there is such a task. */
  public static String arn(String partition, String name) {
    return "arn:" + partition + PATH + name;
  }

  /** The name of AWS's policy for the task. */
  public String policyName() {
    return policyName;
  }

  /** What the task needs. */
  public AttachedPolicy policy() {
    return AttachedPolicy.of(policyName, document(policyName, actions, target.pattern));
  }

  /** All names, for a message. */
  static String names() {
    return Arrays.stream(values()).map(RootTask::policyName).collect(Collectors.joining(", "));
  }

  private static PolicyDocument document(String name, List<String> actions, String resource) {
    SourceSpan span = SourceSpan.at("aws:" + name, 1, 1);
    Statement statement =
        new Statement(
            0,
            name,
            Effect.ALLOW,
            null,
            new ActionElement(
                false, actions.stream().map(text -> new ActionPattern(text, span)).toList(), span),
            new ResourceElement(
                false,
                List.of(new ResourcePattern(PolicyString.withoutVariables(resource), span)),
                span),
            List.of(),
            span);
    return new PolicyDocument(
        PolicyType.SESSION, PolicyVersion.V2012_10_17, null, List.of(statement), 0, span);
  }
}
