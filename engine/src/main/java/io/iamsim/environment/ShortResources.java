package io.iamsim.environment;

import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The short resources of an API's own policy, {@code execute-api:/stage/GET/path}, written out as
 * API Gateway does when it stores the policy: with the Region, the account and the id of the API
 * (MATCH-38).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html">API
 *     Gateway resource policy examples</a>
 */
public final class ShortResources {
  private static final String SERVICE = "execute-api";

  private static final String PREFIX = SERVICE + ":/";

  private ShortResources() {}

  private static boolean isShort(String resource) {
    return resource.startsWith(PREFIX);
  }

  /** True for an ARN of a service that writes resources out. */
  static boolean areStoredAt(String arn) {
    return arn.contains(":" + SERVICE + ":");
  }

  /** The policies as they are stored at the API that the ARN names or lies in. */
  static PolicyLayer stored(PolicyLayer policies, String resource) {
    Optional<Arn> api = api(resource);
    boolean any =
        api.isPresent()
            && policies.levels().stream()
                .flatMap(level -> level.policies().stream())
                .anyMatch(policy -> hasShort(policy.document()));
    if (!any) {
      return policies;
    }
    List<PolicyLevel> levels =
        policies.levels().stream()
            .map(
                level ->
                    new PolicyLevel(
                        level.target(),
                        level.policies().stream()
                            .map(policy -> stored(policy, api.get()))
                            .toList()))
            .toList();
    return new PolicyLayer(policies.state(), levels, policies.reason());
  }

  /** The policy as it is stored at the API that the ARN names; any other resource's as it is. */
  public static AttachedPolicy stored(AttachedPolicy policy, String resource) {
    Optional<Arn> api = api(resource);
    return api.isPresent() && hasShort(policy.document()) ? stored(policy, api.get()) : policy;
  }

  private static Optional<Arn> api(String resource) {
    return Arn.parse(resource)
        .filter(arn -> arn.service().equals(SERVICE))
        .map(
            arn ->
                new Arn(
                    arn.partition(),
                    arn.service(),
                    arn.region(),
                    arn.account(),
                    beforeSlash(arn.resource())));
  }

  private static String beforeSlash(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  private static boolean hasShort(PolicyDocument document) {
    return document.statements().stream()
        .map(Statement::resource)
        .anyMatch(
            element ->
                element != null
                    && element.patterns().stream()
                        .anyMatch(pattern -> isShort(pattern.value().text())));
  }

  private static AttachedPolicy stored(AttachedPolicy policy, Arn api) {
    PolicyDocument document = policy.document();
    return new AttachedPolicy(
        policy.name(),
        policy.origin(),
        new PolicyDocument(
            document.type(),
            document.version(),
            document.id(),
            document.statements().stream()
                .map(statement -> stored(statement, document, api))
                .toList(),
            document.size(),
            document.span()));
  }

  private static Statement stored(Statement statement, PolicyDocument document, Arn api) {
    ResourceElement element = statement.resource();
    if (element == null) {
      return statement;
    }
    List<ResourcePattern> patterns =
        element.patterns().stream().map(pattern -> stored(pattern, document, api)).toList();
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        new ResourceElement(element.negated(), patterns, element.span()),
        statement.conditions(),
        statement.span());
  }

  private static ResourcePattern stored(ResourcePattern pattern, PolicyDocument document, Arn api) {
    String text = pattern.value().text();
    if (!isShort(text)) {
      return pattern;
    }
    String whole = api + "/" + text.substring(PREFIX.length());
    return new ResourcePattern(
        document.version().hasVariables()
            ? PolicyString.withVariables(whole)
            : PolicyString.withoutVariables(whole),
        pattern.span());
  }
}
