package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.session.RootTask;
import io.iamsim.session.SessionParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a call asks of the session. */
final class AssumeOptions {
  @Option(
      names = "--session-name",
      paramLabel = "NAME",
      description = "RoleSessionName. Without it, what depends on it is undecided.")
  private @Nullable String sessionName;

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "A session tag. Repeatable. A token brings its own.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--transitive-tag",
      paramLabel = "KEY",
      description = "The key of a tag that sessions assumed from this one inherit. Repeatable.")
  private List<String> transitiveTags = new ArrayList<>();

  @Option(names = "--source-identity", paramLabel = "NAME", description = "SourceIdentity.")
  private @Nullable String sourceIdentity;

  @Option(names = "--external-id", paramLabel = "ID", description = "ExternalId.")
  private @Nullable String externalId;

  @Option(
      names = "--mfa",
      description = "The call passes SerialNumber and TokenCode of the user's MFA device.")
  private boolean mfa;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "DurationSeconds.")
  private @Nullable Integer duration;

  @Option(
      names = "--task-policy",
      paramLabel = "NAME",
      description = "The task of sts:AssumeRoot, as in IAMAuditRootUserCredentials, or its ARN.")
  private @Nullable String taskPolicy;

  /**
   * The parameters of the call.
   *
   * @param token whether a token makes the call, which then says itself what it is about
   * @param policies the session policies passed
   */
  SessionParameters read(boolean token, List<AttachedPolicy> policies) {
    if (token) {
      refuse("--tag", !tags.isEmpty());
      refuse("--transitive-tag", !transitiveTags.isEmpty());
      refuse("--source-identity", sourceIdentity != null);
      refuse("--external-id", externalId != null);
      refuse("--mfa", mfa);
    }
    SessionParameters.Builder parameters =
        SessionParameters.builder()
            .sessionName(sessionName)
            .transitiveTagKeys(transitiveTags)
            .sourceIdentity(sourceIdentity)
            .externalId(externalId)
            .mfa(mfa)
            .durationSeconds(duration)
            .policies(policies);
    if (taskPolicy != null) {
      parameters.taskPolicy(
          taskPolicy.startsWith("arn:") ? taskPolicy : RootTask.arn("aws", taskPolicy));
    }
    for (String tag : tags) {
      int equals = tag.indexOf('=');
      if (equals <= 0) {
        throw Rejected.argument(
            "`--tag " + tag + "` has no key and value", "write `--tag KEY=VALUE`");
      }
      parameters.tag(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return parameters.build();
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw Rejected.argument(
          "`" + option + "` does not go with a token",
          "the identity provider says it in the token, and AssumeRole alone has such a parameter");
    }
  }
}
