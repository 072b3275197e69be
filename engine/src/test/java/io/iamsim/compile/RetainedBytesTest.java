package io.iamsim.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.SourceText;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiled policies say they take is what the heap grows by. */
class RetainedBytesTest {
  private static final int POLICIES = 2_000;
  private static final int STATEMENTS = 5;
  private static final String RESOURCE = "\"Resource\": \"arn:aws:s3:::bucket-%1$d/*\"";

  /** Texts that differ from policy to policy, so that they have nothing in common. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Action\": \"s%1$d:Get*\", " + RESOURCE,
        "\"Action\": [\"s%1$d:GetObject\", \"s%1$d:PutObject\", \"t%1$d:*\"], " + RESOURCE,
        "\"NotAction\": \"s%1$d:Get*\", \"Resource\": \"*\"",
        "\"Action\": \"s%1$d:Get*\", \"Resource\": \"arn:aws:sqs:*:*:queue-%1$d-?\"",
        "\"Action\": \"s%1$d:Get*\", \"Resource\": \"arn:aws:s3:bucket-%1$d*\"",
        "\"Action\": \"s%1$d:Get*\", \"Resource\": \"arn:aws:s3:::%1$d/${aws:username}/*\"",
        "\"Action\": \"s%1$d:Get*\", \"NotResource\": [MANY]",
        "\"Action\": \"s%1$d:Get*\", \"Resource\": \"*\", \"Condition\": {"
            + "\"StringEquals\": {\"aws:PrincipalTag/a\": [\"%1$d\", \"b%1$d\", \"c\"]},"
            + "\"StringLike\": {\"aws:UserAgent\": [\"agent/%1$d/*\", \"${aws:userid}%1$d\"]},"
            + "\"NumericLessThan\": {\"s3:max-keys\": \"%1$d\"},"
            + "\"DateLessThan\": {\"aws:CurrentTime\": \"2026-01-01T00:00:00Z\"},"
            + "\"Bool\": {\"aws:SecureTransport\": \"true\"},"
            + "\"IpAddress\": {\"aws:SourceIp\": [\"10.0.0.0/8\", \"192.0.2.0/24\"]},"
            + "\"ArnLike\": {\"aws:SourceArn\": \"arn:aws:sns:*:*:topic-%1$d\"}}"
      })
  void theHeapGrowsByWhatIsSaid(String statement) {
    List<PolicyDocument> documents =
        IntStream.range(0, POLICIES).mapToObj(i -> document(statement, i)).toList();
    PolicyCompiler compiler = new PolicyCompiler(new KeyTable());
    List<CompiledPolicy> policies = new ArrayList<>(POLICIES);
    ActionName action = ActionName.parse("s0:GetObject").orElseThrow();
    long before = usedHeap();
    for (PolicyDocument document : documents) {
      CompiledPolicy policy = compiler.compile(document);
      assertThat(policy.statements()).isNotEmpty();
      assertThat(policy.plan(action)).isNotNull();
      policies.add(policy);
    }
    long grown = usedHeap() - before;
    long said = policies.stream().mapToLong(CompiledPolicy::retainedBytes).sum();
    Reference.reachabilityFence(documents);
    Reference.reachabilityFence(compiler);
    assertThat(said).isCloseTo(grown, withinPercentage(10));
  }

  private static PolicyDocument document(String statement, int number) {
    String many =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"arn:aws:s3:::" + i + "-%1$d/*\"")
            .collect(Collectors.joining(", "));
    String body = "{\"Effect\": \"Allow\", " + statement.replace("MANY", many) + "}";
    String statements =
        IntStream.range(0, STATEMENTS)
            .mapToObj(i -> String.format(body, number * STATEMENTS + i))
            .collect(Collectors.joining(", "));
    return PolicyParser.parse(
            SourceText.of(
                "p", "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}"),
            PolicyType.IDENTITY,
            ParseMode.LENIENT)
        .orElseThrow();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    // a collector may leave some of what is dead where it is, but not every time
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
