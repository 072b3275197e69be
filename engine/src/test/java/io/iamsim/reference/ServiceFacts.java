package io.iamsim.reference;

import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import java.util.Set;

/** What services add to the ladder: KMS-9, SQS-2, EVAL-16, STS-1, STS-12 to 15, ROOT-2, SVCT-2. */
final class ServiceFacts {
  private static final Set<String> UNDER_RCP =
      Set.of(
          ("aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront"
                  + " cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline"
                  + " cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer"
                  + " cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms"
                  + " gamelift health inspector-scan kendra kinesisvideo kms logs memorydb"
                  + " networkmonitor notifications opensearch pca-connector-ad personalize polly"
                  + " pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin"
                  + " sqs sts support swf textract timestream-influxdb transcribe transfer translate"
                  + " wafv2 workspaces xray")
              .split(" "));

  private static final Set<String> KMS_ACROSS_ACCOUNTS =
      Set.of(
          ("decrypt derivesharedsecret encrypt generatedatakey generatedatakeypair"
                  + " generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac"
                  + " generaterandom reencryptfrom reencryptto sign verify verifymac creategrant"
                  + " describekey getkeyrotationstatus getpublickey listgrants retiregrant"
                  + " revokegrant")
              .split(" "));

  private static final Set<String> MANAGED_KEY_CHANGES =
      Set.of("disablekey", "putkeypolicy", "schedulekeydeletion", "tagresource", "untagresource");

  private static final Set<String> SQS_AT_HOME =
      Set.of(
          ("addpermission cancelmessagemovetask createqueue deletequeue listmessagemovetasks"
                  + " listqueues listqueuetags removepermission setqueueattributes"
                  + " startmessagemovetask tagqueue untagqueue")
              .split(" "));

  private static final Set<String> POLICY_ACTIONS =
      Set.of(
          "s3:getbucketpolicy",
          "s3:putbucketpolicy",
          "s3:deletebucketpolicy",
          "sqs:getqueueattributes",
          "sqs:getqueueurl",
          "sqs:setqueueattributes");

  private static final Set<String> MANAGED_POLICY_CHANGES =
      Set.of(
          ("createpolicyversion deletepolicy deletepolicyversion setdefaultpolicyversion tagpolicy"
                  + " untagpolicy")
              .split(" "));

  private static final Set<String> LINKED_ROLE_CHANGES =
      Set.of(
          ("attachrolepolicy createrole deleterole deleterolepermissionsboundary deleterolepolicy"
                  + " detachrolepolicy putrolepermissionsboundary putrolepolicy"
                  + " updateassumerolepolicy")
              .split(" "));

  private static final Set<String> RESERVED_ROLE_CHANGES =
      Set.of("tagrole", "untagrole", "updaterole", "updateroledescription");

