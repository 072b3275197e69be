package io.iamsim.expect;

import io.iamsim.PolicyChanges;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.load.SourceFiles;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Expectations ready to be asked: those of any number of files, each in its environment, with every
 * name resolved.
 */
public final class ExpectationSuite {
  private final List<ExpectationCase> cases;
  private final List<Environment> environments;

  private ExpectationSuite(List<ExpectationCase> cases, List<Environment> environments) {
    this.cases = List.copyOf(cases);
    this.environments = List.copyOf(environments);
  }

  /**
   * Where a suite is read from.
   *
   * @param files the files
   * @param environments the environment in place of those that the files name; none leaves theirs
   * @param otherwise the environment of the files that name none
   * @param mode how policies are read
   * @param catalog the service data
   * @param changes single policies that are taken away or added in every case
   */
  public record Sources(
      SourceFiles files,
      List<String> environments,
      List<String> otherwise,
      ParseMode mode,
      ServiceCatalog catalog,
      PolicyChanges changes) {
    public Sources {
      environments = List.copyOf(environments);
      otherwise = List.copyOf(otherwise);
    }

    /** Sources whose policies are as they are. */
    public Sources(
        SourceFiles files,
        List<String> environments,
        List<String> otherwise,
        ParseMode mode,
        ServiceCatalog catalog) {
      this(files, environments, otherwise, mode, catalog, PolicyChanges.NONE);
    }

    /** The files alone, each in the environment that it names. */
    public static Sources of(SourceFiles files) {
      return new Sources(files, List.of(), List.of(), ParseMode.STRICT, ServiceCatalog.bundled());
    }
  }

  /** The suite that the files make up, or everything that is wrong with any of them. */
  public static Checked<ExpectationSuite> load(List<String> paths, Sources sources) {
    CaseResolver resolver = new CaseResolver(sources);
    Set<Finding> findings = new LinkedHashSet<>();
    List<ExpectationCase> cases = new ArrayList<>();
    for (String path : new LinkedHashSet<>(paths)) {
      Checked<SourceText> text = sources.files().read(path);
      findings.addAll(text.findings());
      Optional<ExpectationReader.Readable> read =
          text.value()
              .map(found -> ExpectationReader.readable(found, sources.mode(), sources.files()));
      read.ifPresent(found -> findings.addAll(found.findings()));
      read.map(ExpectationReader.Readable::file)
          .ifPresent(found -> cases.addAll(resolver.resolve(found, findings)));
    }
    sources
        .changes()
        .stranger(resolver.environments(), ownPolicies(cases))
        .ifPresent(
            stranger ->
                findings.add(
                    Finding.of(
                        FindingCode.UNRESOLVED_REFERENCE,
                        null,
                        "no policy is called `" + stranger.name() + "`",
                        stranger.help())));
    return Checked.of(new ExpectationSuite(cases, resolver.environments()), List.copyOf(findings));
  }

  private static List<AttachedPolicy> ownPolicies(List<ExpectationCase> cases) {
    return cases.stream()
        .flatMap(found -> found.expectation().ownPolicies().flatMap(Checked::value).stream())
        .flatMap(policies -> policies.all().stream())
        .toList();
  }

  /** What is to be asked, in the order of the files. */
  public List<ExpectationCase> cases() {
    return cases;
  }

  /** The environments that it is asked in, each once. */
  public List<Environment> environments() {
    return environments;
  }
}
