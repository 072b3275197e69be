package io.iamsim.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.load.ContextFile;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContextTest {
  private static Checked<Map<ConditionKey, ContextValue>> read(String text) {
    return ContextFile.read(SourceText.of("context", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x:a\": \"x\", \"x:b\": [\"1\", 2], \"x:c\": null, \"x:d\": true, \"x:e\": []}",
        "x:a: x\nx:b: ['1', 2]\nx:c: null\nx:d: true\nx:e: []\n"
      })
  void aFileSaysTheSameInJsonAndYaml(String text) {
    assertThat(read(text).orElseThrow())
        .containsExactly(
            Map.entry(ConditionKey.of("x:a"), ContextValue.of("x")),
            Map.entry(ConditionKey.of("x:b"), ContextValue.ofList(List.of("1", "2"))),
            Map.entry(ConditionKey.of("x:c"), new ContextValue.Absent()),
            Map.entry(ConditionKey.of("x:d"), ContextValue.of("true")),
            Map.entry(ConditionKey.of("x:e"), ContextValue.ofList(List.of())));
  }

  @Test
  void everyWrongValueOfAFileIsReportedWithItsPlace() {
    assertThat(
            read("{\"x:a\": {},\n \"x:b\": [null],\n \"X:A\": 1, \"x:a2\": 1, \"X:A2\": 2,\n \"Ip\": 1}")
                .findings())
        .extracting(Object::toString)
        .containsExactly(
            "context:1:9: error: `x:a` takes a string, a number, a boolean or a list of them,"
                + " this is an object",
            "context:2:10: error: `x:b` takes a string, a number, a boolean or a list of them,"
                + " this is null",
            "context:3:23: error: `X:A2` stands twice, in another spelling"
                + " (condition keys are not case-sensitive)",
            "context:4:2: error: `Ip` is no condition key: it has no prefix"
                + " (write it as in `aws:SourceIp`)");
  }

  @Test
  void argumentsOverrideTheFileInWhateverCase() {
    ContextArguments arguments = new ContextArguments();
    arguments.context(List.of("aws:SourceIp=192.0.2.1", "x:t=a", "x:t=b=c"));
    arguments.absent(List.of("x:gone"));
    RequestContext context =
        arguments
            .over(
                Map.of(
                    ConditionKey.of("AWS:SOURCEIP"), ContextValue.of("203.0.113.7"),
                    ConditionKey.of("x:gone"), ContextValue.of("x"),
                    ConditionKey.of("x:kept"), ContextValue.of("y")))
            .build();
    assertThat(context.values())
        .containsOnly(
            Map.entry(ConditionKey.of("aws:SourceIp"), ContextValue.of("192.0.2.1")),
            Map.entry(ConditionKey.of("x:t"), ContextValue.ofList(List.of("a", "b=c"))),
            Map.entry(ConditionKey.of("x:gone"), new ContextValue.Absent()),
            Map.entry(ConditionKey.of("x:kept"), ContextValue.of("y")));
  }
}
