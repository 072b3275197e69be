package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.query.ActionPatterns;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.query.MatrixSpec;
import io.iamsim.query.PrincipalPattern;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the axes of a table. */
final class MatrixOptions {
  @Option(
      names = "--principal",
      paramLabel = "PRINCIPAL",
      description =
          "Who asks: an ARN, a short name, or a pattern over the environment such as 'role/*'."
              + " Repeatable.")
  private List<String> principals = new ArrayList<>();

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "What for: an action, or a pattern such as 's3:Get*'. Repeatable.")
  private List<String> actions = new ArrayList<>();

  @Option(
      names = "--resource",
      paramLabel = "RESOURCE",
      description = "On what: an ARN, a pattern of ARNs, or * (the default). Repeatable.")
  private List<String> resources = new ArrayList<>();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description =
          "A file with the lists principals, actions and resources (YAML, JSON), or CSV with a"
              + " column for each. Joins the options.")
  private @Nullable String spec;

  /** True if nothing is named. */
  boolean isEmpty() {
    return principals.isEmpty() && actions.isEmpty() && resources.isEmpty() && spec == null;
  }

  /** The questions; every name that means nothing is an error, all of them together. */
  MatrixQuestions read(
      Environment environment, ServiceCatalog catalog, FileSources files, RequestContext context) {
    MatrixSpec named = named(files);
    List<Finding> errors = new ArrayList<>();
    List<RequestPrincipal> callers = principals(named.principals(), environment, errors);
    List<ActionName> asked = new ArrayList<>();
    for (MatrixSpec.Entry entry : named.actions()) {
      List<ActionName> found = ActionPatterns.expand(catalog, entry.text());
      if (found.isEmpty()) {
        boolean pattern = ActionPatterns.isPattern(entry.text());
        errors.add(
            Finding.of(
                FindingCode.INVALID_ACTION,
                entry.span(),
                "`" + entry.text() + "` is no action" + (pattern ? " of the service data" : ""),
                "write service:Name, as in `s3:GetObject`"));
      }
      asked.addAll(found);
    }
    List<String> on = new ArrayList<>();
    for (MatrixSpec.Entry entry : named.resources()) {
      if (!RequestParts.isResource(entry.text())) {
        errors.add(
            Finding.of(
                FindingCode.INVALID_RESOURCE,
                entry.span(),
                "`" + entry.text() + "` is no resource",
                "write an ARN, as in `arn:aws:s3:::bucket/key`, or `*`"));
      }
      on.add(entry.text());
    }
    if (!errors.isEmpty()) {
      throw new Rejected(errors);
    }
    return new MatrixQuestions(
        callers, asked, on.isEmpty() ? List.of(AccessRequest.ANY_RESOURCE) : on, context);
  }

  private static List<RequestPrincipal> principals(
      List<MatrixSpec.Entry> named, Environment environment, List<Finding> errors) {
    Principals names = new Principals(environment);
    List<RequestPrincipal> callers = new ArrayList<>();
    for (MatrixSpec.Entry entry : named) {
      if (!PrincipalPattern.isPattern(entry.text())) {
        Checked<RequestPrincipal> found = names.find(entry.text());
        found.value().ifPresent(callers::add);
        found.findings().forEach(finding -> errors.add(at(entry, finding)));
        continue;
      }
      List<RequestPrincipal> found = new PrincipalPattern(entry.text()).in(environment);
      if (found.isEmpty()) {
        errors.add(
            Finding.of(
                FindingCode.UNRESOLVED_REFERENCE,
                entry.span(),
                "no user or role fits `" + entry.text() + "`",
                environment.isEmpty() ? "patterns need an environment (`--env`)" : ""));
      }
      callers.addAll(found);
    }
    return callers;
  }

  private static Finding at(MatrixSpec.Entry entry, Finding finding) {
    return new Finding(
        finding.severity(), finding.code(), entry.span(), finding.message(), finding.help());
  }

  private MatrixSpec named(FileSources files) {
    List<MatrixSpec.Entry> who = entries(principals);
    List<MatrixSpec.Entry> what = entries(actions);
    List<MatrixSpec.Entry> on = entries(resources);
    if (spec != null) {
      MatrixSpec file = file(spec, files);
      who.addAll(file.principals());
      what.addAll(file.actions());
      on.addAll(file.resources());
    }
    if (who.isEmpty() || what.isEmpty()) {
      throw Rejected.argument(
          "the table has no " + (who.isEmpty() ? "principals" : "actions"),
          "name them with `" + (who.isEmpty() ? "--principal" : "--action") + "` or `--spec`");
    }
    return new MatrixSpec(who, what, on);
  }

  private static MatrixSpec file(String name, FileSources files) {
    Checked<SourceText> text = files.read(name);
    if (!text.ok()) {
      throw new Rejected(text.findings());
    }
    Checked<MatrixSpec> read = MatrixSpec.read(text.orElseThrow());
    if (!read.ok()) {
      throw new Rejected(read.findings());
    }
    return read.orElseThrow();
  }

  private static List<MatrixSpec.Entry> entries(List<String> texts) {
    return new ArrayList<>(texts.stream().map(text -> new MatrixSpec.Entry(text, null)).toList());
  }
}
