package io.iamsim.cli;

import io.iamsim.PolicyChanges;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.RequestParts;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that take single policies away and add some, as a what-if. */
final class PolicyChangeOptions {
  private static final List<String> LAYERS =
      PolicyChanges.LAYERS.stream().map(Layer::text).toList();

  @Option(
      names = "--without-policy",
      paramLabel = "NAME|ARN",
      description =
          "Leave out the policies of this name or ARN, wherever they are attached. Repeatable.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--with-policy",
      paramLabel = "LAYER=FILE",
      description =
          "Add a policy to a layer: identity, permissionsBoundary (in place of the attached one),"
              + " session, serviceControl or resourceControl (attached to the account), resource,"
              + " vpcEndpoint. Repeatable.")
  private List<String> with = new ArrayList<>();

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--without-policy" -> without.add(value);
      case "--with-policy" -> with.add(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * The changes; remarks on the files go to standard error, an error in one ends the command.
   *
   * @param action what is asked for, by which the type of a resource's policy goes; null for many
   */
  PolicyChanges read(
      @Nullable ActionName action, FileSources files, Console console, ParseMode mode) {
    PolicyFiles reader = new PolicyFiles(files, mode);
    Map<Layer, List<AttachedPolicy>> added = new EnumMap<>(Layer.class);
    for (String each : with) {
      int equals = each.indexOf('=');
      Optional<Layer> layer = layer(equals < 0 ? each : each.substring(0, equals));
      if (equals < 0 || equals == each.length() - 1) {
        throw Rejected.argument(
            "`--with-policy " + each + "` names no file",
            "write LAYER=FILE, as in identity=p.json");
      }
      String option = "--with-policy " + each.substring(0, equals) + "=";
      added
          .computeIfAbsent(layer.orElseThrow(), key -> new ArrayList<>())
          .addAll(
              reader.read(
                  option.strip(), List.of(each.substring(equals + 1)), type(layer.get(), action)));
    }
    reader.rejectErrors();
    reader.remarks().forEach(remark -> Failures.print(console, remark));
    return new PolicyChanges(without, added);
  }

  private static Optional<Layer> layer(String name) {
    Optional<Layer> layer = Layer.parse(name).filter(PolicyChanges.LAYERS::contains);
    if (layer.isEmpty()) {
      throw Rejected.argument(
          "`" + name + "` is no layer that a policy can be added to",
          Suggestions.help(name, LAYERS, "there are " + String.join(", ", LAYERS)));
    }
    return layer;
  }

  private static PolicyType type(Layer layer, @Nullable ActionName action) {
    return switch (layer) {
      case PERMISSIONS_BOUNDARY -> PolicyType.PERMISSIONS_BOUNDARY;
      case SESSION, SCOPE_DOWN -> PolicyType.SESSION;
      case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL;
      case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL;
      case VPC_ENDPOINT -> PolicyType.VPC_ENDPOINT;
      case RESOURCE ->
          action == null ? PolicyType.RESOURCE : RequestParts.resourcePolicyType(action);
      default -> PolicyType.IDENTITY;
    };
  }

  /** Ends the command if a name is no policy's. */
  static void check(
      PolicyChanges changes, Environment environment, Collection<AttachedPolicy> given) {
    changes
        .stranger(List.of(environment), given)
        .ifPresent(
            stranger -> {
              throw Rejected.argument(
                  "no policy is called `" + stranger.name() + "`", stranger.help());
            });
  }
}
