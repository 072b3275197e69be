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
        "{\"a\": \"x\", \"b\": [\"1\", 2], \"c\": null, \"d\": true, \"e\": []}",
        "a: x\nb: ['1', 2]\nc: null\nd: true\ne: []\n"
      })
  void aFileSaysTheSameInJsonAndYaml(String text) {
    assertThat(read(text).orElseThrow())
        .containsExactly(
            Map.entry(ConditionKey.of("a"), ContextValue.of("x")),
            Map.entry(ConditionKey.of("b"), ContextValue.ofList(List.of("1", "2"))),
            Map.entry(ConditionKey.of("c"), new ContextValue.Absent()),
            Map.entry(ConditionKey.of("d"), ContextValue.of("true")),
            Map.entry(ConditionKey.of("e"), ContextValue.ofList(List.of())));
  }

  @Test
  void everyWrongValueOfAFileIsReportedWithItsPlace() {
    assertThat(read("{\"a\": {},\n \"b\": [null],\n \"A\": 1, \"a2\": 1, \"A2\": 2}").findings())
        .extracting(Object::toString)
        .containsExactly(
            "context:1:7: error: `a` takes a string, a number, a boolean or a list of them,"
                + " this is an object",
            "context:2:8: error: `b` takes a string, a number, a boolean or a list of them,"
                + " this is null",
            "context:3:19: error: `A2` stands twice, in another spelling"
                + " (condition keys are not case-sensitive)");
  }

  @Test
  void argumentsOverrideTheFileInWhateverCase() {
    ContextArguments arguments = new ContextArguments();
    arguments.context(List.of("aws:SourceIp=192.0.2.1", "t=a", "t=b=c"));
    arguments.absent(List.of("gone"));
    RequestContext context =
        arguments
            .over(
                Map.of(
                    ConditionKey.of("AWS:SOURCEIP"), ContextValue.of("203.0.113.7"),
                    ConditionKey.of("gone"), ContextValue.of("x"),
                    ConditionKey.of("kept"), ContextValue.of("y")))
            .build();
    assertThat(context.values())
        .containsOnly(
            Map.entry(ConditionKey.of("aws:SourceIp"), ContextValue.of("192.0.2.1")),
            Map.entry(ConditionKey.of("t"), ContextValue.ofList(List.of("a", "b=c"))),
            Map.entry(ConditionKey.of("gone"), new ContextValue.Absent()),
            Map.entry(ConditionKey.of("kept"), ContextValue.of("y")));
  }
}
