package io.iamsim.environment;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The AWS-managed policies that need not be given: each allows everything (SCP-4, RCP-3). */
public final class AwsManagedPolicies {
  public static final String FULL_AWS_ACCESS = "FullAWSAccess";
  public static final String RCP_FULL_AWS_ACCESS = "RCPFullAWSAccess";
  public static final String ADMINISTRATOR_ACCESS = "AdministratorAccess";

  private static final AttachedPolicy SERVICE_CONTROL =
      AttachedPolicy.of(FULL_AWS_ACCESS, everything(FULL_AWS_ACCESS, PolicyType.SERVICE_CONTROL));
  private static final AttachedPolicy RESOURCE_CONTROL =
      AttachedPolicy.of(
          RCP_FULL_AWS_ACCESS, everything(RCP_FULL_AWS_ACCESS, PolicyType.RESOURCE_CONTROL));
  private static final PolicyDocument IDENTITY =
      everything(ADMINISTRATOR_ACCESS, PolicyType.IDENTITY);
  private static final PolicyDocument BOUNDARY =
      everything(ADMINISTRATOR_ACCESS, PolicyType.PERMISSIONS_BOUNDARY);

  private AwsManagedPolicies() {}

  /** The service control policy that AWS attaches to every root, unit and account. */
  public static AttachedPolicy fullAwsAccess() {
    return SERVICE_CONTROL;
  }

  /** The resource control policy that is attached everywhere and cannot be detached. */
  public static AttachedPolicy rcpFullAwsAccess() {
    return RESOURCE_CONTROL;
  }

  /** {@code AdministratorAccess}, as an identity-based policy or a permissions boundary. */
  public static PolicyDocument administratorAccess(PolicyType type) {
    return switch (type) {
      case IDENTITY -> IDENTITY;
      case PERMISSIONS_BOUNDARY -> BOUNDARY;
      default -> everything(ADMINISTRATOR_ACCESS, type);
    };
  }

  private static PolicyDocument everything(String name, PolicyType type) {
    SourceSpan span = SourceSpan.at("aws:" + name, 1, 1);
    @Nullable PrincipalElement principal =
        type.hasPrincipal()
            ? new PrincipalElement(false, List.of(new PrincipalEntry.Everyone(span)), span)
            : null;
    Statement statement =
        new Statement(
            0,
            null,
            Effect.ALLOW,
            principal,
            new ActionElement(false, List.of(new ActionPattern("*", span)), span),
            new ResourceElement(
                false,
                List.of(new ResourcePattern(PolicyString.withoutVariables("*"), span)),
                span),
            List.of(),
            span);
    return new PolicyDocument(type, PolicyVersion.V2012_10_17, null, List.of(statement), 0, span);
  }
}
