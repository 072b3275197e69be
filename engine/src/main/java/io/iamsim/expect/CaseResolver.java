package io.iamsim.expect;

import io.iamsim.IamEngine;
import io.iamsim.PolicyChanges;
import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.model.ActionName;
import io.iamsim.parse.SourceNode;
import io.iamsim.query.AccessScope;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Severity;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts expectations into their environment, which is loaded once for all files that name it. */
final class CaseResolver {
  private final ExpectationSuite.Sources sources;
  private final Map<List<String>, Optional<House>> houses = new LinkedHashMap<>();

  private final Map<Name, Checked<RequestPrincipal>> principals = new HashMap<>();
  private final Map<RequestContext, RequestContext> contexts = new HashMap<>();
  private final Map<Asked, List<Finding>> checks = new HashMap<>();

  CaseResolver(ExpectationSuite.Sources sources) {
    this.sources = sources;
  }

  private record Name(IamEngine engine, String text) {}

  /** What a check looks at; contexts that are one object are one context. */
  private record Asked(
      IamEngine engine, RequestPrincipal principal, ActionName action, RequestContext context) {}

  /** An environment, its names and its engine. */
  private record House(Environment environment, Principals principals, AccessScope scope) {
    static House of(Environment environment, ServiceCatalog catalog) {
      return new House(
          environment, new Principals(environment), AccessScope.of(environment, catalog));
    }

    IamEngine engine() {
      return scope.engine();
    }
  }

  /** The environments loaded so far. */
  List<Environment> environments() {
    return houses.values().stream().flatMap(Optional::stream).map(House::environment).toList();
  }

  /** The file's expectations in its environment; what cannot be resolved joins the findings. */
  List<ExpectationCase> resolve(ExpectationFile file, Set<Finding> findings) {
    List<ExpectationCase> cases = new ArrayList<>();
    Optional<House> house = house(environments(file), findings);
    for (Expectation expectation : file.expectations()) {
      house.flatMap(found -> resolve(expectation, found, findings)).ifPresent(cases::add);
    }
    return cases;
  }

  private List<String> environments(ExpectationFile file) {
    if (!sources.environments().isEmpty()) {
      return sources.environments();
    }
    if (file.environments().isEmpty()) {
      return sources.otherwise();
    }
    return file.environments().stream()
        .map(SourceNode.Scalar::text)
        .map(path -> sources.files().resolve(file.path(), path))
        .toList();
  }

  private Optional<House> house(List<String> paths, Set<Finding> findings) {
    @Nullable Optional<House> known = houses.get(paths);
    if (known == null) {
      known =
          paths.isEmpty()
              ? Optional.of(House.of(Environment.empty(), sources.catalog()))
              : load(paths, findings);
      houses.put(paths, known);
    }
    return known;
  }

  private Optional<House> load(List<String> paths, Set<Finding> findings) {
    Checked<Environment> environment =
        EnvironmentLoader.load(paths, sources.files(), sources.mode());
    findings.addAll(environment.findings());
    return environment.value().map(loaded -> House.of(loaded, sources.catalog()));
  }

  private Optional<ExpectationCase> resolve(
      Expectation expectation, House house, Set<Finding> findings) {
    if (expectation.expect() == ExpectedDecision.INVALID) {
      return Optional.of(new ExpectationCase(expectation, null, house.scope(), null));
    }
    if (house.environment().isEmpty() && expectation.policies() == null) {
      findings.add(
          Finding.of(
              FindingCode.MISSING_ELEMENT,
              expectation.span(),
              "there is neither an environment nor `policies` in the case",
              "name one with `environment`, or give the case `policies`"));
      return Optional.empty();
    }
    stranger(expectation, house).ifPresent(findings::add);
    Checked<RequestPrincipal> principal =
        principals.computeIfAbsent(
            new Name(house.engine(), expectation.principal()),
            name -> house.principals().find(name.text()));
    principal.findings().forEach(found -> findings.add(at(expectation.principalSpan(), found)));
    return principal
        .value()
        .map(
            found ->
                new ExpectationCase(
                    expectation,
                    request(expectation, found),
                    house.scope(),
                    change(expectation, house)))
        .filter(found -> isSound(found, house, findings));
  }

  /** What the case's policies are changed by, or null if by nothing. */
  private @Nullable UnaryOperator<ApplicablePolicies> change(Expectation expectation, House house) {
    PolicyChanges changes = sources.changes().and(expectation.changes());
    return changes.isEmpty() ? null : changes.in(house.environment());
  }

  /** A name of a policy to take away that is no policy's. */
  private static Optional<Finding> stranger(Expectation expectation, House house) {
    return expectation.changes().without().isEmpty()
        ? Optional.empty()
        : expectation
            .changes()
            .stranger(
                List.of(house.environment()),
                expectation.ownPolicies().flatMap(Checked::value).stream()
                    .flatMap(policies -> policies.all().stream())
                    .toList())
            .map(
                stranger ->
                    Finding.of(
                        FindingCode.UNRESOLVED_REFERENCE,
                        expectation.span(),
                        "`withoutPolicy` names no policy: `" + stranger.name() + "`",
                        stranger.help()));
  }

  /** A principal that brings its own policies need not be in the environment. */
  private boolean isSound(ExpectationCase found, House house, Set<Finding> findings) {
    Expectation expectation = found.expectation();
    AccessRequest request = found.accessRequest().orElseThrow();
    boolean sound = true;
    for (Finding finding : check(request, house)) {
      if (finding.code() == FindingCode.RESOURCE_NOT_APPLICABLE) {
        continue;
      }
      boolean ofPrincipal = finding.code() == FindingCode.UNRESOLVED_REFERENCE;
      if (!ofPrincipal || expectation.policies() == null) {
        findings.add(at(ofPrincipal ? expectation.principalSpan() : expectation.span(), finding));
        sound &= !finding.isError();
      }
    }
    found
        .notApplicable()
        .ifPresent(
            finding ->
                findings.add(
                    new Finding(
                        Severity.WARNING,
                        finding.code(),
                        expectation.span(),
                        finding.message(),
                        finding.help())));
    return sound;
  }

  /** The resource has no part in it, so that the cells of a matrix are checked together. */
  private List<Finding> check(AccessRequest request, House house) {
    return checks.computeIfAbsent(
        new Asked(house.engine(), request.principal(), request.action(), request.context()),
        asked ->
            house.principals().withSuggestions(request.principal(), house.engine().check(request)));
  }

  private AccessRequest request(Expectation expectation, RequestPrincipal principal) {
    return new AccessRequest(
        principal,
        expectation.action(),
        expectation.resource(),
        expectation.resourceAccount(),
        contexts.computeIfAbsent(expectation.context(), TimelessContext::of));
  }

  private static Finding at(SourceSpan span, Finding finding) {
    return new Finding(finding.severity(), finding.code(), span, finding.message(), finding.help());
  }
}
