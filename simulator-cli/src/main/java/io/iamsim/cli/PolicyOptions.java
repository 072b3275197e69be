package io.iamsim.cli;

import io.iamsim.cli.input.FileSources;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.RequestParts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that bring policies as files and leave layers out. */
final class PolicyOptions {
  @Option(
      names = "--identity-policy",
      paramLabel = "FILE",
      description = "An identity-based policy. Repeatable.")
  private List<String> identity = new ArrayList<>();

  @Option(
      names = {"--resource-policy", "--trust-policy"},
      paramLabel = "FILE",
      description =
          "The resource-based policy: a trust policy where the action assumes a role, a key policy"
              + " for AWS KMS.")
  private @Nullable String resource;

  @Option(
      names = "--permissions-boundary",
      paramLabel = "FILE",
      description = "The permissions boundary.")
  private @Nullable String boundary;

  @Option(
      names = "--session-policy",
      paramLabel = "FILE",
      description = "A session policy. Repeatable.")
  private List<String> session = new ArrayList<>();

  @Option(
      names = "--scope-down-policy",
      paramLabel = "FILE",
      description =
          "The policy of a GetScopedCredentials call, a level of its own. Repeatable: all must"
              + " allow.")
  private List<String> scopeDown = new ArrayList<>();

  @Option(
      names = "--scp",
      paramLabel = "FILE",
      description = "A service control policy, a level of its own. Repeatable: all must allow.")
  private List<String> serviceControl = new ArrayList<>();

  @Option(
      names = "--rcp",
      paramLabel = "FILE",
      description = "A resource control policy, a level of its own. Repeatable.")
  private List<String> resourceControl = new ArrayList<>();

  @Option(
      names = "--vpc-endpoint-policy",
      paramLabel = "FILE",
      description = "The policy of the VPC endpoint that the request goes through.")
  private @Nullable String vpcEndpoint;

  @Option(
      names = "--without",
      paramLabel = "LAYER",
      converter = Choices.LayerName.class,
      completionCandidates = Choices.LayerNames.class,
      description =
          "Leave a layer of the environment out: identity, permissionsBoundary, session,"
              + " scopeDown, serviceControl, resourceControl, resource, vpcEndpoint, s3Acl,"
              + " s3BlockPublicAccess or kmsGrant. Repeatable.")
  private List<Layer> without = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nSingle policies, as a what-if:%n", order = 20)
  private PolicyChangeOptions changes = new PolicyChangeOptions();

  @Option(
      names = "--lenient",
      description =
          "Read invalid statements as having no effect, with a warning, instead of refusing them.")
  private boolean lenient;

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--identity-policy" -> identity.add(value);
      case "--resource-policy", "--trust-policy" -> resource = PlainArguments.once(resource, value);
      case "--permissions-boundary" -> boundary = PlainArguments.once(boundary, value);
      case "--session-policy" -> session.add(value);
      case "--scope-down-policy" -> scopeDown.add(value);
      case "--scp" -> serviceControl.add(value);
      case "--rcp" -> resourceControl.add(value);
      case "--vpc-endpoint-policy" -> vpcEndpoint = PlainArguments.once(vpcEndpoint, value);
      case "--without" -> without.add(new Choices.LayerName().convert(value));
      default -> {
        return changes.take(name, value);
      }
    }
    return true;
  }

  /** Takes one of these flags; false if it is another one or set already. */
  boolean takeFlag(String name) {
    boolean taken = name.equals("--lenient") && !lenient;
    lenient |= taken;
    return taken;
  }

  ParseMode mode() {
    return lenient ? ParseMode.LENIENT : ParseMode.STRICT;
  }

  /** Reads the files; remarks on them go to standard error, an error in one ends the command. */
  GivenPolicies read(ActionName action, FileSources files, Console console) {
    PolicyFiles reader = new PolicyFiles(files, mode());
    Map<Layer, List<AttachedPolicy>> policies = new EnumMap<>(Layer.class);
    policies.put(Layer.IDENTITY, reader.read("--identity-policy", identity, PolicyType.IDENTITY));
    policies.put(
        Layer.RESOURCE,
        reader.read("--resource-policy", one(resource), RequestParts.resourcePolicyType(action)));
    policies.put(
        Layer.PERMISSIONS_BOUNDARY,
        reader.read("--permissions-boundary", one(boundary), PolicyType.PERMISSIONS_BOUNDARY));
    policies.put(Layer.SESSION, reader.read("--session-policy", session, PolicyType.SESSION));
    policies.put(
        Layer.SCOPE_DOWN, reader.read("--scope-down-policy", scopeDown, PolicyType.SESSION));
    policies.put(
        Layer.SERVICE_CONTROL, reader.read("--scp", serviceControl, PolicyType.SERVICE_CONTROL));
    policies.put(
        Layer.RESOURCE_CONTROL, reader.read("--rcp", resourceControl, PolicyType.RESOURCE_CONTROL));
    policies.put(
        Layer.VPC_ENDPOINT,
        reader.read("--vpc-endpoint-policy", one(vpcEndpoint), PolicyType.VPC_ENDPOINT));
    reader.rejectErrors();
    reader.remarks().forEach(remark -> Failures.print(console, remark));
    return new GivenPolicies(
        policies, Set.copyOf(without), changes.read(action, files, console, mode()));
  }

  private static List<String> one(@Nullable String file) {
    return file == null ? List.of() : List.of(file);
  }
}
