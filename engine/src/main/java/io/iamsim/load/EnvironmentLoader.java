package io.iamsim.load;

import io.iamsim.environment.Environment;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an environment from any number of files and folders, which are joined to one.
 *
 * <p>A file's format is recognised by its content. Of a folder, {@code environment.yaml}, {@code
 * .yml} or {@code .json} is read; if there is none of these, every file directly in it that is an
 * environment.
 */
public final class EnvironmentLoader {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final SourceFiles files;
  private final ParseMode mode;
  private final Findings findings = new Findings();
  private final Map<String, SourceNode> texts = new LinkedHashMap<>();

  private EnvironmentLoader(SourceFiles files, ParseMode mode) {
    this.files = files;
    this.mode = mode;
  }

  /** The environment that the paths describe, or everything that is wrong with them. */
  public static Checked<Environment> load(List<String> paths, SourceFiles files, ParseMode mode) {
    return new EnvironmentLoader(files, mode).load(paths);
  }

  private Checked<Environment> load(List<String> paths) {
    paths.forEach(path -> readPath(files.resolve("", path)));
    EnvironmentBuilder builder = new EnvironmentBuilder();
    new NativeLoader(files, mode, builder, findings).load(List.copyOf(texts.values()));
    Checked<Environment> built = builder.build();
    findings.addAll(built.findings());
    return Checked.of(built.value().orElse(null), inOrder());
  }

  private void readPath(String path) {
    Optional<List<String>> folder = files.list(path);
    if (folder.isEmpty()) {
      readFile(path, true);
      return;
    }
    List<String> candidates =
        folder.get().stream()
            .map(file -> files.resolve("", file))
            .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
            .toList();
    List<String> named = candidates.stream().filter(EnvironmentLoader::isEnvironment).toList();
    int before = texts.size();
    int mark = findings.size();
    (named.isEmpty() ? candidates : named).forEach(file -> readFile(file, !named.isEmpty()));
    if (texts.size() == before && !findings.errorsSince(mark)) {
      findings.add(
          FindingCode.UNKNOWN_FORMAT,
          null,
          "no environment in the folder `" + path + "`",
          "it has an environment.yaml, or files with `organization` or `accounts`");
    }
  }

  private static boolean isEnvironment(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ENDINGS.stream().anyMatch(ending -> name.equals("environment" + ending));
  }

  private void readFile(String path, boolean mustBeEnvironment) {
    if (texts.containsKey(path)) {
      return;
    }
    Checked<SourceText> text = files.read(path);
    findings.addAll(text.findings());
    if (text.value().isEmpty()) {
      return;
    }
    Checked<SourceNode> tree = SourceReader.read(text.orElseThrow());
    findings.addAll(tree.findings());
    if (tree.value().isEmpty()) {
      return;
    }
    SourceNode node = tree.orElseThrow();
    if (NativeLoader.recognises(node)) {
      texts.put(path, node);
    } else if (mustBeEnvironment) {
      findings.add(
          FindingCode.UNKNOWN_FORMAT,
          SourceSpan.at(path, node.span().line(), node.span().column()),
          "`" + path + "` is no environment",
          NativeLoader.expectation(node));
    }
  }

  /** Each finding once: by file, in the order in which the files were met, then by place. */
  private List<Finding> inOrder() {
    Set<Finding> once = new LinkedHashSet<>(findings.list());
    Map<String, Integer> order = new LinkedHashMap<>();
    texts.keySet().forEach(path -> order.put(path, order.size()));
    for (Finding finding : once) {
      order.putIfAbsent(source(finding), order.size());
    }
    List<Finding> sorted = new ArrayList<>(once);
    sorted.sort(
        Comparator.comparingInt((Finding finding) -> order.getOrDefault(source(finding), 0))
            .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().line())
            .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().column()));
    return sorted;
  }

  private static String source(Finding finding) {
    return finding.span() == null ? "" : finding.span().source();
  }
}
