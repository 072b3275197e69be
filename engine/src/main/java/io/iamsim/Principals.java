package io.iamsim;

import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the principal that a text names, also by the short names of an environment. */
public final class Principals {
  private static final int SHOWN = 10;
  private static final int SUGGESTED = 3;
  private static final int SHORTEST_PART = 3;
  private static final String FORMS =
      "write an ARN, a service principal such as `lambda.amazonaws.com`, or `anonymous`";

  private final Environment environment;

  /** Short names are looked for in this environment. */
  public Principals(Environment environment) {
    this.environment = environment;
  }

  /** The principal, or why there is none: the text is malformed, ambiguous, or names nobody. */
  public Checked<RequestPrincipal> find(String text) {
    Optional<RequestPrincipal> parsed = RequestPrincipal.parse(text);
    if (parsed.isPresent()) {
      return Checked.of(parsed.get(), List.of());
    }
    if (text.startsWith("arn:") || text.isBlank()) {
      return failed(FindingCode.INVALID_PRINCIPAL, "`" + text + "` is no principal", FORMS);
    }
    if (environment.isEmpty()) {
      return failed(
          FindingCode.INVALID_PRINCIPAL,
          "`" + text + "` is no principal",
          FORMS + "; short names need an environment (`--env`)");
    }
    List<String> found =
        identities().filter(arn -> isShortFor(text, arn)).map(Arn::toString).sorted().toList();
    if (found.size() == 1) {
      return Checked.of(RequestPrincipal.parse(found.get(0)).orElse(null), List.of());
    }
    return found.isEmpty() ? nobody(text) : ambiguous(text, found);
  }

  /** What is wrong with a request, with the principals that were probably meant. */
  public List<Finding> withSuggestions(RequestPrincipal principal, List<Finding> findings) {
    if (findings.stream().noneMatch(f -> f.code() == FindingCode.UNRESOLVED_REFERENCE)) {
      return findings;
    }
    String name =
        principal instanceof RequestPrincipal.RoleSession session
            ? session.roleArn().toString()
            : principal.text();
    String meant = Suggestions.didYouMean(name, identities().map(Arn::toString).toList());
    return findings.stream()
        .map(
            finding ->
                finding.code() != FindingCode.UNRESOLVED_REFERENCE || meant.isEmpty()
                    ? finding
                    : Finding.of(finding.code(), finding.span(), finding.message(), meant))
        .toList();
  }

  private Stream<Arn> identities() {
    return environment.accounts().stream()
        .map(Account::identities)
        .flatMap(identities -> identities.values().stream())
        .map(IamIdentity::arn);
  }

  /** {@code role/path/name}, {@code role/name} or {@code name}. */
  private static boolean isShortFor(String text, Arn arn) {
    String resource = arn.resource();
    String name = name(arn);
    return text.equals(resource) || text.equals(name) || text.equals(withoutPath(arn));
  }

  private static String name(Arn arn) {
    return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
  }

  private Checked<RequestPrincipal> nobody(String text) {
    Stream<String> names =
        text.indexOf('/') < 0
            ? identities().map(Principals::name)
            : identities().flatMap(arn -> Stream.of(arn.resource(), withoutPath(arn)));
    return failed(
        FindingCode.UNRESOLVED_REFERENCE,
        "no user or role `" + text + "` in the environment",
        Suggestions.help(text, names.distinct().toList(), similar(text)));
  }

  /** Names that hold the one written, where none is near to it. */
  private String similar(String text) {
    String part = text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    List<String> holding =
        part.length() < SHORTEST_PART
            ? List.of()
            : identities()
                .filter(arn -> name(arn).toLowerCase(Locale.ROOT).contains(part))
                .map(Principals::withoutPath)
                .distinct()
                .limit(SUGGESTED)
                .toList();
    return holding.isEmpty()
        ? "`iamsim env` lists them"
        : "did you mean " + Suggestions.quoted(holding, " or ") + "?";
  }

  private static String withoutPath(Arn arn) {
    return arn.resource().substring(0, arn.resource().indexOf('/') + 1) + name(arn);
  }

  private static Checked<RequestPrincipal> ambiguous(String text, List<String> found) {
    String more = found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : "";
    return failed(
        FindingCode.INVALID_PRINCIPAL,
        "`"
            + text
            + "` may be any of "
            + Suggestions.quoted(found.subList(0, Math.min(SHOWN, found.size())), ", ")
            + more,
        "write the ARN");
  }

  private static Checked<RequestPrincipal> failed(FindingCode code, String message, String help) {
    return Checked.failed(List.of(Finding.of(code, null, message, help)));
  }
}
