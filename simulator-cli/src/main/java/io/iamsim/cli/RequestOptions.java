package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.cli.input.Rejected;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that say who asks to do what on which resources. */
final class RequestOptions {
  @Parameters(
      index = "0",
      paramLabel = "PRINCIPAL",
      description =
          "An ARN (user, role, assumed role, federated user, root), a service principal,"
              + " anonymous, or a short name of the environment such as role/deployer.")
  private String principal = "";

  @Parameters(index = "1", paramLabel = "ACTION", description = "An action, as in s3:GetObject.")
  private String action = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "RESOURCE",
      description = "The ARN of the resource, or * (the default).")
  private List<String> resources = new ArrayList<>();

  @Option(
      names = "--resource-account",
      paramLabel = "ID",
      description = "The account that owns the resource, where its ARN names none.")
  private @Nullable String resourceAccount;

  @Option(
      names = "--federating-user",
      paramLabel = "ARN",
      description = "The IAM user who made the federated user that asks.")
  private @Nullable String federatingUser;

  ActionName action() {
    return ActionName.parse(action)
        .orElseThrow(
            () ->
                Rejected.argument(
                    "`" + action + "` is no action",
                    "write service:Name without wildcards, as in `s3:GetObject`"));
  }

  /** The call, with one target for each resource. */
  CallRequest read(Principals principals, RequestContext context) {
    RequestPrincipal caller = principal(principals);
    @Nullable AccountId owner = resourceAccount == null ? null : account(resourceAccount);
    List<String> named = resources.isEmpty() ? List.of(AccessRequest.ANY_RESOURCE) : resources;
    List<CallRequest.Target> targets = new ArrayList<>();
    for (String resource : named) {
      if (!RequestParts.isResource(resource)) {
        throw Rejected.argument(
            "`" + resource + "` is no resource",
            "write an ARN, as in `arn:aws:s3:::bucket/key`, or `*`");
      }
      targets.add(new CallRequest.Target(resource, owner, RequestContext.empty()));
    }
    TargetCheck.check(action(), targets);
    return new CallRequest(caller, action(), targets, Map.of(), context);
  }

  private RequestPrincipal principal(Principals principals) {
    Checked<RequestPrincipal> found = principals.find(principal);
    if (!found.ok()) {
      throw new Rejected(found.findings());
    }
    RequestPrincipal caller = found.orElseThrow();
    if (federatingUser == null) {
      return caller;
    }
    return RequestParts.withFederatingUser(caller, federatingUser)
        .orElseThrow(
            () ->
                Rejected.argument(
                    "`--federating-user " + federatingUser + "` does not fit the principal",
                    "it takes a user's ARN and belongs to a federated-user principal"));
  }

  private static AccountId account(String text) {
    return AccountId.parse(text)
        .orElseThrow(
            () -> Rejected.argument("`" + text + "` is no account id", "an id has twelve digits"));
  }
}
