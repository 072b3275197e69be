package io.iamsim.service;

import com.google.common.base.Splitter;
import io.iamsim.model.ActionName;
import io.iamsim.request.CallRequest.Companion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The further actions that a call needs permission for, as far as they are known (MULTI-4). The
 * table is short on purpose: what is not in it is not invented (UNK-6).
 *
 * <p>Sources: the dependent actions of the Service Authorization Reference, and what the services'
 * guides say of encryption with AWS KMS keys.
 */
public final class DependentActions {
  private static final Map<String, List<DependentAction>> TABLE = table();

  private DependentActions() {}

  /**
   * A further action.
   *
   * @param action the action that the same caller needs
   * @param companion what it is needed on, or null for the resources of the call itself
   * @param when what makes it needed
   * @param context the keys that its request carries beside the call's own
   * @param via the service that makes the request for the caller, or null if it is the caller's own
   *     (SVC-4)
   */
  public record DependentAction(
      ActionName action,
      @Nullable Companion companion,
      When when,
      Map<String, String> context,
      @Nullable String via) {
    public DependentAction {
      context = Map.copyOf(context);
    }
  }

  /** What makes a further action needed. */
  public enum When {
    ALWAYS("the call is made"),
    TAGGED("the call gives tags"),
    SOURCE_IDENTITY("the call sets a source identity"),
    ROLE_PASSED("the call passes a role"),
    ENCRYPTED("a KMS key encrypts the resource"),
    COPIED("the call copies an object");

    private final String text;

    When(String text) {
      this.text = text;
    }

    /** The condition, in a sentence. */
    public String text() {
      return text;
    }
  }

  /** The further actions of an action; mostly none. */
  public static List<DependentAction> of(ActionName action) {
    return TABLE.getOrDefault(action.text().toLowerCase(Locale.ROOT), List.of());
  }

  /** The permission to pass a role, to a service that is not known. */
  public static DependentAction passRole() {
    return new DependentAction(
        action("iam:PassRole"), Companion.PASSED_ROLE, When.ROLE_PASSED, Map.of(), null);
  }

  private static Map<String, List<DependentAction>> table() {
    Map<String, List<DependentAction>> table = new LinkedHashMap<>();
    passedRoles(table);
    encryption(table);
    sessions(table);
    put(
        table,
        "lambda:InvokeFunctionUrl",
        own("lambda:InvokeFunction", When.ALWAYS, Map.of("lambda:InvokedViaFunctionUrl", "true")));
    for (String name :
        List.of(
            "RunInstances",
            "CreateVolume",
            "CreateSnapshot",
            "CreateSecurityGroup",
            "CreateSubnet",
            "CreateVpc")) {
      put(
          table,
          "ec2:" + name,
          own("ec2:CreateTags", When.TAGGED, Map.of("ec2:CreateAction", name)));
    }
    put(
        table,
        "s3:PutObject",
        new DependentAction(
            action("s3:GetObject"), Companion.COPY_SOURCE, When.COPIED, Map.of(), null));
    return table;
  }

  private static void passedRoles(Map<String, List<DependentAction>> table) {
    pass(table, "cloudformation", "cloudformation", "CreateChangeSet CreateStack DeleteStack");
    pass(table, "cloudformation", "cloudformation", "UpdateStack");
    pass(table, "codebuild", "codebuild", "CreateProject UpdateProject");
    pass(table, "codepipeline", "codepipeline", "CreatePipeline UpdatePipeline");
    pass(table, "ec2", "ec2", "AssociateIamInstanceProfile RunInstances");
    pass(table, "ec2", "ec2", "ReplaceIamInstanceProfileAssociation");
    pass(table, "ecs", "ecs-tasks", "RegisterTaskDefinition RunTask StartTask");
    pass(table, "eks", "eks", "CreateCluster");
    pass(table, "events", "events", "PutRule PutTargets");
    pass(table, "firehose", "firehose", "CreateDeliveryStream");
    pass(table, "glue", "glue", "CreateCrawler CreateJob UpdateCrawler UpdateJob");
    pass(table, "lambda", "lambda", "CreateFunction UpdateFunctionConfiguration");
    pass(table, "sagemaker", "sagemaker", "CreateModel CreateNotebookInstance CreateTrainingJob");
    pass(table, "scheduler", "scheduler", "CreateSchedule UpdateSchedule");
    pass(table, "states", "states", "CreateStateMachine UpdateStateMachine");
  }

  private static void pass(
      Map<String, List<DependentAction>> table, String prefix, String service, String names) {
    for (String name : Splitter.on(' ').split(names)) {
      put(
          table,
          prefix + ":" + name,
          new DependentAction(
              action("iam:PassRole"),
              Companion.PASSED_ROLE,
              When.ROLE_PASSED,
              Map.of("iam:PassedToService", service + ".amazonaws.com"),
              null));
    }
  }

  private static void encryption(Map<String, List<DependentAction>> table) {
    for (String reading :
        List.of(
            "kinesis:GetRecords",
            "s3:GetObject",
            "secretsmanager:GetSecretValue",
            "sqs:ReceiveMessage",
            "ssm:GetParameter",
            "ssm:GetParameters",
            "ssm:GetParametersByPath")) {
      put(table, reading, byKey("kms:Decrypt", reading));
    }
    for (String writing : List.of("kinesis:PutRecord", "kinesis:PutRecords", "s3:PutObject")) {
      put(table, writing, byKey("kms:GenerateDataKey", writing));
    }
    for (String both :
        List.of(
            "secretsmanager:CreateSecret",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecret",
            "sns:Publish",
            "sqs:SendMessage")) {
      put(table, both, byKey("kms:GenerateDataKey", both));
      put(table, both, byKey("kms:Decrypt", both));
    }
    put(table, "ssm:PutParameter", byKey("kms:Encrypt", "ssm:PutParameter"));
  }

  private static DependentAction byKey(String action, String calledFor) {
    String service = calledFor.substring(0, calledFor.indexOf(':'));
    return new DependentAction(
        action(action), Companion.KMS_KEY, When.ENCRYPTED, Map.of(), service + ".amazonaws.com");
  }

  /** STS-6, STS-7. */
  private static void sessions(Map<String, List<DependentAction>> table) {
    for (String name : List.of("AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity")) {
      put(table, "sts:" + name, own("sts:TagSession", When.TAGGED, Map.of()));
      put(table, "sts:" + name, own("sts:SetSourceIdentity", When.SOURCE_IDENTITY, Map.of()));
    }
  }

  private static DependentAction own(String action, When when, Map<String, String> context) {
    return new DependentAction(action(action), null, when, context, null);
  }

  private static ActionName action(String text) {
    return ActionName.parse(text).orElseThrow();
  }

  private static void put(
      Map<String, List<DependentAction>> table, String action, DependentAction dependent) {
    table
        .computeIfAbsent(action.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
        .add(dependent);
  }
}
