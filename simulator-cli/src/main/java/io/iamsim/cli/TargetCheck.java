package io.iamsim.cli;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.Rejected;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resources of one call that contradict each other or what else was said of them. */
final class TargetCheck {
  private TargetCheck() {}

  /** Refuses what cannot be meant together. */
  static void check(ActionName action, List<CallRequest.Target> targets, ServiceCatalog catalog) {
    Set<String> seen = new HashSet<>();
    for (CallRequest.Target target : targets) {
      owner(target);
      if (!seen.add(target.resource())) {
        throw Rejected.argument("`" + target.resource() + "` is named twice", "name it once");
      }
    }
    if (targets.size() == 1) {
      return;
    }
    if (seen.contains(AccessRequest.ANY_RESOURCE)) {
      throw Rejected.argument(
          "`*` is no resource beside others", "leave it out, or ask for it alone");
    }
    boolean onNone =
        catalog
            .action(action.service(), action.name())
            .filter(ActionEntry::wildcardOnly)
            .isPresent();
    if (onNone) {
      throw Rejected.argument(
          "`" + action + "` works on no particular resource, and several are named",
          "name none, or `*`");
    }
  }

  private static void owner(CallRequest.Target target) {
    @Nullable AccountId declared = target.account();
    Optional<AccountId> own = Arn.parse(target.resource()).flatMap(Arn::accountId);
    if (declared != null && own.isPresent() && !own.get().equals(declared)) {
      throw Rejected.argument(
          "`--resource-account " + declared + "` contradicts `" + target.resource() + "`",
          "leave the option out: the ARN names the account");
    }
  }

  /** A resource-based policy is the policy of one resource. */
  static void checkOnePolicy(List<CallRequest.Target> targets) {
    long owners = targets.stream().map(TargetCheck::carrier).distinct().count();
    if (owners > 1) {
      throw Rejected.argument(
          "`--resource-policy` is the policy of one resource, and several are named",
          "ask for one resource, or give an environment in which each has its own");
    }
  }

  /** The bucket of an object, which carries its policy; else the resource itself. */
  private static String carrier(CallRequest.Target target) {
    return Arn.parse(target.resource())
        .filter(arn -> arn.service().equals("s3") && arn.account().isEmpty())
        .map(Arn::resource)
        .map(name -> name.indexOf('/') < 0 ? name : name.substring(0, name.indexOf('/')))
        .orElse(target.resource());
  }
}
