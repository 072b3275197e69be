package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-kept table of what calls need, held against the service data. */
class CallNeedsTest {
  private static final ServiceCatalog CATALOG = ServiceCatalog.bundled();

  @Test
  void whatIsSaidIsSaidOfActionsThatTheServiceDataKnow() throws IOException {
    for (List<String> line : lines("need")) {
      for (String name : (line.get(1) + " " + line.get(2)).split(" ")) {
        assertThat(isAction(name)).as(name).isTrue();
      }
    }
  }

  @Test
  void operationsAreNoActionsAndStandForOnes() throws IOException {
    for (List<String> line : lines("operation")) {
      assertThat(isAction(line.get(1))).as(line.get(1)).isFalse();
      assertThat(isAction(line.get(2))).as(line.get(2)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"sqs:sendmessagebatch, sqs:SendMessage", "kms:ReEncrypt, kms:ReEncryptFrom"})
  void someOperationsAreDecidedAsAnAction(String operation, String action) {
    assertThat(ApiOperations.decidedAs(name(operation))).contains(name(action));
    assertThat(ApiOperations.decidedAs(name("s3:GetObject"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:ListObjectsV2, s3:ListBucket",
    "s3:HeadObject, s3:GetObject",
    "s3:PutBucketEncryption, s3:PutEncryptionConfiguration",
    "lambda:Invoke, lambda:InvokeFunction"
  })
  void ofOthersItIsSaidWhatWasMeant(String operation, String action) {
    assertThat(ApiOperations.meantBy(name(operation))).contains(name(action));
  }

  @Test
  void dependentActionsComeWithTheService() {
    assertThat(CATALOG.dependentActions(name("ecs:runtask"))).contains(name("iam:PassRole"));
    assertThat(CATALOG.dependentActions(name("s3:GetObject"))).isEmpty();
    assertThat(CATALOG.dependentActions(name("nosuch:Action"))).isEmpty();
  }

  private static boolean isAction(String text) {
    ActionName action = name(text);
    return CATALOG.action(action.service(), action.name()).isPresent();
  }

  private static ActionName name(String text) {
    return ActionName.parse(text).orElseThrow();
  }

  private static List<List<String>> lines(String kind) throws IOException {
    try (InputStream stream = CallNeedsTest.class.getResourceAsStream("call-needs.tsv")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split("\t")))
          .filter(line -> line.get(0).equals(kind))
          .toList();
    }
  }
}
