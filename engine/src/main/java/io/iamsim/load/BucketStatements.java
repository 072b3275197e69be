package io.iamsim.load;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Arn;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.parse.Findings;
import io.iamsim.source.FindingCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the actions of a bucket policy's statement work on its resources; S3 stores no statement
 * of which an action works on none of them ("Action does not apply to any resource(s) in
 * statement", ROOM-90).
 */
final class BucketStatements {
  private static final String OBJECTS = "/object/";

  private final Arn bucket;
  private final Findings findings;

  BucketStatements(Arn bucket, Findings findings) {
    this.bucket = bucket;
    this.findings = findings;
  }

  void check(Statement statement) {
    ActionElement actions = statement.action();
    ResourceElement resources = statement.resource();
    if (actions == null || actions.negated() || resources == null || resources.negated()) {
      return;
    }
    Set<String> covered = new TreeSet<>();
    resources.patterns().forEach(entry -> covered.addAll(types(entry)));
    for (ActionPattern action : actions.patterns()) {
      Set<String> needed = typesOf(action.text());
      boolean known =
          action.text().regionMatches(true, 0, "s3:", 0, 3)
              && !StorageRules.isPattern(action.text())
              && isKnown(action.text());
      if (known && needed.stream().noneMatch(covered::contains)) {
        findings.add(
            FindingCode.NOT_STORED,
            action.span(),
            "`"
                + action.text()
                + "` works on none of the statement's resources, and AWS would not store it",
            help(needed));
      }
    }
  }

  private String help(Set<String> needed) {
    if (needed.contains(itself())) {
      return "it works on `" + bucket + "`";
    }
    if (needed.contains(within())) {
      return "it works on objects: `" + bucket + (ofAccessPoint() ? OBJECTS : "/") + "*`";
    }
    return "it cannot stand in this policy";
  }

  private boolean ofAccessPoint() {
    return !bucket.account().isEmpty();
  }

  private String itself() {
    return ofAccessPoint() ? "accesspoint" : "bucket";
  }

  private String within() {
    return ofAccessPoint() ? "accesspointobject" : "object";
  }

  /** The types of resources that an entry can name; a star may go on into the objects. */
  private List<String> types(ResourcePattern entry) {
    String rest = entry.value().text().substring(bucket.toString().length());
    if (rest.isEmpty()) {
      return List.of(itself());
    }
    return rest.startsWith("/") ? List.of(within()) : List.of(itself(), within());
  }

  private static Optional<ActionEntry> entry(String action) {
    int colon = action.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : ServiceCatalog.bundled().action(action.substring(0, colon), action.substring(colon + 1));
  }

  private static boolean isKnown(String action) {
    return entry(action).isPresent();
  }

  private static Set<String> typesOf(String action) {
    Set<String> types = new TreeSet<>();
    entry(action)
        .ifPresent(found -> found.resourceTypes().forEach(type -> types.add(type.type().name())));
    return types;
  }
}
