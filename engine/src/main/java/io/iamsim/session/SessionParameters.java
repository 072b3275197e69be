package io.iamsim.session;

import io.iamsim.environment.AttachedPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks of the session; each parameter is AWS's of the same name.
 *
 * @param sessionName RoleSessionName, or null if it is not known
 * @param tags the session tags passed (STS-6)
 * @param transitiveTagKeys the keys of tags that further sessions inherit
 * @param sourceIdentity SourceIdentity, or null if none is passed (STS-7)
 * @param externalId ExternalId, or null (STS-4)
 * @param mfa whether SerialNumber and TokenCode are passed (STS-5)
 * @param durationSeconds DurationSeconds, or null for the default
 * @param policies the session policies passed, inline and managed (SESS-1)
 * @param taskPolicy the ARN of the task policy of AssumeRoot, or null (ROOT-4)
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 */
public record SessionParameters(
    @Nullable String sessionName,
    Map<String, String> tags,
    List<String> transitiveTagKeys,
    @Nullable String sourceIdentity,
    @Nullable String externalId,
    boolean mfa,
    @Nullable Integer durationSeconds,
    List<AttachedPolicy> policies,
    @Nullable String taskPolicy) {
  private static final SessionParameters NONE = builder().build();

  public SessionParameters {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    transitiveTagKeys = List.copyOf(transitiveTagKeys);
    policies = List.copyOf(policies);
  }

  /** A call that passes nothing. */
  public static SessionParameters none() {
    return NONE;
  }

  /** Nothing yet, to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** RoleSessionName. */
  public Optional<String> name() {
    return Optional.ofNullable(sessionName);
  }

  /** SourceIdentity. */
  public Optional<String> passedSourceIdentity() {
    return Optional.ofNullable(sourceIdentity);
  }

  /** ExternalId. */
  public Optional<String> passedExternalId() {
    return Optional.ofNullable(externalId);
  }

  /** DurationSeconds. */
  public OptionalInt duration() {
    return durationSeconds == null ? OptionalInt.empty() : OptionalInt.of(durationSeconds);
  }

  /** The ARN of the task policy. */
  public Optional<String> task() {
    return Optional.ofNullable(taskPolicy);
  }

  /** Collects parameters. */
  public static final class Builder {
    private @Nullable String sessionName;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<String> transitiveTagKeys = new ArrayList<>();
    private @Nullable String sourceIdentity;
    private @Nullable String externalId;
    private boolean mfa;
    private @Nullable Integer durationSeconds;
    private final List<AttachedPolicy> policies = new ArrayList<>();
    private @Nullable String taskPolicy;

    private Builder() {}

    public Builder sessionName(@Nullable String name) {
      sessionName = name;
      return this;
    }

    public Builder tag(String key, String value) {
      tags.put(key, value);
      return this;
    }

    public Builder tags(Map<String, String> passed) {
      tags.putAll(passed);
      return this;
    }

    public Builder transitiveTagKeys(List<String> keys) {
      transitiveTagKeys.addAll(keys);
      return this;
    }

    public Builder sourceIdentity(@Nullable String identity) {
      sourceIdentity = identity;
      return this;
    }

    public Builder externalId(@Nullable String id) {
      externalId = id;
      return this;
    }

    public Builder mfa(boolean passed) {
      mfa = passed;
      return this;
    }

    public Builder durationSeconds(@Nullable Integer seconds) {
      durationSeconds = seconds;
      return this;
    }

    public Builder policies(List<AttachedPolicy> passed) {
      policies.addAll(passed);
      return this;
    }

    public Builder taskPolicy(@Nullable String arn) {
      taskPolicy = arn;
      return this;
    }

    /** The parameters collected. */
    public SessionParameters build() {
      return new SessionParameters(
          sessionName,
          tags,
          transitiveTagKeys,
          sourceIdentity,
          externalId,
          mfa,
          durationSeconds,
          policies,
          taskPolicy);
    }
  }
}
