package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What a service's role in a larger organisation looks like: policies made from the templates
 * beside this class, with the names of one application in one account.
 *
 * <p>Five identity-based policies have the shape of AWS-managed ones (broad lists of actions, few
 * conditions), the sixth is the application's own.
 */
final class TypicalWorkload {
  private static final List<String> IDENTITY =
      List.of(
          "object-read", "database", "containers", "load-balancing", "monitoring", "application");
  private static final int ALLOWED = 614;
  private static final int IMPLICIT = 256;
  private static final int EXPLICIT = 154;

  private final Random random;
  private final String account;
  private final String application;
  private final String team;
  private final String organization;

  private TypicalWorkload(long seed) {
    this.random = new Random(seed);
    this.account = String.format(Locale.ROOT, "2%011d", random.nextInt(1_000_000_000));
    this.application = pick("orders", "billing", "search", "media") + random.nextInt(1000);
    this.team = pick("red", "green", "blue") + random.nextInt(100);
    this.organization = String.format(Locale.ROOT, "o-%010d", random.nextInt(1_000_000_000));
  }

  static Scene scene(long seed) {
    return new TypicalWorkload(seed).build();
  }

  private Scene build() {
    SceneBuilder scene =
        new SceneBuilder(new AccountId(account), "app/" + application + "-service")
            .tags(Map.of("team", team))
            .organization(
                organization,
                text("guardrail-root"),
                text("guardrail-unit"),
                text("guardrail-account"))
            .boundary("boundary", text("boundary"))
            .bucket(application + "-site", "site-bucket", text("site-bucket"));
    IDENTITY.forEach(name -> scene.identity(name, text(name)));
    TypicalRequests requests = new TypicalRequests(scene.principal(), this::fill, random);
    List<Question> questions = new ArrayList<>();
    questions.addAll(requests.make(Decision.ALLOWED, ALLOWED));
    questions.addAll(requests.make(Decision.IMPLICIT_DENY, IMPLICIT));
    questions.addAll(requests.make(Decision.EXPLICIT_DENY, EXPLICIT));
    Collections.shuffle(questions, random);
    return scene.ask(questions);
  }

  /** A template with this role's names. */
  private String text(String template) {
    String name = template + ".json";
    try (InputStream in = TypicalWorkload.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return fill(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fill(String text) {
    return text.replace("@account@", account)
        .replace("@app@", application)
        .replace("@team@", team)
        .replace("@organization@", organization);
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
