package io.iamsim.service;

import io.iamsim.catalog.AccessLevel;
import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.CallNeed;
import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ActionName;
import io.iamsim.request.CallRequest.Companion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The further actions that calls of one action need permission for, by the service data (MULTI-4,
 * ROOM-84, ROOM-85). What the data do not tell is not made up (UNK-6).
 *
 * @param needed what a call needs, or may need
 * @param taggers the actions of which one tags what the call makes, where it is not known which
 * @param others the dependent actions of which it is not known what they are needed on
 */
public record DependentActions(
    List<DependentAction> needed, List<ActionName> taggers, List<ActionName> others) {
  private static final List<String> TAG_KEYS = List.of("aws:RequestTag/*", "aws:TagKeys");
  private static final String REQUEST_TAG = "aws:RequestTag/tag";
  private static final ActionName PASS_ROLE = ActionName.parse("iam:PassRole").orElseThrow();

  public DependentActions {
    needed = List.copyOf(needed);
    taggers = List.copyOf(taggers);
    others = List.copyOf(others);
  }

  /**
   * A further action.
   *
   * @param need the permission
   * @param unknown the keys of its request of which it is known that they are there and not what
   *     they are
   */
  public record DependentAction(CallNeed need, Set<String> unknown) {
    public DependentAction {
      unknown = Set.copyOf(unknown);
    }

    /** The action that the same caller needs. */
    public ActionName action() {
      return need.action();
    }

    /** What it is needed on, or null for the resources of the call itself. */
    public @Nullable Companion companion() {
      return switch (need.on()) {
        case TARGET -> null;
        case PASSED_ROLE -> Companion.PASSED_ROLE;
        case KMS_KEY -> Companion.KMS_KEY;
        case COPY_SOURCE -> Companion.COPY_SOURCE;
      };
    }
  }

  /** The further actions of an action. */
  public static DependentActions of(ActionName action, ServiceCatalog catalog) {
    Finder finder = new Finder(action, catalog);
    catalog.callNeeds(action).forEach(need -> finder.add(new DependentAction(need, Set.of())));
    catalog.dependentActions(action).forEach(finder::dependent);
    finder.tagging();
    return new DependentActions(finder.needed, finder.taggers, finder.others);
  }

  /** The permission to pass a role, to a service that is not known. */
  public static DependentAction passRole() {
    return new DependentAction(
        new CallNeed(PASS_ROLE, CallNeed.On.PASSED_ROLE, List.of(), Map.of(), null),
        Set.of("iam:PassedToService"));
  }

  private static final class Finder {
    private final ActionName name;
    private final ServiceCatalog catalog;
    private final List<DependentAction> needed = new ArrayList<>();
    private final List<ActionName> taggers = new ArrayList<>();
    private final List<ActionName> others = new ArrayList<>();

    private Finder(ActionName name, ServiceCatalog catalog) {
      this.name = name;
      this.catalog = catalog;
    }

    void add(DependentAction action) {
      needed.add(action);
    }

    /** One that the reference names. */
    void dependent(ActionName action) {
      if (needed.stream().anyMatch(known -> known.action().equals(action))) {
        return;
      }
      if (action.equals(PASS_ROLE)) {
        add(passRole());
      } else if (isTagger(action)) {
        add(tagger(action));
      } else {
        others.add(action);
      }
    }

    /** ROOM-84: where the reference names none, the action of the service that gives tags. */
    void tagging() {
      boolean takesTags = entry(name).filter(entry -> entry.carries(REQUEST_TAG)).isPresent();
      if (!takesTags || isTagger(name) || needed.stream().anyMatch(Finder::isTagging)) {
        return;
      }
      List<ActionName> candidates =
          catalog.service(name.service()).orElseThrow().actions().stream()
              .map(entry -> ActionName.parse(name.service() + ":" + entry.name()).orElseThrow())
              .filter(this::isTagger)
              .filter(this::worksOnTheSame)
              .toList();
      if (candidates.size() == 1) {
        add(tagger(candidates.get(0)));
      } else {
        taggers.addAll(candidates);
      }
    }

    private static boolean isTagging(DependentAction action) {
      return action.need().isTriggeredBy(REQUEST_TAG);
    }

    /** Of the same service, gives tags and takes none away. */
    private boolean isTagger(ActionName action) {
      return action.service().equals(name.service())
          && entry(action)
              .filter(entry -> entry.accessLevel() == AccessLevel.TAGGING)
              .filter(entry -> entry.carries(REQUEST_TAG))
              .filter(entry -> !takesAway(action.name()))
              .isPresent();
    }

    private static boolean takesAway(String name) {
      return name.startsWith("untag") || name.startsWith("remove") || name.startsWith("delete");
    }

    private boolean worksOnTheSame(ActionName tagger) {
      ActionEntry own = entry(name).orElseThrow();
      for (ActionResource resource : entry(tagger).orElseThrow().resourceTypes()) {
        for (ActionResource made : own.resourceTypes()) {
          if (made.type().name().equals(resource.type().name())) {
            return true;
          }
        }
      }
      return own.wildcardOnly();
    }

    private DependentAction tagger(ActionName action) {
      Map<String, String> context = new HashMap<>();
      ActionEntry entry = entry(action).orElseThrow();
      entry.conditionKeys().forEach(key -> creator(key, context));
      for (ActionResource resource : entry.resourceTypes()) {
        resource.conditionKeys().forEach(key -> creator(key, context));
      }
      return new DependentAction(
          new CallNeed(action, CallNeed.On.TARGET, TAG_KEYS, context, null), Set.of());
    }

    private void creator(ConditionKeyEntry key, Map<String, String> context) {
      if (catalog.namesCreator(key.name())) {
        context.put(key.name(), entry(name).map(ActionEntry::name).orElse(name.name()));
      }
    }

    private Optional<ActionEntry> entry(ActionName action) {
      return catalog.action(action.service(), action.name());
    }
  }
}
