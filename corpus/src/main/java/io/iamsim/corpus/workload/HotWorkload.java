package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.AccountId;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Many statements on one action, each for the objects of another tenant. Every tenth statement
 * denies a part of what the one before it allows.
 */
final class HotWorkload {
  private static final int REQUESTS = 256;
  private static final int DENY_EVERY = 10;

  private final String resource;
  private final String object;

  /**
   * @param resource the pattern of a tenant's objects
   * @param object an object of a tenant
   */
  private HotWorkload(String resource, String object) {
    this.resource = resource;
    this.object = object;
  }

  /** Tenants told apart by how the pattern begins. */
  static Scene prefixes(int statements, long seed) {
    return new HotWorkload("arn:aws:s3:::hot/%s/*", "arn:aws:s3:::hot/%s/").scene(statements, seed);
  }

  /** Tenants told apart behind a wildcard. */
  static Scene infixes(int statements, long seed) {
    return new HotWorkload("arn:aws:s3:::*-%s/*", "arn:aws:s3:::eu-%s/").scene(statements, seed);
  }

  private Scene scene(int statements, long seed) {
    Random random = new Random(seed);
    Documents documents = new Documents();
    for (int i = 0; i < statements; i++) {
      boolean denies = i % DENY_EVERY == DENY_EVERY - 1;
      String fit = String.format(Locale.ROOT, resource, tenant(denies ? i - 1 : i));
      String pattern = denies ? fit.replace("/*", "/private/*") : fit;
      documents.add(
          "{\"Effect\": \""
              + (denies ? "Deny" : "Allow")
              + "\", \"Action\": \"s3:GetObject\", \"Resource\": \""
              + pattern
              + "\"}");
    }
    SceneBuilder scene = new SceneBuilder(new AccountId("222222222222"), "tenants");
    documents.attachTo(scene);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      questions.add(question(scene.principal(), statements, i, random));
    }
    return scene.ask(questions);
  }

  private Question question(RequestPrincipal principal, int statements, int i, Random random) {
    int denials = statements / DENY_EVERY;
    if (i % 8 == 7 && denials > 0) {
      int denied = random.nextInt(denials) * DENY_EVERY + DENY_EVERY - 2;
      return ask(principal, Decision.EXPLICIT_DENY, denied, "private/" + i);
    }
    if (i % 4 == 3) {
      return ask(principal, Decision.IMPLICIT_DENY, statements + random.nextInt(1000), "o" + i);
    }
    int allowed = random.nextInt(statements);
    boolean denies = allowed % DENY_EVERY == DENY_EVERY - 1;
    return ask(principal, Decision.ALLOWED, denies ? allowed - 1 : allowed, "o" + i);
  }

  private Question ask(RequestPrincipal principal, Decision expected, int tenant, String key) {
    String arn = String.format(Locale.ROOT, object, tenant(tenant)) + key;
    return Requests.question(principal, expected, "s3:GetObject", arn, Map.of());
  }

  private static String tenant(int i) {
    return String.format(Locale.ROOT, "tenant%06d", i);
  }
}
