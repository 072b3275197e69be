package io.iamsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrincipalsTest {
  private static final Principals PRINCIPALS =
      new Principals(
          environment(
              "arn:aws:iam::111111111111:user/eng/alice",
              "arn:aws:iam::111111111111:role/analyst",
              "arn:aws:iam::111111111111:role/deployer",
              "arn:aws:iam::222222222222:role/deployer",
              "arn:aws:iam::222222222222:user/deployer"));

  private static Environment environment(String... arns) {
    Map<AccountId, Map<String, IamIdentity>> accounts = new HashMap<>();
    for (String text : arns) {
      Arn arn = Arn.parse(text).orElseThrow();
      accounts
          .computeIfAbsent(arn.accountId().orElseThrow(), id -> new HashMap<>())
          .put(text, new IamIdentity(arn, null, List.of(), null, null, Map.of()));
    }
    Map<AccountId, Account> all = new HashMap<>();
    accounts.forEach(
        (id, identities) ->
            all.put(id, new Account(id, "", identities, List.of(), Map.of(), Map.of(), List.of())));
    return Environment.of(null, all);
  }

  @ParameterizedTest
  @CsvSource({
    "analyst, arn:aws:iam::111111111111:role/analyst",
    "role/analyst, arn:aws:iam::111111111111:role/analyst",
    "alice, arn:aws:iam::111111111111:user/eng/alice",
    "user/alice, arn:aws:iam::111111111111:user/eng/alice",
    "user/eng/alice, arn:aws:iam::111111111111:user/eng/alice",
    "user/deployer, arn:aws:iam::222222222222:user/deployer",
    "arn:aws:iam::333333333333:role/x, arn:aws:iam::333333333333:role/x",
    "lambda.amazonaws.com, lambda.amazonaws.com",
    "anonymous, anonymous",
  })
  void aNameThatMeansOnePrincipalIsEnough(String text, String principal) {
    assertThat(PRINCIPALS.find(text).value().map(RequestPrincipal::text)).contains(principal);
  }

  @Test
  void anAmbiguousNameListsWhatItMayMean() {
    assertThat(PRINCIPALS.find("role/deployer").findings())
        .extracting(Finding::message)
        .containsExactly(
            "`role/deployer` may be any of `arn:aws:iam::111111111111:role/deployer`,"
                + " `arn:aws:iam::222222222222:role/deployer`");
  }

  @ParameterizedTest
  @CsvSource({
    "analist, did you mean `analyst`?",
    "role/analist, did you mean `role/analyst`?",
    "user/alic, did you mean `user/alice`?",
    "lyst, did you mean `role/analyst`?",
    "role/deploy, did you mean `role/deployer`?",
    "nobody, `iamsim env` lists them",
  })
  void aNameThatMeansNobodyComesWithWhatWasMeant(String text, String help) {
    assertThat(PRINCIPALS.find(text).findings())
        .extracting(Finding::message, Finding::help)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "no user or role `" + text + "` in the environment", help));
  }

  @Test
  void aMissingPrincipalComesWithWhatWasMeant() {
    RequestPrincipal principal =
        RequestPrincipal.parse("arn:aws:sts::111111111111:assumed-role/analist/s").orElseThrow();
    Finding missing = Finding.of(FindingCode.UNRESOLVED_REFERENCE, null, "missing", "");
    assertThat(PRINCIPALS.withSuggestions(principal, List.of(missing)))
        .singleElement()
        .extracting(Finding::help)
        .asString()
        .startsWith("did you mean `arn:aws:iam::111111111111:role/analyst`");
  }
}
