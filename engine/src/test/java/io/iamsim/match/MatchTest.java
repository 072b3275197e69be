package io.iamsim.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
  @ParameterizedTest
  @CsvSource({
    "a*c,abbc,true",
    "a*c,ac,true",
    "a?c,ac,false",
    "a?c,abc,true",
    "*,'',true",
    "'','',true",
    "'',a,false",
    "*a*b,xxaxxb,true",
    "*a*b,xxbxxa,false",
    "a**b,ab,true",
    "??,a,false"
  })
  void globsMatchWholeTexts(String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void aSurrogatePairIsOneCharacter() {
    assertThat(Glob.of("a?c").matches("a\uD83D\uDE00c")).isTrue();
    assertThat(Glob.of("a??c").matches("a\uD83D\uDE00c")).isFalse();
  }

  @Test
  void insertedTextIsNeverAWildcard() {
    Glob glob = Glob.builder().literal("b/").literal("*").build();
    assertThat(glob.matches("b/*")).isTrue();
    assertThat(glob.matches("b/x")).isFalse();
  }

  /** MATCH-22 to MATCH-28. */
  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::b/*/test/*,arn:aws:s3:::b/1/2/test/3/x,true",
    "arn:aws:s3:::b/*/test/*,arn:aws:s3:::b//test/x,true",
    "arn:aws:s3:::b/*/test/*,arn:aws:s3:::b/test/x,false",
    "arn:aws:sqs:*:111122223333:q,arn:aws:sqs:eu-west-1:111122223333:q,true",
    "arn:aws:sns:*:topicA,arn:aws:sns:us-east-1:111122223333:topicA,true",
    "arn:aws:s3*,arn:aws:s3:::b/x,true",
    "arn:aws:dynamodb:us-east-1:*,arn:aws:dynamodb:us-east-1:111122223333:table/t,true",
    "arn:aws:s*s:us-east-1:1:q,arn:aws:sqs:us-east-1:1:q,true",
    "arn:aws:s*1:1:q,arn:aws:sqs:us-east-1:1:q,false",
    "arn:aws:s3:*:*:b,arn:aws:s3:::b,true",
    "arn:aws:s3:us-east-1::b,arn:aws:s3:::b,false",
    "arn:aws:s3:::B,arn:aws:s3:::b,false",
    "arn:aws:logs:*:1:log-group:x:*,arn:aws:logs:eu-west-1:1:log-group:x:stream:y,true",
    "arn:aws:iam::1:?ser/u,arn:aws:iam::1:user/u,true"
  })
  void starsAtTheEndOfAPartMayCrossColons(String pattern, String arn, boolean expected) {
    assertThat(Glob.builder().pattern(pattern).buildArn().matches(arn)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.0.1,true",
    "10.1.2.3/8,10.9.9.9,true",
    "0.0.0.0/0,203.0.113.9,true",
    "203.0.113.7,203.0.113.7,true",
    "203.0.113.7,203.0.113.8,false",
    "::/0,::1,true",
    "::/0,10.0.0.1,false",
    "0.0.0.0/0,::1,false",
    "2001:db8::/32,2001:DB8:0:0::5,true",
    "2001:db8::/33,2001:db8:8000::,false",
    "::ffff:10.0.0.0/104,10.0.0.1,false",
    "2001:db8::1,2001:db8:0:0:0:0:0:1,true"
  })
  void rangesHoldAddressesOfTheirFamily(String range, String address, boolean expected) {
    assertThat(
            CidrBlock.parse(range).orElseThrow().contains(IpAddress.parse(address).orElseThrow()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0",
    "10.0.0.0.0",
    "256.1.1.1",
    "01.2.3.4",
    "10.0.0.*",
    "1::2::3",
    ":::",
    "1:2:3",
    "10.0.0.0/33",
    "::/129",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "g::",
    "fe80::1%eth0",
    "1:2:3:4:5:6:7:8:9",
    "::1:2:3:4:5:6:7:8"
  })
  void whatIsNoRangeIsRefused(String text) {
    assertThat(CidrBlock.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026,2026-01-01T00:00:00Z",
    "2026-03,2026-03-01T00:00:00Z",
    "2026-03-04,2026-03-04T00:00:00Z",
    "2026-03-04T05:06Z,2026-03-04T05:06:00Z",
    "2026-03-04T05:06:07+01:00,2026-03-04T04:06:07Z",
    "2026-03-04T05:06:07.5Z,2026-03-04T05:06:07.5Z",
    "1767225600,2026-01-01T00:00:00Z"
  })
  void datesAreReadToTheInstant(String text, Instant expected) {
    assertThat(DateValue.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "202a",
    "2026-13",
    "2026-02-30",
    "2026-03-04T05:06",
    "2026-03-04T",
    "yesterday",
    "20-01-01",
    "-"
  })
  void whatIsNoDateIsRefused(String text) {
    assertThat(DateValue.parse(text)).isEmpty();
  }
}
