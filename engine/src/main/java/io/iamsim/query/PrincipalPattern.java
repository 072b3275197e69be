package io.iamsim.query;

import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.match.Glob;
import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;
import java.util.Comparator;
import java.util.List;

/**
 * A pattern over the users and roles of an environment, in which {@code *} and {@code ?} are
 * wildcards: over whole ARNs, or over short names such as {@code role/ci-*}, with the path or
 * without.
 *
 * @param text as written
 */
public record PrincipalPattern(String text) {

  /** True if the text has a wildcard. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** All users and roles of an environment, sorted by ARN. */
  public static List<RequestPrincipal> all(Environment environment) {
    return new PrincipalPattern("arn:*").in(environment);
  }

  /** The users and roles that fit, sorted by ARN. */
  public List<RequestPrincipal> in(Environment environment) {
    Glob glob = Glob.of(text);
    return environment.accounts().stream()
        .flatMap(account -> account.identities().values().stream())
        .map(IamIdentity::arn)
        .filter(arn -> fits(glob, arn))
        .flatMap(arn -> RequestPrincipal.parse(arn.toString()).stream())
        .sorted(Comparator.comparing(RequestPrincipal::text))
        .toList();
  }

  private static boolean fits(Glob glob, Arn arn) {
    String resource = arn.resource();
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    return glob.matches(arn.toString())
        || glob.matches(resource)
        || glob.matches(resource.substring(0, resource.indexOf('/') + 1) + name)
        || glob.matches(name);
  }
}
