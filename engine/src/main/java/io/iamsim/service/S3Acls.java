package io.iamsim.service;

import com.google.common.collect.ImmutableMap;
import io.iamsim.catalog.ActionList;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What access control lists grant (S3-6, S3-7); they never deny, and they have no conditions. */
final class S3Acls {
  private static final ImmutableMap<ActionList, Permission> OF_BUCKETS =
      ImmutableMap.of(
          ActionList.S3_BUCKET_ACL_READ, Permission.READ,
          ActionList.S3_BUCKET_ACL_WRITE, Permission.WRITE,
          ActionList.S3_BUCKET_ACL_READ_ACP, Permission.READ_ACP,
          ActionList.S3_BUCKET_ACL_WRITE_ACP, Permission.WRITE_ACP);
  private static final ImmutableMap<ActionList, Permission> OF_OBJECTS =
      ImmutableMap.of(
          ActionList.S3_OBJECT_ACL_READ, Permission.READ,
          ActionList.S3_OBJECT_ACL_READ_ACP, Permission.READ_ACP,
          ActionList.S3_OBJECT_ACL_WRITE_ACP, Permission.WRITE_ACP);
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
    @Nullable Permission onBucket = needed(OF_BUCKETS, action);
    boolean ofBucket = onBucket != null;
    @Nullable Permission needed = ofBucket ? onBucket : needed(OF_OBJECTS, action);
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
    if (action.equals("deleteobjectversion") && !ownsTheBucket()) {
      return;
    }
    acl.stream().filter(grant -> covers(grant.permission(), needed)).forEach(this::add);
    boolean blind = possible.size() > certain.size();
    if (blind) {
      facts.note(
          Note.Kind.ASSUMPTION,
          "PRIN-13",
          "the canonical user id of the caller is not known, so the access control list may name"
              + " it");
    }
    facts.layer(ServiceLayer.granting(Layer.S3_ACL, certain, possible, reason(needed)));
  }

  private static @Nullable Permission needed(
      ImmutableMap<ActionList, Permission> lists, String action) {
    for (Map.Entry<ActionList, Permission> list : lists.entrySet()) {
      if (list.getKey().has("s3", action)) {
        return list.getValue();
      }
    }
    return null;
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

  /** WRITE lets the bucket's owner delete versions, and nobody else. */
  private boolean ownsTheBucket() {
    return question.owner().isPresent() && question.owner().equals(question.principal().account());
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
    if (question.principal() instanceof RequestPrincipal.OriginAccessIdentity) {
      if (!isAnotherAccounts(id)) {
        possible.add(GrantClass.USER_ARN);
      }
      return;
    }
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
