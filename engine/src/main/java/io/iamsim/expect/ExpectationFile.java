package io.iamsim.expect;

import io.iamsim.parse.SourceNode;
import java.util.List;

/**
 * The expectations of one file, matrices written out.
 *
 * @param path the file
 * @param environments the paths of the environment relative to the file, which are merged; none if
 *     the cases bring their policies or somebody else says the environment
 * @param expectations in the order of the file
 */
public record ExpectationFile(
    String path, List<SourceNode.Scalar> environments, List<Expectation> expectations) {
  public ExpectationFile {
    environments = List.copyOf(environments);
    expectations = List.copyOf(expectations);
  }

  /** True if the name of a file says that it holds expectations. */
  public static boolean isNamedSo(String path) {
    return path.endsWith(".iamtest.yaml")
        || path.endsWith(".iamtest.yml")
        || path.endsWith(".iamtest.json")
        || path.endsWith(".iamtest.csv");
  }
}
