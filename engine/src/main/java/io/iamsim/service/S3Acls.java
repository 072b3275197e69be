package io.iamsim.service;

import com.google.common.collect.ImmutableMap;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.Account;
import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.AccountId;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What access control lists grant (S3-6, S3-7); they never deny, and they have no conditions. */
final class S3Acls {
  private static final ImmutableMap<String, Permission> OF_BUCKETS =
      ImmutableMap.of(
          "listbucket", Permission.READ,
          "listbucketversions", Permission.READ,
          "listbucketmultipartuploads", Permission.READ,
          "putobject", Permission.WRITE,
          "deleteobject", Permission.WRITE,
          "getbucketacl", Permission.READ_ACP,
          "putbucketacl", Permission.WRITE_ACP);
  private static final ImmutableMap<String, Permission> OF_OBJECTS =
      ImmutableMap.of(
          "getobject", Permission.READ,
          "getobjectversion", Permission.READ,
          "getobjectacl", Permission.READ_ACP,
          "getobjectversionacl", Permission.READ_ACP,
          "putobjectacl", Permission.WRITE_ACP,
          "putobjectversionacl", Permission.WRITE_ACP);
  private static final String LOG_DELIVERY = "logging.s3.amazonaws.com";

  private final ServiceQuestion question;
  private final S3Controls controls;
  private final Set<GrantClass> certain = EnumSet.noneOf(GrantClass.class);
  private final Set<GrantClass> possible = EnumSet.noneOf(GrantClass.class);
  private boolean publicIgnored;

  private S3Acls(ServiceQuestion question) {
    this.question = question;
    this.controls = question.policies().s3();
  }

  /** States what the lists grant, where a list speaks of the action at all. */
  static void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    new S3Acls(question).contribute(facts);
  }

  private void contribute(ServiceFacts.Builder facts) {
    String action = question.action().name();
    boolean ofBucket = OF_BUCKETS.containsKey(action);
    Permission needed = ofBucket ? OF_BUCKETS.get(action) : OF_OBJECTS.get(action);
    List<AclGrant> acl = ofBucket ? controls.bucketAcl() : controls.objectAcl();
    if (needed == null || acl.isEmpty()) {
      return;
    }
    if (!controls.objectOwnership().aclsEnabled()) {
      String off = "access control lists are off: the bucket's owner owns every object";
      facts.layer(
          new ServiceLayer(
              Layer.S3_ACL,
              LayerResult.NOT_APPLICABLE,
              LayerResult.NOT_APPLICABLE,
              Set.of(),
              Set.of(),
              off));
      return;
    }
    if (action.equals("deleteobject") && !ownsTheObject()) {
      return;
    }
    acl.stream().filter(grant -> covers(grant.permission(), needed)).forEach(this::add);
    boolean blind = possible.size() > certain.size();
    if (blind) {
      facts.note(
          Note.Kind.ASSUMPTION,
          "PRIN-13",
          "the canonical user id of the caller's account is not known, so the access control list"
              + " may name it");
    }
    facts.layer(ServiceLayer.granting(Layer.S3_ACL, certain, possible, reason(needed)));
  }

  private String reason(Permission needed) {
    if (!certain.isEmpty()) {
      return "";
    }
    return publicIgnored
        ? "IgnorePublicAcls passes over the public grants"
        : "no grant of " + needed + " names the caller";
  }

  /** WRITE lets the owner of an existing object delete it, and nobody else. */
  private boolean ownsTheObject() {
    return controls.foreignOwner().equals(question.principal().account())
        && controls.foreignOwner().isPresent();
  }

  private static boolean covers(Permission given, Permission needed) {
    return given == needed || given == Permission.FULL_CONTROL;
  }

  private void add(AclGrant grant) {
    Grantee grantee = grant.grantee();
    if (grantee instanceof Grantee.Group group) {
      addGroup(group.group());
    } else if (grantee instanceof Grantee.Account account) {
      addAccount(Optional.of(account.id()));
    } else if (grantee instanceof Grantee.BucketOwner) {
      addAccount(question.owner());
    } else if (grantee instanceof Grantee.CanonicalUser user) {
      addCanonicalUser(user.id());
    }
  }

  private void addGroup(PredefinedGroup group) {
    RequestPrincipal principal = question.principal();
    boolean anyone = group == PredefinedGroup.ALL_USERS;
    if (anyone || group == PredefinedGroup.AUTHENTICATED_USERS) {
      boolean named = anyone || principal.account().isPresent();
      publicIgnored |= named && controls.publicAccessBlock().ignorePublicAcls();
      if (named && !controls.publicAccessBlock().ignorePublicAcls()) {
        grant(GrantClass.WILDCARD);
      }
    } else if (principal instanceof RequestPrincipal.Service service
        && service.name().equals(LOG_DELIVERY)) {
      grant(GrantClass.SERVICE);
    }
  }

  private void addAccount(Optional<AccountId> grantee) {
    if (grantee.isPresent() && grantee.equals(question.principal().account())) {
      grant(accountClass());
    }
  }

  private void addCanonicalUser(String id) {
    Optional<AccountId> caller = question.principal().account();
    if (caller.isEmpty()) {
      return;
    }
    Optional<String> known =
        caller.flatMap(question.environment()::account).flatMap(Account::canonicalUser);
    if (known.isPresent()) {
      addAccount(known.filter(id::equals).isPresent() ? caller : Optional.empty());
    } else if (!isAnotherAccounts(id)) {
      possible.add(accountClass());
    }
  }

  private boolean isAnotherAccounts(String id) {
    return question.environment().accounts().stream()
        .anyMatch(account -> account.canonicalUser().filter(id::equals).isPresent());
  }

  private GrantClass accountClass() {
    PrincipalKind kind = question.principal().kind();
    boolean root = kind == PrincipalKind.ROOT || kind == PrincipalKind.ASSUMED_ROOT;
    return root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT;
  }

  private void grant(GrantClass grantClass) {
    certain.add(grantClass);
    possible.add(grantClass);
  }
}
