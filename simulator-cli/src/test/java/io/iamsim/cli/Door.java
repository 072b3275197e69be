package io.iamsim.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.iamsim.decision.Decision;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.AccessScope;
import io.iamsim.query.Grant;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.query.WhatCan;
import io.iamsim.query.WhoCan;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.testing.IamAssertions;
import io.iamsim.testing.PrincipalAssert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A way to ask; each must answer as the engine does, or has a reason not to be asked. */
enum Door {
  /** The decision alone, found by what was learnt of the principal. */
  DECIDE {
    @Override
    Optional<String> differs(DoorCase asked) {
      Decision first = asked.asked().decide();
      Decision again = asked.asked().decide();
      return differs(asked, first).or(() -> differs(asked, again));
    }
  },

  /** A principal asked for many requests. */
  PREPARED {
    @Override
    Optional<String> silent(DoorCase asked) {
      return ofTheEnvironmentAlone(asked).or(() -> withoutOwner(asked));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      return differs(
          asked,
          asked
              .asked()
              .scope()
              .engine()
              .as(asked.request().principal())
              .authorize(
                  asked.request().action(), asked.request().resource(), asked.request().context()));
    }
  },

  CAN {
    @Override
    Optional<String> silent(DoorCase asked) {
      return ofTheEnvironmentAlone(asked)
          .or(() -> notApplicable(asked))
          .or(() -> many(asked))
          .or(() -> reason(asked.environmentPath() == null, "several environments are merged"));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      RunResult result = RunResult.of(arguments(asked).toArray(String[]::new));
      try {
        String got =
            result.out().isEmpty()
                ? result.err()
                : new ObjectMapper().readTree(result.out()).path("decision").asText();
        return got.equals(asked.expected().text()) ? Optional.empty() : Optional.of(got);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<String> arguments(DoorCase asked) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "can",
                  asked.request().principal().text(),
                  asked.request().action().text(),
                  asked.request().resource(),
                  "--literal",
                  "--output",
                  "json",
                  "--env",
                  Objects.requireNonNull(asked.environmentPath())));
      asked
          .request()
          .declaredResourceAccount()
          .ifPresent(account -> arguments.addAll(List.of("--resource-account", account.value())));
      asked
          .request()
          .context()
          .values()
          .forEach((key, value) -> arguments.addAll(said(key.text(), value)));
      switch (asked.request().context().reading()) {
        case OPEN -> arguments.add("--open-context");
        case ASSUME_ABSENT -> arguments.add("--assume-absent");
        case DEFAULT -> {}
      }
      return arguments;
    }

