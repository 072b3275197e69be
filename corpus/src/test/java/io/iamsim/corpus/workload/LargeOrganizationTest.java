package io.iamsim.corpus.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.AccessScope;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.query.PrincipalPattern;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LargeOrganizationTest {
  private static Environment made(int principals) {
    return LargeOrganization.environment(principals, 1);
  }

  @Test
  void theSameSeedMakesTheSameOrganisation() {
    assertThat(LargeOrganization.yaml(300, 1)).isEqualTo(LargeOrganization.yaml(300, 1));
    assertThat(LargeOrganization.yaml(300, 1)).isNotEqualTo(LargeOrganization.yaml(300, 2));
    assertThat(PrincipalPattern.all(made(450))).hasSize(450);
  }

  @Test
  void rowsMadeSideBySideComeInOrderAndAreWhatEachIsByItself() {
    AccessScope scope = AccessScope.of(made(450));
    MatrixQuestions questions =
        new MatrixQuestions(
            PrincipalPattern.all(scope.environment()),
            List.of(
                ActionName.parse("s3:GetObject").orElseThrow(),
                ActionName.parse("s3:PutObject").orElseThrow()),
            List.of("arn:aws:s3:::data-1/team-3/x", "arn:aws:s3:::data-2/team-3/x"),
            RequestContext.empty());
    AccessMatrix matrix = new AccessMatrix(scope, questions);
    List<String> order = new ArrayList<>();
    matrix.forEachRow(
        row -> {
          order.add(row.principal().text());
          assertThat(row.decision(1, 0))
              .isEqualTo(
                  scope.decide(
                      matrix.request(
                          row.principal(),
                          questions.actions().get(1),
                          questions.resources().get(0))));
        });
    assertThat(order).hasSize(450).isSorted();
  }
}
