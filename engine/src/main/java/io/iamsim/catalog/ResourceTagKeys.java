package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The families of condition keys by which a request tells of the tags of its resource, such as
 * {@code aws:ResourceTag/} and {@code rds:db-tag/} (UNK-4, ROOM-82), each up to and with its slash.
 *
 * <p>A family is one of the resource's if it is called {@code ResourceTag}, if its resource's type
 * is the only one that lists it ({@code rds:db-tag/}), or if it is called after the type ({@code
 * s3tables:TableBucketTag/} of a table bucket). What is listed for the type otherwise tells of
 * tags, but not surely of this resource's ({@code s3tables:TableBucketTag/} of a table).
 *
 * @param own the families that hold the resource's own tags
 * @param doubtful the families that may hold the resource's tags: whether the action carries them
 *     is not known
 * @param others the families that hold tags of another resource that is not known
 */
public record ResourceTagKeys(List<String> own, List<String> doubtful, List<String> others) {
  private static final String GLOBAL = "aws:ResourceTag/";
  private static final String TAG = "tag";

  /** What holds for a service that the data do not know. */
  static final ResourceTagKeys UNKNOWN_SERVICE =
      new ResourceTagKeys(List.of(), List.of(GLOBAL), List.of());

  public ResourceTagKeys {
    own = List.copyOf(own);
    doubtful = List.copyOf(doubtful);
    others = List.copyOf(others);
  }

  static ResourceTagKeys of(
      ServiceEntry service, ActionName name, String resource, RequestKeys requestKeys) {
    Optional<ActionEntry> action = service.action(name.name());
    Optional<ActionResource> type = action.flatMap(entry -> entry.resourceFor(resource));
    return type.isPresent()
        ? listed(service, name, action.get(), type.get(), requestKeys)
        : guessed(service);
  }

  private static ResourceTagKeys listed(
      ServiceEntry service,
      ActionName name,
      ActionEntry action,
      ActionResource resource,
      RequestKeys requestKeys) {
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<ConditionKeyEntry> keys = new ArrayList<>(action.conditionKeys());
    keys.addAll(resource.conditionKeys());
    keys.addAll(resource.type().conditionKeys());
    for (ConditionKeyEntry key : service.conditionKeys()) {
      if (!isTagFamily(key)) {
        continue;
      }
      boolean carried = keys.contains(key) || requestKeys.isBeside(name, key.name());
      List<ResourceTypeEntry> types = service.typesListing(key.name());
      if (!carried) {
        continue;
      }
      if (isOwn(key, types, resource.type()) || requestKeys.isResourceTag(key.name())) {
        own.add(family(key));
      } else if (types.contains(resource.type())) {
        others.add(family(key));
      }
    }
    return new ResourceTagKeys(own, List.of(), others);
  }

  /** An action, or a type of resource, that the data do not know may carry any of them. */
  private static ResourceTagKeys guessed(ServiceEntry service) {
    List<String> doubtful = new ArrayList<>();
    doubtful.add(GLOBAL);
    for (ConditionKeyEntry key : service.conditionKeys()) {
      boolean tells = isTagFamily(key) && !family(key).equalsIgnoreCase(GLOBAL);
      if (tells && (isCalledResourceTag(key) || !service.typesListing(key.name()).isEmpty())) {
        doubtful.add(family(key));
      }
    }
    return new ResourceTagKeys(List.of(), doubtful, List.of());
  }

  private static boolean isOwn(
      ConditionKeyEntry key, List<ResourceTypeEntry> types, ResourceTypeEntry type) {
    return isCalledResourceTag(key)
        || (types.contains(type) && (types.size() == 1 || isCalledAfter(key, type)));
  }

  private static boolean isCalledResourceTag(ConditionKeyEntry key) {
    return localName(key).equalsIgnoreCase("ResourceTag");
  }

  private static boolean isCalledAfter(ConditionKeyEntry key, ResourceTypeEntry type) {
    String called = localName(key);
    String thing = called.substring(0, called.length() - TAG.length());
    return type.name().replace("-", "").equalsIgnoreCase(thing.replace("-", ""));
  }

  /** A family that differs in the name of a tag; of the global ones, that of the resource. */
  private static boolean isTagFamily(ConditionKeyEntry key) {
    if (key.name().startsWith("aws:")) {
      return family(key).equalsIgnoreCase(GLOBAL);
    }
    int colon = key.name().lastIndexOf(':');
    return key.name().indexOf('/', colon) > 0
        && key.isFamily()
        && localName(key).toLowerCase(Locale.ROOT).endsWith(TAG);
  }

  private static String localName(ConditionKeyEntry key) {
    int colon = key.name().lastIndexOf(':');
    return key.name().substring(colon + 1, key.name().indexOf('/', colon));
  }

  private static String family(ConditionKeyEntry key) {
    return key.name().substring(0, key.name().indexOf('/', key.name().lastIndexOf(':')) + 1);
  }
}