    private static List<String> said(String key, ContextValue value) {
      List<String> arguments = new ArrayList<>();
      if (value instanceof ContextValue.Present present) {
        present.values().forEach(text -> arguments.addAll(List.of("--context", key + "=" + text)));
      } else {
        arguments.addAll(
            List.of(value instanceof ContextValue.Absent ? "--absent" : "--unknown", key));
      }
      return arguments;
    }
  },

  MATRIX {
    @Override
    Optional<String> silent(DoorCase asked) {
      return ofTheEnvironmentAlone(asked)
          .or(() -> withoutOwner(asked))
          .or(() -> notApplicable(asked))
          .or(() -> literal(asked));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      List<Decision> decisions = new ArrayList<>();
      new AccessMatrix(
              AccessScope.of(Objects.requireNonNull(asked.environment())),
              new MatrixQuestions(
                  List.of(asked.request().principal()),
                  List.of(asked.request().action()),
                  List.of(asked.request().resource()),
                  asked.request().context()))
          .forEachRow(row -> decisions.add(row.decision(0, 0)));
      return differs(asked, decisions.get(0));
    }
  },

  WHO_CAN {
    @Override
    Optional<String> silent(DoorCase asked) {
      return ofTheEnvironmentAlone(asked)
          .or(() -> withoutOwner(asked))
          .or(() -> notApplicable(asked))
          .or(() -> literal(asked));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      List<AccessCondition> conditions =
          new WhoCan(
                  AccessScope.of(Objects.requireNonNull(asked.environment())),
                  asked.request().context())
                  .grants(
                      asked.request().principal(),
                      asked.request().action(),
                      asked.request().resource())
                  .stream()
                  .map(Grant::condition)
                  .toList();
      Decision opened = asked.opened();
      boolean agrees =
          switch (opened) {
            case ALLOWED -> conditions.equals(List.of(AccessCondition.ALWAYS));
            case EXPLICIT_DENY, IMPLICIT_DENY -> conditions.isEmpty();
            case UNKNOWN -> conditions.stream().noneMatch(AccessCondition.ALWAYS::equals);
          };
      return agrees ? Optional.empty() : Optional.of(conditions + " (" + opened.text() + ")");
    }
  },

  /** What somebody can has the action among it, if he can do it on anything. */
  WHAT_CAN {
    @Override
    Optional<String> silent(DoorCase asked) {
      PrincipalKind kind = asked.request().principal().kind();
      return ofTheEnvironmentAlone(asked)
          .or(() -> withoutOwner(asked))
          .or(() -> notApplicable(asked))
          .or(() -> literal(asked))
          .or(() -> reason(asked.request().namesNoResource(), "it asks for resources"))
          .or(
              () ->
                  reason(
                      asked
                          .asked()
                          .scope()
                          .catalog()
                          .action(
                              asked.request().action().service(), asked.request().action().name())
                          .isEmpty(),
                      "it asks for the actions of the service data"))
          .or(
              () ->
                  reason(
                      kind != PrincipalKind.USER && kind != PrincipalKind.ROLE_SESSION,
                      "it asks about users and roles"));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      List<WhatCan.Ability> abilities = new ArrayList<>();
      new WhatCan(
              AccessScope.of(Objects.requireNonNull(asked.environment())),
              asked.request().context())
          .of(
              asked.request().principal(),
              List.of(asked.request().action()),
              abilities::add,
              more -> {});
      boolean missing = abilities.isEmpty() && asked.opened() == Decision.ALLOWED;
      return missing ? Optional.of("nothing that can be done") : Optional.empty();
    }
  },

  TEST {
    @Override
    Optional<String> silent(DoorCase asked) {
      return notApplicable(asked);
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      String got = asked.asked().ask().got();
      return got.equals(asked.expected().text()) ? Optional.empty() : Optional.of(got);
    }
  },

  JAVA {
    @Override
    Optional<String> silent(DoorCase asked) {
      return ofTheEnvironmentAlone(asked).or(() -> notApplicable(asked));
    }

    @Override
    Optional<String> differs(DoorCase asked) {
      PrincipalAssert principal =
          IamAssertions.assertThat(Objects.requireNonNull(asked.environment()))
              .principal(asked.request().principal().text())
              .on(asked.request().resource());
      if (asked.request().resourceAccount() != null) {
        principal = principal.ownedBy(asked.request().resourceAccount().value());
      }
      for (var entry : asked.request().context().values().entrySet()) {
        principal = given(principal, entry.getKey().text(), entry.getValue());
      }
      principal =
          switch (asked.request().context().reading()) {
            case OPEN -> principal.inOpenContext();
            case ASSUME_ABSENT -> principal.assumingAbsent();
            case DEFAULT -> principal;
          };
      String action = asked.request().action().text();
      try {
        switch (asked.expected()) {
          case ALLOWED -> principal.can(action);
          case EXPLICIT_DENY -> principal.cannot(action).explicitly();
          case IMPLICIT_DENY -> principal.cannot(action);
          case UNKNOWN -> principal.isUndecidedAbout(action);
        }
        return Optional.empty();
      } catch (AssertionError | IllegalArgumentException e) {
        return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }

    private static PrincipalAssert given(
        PrincipalAssert principal, String key, ContextValue value) {
      if (value instanceof ContextValue.Present present) {
        return present.multivalued()
            ? principal.givenList(key, present.values().toArray(String[]::new))
            : principal.given(key, present.values().get(0));
      }
      return value instanceof ContextValue.Absent
          ? principal.givenAbsent(key)
          : principal.givenUnknown(key);
    }
  };

  /** Why the door is not asked; empty if it is. */
  Optional<String> silent(DoorCase asked) {
    return Optional.empty();
  }

  /** What the door answers, if it is not what the engine says. */
  abstract Optional<String> differs(DoorCase asked);

  static Optional<String> differs(DoorCase asked, Decision got) {
    return got == asked.expected() ? Optional.empty() : Optional.of(got.text());
  }

  static Optional<String> reason(boolean holds, String why) {
    return holds ? Optional.of(why) : Optional.empty();
  }

  static Optional<String> ofTheEnvironmentAlone(DoorCase asked) {
    return reason(asked.environment() == null, "there is no environment to ask in")
        .or(() -> reason(asked.bringsPolicies(), "the case brings its policies, level by level"))
        .or(() -> reason(asked.changesPolicies(), "the case changes single policies"));
  }

  static Optional<String> withoutOwner(DoorCase asked) {
    return reason(
        asked.request().resourceAccount() != null, "the owner of a resource cannot be declared");
  }

  /** A request that does not exist is refused, or has a cell of its own (ROOM-100). */
  static Optional<String> notApplicable(DoorCase asked) {
    return reason(
        asked
            .asked()
            .scope()
            .engine()
            .notApplicable(asked.request().action(), asked.request().resource())
            .isPresent(),
        "the action does not work on the resource");
  }

  /** A pattern asks for all that it covers. */
  static Optional<String> literal(DoorCase asked) {

    String resource = asked.request().resource();
    return reason(
        !asked.request().namesNoResource()
            && (resource.indexOf('*') >= 0 || resource.indexOf('?') >= 0),
        "a star is a pattern");
  }

  /** A key given as a list of one, or of none, cannot be written as an option. */
  static Optional<String> many(DoorCase asked) {
    return reason(
        asked.request().context().values().values().stream()
            .anyMatch(
                value ->
                    value instanceof ContextValue.Present present
                        && present.multivalued()
                        && present.values().size() != 1),
        "an option cannot say a list of none, nor whether one of two is a list");
  }
}
