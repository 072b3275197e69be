package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What AWS says of why a request was denied (IAM guide, "Troubleshoot access denied error
 * messages").
 *
 * @param explicit true for an explicit deny, false for a missing allow
 * @param layer the policies that it names, or null if it names none
 * @param policy the ARN of the policy that it names, or null
 */
public record ReportedCause(boolean explicit, @Nullable Layer layer, @Nullable String policy) {
  private static final Pattern EXPLICIT =
      Pattern.compile(
          "with an explicit deny(?:\\s+in\\s+(?:an?|the)\\s+(?<kind>[^:.(\\n]*?(?:policy|policies|boundary)))?"
              + "(?:[\\s:(]+(?<policy>arn:[^\\s)]+))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IMPLICIT =
      Pattern.compile("because no (?<kind>.+?) allows? ", Pattern.CASE_INSENSITIVE);
  private static final String PUBLIC = "block public access";

  /** The cause that the rest of a sentence gives, if it gives one. */
  static Optional<ReportedCause> parse(String text) {
    if (text.toLowerCase(Locale.ROOT).contains(PUBLIC)) {
      return Optional.of(new ReportedCause(false, Layer.S3_BLOCK_PUBLIC_ACCESS, null));
    }
    Matcher explicit = EXPLICIT.matcher(text);
    if (explicit.find()) {
      return Optional.of(
          new ReportedCause(true, layer(explicit.group("kind")), policy(explicit.group("policy"))));
    }
    Matcher implicit = IMPLICIT.matcher(text);
    return implicit.find()
        ? Optional.of(new ReportedCause(false, layer(implicit.group("kind")), null))
        : Optional.empty();
  }

  private static @Nullable String policy(@Nullable String arn) {
    return arn == null ? null : arn.replaceAll("[.,;\"']+$", "");
  }

  private static @Nullable Layer layer(@Nullable String kind) {
    String words = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    if (words.contains("service control")) {
      return Layer.SERVICE_CONTROL;
    }
    if (words.contains("resource control")) {
      return Layer.RESOURCE_CONTROL;
    }
    if (words.contains("endpoint")) {
      return Layer.VPC_ENDPOINT;
    }
    if (words.contains("boundary")) {
      return Layer.PERMISSIONS_BOUNDARY;
    }
    if (words.contains("session")) {
      return Layer.SESSION;
    }
    if (words.contains("identity")) {
      return Layer.IDENTITY;
    }
    return words.contains("resource") || words.contains("trust") || words.contains("key policy")
        ? Layer.RESOURCE
        : null;
  }

  /** As a sentence says it. */
  public String text() {
    String where = layer == null ? "" : " in the " + layer.title();
    String named = policy == null ? "" : " (" + policy + ")";
    return (explicit ? "an explicit deny" : "no allow") + where + named;
  }
}
