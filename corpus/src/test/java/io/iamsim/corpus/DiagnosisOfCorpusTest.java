package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.diagnosis.Diagnosis;
import io.iamsim.diagnosis.Diagnostician;
import io.iamsim.environment.Environment;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.request.AccessRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every so many denials of the organization: each has something in its way that is told. */
class DiagnosisOfCorpusTest {
  private static final int EVERY = 23;

  @Test
  void everyDenialHasSomethingInItsWay() throws IOException {
    List<String> files;
    try (Stream<Path> found = Files.list(Path.of("organization", "expectations"))) {
      files = found.map(Path::toString).sorted().toList();
    }
    ExpectationSuite suite =
        ExpectationSuite.load(files, ExpectationSuite.Sources.of(new FolderFiles())).orElseThrow();
    Environment environment = suite.environments().get(0);
    IamEngine engine = IamEngine.of(environment);
    Diagnostician diagnostician = new Diagnostician(engine, environment, ServiceCatalog.bundled());
    List<ExpectationCase> denied = new ArrayList<>();
    suite.cases().stream()
        .filter(each -> each.accessRequest().isPresent())
        .filter(each -> each.expectation().ownPolicies().isEmpty())
        .filter(each -> each.authorize().decision().isDenied())
        .forEach(denied::add);
    int remedied = 0;
    for (int i = 0; i < denied.size(); i += EVERY) {
      AccessRequest request = denied.get(i).accessRequest().orElseThrow();
      Diagnosis diagnosis = diagnostician.diagnose(request, engine.applicablePolicies(request));
      assertThat(diagnosis.obstacles()).as(denied.get(i).expectation().name()).isNotEmpty();
      if (diagnosis.remedied() == Decision.ALLOWED) {
        remedied++;
        assertThat(diagnosis.obstacles())
            .as(denied.get(i).expectation().name())
            .allSatisfy(obstacle -> assertThat(obstacle.remedies()).isNotEmpty());
      }
    }
    assertThat(remedied).isPositive();
  }
}
