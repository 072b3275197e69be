package io.iamsim.reference.arbitrary;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.KmsGrant;
import io.iamsim.environment.ObjectOwnership;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyType;
import io.iamsim.reference.world.World;
import io.iamsim.reference.world.World.Attachments;
import io.iamsim.reference.world.World.Described;
import io.iamsim.reference.world.World.Identity;
import io.iamsim.reference.world.World.Node;
import io.iamsim.reference.world.World.Organized;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Organizations at random, with requests to ask in each. */
public final class Organizations {
  private static final int REQUESTS = 12;

  private final Dice dice;
  private final PolicyWriter policies;

  private Organizations(Dice dice) {
    this.dice = dice;
    this.policies = new PolicyWriter(dice);
  }

  /**
   * An organization, what to ask in it, and the session policies to ask it with.
   *
   * @param world the organization
   * @param requests the requests
   * @param session the session policies that some of them are asked with
   */
  public record Asked(World world, List<AccessRequest> requests, PolicyLayer session) {
    @Override
    public String toString() {
      return "an organization of " + world.accounts().size() + " accounts";
    }
  }

  public static Arbitrary<Asked> asked() {
    return Arbitraries.randomValue(Organizations::of);
  }

  /** The one that chance makes. */
  public static Asked of(Random random) {
    Dice dice = new Dice(random);
    Organizations some = new Organizations(dice);
    return new Asked(some.world(), new Asks(dice).asks(REQUESTS), some.session());
  }

  private PolicyLayer session() {
    return switch (dice.below(8)) {
      case 0 -> PolicyLayer.notProvided("");
      case 1 -> PolicyLayer.of(List.of());
      case 2, 3 -> PolicyLayer.of(List.of(policies.policy(PolicyType.SESSION, 60)));
      default -> PolicyLayer.of(List.of(policies.permissive(PolicyType.SESSION)));
    };
  }

  private World world() {
    List<Described> accounts = new ArrayList<>();
    for (String id : List.of(Facts.HOME, Facts.MEMBER, Facts.MANAGEMENT, Facts.STANDALONE)) {
      if (id.equals(Facts.HOME) || dice.in100(85)) {
        accounts.add(account(id));
      }
    }
    return new World(dice.in100(90) ? organized() : null, accounts, defaults());
  }

  /** ROOM-133. */
  private Map<ConditionKey, List<String>> defaults() {
    Map<ConditionKey, List<String>> defaults = new LinkedHashMap<>();
    for (String name :
        List.of(
            "aws:RequestedRegion",
            "aws:SourceIp",
            "aws:SecureTransport",
            "aws:UserAgent",
            "aws:TagKeys",
            "example:unheardOf")) {
      if (dice.in100(10)) {
        defaults.put(ConditionKey.of(name), List.of(Keys.value(name, dice)));
      }
    }
    return defaults;
  }

