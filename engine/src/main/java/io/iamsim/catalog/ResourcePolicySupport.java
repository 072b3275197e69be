package io.iamsim.catalog;

import java.util.List;

/**
 * What is known of a service's resource-based policies (SVCT-1).
 *
 * @param resources the kinds of resource that have one, in AWS's words; empty if the service has
 *     none
 * @param note whom or what a limited anonymous access concerns; empty if nothing is to be said
 */
public record ResourcePolicySupport(
    List<String> resources, Requirement requirement, AnonymousAccess anonymousAccess, String note) {

  /**
   * Whether an Allow of the resource-based policy is mandatory even within one account (EVAL-15).
   */
  public enum Requirement {
    REQUIRED,
    NOT_REQUIRED,
    /** The service combines the policies in ways of its own (UNK-10). */
    VARIES
  }

  /** Whether a caller without credentials can reach the service's resources. */
  public enum AnonymousAccess {
    POSSIBLE,
    NOT_POSSIBLE,
    LIMITED
  }

  public ResourcePolicySupport {
    resources = List.copyOf(resources);
  }

  /** Whether an ARN is of one of the service's types that have policies (ROOM-150). */
  public boolean isOfTypeWithPolicy(ServiceEntry service, String arn) {
    return service.typeOf(arn).filter(resources::contains).isPresent();
  }

  /** Whether it depends on the type of what lies in a resource which policy counts (ROOM-150). */
  public boolean tellsTypesApart(ServiceEntry service) {
    return service.resourceTypes().stream().filter(type -> resources.contains(type.name())).count()
        > 1;
  }

  /** Whether any resource of the service has a resource-based policy. */
  public boolean supported() {
    return !resources.isEmpty();
  }
}
