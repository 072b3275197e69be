package io.iamsim.request;

import com.google.common.base.Splitter;
import io.iamsim.model.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a principal from the text that stands for it in a command or a batch line. */
final class PrincipalParser {
  static final String ANONYMOUS = "anonymous";

  private static final Set<String> BUILT_IN_PROVIDERS =
      Set.of(
          "cognito-identity.amazonaws.com",
          "www.amazon.com",
          "graph.facebook.com",
          "accounts.google.com");

  private PrincipalParser() {}

  static Optional<RequestPrincipal> parse(String text) {
    if (text.equals(ANONYMOUS)) {
      return Optional.of(new RequestPrincipal.Anonymous());
    }
    if (BUILT_IN_PROVIDERS.contains(text)) {
      return Optional.of(new RequestPrincipal.IdentityProvider(text));
    }
    if (isServiceName(text)) {
      return Optional.of(new RequestPrincipal.Service(text));
    }
    Optional<Arn> arn = Arn.parse(text);
    if (arn.filter(Arn::isOriginAccessIdentity).isPresent()) {
      return arn.map(RequestPrincipal.OriginAccessIdentity::new);
    }
    return arn.filter(named -> named.accountId().isPresent()).flatMap(PrincipalParser::of);
  }

  private static boolean isServiceName(String text) {
    boolean suffix =
        text.endsWith(".amazonaws.com")
            || text.endsWith(".amazonaws.com.cn")
            || text.endsWith(".amazon.com")
            || text.endsWith(".aws.internal");
    return suffix
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '.'
                        || c == '-');
  }

  private static Optional<RequestPrincipal> of(Arn arn) {
    String resource = arn.resource();
    if (!arn.region().isEmpty() || resource.indexOf('*') >= 0 || resource.endsWith("/")) {
      return Optional.empty();
    }
    return switch (arn.service()) {
      case "iam" -> iam(arn, resource);
      case "sts" -> sts(arn, resource);
      default -> Optional.empty();
    };
  }

  private static Optional<RequestPrincipal> iam(Arn arn, String resource) {
    if (resource.equals("root")) {
      return Optional.of(new RequestPrincipal.Root(arn, false));
    }
    if (resource.startsWith("user/")) {
      return Optional.of(new RequestPrincipal.User(arn));
    }
    if (resource.startsWith("role/")) {
      return Optional.of(new RequestPrincipal.RoleSession(arn, true, null));
    }
    if (resource.startsWith("saml-provider/") || resource.startsWith("oidc-provider/")) {
      return Optional.of(new RequestPrincipal.IdentityProvider(arn.toString()));
    }
    return Optional.empty();
  }

  private static Optional<RequestPrincipal> sts(Arn arn, String resource) {
    if (resource.equals("assumed-root") || resource.startsWith("assumed-root/")) {
      return Optional.of(new RequestPrincipal.Root(iamArn(arn, "root"), true));
    }
    if (resource.startsWith("federated-user/")) {
      return Optional.of(new RequestPrincipal.FederatedUser(arn, null));
    }
    List<String> parts = Splitter.on('/').splitToList(resource);
    if (parts.size() == 3
        && parts.get(0).equals("assumed-role")
        && !parts.get(1).isEmpty()
        && !parts.get(2).isEmpty()) {
      return Optional.of(
          new RequestPrincipal.RoleSession(
              iamArn(arn, "role/" + parts.get(1)), false, parts.get(2)));
    }
    return Optional.empty();
  }

  private static Arn iamArn(Arn arn, String resource) {
    return new Arn(arn.partition(), "iam", "", arn.account(), resource);
  }
}
