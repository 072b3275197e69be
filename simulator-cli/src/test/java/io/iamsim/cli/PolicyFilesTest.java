package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFilesTest {
  private static final String ALLOW_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":"
          + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  @TempDir Path folder;

  private List<AttachedPolicy> read(String option, PolicyType type, String... names) {
    PolicyFiles files = new PolicyFiles(new FileSources(), ParseMode.STRICT);
    List<AttachedPolicy> policies = files.read(option, List.of(names), type);
    files.rejectErrors();
    return policies;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void everyWrongFileIsReportedAtOnce() throws IOException {
    String typo = file("typo.json", ALLOW_ALL.replace("Effect", "Efect"));
    String broken = file("broken.json", "{\n  \"Version\" \"2012-10-17\"}");
    assertThatThrownBy(() -> read("--scp", PolicyType.SERVICE_CONTROL, typo, broken))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.findings())
                    .extracting(Object::toString)
                    .anyMatch(text -> text.startsWith(typo + ":1:"))
                    .anyMatch(text -> text.startsWith(broken + ":2:")));
  }

  @Test
  void eachGuardrailFileIsALevelOfItsOwn() throws IOException {
    String first = file("a.json", ALLOW_ALL);
    String second = file("b.json", ALLOW_ALL);
    List<AttachedPolicy> scps = read("--scp", PolicyType.SERVICE_CONTROL, first, second);
    PolicyLayer levels =
        new GivenPolicies(Map.of(Layer.SERVICE_CONTROL, scps), Set.of())
            .joinedTo(ApplicablePolicies.none())
            .serviceControl();
    assertThat(levels.levels())
        .extracting(PolicyLevel::target)
        .containsExactly("--scp " + first, "--scp " + second);
  }

  @Test
  void policiesOfOneOptionJoinTheLayerOfTheEnvironment() throws IOException {
    List<AttachedPolicy> own =
        read("--identity-policy", PolicyType.IDENTITY, file("own.json", ALLOW_ALL));
    List<AttachedPolicy> attached =
        read("--identity-policy", PolicyType.IDENTITY, file("env.json", ALLOW_ALL));
    PolicyLayer joined =
        new GivenPolicies(Map.of(Layer.IDENTITY, own), Set.of())
            .joinedTo(ApplicablePolicies.none().withIdentity(PolicyLayer.of(attached)))
            .identity();
    assertThat(joined.levels()).hasSize(1);
    assertThat(joined.levels().get(0).policies()).containsExactly(attached.get(0), own.get(0));
  }

  @Test
  void aLayerLeftOutDoesNotApplyAndSaysWhy() throws IOException {
    List<AttachedPolicy> scps =
        read("--scp", PolicyType.SERVICE_CONTROL, file("a.json", ALLOW_ALL));
    ApplicablePolicies environment =
        ApplicablePolicies.none().withServiceControl(PolicyLayer.of(scps));
    PolicyLayer left =
        new GivenPolicies(Map.of(), Set.of(Layer.SERVICE_CONTROL))
            .joinedTo(environment)
            .serviceControl();
    assertThat(left).isEqualTo(PolicyLayer.notApplicable("left out by --without serviceControl"));
  }

  @Test
  void leavingOutWhatAFileBringsIsAContradiction() throws IOException {
    List<AttachedPolicy> scps =
        read("--scp", PolicyType.SERVICE_CONTROL, file("a.json", ALLOW_ALL));
    assertThatThrownBy(
            () ->
                new GivenPolicies(
                    Map.of(Layer.SERVICE_CONTROL, scps), Set.of(Layer.SERVICE_CONTROL)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("`--without serviceControl` leaves out what `--scp");
  }
}
