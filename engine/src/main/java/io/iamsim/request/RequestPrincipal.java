package io.iamsim.request;

import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes a request. */
public sealed interface RequestPrincipal {

  /** The kind of caller. */
  PrincipalKind kind();

  /** The caller's account; services, anonymous callers and identity providers have none. */
  Optional<AccountId> account();

  /** The caller's partition; absent where the account is. */
  Optional<String> partition();

  /** The principal as commands and messages write it. */
  String text();

  /**
   * An IAM user (EVAL-5).
   *
   * @param arn {@code arn:P:iam::A:user/path/name}
   * @param sessionToken true if the credentials come from GetSessionToken (STS-14); false for
   *     long-term keys and the console
   */
  record User(Arn arn, boolean sessionToken) implements RequestPrincipal {
    /** A user whose credentials do not come from GetSessionToken. */
    public User(Arn arn) {
      this(arn, false);
    }

    @Override
    public PrincipalKind kind() {
      return PrincipalKind.USER;
    }

    @Override
    public Optional<AccountId> account() {
      return arn.accountId();
    }

    @Override
    public Optional<String> partition() {
      return Optional.of(arn.partition());
    }

    @Override
    public String text() {
      return arn.toString();
    }

    /** The name without its path. */
    public String name() {
      return lastPart(arn.resource());
    }
  }

  /**
   * A session of a role (PRIN-6, PRIN-7).
   *
   * @param roleArn {@code arn:P:iam::A:role/path/name}
   * @param pathKnown false if only a session ARN, which drops the path, says which role
   * @param sessionName the session's name, or null if any session of the role is meant
   */
  record RoleSession(Arn roleArn, boolean pathKnown, @Nullable String sessionName)
      implements RequestPrincipal {
    private static final String OF_IDENTITY_CENTER = "AWSReservedSSO_";
    private static final String OF_A_SERVICE = "AWSServiceRoleFor";

    @Override
    public PrincipalKind kind() {
      return PrincipalKind.ROLE_SESSION;
    }

    @Override
    public Optional<AccountId> account() {
      return roleArn.accountId();
    }

    @Override
    public Optional<String> partition() {
      return Optional.of(roleArn.partition());
    }

    @Override
    public String text() {
      return sessionArn().orElse(roleArn.toString());
    }

    /** The role's name without its path. */
    public String roleName() {
      return lastPart(roleArn.resource());
    }

    /** {@code arn:P:sts::A:assumed-role/name/session}, if the session has a name. */
    public Optional<String> sessionArn() {
      return Optional.ofNullable(sessionName)
          .map(
              session ->
                  "arn:"
                      + roleArn.partition()
                      + ":sts::"
                      + roleArn.account()
                      + ":assumed-role/"
                      + roleName()
                      + "/"
                      + session);
    }

    /** True if only IAM Identity Center has roles of such names (PRIN-14, ROOM-72). */
    public boolean isOfIdentityCenter() {
      return roleName().startsWith(OF_IDENTITY_CENTER);
    }

    /**
     * True for the roles that AWS services make for themselves (SCP-2, RCP-2), which their path or,
     * where it is not known, their name says (ROOM-72).
     */
    public boolean isServiceLinked() {
      return roleArn.resource().startsWith("role/aws-service-role/")
          || (!pathKnown && roleName().startsWith(OF_A_SERVICE));
    }
  }

  /**
   * A federated user made by GetFederationToken (PRIN-8).
   *
   * @param arn {@code arn:P:sts::A:federated-user/name}
   * @param federatingUser the ARN of the IAM user who called GetFederationToken, or null if not
   *     given
   */
  record FederatedUser(Arn arn, @Nullable Arn federatingUser) implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return PrincipalKind.FEDERATED_USER;
    }

    @Override
    public Optional<AccountId> account() {
      return arn.accountId();
    }

    @Override
    public Optional<String> partition() {
      return Optional.of(arn.partition());
    }

    @Override
    public String text() {
      return arn.toString();
    }
  }

  /**
   * An account's root user (ROOT-1), or a task-limited root session of sts:AssumeRoot (ROOT-4).
   *
   * @param arn {@code arn:P:iam::A:root}
   * @param assumed true for a session of sts:AssumeRoot
   */
  record Root(Arn arn, boolean assumed) implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return assumed ? PrincipalKind.ASSUMED_ROOT : PrincipalKind.ROOT;
    }

    @Override
    public Optional<AccountId> account() {
      return arn.accountId();
    }

    @Override
    public Optional<String> partition() {
      return Optional.of(arn.partition());
    }

    @Override
    public String text() {
      return assumed
          ? "arn:" + arn.partition() + ":sts::" + arn.account() + ":assumed-root"
          : arn.toString();
    }
  }

  /**
   * An AWS service that calls as itself (SVC-1).
   *
   * @param name such as {@code cloudtrail.amazonaws.com}
   */
  record Service(String name) implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return PrincipalKind.SERVICE;
    }

    @Override
    public Optional<AccountId> account() {
      return Optional.empty();
    }

    @Override
    public Optional<String> partition() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** An unsigned request (ANON-1). */
  record Anonymous() implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return PrincipalKind.ANONYMOUS;
    }

    @Override
    public Optional<AccountId> account() {
      return Optional.empty();
    }

    @Override
    public Optional<String> partition() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return PrincipalParser.ANONYMOUS;
    }
  }

  /**
   * The unsigned caller of AssumeRoleWithSAML or AssumeRoleWithWebIdentity (STS-8).
   *
   * @param provider a SAML or OIDC provider ARN, or a built-in provider's host
   */
  record IdentityProvider(String provider) implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return PrincipalKind.IDENTITY_PROVIDER;
    }

    @Override
    public Optional<AccountId> account() {
      return Optional.empty();
    }

    @Override
    public Optional<String> partition() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return provider;
    }
  }

  /**
   * A CloudFront origin access identity, which reads a bucket for a distribution (PRIN-24). It is
   * in no customer's account.
   *
   * @param arn {@code arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ID}
   */
  record OriginAccessIdentity(Arn arn) implements RequestPrincipal {
    @Override
    public PrincipalKind kind() {
      return PrincipalKind.ORIGIN_ACCESS_IDENTITY;
    }

    @Override
    public Optional<AccountId> account() {
      return Optional.empty();
    }

    @Override
    public Optional<String> partition() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return arn.toString();
    }
  }

  /** The principal that a text names, in any of the forms that the commands accept. */
  static Optional<RequestPrincipal> parse(String text) {
    return PrincipalParser.parse(text);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