  private Organized organized() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node("r-a", null));
    for (int i = 1; i <= dice.below(5); i++) {
      nodes.add(node("ou-" + i, dice.of(nodes).id()));
    }
    Map<AccountId, String> places = new HashMap<>();
    Map<AccountId, Attachments> attached = new HashMap<>();
    for (String id : List.of(Facts.HOME, Facts.MEMBER, Facts.PLACED, Facts.MANAGEMENT)) {
      boolean managesUnplaced = id.equals(Facts.MANAGEMENT) && dice.in100(70);
      if (!managesUnplaced && dice.in100(90)) {
        places.put(new AccountId(id), dice.of(nodes).id());
        attached.put(new AccountId(id), attachments());
      }
    }
    return new Organized(
        Facts.ORGANIZATION, new AccountId(Facts.MANAGEMENT), nodes, places, attached);
  }

  private Node node(String id, @Nullable String parent) {
    return new Node(
        id, parent, attachments(), dice.in100(88) ? null : Boolean.valueOf(dice.in100(50)));
  }

  /** Mostly nothing, which is AWS's default, or what lets most through. */
  private Attachments attachments() {
    @Nullable List<AttachedPolicy> serviceControl = null;
    if (dice.in100(35)) {
      serviceControl =
          dice.in100(4) ? List.of() : List.of(policies.permissive(PolicyType.SERVICE_CONTROL));
    } else if (dice.in100(4)) {
      serviceControl = List.of(policies.policy(PolicyType.SERVICE_CONTROL, 70));
    }
    @Nullable List<AttachedPolicy> resourceControl =
        dice.in100(15) ? List.of(policies.policy(PolicyType.RESOURCE_CONTROL, 0)) : null;
    return new Attachments(serviceControl, resourceControl);
  }

  private Described account(String id) {
    Map<String, List<AttachedPolicy>> groups = new HashMap<>();
    for (String group : List.of("developers", "readers")) {
      if (dice.in100(70)) {
        groups.put(group, identityPolicies(1));
      }
    }
    List<Identity> identities = new ArrayList<>();
    for (String name : Facts.USERS) {
      if (dice.in100(92)) {
        identities.add(identity(id, name, dice.some(50, List.copyOf(groups.keySet()))));
      }
    }
    for (String name : Facts.ROLES) {
      if (dice.in100(92)) {
        identities.add(identity(id, name, List.of()));
      }
    }
    List<VpcEndpoint> endpoints = new ArrayList<>();
    if (id.equals(Facts.HOME)) {
      endpoints.add(endpoint(id, "vpce-1", "s3"));
      endpoints.add(endpoint(id, "vpce-2", dice.of("s3", "kms", "sqs")));
    }
    return new Described(
        new AccountId(id),
        dice.perhaps(60, Facts.CANONICAL_IDS.get(id.equals(Facts.HOME) ? 0 : 1)),
        dice.in100(80) ? PublicAccessBlock.NONE : block(),
        groups,
        identities,
        resources(id),
        endpoints,
        id.equals(Facts.HOME) && dice.in100(80) ? List.of(Facts.iam(id, Facts.OIDC)) : List.of());
  }

  private VpcEndpoint endpoint(String account, String id, String service) {
    @Nullable AttachedPolicy policy =
        switch (dice.below(4)) {
          case 0 -> null;
          case 1 -> policies.policy(PolicyType.VPC_ENDPOINT, 70);
          default -> policies.permissive(PolicyType.VPC_ENDPOINT);
        };
    return new VpcEndpoint(
        id,
        new AccountId(account),
        dice.perhaps(50, "eu-west-1"),
        dice.perhaps(70, "vpc-1"),
        service,
        dice.in100(40),
        policy);
  }

  private List<AttachedPolicy> identityPolicies(int most) {
    List<AttachedPolicy> some = new ArrayList<>();
    if (dice.in100(60)) {
      some.add(policies.permissive(PolicyType.IDENTITY));
    }
    for (int i = dice.below(most + 1); i > 0; i--) {
      some.add(policies.policy(PolicyType.IDENTITY, 80));
    }
    return some;
  }

  private Identity identity(String account, String name, List<String> groups) {
    @Nullable AttachedPolicy boundary =
        switch (dice.below(10)) {
          case 0 -> policies.policy(PolicyType.PERMISSIONS_BOUNDARY, 70);
          case 1, 2 -> policies.permissive(PolicyType.PERMISSIONS_BOUNDARY);
          default -> null;
        };
    boolean role = name.startsWith("role/");
    return new Identity(
        Arn.parse(Facts.iam(account, name)).orElseThrow(),
        dice.perhaps(60, Facts.UNIQUE_IDS.get(role ? 1 : 0)),
        identityPolicies(2),
        groups,
        boundary,
        role && dice.in100(90) ? trust(name) : null,
        tags());
  }

  private AttachedPolicy trust(String name) {
    if (name.equals("role/web") || dice.in100(10)) {
      return Scenario.attached(
          PolicyType.ROLE_TRUST,
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
              + Facts.iam(Facts.HOME, Facts.OIDC)
              + "\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\"}]}");
    }
    return dice.in100(40)
        ? policies.permissive(PolicyType.ROLE_TRUST)
        : policies.policy(PolicyType.ROLE_TRUST, 85);
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    if (dice.in100(60)) {
      tags.put("team", dice.of("red", "blue"));
    }
    if (dice.in100(20)) {
      tags.put("stage", "red");
    }
    return tags;
  }

  private @Nullable AttachedPolicy ofResource(PolicyType type) {
    return switch (dice.below(9)) {
      case 0 -> null;
      case 1, 2, 3, 4 -> policies.permissive(type);
      default -> policies.policy(type, 75);
    };
  }

  private List<Resource> resources(String account) {
    List<Resource> all = new ArrayList<>();
    AccountId id = new AccountId(account);
    switch (account) {
      case Facts.HOME -> {
        all.add(bucket(Facts.BUCKET, id));
        if (dice.in100(40)) {
          all.add(object(id));
        }
        all.add(accessPoint(Facts.ACCESS_POINT, id));
        all.add(key(Facts.KEY, id, List.of("alias/data")));
        all.add(key(Facts.MANAGED_KEY, id, List.of("alias/aws/s3")));
        for (String arn :
            List.of(Facts.QUEUE, Facts.TABLE, Facts.STREAM, Facts.FUNCTION, Facts.INSTANCE)) {
          all.add(plain(arn, id));
        }
      }
      case Facts.MEMBER -> {
        all.add(bucket(Facts.OTHER_BUCKET, id));
        all.add(accessPoint(Facts.FOREIGN_ACCESS_POINT, id));
        all.add(key(Facts.MEMBERS_KEY, id, List.of()));
        all.add(plain(Facts.MEMBERS_QUEUE, id));
        all.add(plain(Facts.SECRET, id));
      }
      case Facts.STANDALONE -> all.add(plain(Facts.TOPIC, id));
      default -> {}
    }
    return dice.some(94, all);
  }

  private Resource plain(String arn, AccountId account) {
    @Nullable AttachedPolicy policy =
        arn.equals(Facts.INSTANCE) ? null : ofResource(PolicyType.RESOURCE);
    return new Resource(arn, account, policy, tags(), List.of());
  }

  private Resource bucket(String arn, AccountId account) {
    S3Facts facts =
        new S3Facts(
            dice.in100(75) ? PublicAccessBlock.NONE : block(),
            dice.in100(50)
                ? ObjectOwnership.BUCKET_OWNER_ENFORCED
                : dice.of(ObjectOwnership.values()),
            acl(),
            null,
            dice.perhaps(30, "eu-west-1"),
            dice.of(BucketAbac.values()));
    return new Resource(
        arn,
        account,
        ofResource(PolicyType.RESOURCE),
        tags(),
        List.of(),
        dice.perhaps(80, facts),
        List.of());
  }

  private Resource object(AccountId account) {
    S3Facts facts =
        new S3Facts(
            PublicAccessBlock.NONE,
            S3Facts.DEFAULT.objectOwnership(),
            acl(),
            null,
            null,
            BucketAbac.DISABLED);
    return new Resource(Facts.OBJECT, account, null, tags(), List.of(), facts, List.of());
  }

  private Resource accessPoint(String arn, AccountId account) {
    AccessPoint leadsTo =
        new AccessPoint(dice.of("data", "data", "logs", "ghost"), dice.perhaps(20, "vpc-1"));
    S3Facts facts =
        new S3Facts(
            dice.in100(75) ? PublicAccessBlock.NONE : block(),
            S3Facts.DEFAULT.objectOwnership(),
            List.of(),
            leadsTo,
            null,
            BucketAbac.DISABLED);
    return new Resource(
        arn, account, ofResource(PolicyType.RESOURCE), tags(), List.of(), facts, List.of());
  }

  private PublicAccessBlock block() {
    return new PublicAccessBlock(dice.in100(50), dice.in100(50), dice.in100(50), dice.in100(60));
  }

  private List<AclGrant> acl() {
    List<AclGrant> grants = new ArrayList<>();
    for (int i = dice.below(3); i > 0; i--) {
      Grantee grantee =
          switch (dice.below(5)) {
            case 0 -> new Grantee.Account(new AccountId(dice.of(Facts.ACCOUNTS)));
            case 1 -> new Grantee.CanonicalUser(dice.of(Facts.CANONICAL_IDS));
            case 2 -> new Grantee.BucketOwner();
            default -> new Grantee.Group(dice.of(AclGrant.PredefinedGroup.values()));
          };
      grants.add(new AclGrant(grantee, dice.of(AclGrant.Permission.values())));
    }
    return grants;
  }

  private Resource key(String arn, AccountId account, List<String> aliases) {
    boolean managed = aliases.contains("alias/aws/s3");
    @Nullable AttachedPolicy policy = managed ? null : ofResource(PolicyType.KMS_KEY);
    List<KmsGrant> grants = new ArrayList<>();
    for (int i = dice.below(3); i > 0; i--) {
      grants.add(grant());
    }
    return new Resource(arn, account, policy, tags(), aliases, null, grants);
  }

  private KmsGrant grant() {
    List<String> principals =
        List.of(
            Facts.iam(Facts.HOME, "user/eng/alice"),
            Facts.iam(Facts.HOME, "role/team/x/app"),
            Facts.iam(Facts.MEMBER, "role/team/x/app"),
            Facts.sts(Facts.HOME, "assumed-role/app/s1"),
            Facts.iam(Facts.HOME, "root"),
            Facts.iam(Facts.MEMBER, "root"),
            "lambda.amazonaws.com");
    KmsGrant.Constraints constraints =
        switch (dice.below(5)) {
          case 0 -> new KmsGrant.Constraints(Map.of("team", "red"), Map.of(), null);
          case 1 -> new KmsGrant.Constraints(Map.of(), Map.of("team", "red"), null);
          case 2 -> new KmsGrant.Constraints(Map.of(), Map.of(), "arn:aws:s3:::data");
          default -> KmsGrant.Constraints.NONE;
        };
    return new KmsGrant(
        "g",
        dice.of(principals),
        dice.perhaps(40, dice.of(principals)),
        dice.some(50, List.of("Decrypt", "CreateGrant", "RetireGrant", "DescribeKey")),
        constraints,
        dice.in100(85) ? null : new AccountId(dice.of(Facts.HOME, Facts.MEMBER)));
  }
}
