package io.iamsim.load;

import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files by path, without a disk; it counts how often each is read. */
public final class InMemoryFiles implements SourceFiles {
  static final String ALLOW_READ =
      """
      {"Version": "2012-10-17",
       "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
      """;
  static final String DENY_DELETE =
      """
      {"Version": "2012-10-17",
       "Statement": {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}}
      """;

  /** A bucket's or access point's policy that lets everybody read what lies in it. */
  static String allowEveryone(String objects) {
    return ALLOW_EVERYONE.replace("\"Resource\": \"*\"", "\"Resource\": \"" + objects + "\"");
  }

  static final String ALLOW_EVERYONE =
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}}
      """;
  static final String DENY_EVERYONE =
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject", "Resource": "*"}}
      """;
  static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole"}}
      """;
  static final String KEY =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Principal": {"AWS": "222222222222"}, "Action": "kms:*", "Resource": "*"}}
      """;

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Integer> reads = new TreeMap<>();

  public InMemoryFiles with(String path, String text) {
    texts.put(path, text);
    return this;
  }

  public int reads(String path) {
    return reads.getOrDefault(path, 0);
  }

  Checked<Environment> load(String... paths) {
    return EnvironmentLoader.load(List.of(paths), this, ParseMode.STRICT);
  }

  /** The environment; an assertion if there is none. */
  Environment environment(String... paths) {
    Checked<Environment> loaded = load(paths);
    if (!loaded.ok()) {
      throw new AssertionError(loaded.findings().toString());
    }
    return loaded.orElseThrow();
  }

  @Override
  public Checked<SourceText> read(String path) {
    reads.merge(path, 1, Integer::sum);
    String text = texts.get(path);
    return text == null
        ? Checked.failed(
            List.of(Finding.of(FindingCode.UNREADABLE, null, "no such file: `" + path + "`", "")))
        : Checked.of(SourceText.of(path, text), List.of());
  }

  @Override
  public Optional<List<String>> list(String folder) {
    String prefix = folder.equals(".") ? "" : folder + "/";
    if (texts.keySet().stream().noneMatch(path -> path.startsWith(prefix))) {
      return Optional.empty();
    }
    return Optional.of(
        texts.keySet().stream()
            .filter(path -> path.startsWith(prefix))
            .filter(path -> path.indexOf('/', prefix.length()) < 0)
            .toList());
  }
}