  private static final Set<String> TRUST_ACTIONS =
      Set.of(
          "assumerole",
          "assumerolewithsaml",
          "assumerolewithwebidentity",
          "tagsession",
          "setsourceidentity");

  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "s3:listallmybuckets",
          "ec2:describeinstances",
          "kms:createkey",
          "kms:listaliases",
          "kms:listkeys",
          "sqs:listqueues",
          "sts:getcalleridentity",
          "ecr:getauthorizationtoken");

  /** STS-14: AssumeRole, GetCallerIdentity, and the permissions that are no calls. */
  private static final Set<String> CALLS_OF_USER_SESSIONS =
      Set.of(
          "assumerole",
          "getcalleridentity",
          "tagsession",
          "setsourceidentity",
          "setcontext",
          "getservicebearertoken",
          "getscopedcredentials");

  private static final Set<String> OPEN_TO_UNSIGNED =
      Set.of("s3", "sqs", "sns", "execute-api", "apigateway", "es", "ecr-public", "mediastore");

  private ServiceFacts() {}

  /**
   * RCP-2, SVCT-2, SVCT-3: supported services, but neither RetireGrant nor requests for {@code *}.
   */
  static boolean underResourceControl(AccessRequest request) {
    return UNDER_RCP.contains(request.action().service())
        && !request.action().is("kms", "retiregrant")
        && !trustOfServiceLinkedRole(request)
        && !worksOnNoResource(request);
  }

  /** ROOM-100, of the actions that are asked about here. */
  static boolean isOnAnotherType(AccessRequest request) {
    String[] parts = request.resource().split(":", 6);
    String rest = parts[parts.length - 1];
    boolean isObject = rest.contains(rest.startsWith("accesspoint/") ? "/object/" : "/");
    return switch (request.action().service() + ":" + request.action().name()) {
      case "s3:listbucket" -> !request.namesNoResource() && isObject;
      case "s3:getobject", "s3:putobject" -> !request.namesNoResource() && !isObject;
      case "iam:passrole" -> request.resource().contains(":user/");
      default -> false;
    };
  }

  /** MATCH-30, KMS-10: with no resource there is no resource-based policy to ask. */
  static boolean worksOnNoResource(AccessRequest request) {
    ActionName action = request.action();
    return request.namesNoResource()
        && WITHOUT_RESOURCE.contains(action.service() + ":" + action.name());
  }

  /** RCP-2: who may assume a service-linked role is no business of resource control policies. */
  private static boolean trustOfServiceLinkedRole(AccessRequest request) {
    return request.action().service().equals("sts")
        && TRUST_ACTIONS.contains(request.action().name())
        && request.resource().contains(":role/aws-service-role/");
  }

  /** EVAL-16: a KMS key's policy and a role's trust policy must let the caller in. */
  static boolean gated(AccessRequest request) {
    Optional<Arn> resource = Arn.parse(request.resource());
    ActionName action = request.action();
    boolean key =
        action.service().equals("kms")
            && resource.filter(arn -> arn.resource().startsWith("key/")).isPresent();
    boolean trust =
        action.service().equals("sts")
            && TRUST_ACTIONS.contains(action.name())
            && resource
                .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
                .isPresent();
    return key || trust;
  }

  /** SQS-1: a batch is authorized as the single action. */
  static AccessRequest asAuthorized(AccessRequest request) {
    ActionName action = request.action();
    if (!action.service().equals("sqs") || !action.name().endsWith("batch")) {
      return request;
    }
    String single = action.text().substring(0, action.text().length() - "Batch".length());
    return new AccessRequest(
        request.principal(),
        ActionName.parse(single).orElseThrow(),
        request.resource(),
        request.resourceAccount(),
        request.context());
  }

  /**
   * IAM-3, MATCH-30: IAM asks no resource's policy, and what works on no resource finds none.
   * KMS-16, S3-18, SQS-3: some actions pass over the resource's policy.
   */
  static boolean hasResourcePolicy(Question question) {
    AccessRequest request = question.request();
    return !request.action().service().equals("iam")
        && !worksOnNoResource(request)
        && !request.action().is("kms", "retiregrant")
        && !unlocks(question);
  }

  /** S3-18, SQS-3: the owner's root user is not locked out of a bucket's or queue's policy. */
  private static boolean unlocks(Question question) {
    boolean root =
        question.kind() == PrincipalKind.ROOT || question.kind() == PrincipalKind.ASSUMED_ROOT;
    return root
        && question.caller().account().equals(question.resourceAccount())
        && POLICY_ACTIONS.contains(question.service() + ":" + question.request().action().name());
  }

  /** IAM-1, IAM-2: what AWS owns in IAM, whatever policies allow. */
  private static Optional<String> ownedByAws(AccessRequest request) {
    if (!request.action().service().equals("iam")) {
      return Optional.empty();
    }
    String name = request.action().name();
    boolean managed = request.resource().matches("arn:[^:]*:iam::aws:policy/.*");
    if (managed && MANAGED_POLICY_CHANGES.contains(name)) {
      return Optional.of("IAM-1");
    }
    boolean role = request.resource().matches("arn:[^:]*:iam::[0-9]*:role/.*");
    boolean linked = role && request.resource().contains(":role/aws-service-role/");
    boolean reserved = role && request.resource().contains(":role/aws-reserved/");
    if (role && !linked && name.endsWith("servicelinkedrole")) {
      return Optional.of("IAM-2");
    }
    boolean denied =
        (linked && LINKED_ROLE_CHANGES.contains(name))
            || (reserved
                && (LINKED_ROLE_CHANGES.contains(name) || RESERVED_ROLE_CHANGES.contains(name)));
    return denied ? Optional.of("IAM-1") : Optional.empty();
  }

  /** KMS-9, SQS-2, S3-18, IAM-3. */
  static boolean unsupportedAcrossAccounts(ActionName action) {
    return switch (action.service()) {
      case "kms" -> !KMS_ACROSS_ACCOUNTS.contains(action.name());
      case "sqs" -> SQS_AT_HOME.contains(action.name());
      case "iam" -> true;
      case "s3" -> POLICY_ACTIONS.contains("s3:" + action.name());
      default -> false;
    };
  }

  /** STS-1: always allowed. STS-15: no policy controls GetSessionToken. */
  static Optional<String> alwaysAllowed(AccessRequest request) {
    PrincipalKind kind = request.principal().kind();
    boolean signed =
        kind != PrincipalKind.ANONYMOUS
            && kind != PrincipalKind.IDENTITY_PROVIDER
            && kind != PrincipalKind.ORIGIN_ACCESS_IDENTITY;
    if (signed && request.action().is("sts", "getcalleridentity")) {
      return Optional.of("STS-1");
    }
    boolean longTerm =
        (kind == PrincipalKind.USER && !isUserSession(request)) || kind == PrincipalKind.ROOT;
    return longTerm && request.action().is("sts", "getsessiontoken")
        ? Optional.of("STS-15")
        : Optional.empty();
  }

  private static boolean isUserSession(AccessRequest request) {
    return request.principal() instanceof RequestPrincipal.User user && user.sessionToken();
  }

  /**
   * STS-13, STS-14: whether IAM would refuse the call: of a user's session for want of MFA, of a
   * federated user outside the console.
   */
  static Truth refusedByIam(AccessRequest request, ContextValue mfa) {
    boolean api =
        request.action().service().equals("iam") && !request.action().name().equals("passrole");
    if (api && request.principal().kind() == PrincipalKind.FEDERATED_USER) {
      return Truth.UNKNOWN;
    }
    if (!isUserSession(request) || !api) {
      return Truth.FALSE;
    }
    if (mfa instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        !(mfa instanceof ContextValue.Present present)
            || present.values().stream().noneMatch(value -> value.equalsIgnoreCase("true")));
  }

  /** Calls that no policy can allow: XACC-9, IAM-1, IAM-2, KMS-13, STS-12 to STS-14, ROOT-2. */
  static Optional<String> neverAllowed(AccessRequest request) {
    ActionName action = request.action();
    Optional<String> partition = Arn.parse(request.resource()).map(Arn::partition);
    Optional<String> mine = request.principal().partition();
    if (mine.isPresent() && partition.isPresent() && !mine.equals(partition)) {
      return Optional.of("XACC-9");
    }
    Optional<String> owned = ownedByAws(request);
    if (owned.isPresent()) {
      return owned;
    }
    if (managesAwsAlias(request)) {
      return Optional.of("KMS-13");
    }
    return switch (request.principal().kind()) {
      case ROLE_SESSION ->
          action.is("sts", "getfederationtoken") || action.is("sts", "getsessiontoken")
              ? Optional.of("STS-12")
              : Optional.empty();
      case FEDERATED_USER ->
          action.service().equals("sts") && !action.name().equals("getscopedcredentials")
              ? Optional.of("STS-13")
              : Optional.empty();
      case ROOT, ASSUMED_ROOT ->
          action.is("sts", "assumerole") || action.is("sts", "assumeroot")
              ? Optional.of("ROOT-2")
              : Optional.empty();
      case USER ->
          isUserSession(request)
                  && action.service().equals("sts")
                  && !CALLS_OF_USER_SESSIONS.contains(action.name())
              ? Optional.of("STS-14")
              : Optional.empty();
      case ORIGIN_ACCESS_IDENTITY ->
          action.service().equals("s3") ? Optional.empty() : Optional.of("PRIN-24");
      case SERVICE, ANONYMOUS, IDENTITY_PROVIDER -> Optional.empty();
    };
  }

  /** KMS-11: what nobody but AWS does to a key that AWS manages. */
  static boolean changesManagedKey(ActionName action) {
    return action.service().equals("kms") && MANAGED_KEY_CHANGES.contains(action.name());
  }

  private static boolean managesAwsAlias(AccessRequest request) {
    ActionName action = request.action();
    return (action.is("kms", "createalias")
            || action.is("kms", "updatealias")
            || action.is("kms", "deletealias"))
        && Arn.parse(request.resource())
            .filter(arn -> arn.resource().startsWith("alias/aws/"))
            .isPresent();
  }

  /** ANON-1, ROOM-15: few services take unsigned calls; a federation call is its provider's. */
  static boolean takesUnsigned(ActionName action) {
    return OPEN_TO_UNSIGNED.contains(action.service()) || action.is("lambda", "invokefunctionurl");
  }

  /** STS-8: a provider by ARN lets callers into roles of its own account only. */
  static boolean providerFitsRole(Question question) {
    return !(question.caller() instanceof RequestPrincipal.IdentityProvider provider)
        || Arn.parse(provider.provider())
            .flatMap(Arn::accountId)
            .map(account -> sameAccount(account, question))
            .orElse(true);
  }

  private static boolean sameAccount(AccountId account, Question question) {
    return question.resourceAccount().equals(Optional.of(account));
  }
}
