package io.iamsim.corpus.workload;

import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.SourceFiles;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up organisation of any size in the native format, to see how questions over many
 * principals scale: accounts of two hundred users and roles, forty managed policies in each,
 * guardrails, and buckets with policies. The same size and seed give the same text.
 */
public final class LargeOrganization {
  private static final int IN_AN_ACCOUNT = 200;
  private static final int POLICIES = 40;
  private static final List<String> ACTIONS =
      List.of(
          "s3:GetObject",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:ListBucket",
          "s3:Get*",
          "s3:*",
          "sqs:SendMessage",
          "sqs:*",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "kms:Decrypt",
          "ec2:Describe*",
          "logs:*",
          "lambda:InvokeFunction",
          "sns:Publish");

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private LargeOrganization(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Writes an organisation to {@code environment.yaml} in a folder, and the axes of a table of 50
   * actions and 20 resources to {@code axes.yaml}.
   *
   * @param args the folder and the number of principals
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(
        folder.resolve("environment.yaml"),
        yaml(Integer.parseInt(args[1]), 1),
        StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("axes.yaml"), axes(), StandardCharsets.UTF_8);
  }

  /** The environment, with at least so many users and roles. */
  public static String yaml(int principals, long seed) {
    LargeOrganization made = new LargeOrganization(seed);
    int accounts = (principals + IN_AN_ACCOUNT - 1) / IN_AN_ACCOUNT;
    made.organization(accounts);
    made.out.append("accounts:\n");
    for (int account = 1; account <= accounts; account++) {
      made.account(account, Math.min(IN_AN_ACCOUNT, principals - (account - 1) * IN_AN_ACCOUNT));
    }
    return made.out.toString();
  }

  /** The environment that this is the text of. */
  public static Environment environment(int principals, long seed) {
    return EnvironmentLoader.load(
            List.of("environment.yaml"), new OneFile(yaml(principals, seed)), ParseMode.STRICT)
        .orElseThrow();
  }

  /** One file in memory. */
  private record OneFile(String text) implements SourceFiles {
    @Override
    public Checked<SourceText> read(String path) {
      return Checked.of(SourceText.of(path, text), List.of());
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return Optional.empty();
    }
  }

  /** A table of 50 actions and 20 resources over all principals. */
  public static String axes() {
    StringBuilder axes = new StringBuilder("principals: ['*']\nactions:\n");
    List<String> services = List.of("s3", "sqs", "dynamodb", "lambda", "logs");
    for (String service : services) {
      for (int i = 0; i < 10; i++) {
        axes.append("  - ").append(service).append(":").append(action(service, i)).append('\n');
      }
    }
    axes.append("resources:\n");
    for (int i = 1; i <= 20; i++) {
      axes.append("  - \"arn:aws:s3:::data-").append(i).append("/team-3/x\"\n");
    }
    return axes.toString();
  }

  private static String action(String service, int index) {
    List<String> verbs = List.of("Get", "Put", "Delete", "List", "Describe");
    return verbs.get(index % verbs.size())
        + service.substring(0, 1).toUpperCase(Locale.ROOT)
        + "Thing"
        + (index / verbs.size());
  }

  private static String id(int account) {
    return String.format(Locale.ROOT, "%012d", 100_000_000_000L + account);
  }

  private void line(String text, Object... values) {
    out.append(String.format(Locale.ROOT, text, values)).append('\n');
  }

  private void organization(int accounts) {
    line("organization:");
    line("  id: o-large00000");
    line("  managementAccount: \"%s\"", id(1));
    line("  root:");
    line("    id: r-la01");
    line("    serviceControlPolicies:");
    line("      - FullAWSAccess");
    line("      - Version: '2012-10-17'");
    line("        Statement: {Effect: Deny, Action: 's3:DeleteObject', Resource: '*',");
    line("          Condition: {Bool: {'aws:SecureTransport': 'false'}}}");
    out.append("    accounts: [");
    for (int account = 1; account <= accounts; account++) {
      out.append(account == 1 ? "" : ", ").append('"').append(id(account)).append('"');
    }
    out.append("]\n");
  }

  private void account(int account, int principals) {
    line("  \"%s\":", id(account));
    line("    managedPolicies:");
    for (int i = 0; i < POLICIES; i++) {
      policy(i, account);
    }
    line("    users:");
    for (int i = 0; i < principals / 2; i++) {
      line("      user-%d: {path: /team-%d/, policies: %s}", i, i % 10, policies());
    }
    line("    roles:");
    for (int i = 0; i < principals - principals / 2; i++) {
      line("      role-%d: {tags: {team: team-%d}, policies: %s}", i, i % 10, policies());
    }
    bucket(account);
  }

  private String policies() {
    return "[Policy"
        + random.nextInt(POLICIES)
        + ", Policy"
        + random.nextInt(POLICIES)
        + ", Policy"
        + random.nextInt(POLICIES)
        + "]";
  }

  private void policy(int index, int account) {
    line("      Policy%d:", index);
    line("        Version: '2012-10-17'");
    line("        Statement:");
    for (int i = 0; i < 3; i++) {
      boolean deny = random.nextInt(12) == 0;
      line(
          "          - {Effect: %s, Action: ['%s', '%s'], Resource: '%s'%s}",
          deny ? "Deny" : "Allow",
          pick(ACTIONS),
          pick(ACTIONS),
          resource(account),
          random.nextInt(4) == 0
              ? ", Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}}"
              : "");
    }
  }

  private String resource(int account) {
    return switch (random.nextInt(4)) {
      case 0 -> "*";
      case 1 -> "arn:aws:s3:::data-" + account + "/*";
      case 2 -> "arn:aws:s3:::data-*/team-" + random.nextInt(10) + "/*";
      default -> "arn:aws:s3:::data-" + account + "/${aws:PrincipalTag/team}/*";
    };
  }

  private void bucket(int account) {
    line("    resources:");
    line("      \"arn:aws:s3:::data-%d\":", account);
    line("        policy:");
    line("          Version: '2012-10-17'");
    line("          Statement:");
    line(
        "            - {Effect: Allow, Principal: {AWS: '%s'}, Action: 's3:GetObject',",
        id(account));
    line("               Resource: 'arn:aws:s3:::data-%d/*'}", account);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
