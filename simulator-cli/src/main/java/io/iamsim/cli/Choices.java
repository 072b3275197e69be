package io.iamsim.cli;

import com.google.common.collect.ImmutableSet;
import io.iamsim.cli.report.Detail;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The options that take one word of a closed list, in any case; completion offers the words. */
final class Choices {
  private Choices() {}

  /** How an answer is written. */
  enum Output {
    TEXT("text"),
    JSON("json");

    private final String text;

    Output(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** How a table is written. */
  enum TableOutput {
    TEXT("text"),
    CSV("csv"),
    JSON("json"),
    HTML("html"),
    MARKDOWN("markdown");

    private final String text;

    TableOutput(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What an undecided request counts as. */
  enum OnUnknown {
    ALLOW("allow", Decision.ALLOWED),
    DENY("deny", Decision.IMPLICIT_DENY);

    private final String text;
    private final Decision decision;

    OnUnknown(String text, Decision decision) {
      this.text = text;
      this.decision = decision;
    }

    @Override
    public String toString() {
      return text;
    }

    /** What an undecided answer becomes. */
    Decision decision() {
      return decision;
    }

    /** The decision, settled. */
    Decision settle(Decision undecided) {
      return undecided == Decision.UNKNOWN ? decision : undecided;
    }

    /** The result with its decision settled and a note that says so. */
    EvaluationResult settle(EvaluationResult result) {
      if (result.decision() != Decision.UNKNOWN) {
        return result;
      }
      List<Note> notes = new ArrayList<>(result.notes());
      notes.add(
          new Note(
              Note.Kind.ASSUMPTION,
              "UNK-1",
              "undecided, and taken as " + decision.text() + " by --on-unknown " + text));
      return new EvaluationResult(
          decision,
          result.decidedBy(),
          result.bypassed(),
          result.rules(),
          result.layers(),
          result.missingContextKeys(),
          result.unknownContextKeys(),
          notes);
    }
  }

  /** The decision that a caller expects. */
  enum Expectation {
    ALLOWED("allowed", ImmutableSet.of(Decision.ALLOWED)),
    DENIED("denied", ImmutableSet.of(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY)),
    EXPLICIT_DENY("explicitDeny", ImmutableSet.of(Decision.EXPLICIT_DENY)),
    IMPLICIT_DENY("implicitDeny", ImmutableSet.of(Decision.IMPLICIT_DENY));

    private final String text;
    private final ImmutableSet<Decision> decisions;

    Expectation(String text, ImmutableSet<Decision> decisions) {
      this.text = text;
      this.decisions = decisions;
    }

    @Override
    public String toString() {
      return text;
    }

    boolean accepts(Decision decision) {
      return decisions.contains(decision);
    }
  }

  /** Reads {@code --output}. */
  static final class OutputName implements ITypeConverter<Output> {
    @Override
    public Output convert(String text) {
      return choose(text, Output.values(), choice -> choice.text);
    }
  }

  /** Reads {@code --output} of a table. */
  static final class TableOutputName implements ITypeConverter<TableOutput> {
    @Override
    public TableOutput convert(String text) {
      return choose(text, TableOutput.values(), choice -> choice.text);
    }
  }

  /** Reads {@code --on-unknown}. */
  static final class OnUnknownName implements ITypeConverter<OnUnknown> {
    @Override
    public OnUnknown convert(String text) {
      return choose(text, OnUnknown.values(), choice -> choice.text);
    }
  }

  /** Reads {@code --expect}. */
  static final class ExpectationName implements ITypeConverter<Expectation> {
    @Override
    public Expectation convert(String text) {
      return choose(text, Expectation.values(), choice -> choice.text);
    }
  }

  /** Reads {@code --explain}. */
  static final class DetailName implements ITypeConverter<Detail> {
    @Override
    public Detail convert(String text) {
      return choose(text, new Detail[] {Detail.BRIEF, Detail.FULL}, Detail::text);
    }
  }

  /** Reads {@code --without}. */
  static final class LayerName implements ITypeConverter<Layer> {
    @Override
    public Layer convert(String text) {
      return choose(text, Layer.values(), Layer::text);
    }
  }

  /** What {@code --without} may be completed to. */
  static final class LayerNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    LayerNames() {
      super(Arrays.stream(Layer.values()).map(Layer::text).toList());
    }
  }

  private static <T> T choose(String text, T[] choices, Function<T, String> name) {
    for (T choice : choices) {
      if (name.apply(choice).equalsIgnoreCase(text)) {
        return choice;
      }
    }
    List<String> names = Arrays.stream(choices).map(name).toList();
    String meant = Suggestions.didYouMean(text, names);
    throw new TypeConversionException(
        "'"
            + text
            + "' is not one of "
            + String.join(", ", names)
            + (meant.isEmpty() ? "" : ", " + meant));
  }
}
