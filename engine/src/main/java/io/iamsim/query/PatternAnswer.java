package io.iamsim.query;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request whose resource is a pattern (ROOM-101): allowed if all of it is, a denial
 * if none of it is allowed, else unknown with what is decided of each part.
 *
 * @param asked the request
 * @param decision the decision on all of it
 * @param parts the parts that are decided differently, the one that is everything else first; none
 *     if the action works on nothing that the pattern means
 * @param complete true if the parts are all there is
 * @param refusal what is wrong with the request, if the action works on nothing that the pattern
 *     means, else null
 */
public record PatternAnswer(
    AccessRequest asked,
    Decision decision,
    List<Part> parts,
    boolean complete,
    @Nullable Finding refusal) {
  private static final String INCOMPLETE =
      "the resources differ in more ways than can be tried, so there may be others";

  public PatternAnswer {
    parts = List.copyOf(parts);
  }

  /**
   * Resources of the pattern that are decided alike.
   *
   * @param resources patterns that cover them and nothing else of what was asked; empty if it is
   *     all, everything else, or no pattern says
   * @param examples one resource of each sort
   * @param explanation the decision on the first example, with what led to it
   */
  public record Part(List<String> resources, List<String> examples, Explanation explanation) {
    public Part {
      resources = List.copyOf(resources);
      examples = List.copyOf(examples);
    }

    /** The decision on each of the resources. */
    public Decision decision() {
      return explanation.result().decision();
    }

    /** The decision and by what, such as {@code explicitDeny by Secret b.json:4:5}. */
    public String reason() {
      EvaluationResult result = explanation.result();
      if (result.decision() == Decision.ALLOWED) {
        return result.decision().text();
      }
      String layers =
          result.decidedBy().stream().map(Layer::text).collect(Collectors.joining(", "));
      String by =
          result
              .decidingStatement()
              .filter(matched -> result.decision() == Decision.EXPLICIT_DENY)
              .map(
                  matched ->
                      " by " + matched.statement().label() + " " + matched.statement().span())
              .orElse(layers.isEmpty() ? "" : " because of " + layers);
      return result.decision().text() + by;
    }

    private String named(boolean everythingElse) {
      if (resources.isEmpty()) {
        return everythingElse ? "everything else" : "others, such as `" + examples.get(0) + "`";
      }
      return resources.stream()
          .map(
              name ->
                  "`" + name.replace(" but for ", "` but for `").replace(" and ", "` and `") + "`")
          .collect(Collectors.joining(", "));
    }
  }

  /** The answer where the action works on nothing that the pattern means (ROOM-100). */
  static PatternAnswer notApplicable(AccessRequest asked, Finding refusal) {
    return new PatternAnswer(asked, Decision.IMPLICIT_DENY, List.of(), true, refusal);
  }

  /** What is wrong with the request, if the action works on nothing that the pattern means. */
  public Optional<Finding> notApplicable() {
    return Optional.ofNullable(refusal);
  }

  /**
   * The parts in a sentence, such as {@code allowed but for `arn:aws:s3:::b/secret/*`: explicitDeny
   * by ...}; empty if all of it is decided alike.
   */
  public String words() {
    if (parts.size() < 2) {
      return complete ? "" : INCOMPLETE;
    }
    Part rest = parts.get(0);
    List<String> others = new ArrayList<>();
    for (Part part : parts.subList(1, parts.size())) {
      others.add(part.named(false) + ": " + part.reason());
    }
    String head =
        rest.resources().isEmpty() ? rest.reason() : rest.named(false) + ": " + rest.reason();
    String but = rest.resources().isEmpty() ? " but for " : "; ";
    return head + but + String.join("; ", others) + (complete ? "" : "; " + INCOMPLETE);
  }

  /** The decision on all of it, with what led to that on the part that stands most against it. */
  public Explanation explanation() {
    if (refusal != null) {
      Note why = new Note(Note.Kind.RULE, "ROOM-100", refusal.message() + "; " + refusal.help());
      return new Explanation(
          new EvaluationResult(
              decision,
              List.of(),
              List.of(),
              List.of("ROOM-100"),
              List.of(),
              List.of(),
              List.of(),
              List.of(why)),
          List.of(),
          List.of(),
          List.of());
    }
    Explanation worst = worst();
    EvaluationResult result = worst.result();
    List<Note> notes = new ArrayList<>();
    if (!words().isEmpty()) {
      notes.add(new Note(Note.Kind.RULE, "ROOM-101", words()));
    }
    // the conditions of one part are not those of the others
    result.notes().stream()
        .filter(note -> parts.size() == 1 || note.kind() != Note.Kind.CONDITION)
        .forEach(notes::add);
    return new Explanation(
        new EvaluationResult(
            decision,
            result.decision() == decision || decision == Decision.UNKNOWN
                ? result.decidedBy()
                : List.of(),
            result.bypassed(),
            result.rules(),
            result.layers(),
            result.missingContextKeys(),
            result.unknownContextKeys(),
            notes),
        worst.statements(),
        worst.nearestMisses(),
        worst.contextReads());
  }

  private Explanation worst() {
    for (Decision each :
        List.of(
            Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY, Decision.UNKNOWN, Decision.ALLOWED)) {
      for (Part part : parts) {
        if (part.decision() == each) {
          return part.explanation();
        }
      }
    }
    throw new IllegalStateException("no part of `" + asked.resource() + "` is decided");
  }
}
