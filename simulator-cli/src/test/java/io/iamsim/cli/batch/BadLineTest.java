package io.iamsim.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.iamsim.cli.input.RequestTime;
import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadLineTest {
  private static final String PRINCIPAL = "'principal':'anonymous'";
  private static final String ACTION = "'action':'s3:GetObject'";
  private static final QuestionReader READER =
      new QuestionReader(
          new OwnPolicies.Known(),
          new DocumentCache(ParseMode.STRICT),
          new SessionCache(),
          RequestTime.of(Instant.EPOCH),
          Environment.empty());

  private static LineFault fault(byte[] bytes) {
    Line line = new Line(bytes, 0, bytes.length, 7, false);
    return catchThrowableOfType(LineFault.class, () -> READER.read(line));
  }

  private static LineFault fault(String text) {
    return fault(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** P and A stand for a good principal and action; the caret marks the column of the error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "invalidJson      | ^[]                                     | a request is a JSON object",
        "invalidJson      | {P,A,'policies':{}} ^x                  | not valid JSON",
        "invalidJson      | {P,A,'policies':{}} ^{}                 | text behind the end",
        "invalidRequest   | {P,A,^'polices':{}}                     | unknown member 'polices'",
        "invalidRequest   | {P,A,'id':^true,'policies':{}}          | 'id' must be a string",
        "invalidRequest   | {P,A,'id':'a',^'id':'b','policies':{}}  | 'id' stands twice",
        "invalidRequest   | ^{A,'policies':{}}                      | no 'principal'",
        "invalidRequest   | ^{P,'policies':{}}                      | no 'action'",
        "invalidRequest   | ^{P,A}                                  | no environment was given",
        "invalidPrincipal | {'principal':^'arn:aws:iam::1:user/a',A} | is no principal",
        "invalidPrincipal | {'principal':^null,A}                   | this is null",
        "invalidPrincipal | {P,A,'federatingUser':^'x','policies':{}} | 'federatingUser' takes",
        "invalidAction    | {P,'action':^'s3GetObject'}             | 's3GetObject' is no action",
        "invalidAction    | {P,'action':^['s3:GetObject']}          | this is a list",
        "invalidResource  | {P,A,'resource':^'bucket'}              | 'bucket' is no ARN",
        "invalidResource  | {P,A,'resourceAccount':^'1'}            | '1' is no account id",
        "invalidContext   | {P,A,'context':^[]}                     | 'context' must be an object",
        "invalidContext   | {P,A,'context':{'a':^{}}}               | 'a' takes a string",
        "invalidContext   | {P,A,'context':{'a':['x',^null]}}       | 'a' takes a string",
        "invalidContext   | {P,A,'context':{'x:a':'1','X:A':^'2'}}  | 'X:A' is given twice",
        "invalidContext   | {P,A,'context':{'x:a':'1'},'unknown':[^'X:A']} | 'X:A' is given twice",
        "invalidContext   | {P,A,'context':{'SourceIp':^'x'}}       | with its prefix, as in 'aws:SourceIp'",
        "invalidContext   | {P,A,'unknown':^'a'}                    | 'unknown' must be a list",
        "invalidRequest   | {P,A,'policies':^[]}                    | 'policies' must be an object",
        "invalidRequest   | {P,A,'policies':{^'scp':[]}}            | unknown member 'scp'",
        "invalidRequest   | {P,A,'policies':{'identity':^{}}}       | must be a list of policies",
        "invalidRequest   | {P,A,'policies':{'identity':[{^'x':1}]}} | unknown member 'x'",
        "invalidRequest   | {P,A,'policies':{'serviceControl':[{'target':^1}]}} | must be a string",
        "invalidRequest   | {P,A,'policies':{'serviceControl':[{'target':'r'^}]}} | no 'policies'",
        "invalidPolicy    | {P,A,'policies':{'identity':[{'name':'n'^}]}} | no 'document'",
        "invalidPolicy    | {P,A,'policies':{'identity':[{'document':^'x'}]}} | is an object",
        "invalidPolicy    | {P,A,'policies':{'identity':[{'document':^{'a':1}}]}} | no policy document",
        "invalidPolicy    | {P,A,'policies':{'identity':[{'document':{'Version':'2012-10-17',^'a':1,'Statement':[]}}]}} | element 'a'",
        "invalidPrincipal | {'principal':^'role/x',A}               | short names need an environment",
      })
  void aBadLineSaysWhatIsWrongAndWhere(String code, String marked, String message) {
    String text =
        marked
            .replace("P,", PRINCIPAL + ",")
            .replace("A,", ACTION + ",")
            .replace("A}", ACTION + "}");
    text = text.replace("{A", "{" + ACTION);
    LineFault fault = fault(text.replace("^", ""));
    assertThat(fault.code().text()).isEqualTo(code);
    assertThat(fault.what()).contains(message.replace('\'', '`'));
    assertThat(fault.line()).isEqualTo(7);
    assertThat(fault.column()).as(text).isEqualTo(text.indexOf('^') + 1);
  }

  @Test
  void bytesThatAreNoTextAreNoJson() {
    byte[] bytes =
        ("{\"principal\":\"anonymous\",\"action\":\"s3:GetObject\",\"policies\":{\"identity\":"
                + "[{\"document\":{\"Id\":\"\u00ff\"}}]}}")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(fault(bytes).code()).isEqualTo(LineFault.Code.INVALID_JSON);
    assertThat(fault("{'".getBytes(StandardCharsets.UTF_16LE)).code())
        .isEqualTo(LineFault.Code.INVALID_JSON);
  }

  @Test
  void theIdIsFoundBehindTheError() {
    byte[] bytes =
        "{\"action\": 1, \"x\": {\"id\": \"no\"}, \"id\": \"yes\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(LineId.of(new Line(bytes, 0, bytes.length, 1, false))).isEqualTo("yes");
  }
}
