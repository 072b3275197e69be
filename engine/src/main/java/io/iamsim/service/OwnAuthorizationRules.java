package io.iamsim.service;

import io.iamsim.decision.Note;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services that decide by means of their own beside IAM, which no policy shows (UNK-10). */
final class OwnAuthorizationRules implements ServiceRules {
  private static final Map<String, String> MEANS =
      Map.of(
          "aoss", "the data access policies of its collections",
          "eks", "the cluster's access entries and its Kubernetes roles",
          "elasticfilesystem", "the file system's defaults for NFS clients and POSIX permissions",
          "es", "the domain's fine-grained access control",
          "execute-api", "the API's authorizers",
          "glue", "permissions of Lake Formation",
          "lakeformation", "permissions of Lake Formation",
          "redshift", "grants in the database",
          "redshift-data", "grants in the database",
          "verifiedpermissions", "the policies of the policy store");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    String service = question.action().service();
    means(question)
        .ifPresent(
            means ->
                facts.note(
                    Note.Kind.NOT_COVERED,
                    "UNK-10",
                    "`" + service + "` also decides by " + means + ", which are not looked at"));
  }

  private static Optional<String> means(ServiceQuestion question) {
    if (question.action().is("lambda", "invokefunctionurl")) {
      return Optional.of("the authentication type of the function's URL");
    }
    @Nullable String means = MEANS.get(question.action().service());
    return Optional.ofNullable(means);
  }
}
