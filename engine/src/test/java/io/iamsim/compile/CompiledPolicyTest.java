package io.iamsim.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CompiledPolicyTest {
  /** A policy with a statement for each list of actions. */
  private static CompiledPolicy policy(String... actionElements) {
    String statements =
        Arrays.stream(actionElements)
            .map(element -> "{\"Effect\": \"Allow\", " + element + ", \"Resource\": \"*\"}")
            .collect(Collectors.joining(","));
    return new PolicyCompiler(new KeyTable())
        .compile(
            PolicyParser.parse(
                    SourceText.of(
                        "p", "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}"),
                    PolicyType.IDENTITY,
                    ParseMode.LENIENT)
                .orElseThrow());
  }

  private static List<Integer> covering(CompiledPolicy policy, String action) {
    return policy.covering(ActionName.parse(action).orElseThrow()).stream()
        .map(statement -> statement.source().index())
        .toList();
  }

  @Test
  void statementsThatCoverAnActionAreFoundOnceAndInOrder() {
    CompiledPolicy policy =
        policy(
            "\"Action\": [\"s3:Get*\", \"ec2:Run*\", \"s3:GetObject\"]",
            "\"Action\": \"*\"",
            "\"Action\": \"s3:PutObject\"",
            "\"NotAction\": \"s3:PutObject\"",
            "\"Action\": \"S3:getobject\"");
    assertThat(covering(policy, "s3:GetObject")).containsExactly(0, 1, 3, 4);
    assertThat(covering(policy, "s3:PutObject")).containsExactly(1, 2);
    assertThat(covering(policy, "ec2:RunInstances")).containsExactly(0, 1, 3);
    assertThat(covering(policy, "sqs:SendMessage")).containsExactly(1, 3);
  }

  /** The index knows services by their hash, and these two have the same. */
  @Test
  void aServiceIsNotTakenForAnother() {
    assertThat("ar".hashCode()).isEqualTo("c4".hashCode());
    CompiledPolicy policy = policy("\"Action\": \"ar:Get\"", "\"Action\": \"c4:Get\"");
    assertThat(covering(policy, "ar:Get")).containsExactly(0);
    assertThat(covering(policy, "c4:Get")).containsExactly(1);
  }

  @Test
  void aStatementIsCompiledOnce() {
    CompiledPolicy policy = policy("\"Action\": \"s3:*\"", "\"Action\": \"s3:GetObject\"");
    CompiledStatement first =
        policy.covering(ActionName.parse("s3:GetObject").orElseThrow()).get(0);
    assertThat(policy.covering(ActionName.parse("s3:PutObject").orElseThrow()).get(0))
        .isSameAs(first);
    assertThat(policy.statements().get(0)).isSameAs(first);
  }

  @Test
  void actionsSpeltAlikeAreOneObject() {
    CompiledPolicy policy = policy("\"Action\": \"s3:Get*\"", "\"Action\": [\"a:b\", \"s3:Get*\"]");
    CompiledAction one = policy.statements().get(0).action();
    CompiledAction other = policy.statements().get(1).action();
    assertThat(one).isNotNull();
    assertThat(other).isNotNull();
    assertThat(one.patterns().get(0)).isSameAs(other.patterns().get(1));
  }
}
