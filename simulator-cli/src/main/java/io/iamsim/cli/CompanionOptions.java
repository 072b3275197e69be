package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.request.CallRequest;
import io.iamsim.request.CallRequest.Companion;
import io.iamsim.request.RequestParts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a call takes with it beside the resources of its action (MULTI-4). */
final class CompanionOptions {
  @Option(
      names = "--passed-role",
      paramLabel = "ARN",
      description = "The role that the call passes to a service: iam:PassRole is decided too.")
  private @Nullable String passedRole;

  @Option(
      names = "--kms-key",
      paramLabel = "ARN",
      description =
          "The KMS key that encrypts the resource: what the service then does with the key for the"
              + " caller is decided too.")
  private @Nullable String kmsKey;

  @Option(
      names = "--copy-source",
      paramLabel = "ARN",
      description = "The object that s3:PutObject copies: s3:GetObject on it is decided too.")
  private @Nullable String copySource;

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--passed-role" -> passedRole = PlainArguments.once(passedRole, value);
      case "--kms-key" -> kmsKey = PlainArguments.once(kmsKey, value);
      case "--copy-source" -> copySource = PlainArguments.once(copySource, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The call with what the options say that it takes with it. */
  CallRequest addTo(CallRequest call) {
    CallRequest passing = add(call, Companion.PASSED_ROLE, "--passed-role", passedRole);
    CallRequest encrypting = add(passing, Companion.KMS_KEY, "--kms-key", kmsKey);
    return add(encrypting, Companion.COPY_SOURCE, "--copy-source", copySource);
  }

  private static CallRequest add(
      CallRequest call, Companion companion, String option, @Nullable String resource) {
    if (resource == null) {
      return call;
    }
    if (resource.equals("*") || !RequestParts.isResource(resource)) {
      throw Rejected.argument(
          "`" + option + " " + resource + "` is no ARN", "write the ARN of the one that is meant");
    }
    return call.with(companion, resource);
  }
}
