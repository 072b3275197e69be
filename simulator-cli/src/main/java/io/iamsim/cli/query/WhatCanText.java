package io.iamsim.cli.query;

import io.iamsim.catalog.AccessLevel;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.cli.report.Palette;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.ConditionText;
import io.iamsim.query.Grant;
import io.iamsim.query.WhatCan.Ability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a principal can do, for people: by service, then on what and under which condition, then the
 * actions by access level.
 */
public final class WhatCanText {
  private static final String INDENT = "  ";
  private static final String EVERYTHING = "everything in its account";
  private static final int MOST_ACTIONS = 12;
  private static final int MOST_EXAMPLES = 2;

  private final Palette palette;
  private final ServiceCatalog catalog;
  private final StringBuilder out = new StringBuilder();

  private WhatCanText(ServiceCatalog catalog, Palette palette) {
    this.catalog = catalog;
    this.palette = palette;
  }

  /**
   * Abilities that differ in the action only; of those on everything of a type, in the type too,
   * and what was asked is empty.
   */
  private record Place(
      String asked, boolean some, List<String> resources, AccessCondition condition) {
    static Place of(Ability ability) {
      Grant grant = ability.grant();
      boolean some = grant.reach() == Grant.Reach.SOME;
      String asked = ability.wide() ? "" : grant.asked();
      List<String> resources = some ? grant.quotedResources() : List.of();
      return new Place(asked, some, resources, grant.condition());
    }
  }

  /**
   * The answer.
   *
   * @param catalog the service data that the abilities were found by
   */
  public static String of(
      String principal, List<Ability> abilities, ServiceCatalog catalog, Palette palette) {
    WhatCanText text = new WhatCanText(catalog, palette);
    text.out.append(palette.heading("what " + principal + " can do")).append('\n');
    if (abilities.isEmpty()) {
      text.out.append(INDENT).append("nothing\n");
    }
    Map<String, List<Ability>> byService = new TreeMap<>();
    for (Ability ability : abilities) {
      byService
          .computeIfAbsent(ability.action().service(), service -> new ArrayList<>())
          .add(ability);
    }
    text.whole(byService);
    byService.forEach(text::service);
    return text.out.toString();
  }

  /** Services of which everything is possible on everything, those alike together. */
  private void whole(Map<String, List<Ability>> byService) {
    Map<Set<Place>, List<String>> alike = new LinkedHashMap<>();
    byService.forEach(
        (service, abilities) -> {
          Set<Place> places = new LinkedHashSet<>();
          abilities.forEach(ability -> places.add(Place.of(ability)));
          long actions = abilities.stream().map(Ability::action).distinct().count();
          boolean whole = abilities.stream().allMatch(Ability::wide) && actions == total(service);
          if (whole) {
            alike.computeIfAbsent(places, p -> new ArrayList<>()).add(service);
          }
        });
    alike.forEach(
        (places, services) -> {
          if (services.size() > 1) {
            out.append('\n').append(INDENT);
            out.append(palette.heading("all actions of " + services.size() + " services"));
            out.append('\n').append(INDENT.repeat(2));
            out.append(String.join(", ", services)).append('\n');
            places.forEach(place -> head(place, List.of()));
            services.forEach(byService::remove);
          }
        });
  }

  private long total(String service) {
    return catalog.service(service).map(ServiceEntry::actions).orElse(List.of()).size();
  }

  private void service(String service, List<Ability> abilities) {
    Map<AccessLevel, Set<String>> able = new EnumMap<>(AccessLevel.class);
    abilities.forEach(
        ability ->
            able.computeIfAbsent(ability.level(), level -> new LinkedHashSet<>())
                .add(ability.action().name()));
    List<String> levels = new ArrayList<>();
    able.forEach(
        (level, actions) ->
            levels.add(level.awsName() + " " + actions.size() + "/" + total(service, level)));
    out.append('\n')
        .append(INDENT)
        .append(palette.heading(service))
        .append(INDENT)
        .append(palette.faint(String.join(", ", levels)))
        .append('\n');
    Map<Place, List<Ability>> byPlace = new LinkedHashMap<>();
    for (Ability ability : abilities) {
      byPlace.computeIfAbsent(Place.of(ability), place -> new ArrayList<>()).add(ability);
    }
    byPlace.forEach((place, there) -> place(service, place, there));
  }

  private long total(String service, AccessLevel level) {
    return catalog.service(service).map(ServiceEntry::actions).orElse(List.of()).stream()
        .filter(action -> action.accessLevel() == level)
        .count();
  }

  /** On what, and under which condition. */
  private void head(Place place, List<Ability> abilities) {
    String everything = place.some() ? "some resources" : EVERYTHING;
    String named = (place.some() ? "some of " : "") + place.asked();
    out.append(INDENT.repeat(2)).append("on ");
    if (place.resources().isEmpty()) {
      out.append(place.asked().isEmpty() ? everything : named);
    } else {
      out.append(String.join(", ", place.resources()));
      out.append(place.asked().isEmpty() ? "" : " of " + place.asked());
    }
    if (place.some() && place.resources().isEmpty() && !abilities.isEmpty()) {
      Set<String> examples = new LinkedHashSet<>();
      abilities.forEach(ability -> examples.addAll(ability.grant().examples()));
      out.append(", such as ");
      out.append(String.join(", ", examples.stream().limit(MOST_EXAMPLES).toList()));
      out.append(examples.size() > MOST_EXAMPLES ? " ..." : "");
    }
    out.append('\n');
    if (place.condition().isUndetermined()) {
      out.append(INDENT.repeat(3)).append("unknown whether: ");
      out.append(ConditionText.of(place.condition())).append('\n');
    } else if (!place.condition().equals(AccessCondition.ALWAYS)) {
      out.append(INDENT.repeat(3)).append("if ");
      out.append(ConditionText.of(place.condition())).append('\n');
    }
  }

  private void place(String service, Place place, List<Ability> abilities) {
    head(place, abilities);
    Map<AccessLevel, Set<String>> byLevel = new EnumMap<>(AccessLevel.class);
    for (Ability ability : abilities) {
      String text = ability.action().text();
      byLevel
          .computeIfAbsent(ability.level(), level -> new LinkedHashSet<>())
          .add(text.substring(text.indexOf(':') + 1));
    }
    byLevel.forEach((level, actions) -> level(service, level, List.copyOf(actions)));
  }

  private void level(String service, AccessLevel level, List<String> actions) {
    boolean all = actions.size() == total(service, level) && actions.size() > 1;
    int more = actions.size() - MOST_ACTIONS;
    String names =
        all
            ? "all " + actions.size()
            : String.join(", ", actions.subList(0, Math.min(MOST_ACTIONS, actions.size())))
                + (more > 0 ? " and " + more + " more" : "");
    out.append(INDENT.repeat(3)).append(level.awsName()).append(": ").append(names).append('\n');
  }
}
