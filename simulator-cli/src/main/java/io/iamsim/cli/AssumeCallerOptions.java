package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.SamlAssertion;
import io.iamsim.session.SessionCaller;
import io.iamsim.session.WebIdentityToken;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who asks for a session; one of them is given. */
final class AssumeCallerOptions {
  @Option(
      names = "--principal",
      paramLabel = "PRINCIPAL",
      description =
          "A user, role, session or service, by ARN or name, as in user/alice or"
              + " lambda.amazonaws.com.")
  private @Nullable String principal;

  @Option(
      names = "--as-session",
      paramLabel = "FILE",
      description = "A session saved before, for role chaining.")
  private @Nullable String session;

  @Option(
      names = "--jwt-claims",
      paramLabel = "FILE",
      description = "The claims of a web identity token, a JSON object; the provider is its iss.")
  private @Nullable String claims;

  @Option(
      names = "--saml-attributes",
      paramLabel = "FILE",
      description = "A SAML assertion, written as docs/sessions.md says.")
  private @Nullable String assertion;

  /** True if a token makes the call. */
  boolean isToken() {
    return claims != null || assertion != null;
  }

  SessionCaller read(Arn role, Environment environment, FileSources files, ServiceCatalog catalog) {
    if (session != null) {
      return new SessionCaller.Chained(SessionFiles.read(session, files));
    }
    if (claims != null) {
      return value(WebIdentityToken.read(text(claims, files), role, catalog));
    }
    if (assertion != null) {
      List<String> providers =
          role.accountId()
              .flatMap(environment::account)
              .map(Account::identityProviders)
              .orElse(List.of());
      return value(SamlAssertion.read(text(assertion, files), role, providers));
    }
    Checked<RequestPrincipal> found = new Principals(environment).find(String.valueOf(principal));
    return new SessionCaller.Plain(value(found));
  }

  private static SourceText text(String name, FileSources files) {
    return value(files.read(name));
  }

  private static <T> T value(Checked<T> read) {
    if (!read.ok()) {
      throw new Rejected(read.findings());
    }
    return read.orElseThrow();
  }
}
