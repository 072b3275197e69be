package io.iamsim.query;

import io.iamsim.environment.Environment;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A user, role or identity provider that a policy names and that its account, which is known, does
 * not have: a name that was deleted or misspelt.
 *
 * @param arn as the policy has it
 * @param span where
 */
public record DanglingPrincipal(String arn, SourceSpan span) {

  static List<DanglingPrincipal> in(Environment environment, Collection<PolicyDocument> documents) {
    List<DanglingPrincipal> found = new ArrayList<>();
    for (PolicyDocument document : documents) {
      for (Statement statement : document.statements()) {
        PrincipalElement element = statement.principal();
        if (element != null) {
          element.entries().stream()
              .flatMap(entry -> of(entry, environment).stream())
              .forEach(found::add);
        }
      }
    }
    found.sort(
        Comparator.comparing((DanglingPrincipal dangling) -> dangling.span().source())
            .thenComparingInt(dangling -> dangling.span().line())
            .thenComparingInt(dangling -> dangling.span().column()));
    return List.copyOf(new LinkedHashSet<>(found));
  }

  private static Optional<DanglingPrincipal> of(PrincipalEntry entry, Environment environment) {
    if (entry instanceof PrincipalEntry.Federated provider) {
      return provider(provider, environment);
    }
    if (!(entry instanceof PrincipalEntry.PrincipalArn named) || exists(named.arn(), environment)) {
      return Optional.empty();
    }
    boolean accountKnown =
        Arn.parse(named.arn()).flatMap(Arn::accountId).flatMap(environment::account).isPresent();
    return accountKnown
        ? Optional.of(new DanglingPrincipal(named.arn(), named.span()))
        : Optional.empty();
  }

  /** ROOM-46: a known account has the providers that it lists, and no others. */
  private static Optional<DanglingPrincipal> provider(
      PrincipalEntry.Federated named, Environment environment) {
    return Arn.parse(named.provider())
        .flatMap(Arn::accountId)
        .flatMap(environment::account)
        .filter(account -> !account.identityProviders().contains(named.provider()))
        .map(account -> new DanglingPrincipal(named.provider(), named.span()));
  }

  private static boolean exists(String arn, Environment environment) {
    Optional<RequestPrincipal> principal = RequestPrincipal.parse(arn);
    if (principal.isEmpty()) {
      return true;
    }
    if (principal.get() instanceof RequestPrincipal.RoleSession session && !session.pathKnown()) {
      return session
          .account()
          .flatMap(account -> environment.role(account, session.roleName()))
          .isPresent();
    }
    boolean identity =
        principal.get() instanceof RequestPrincipal.User
            || principal.get() instanceof RequestPrincipal.RoleSession;
    return !identity || environment.identity(arn).isPresent();
  }
}
