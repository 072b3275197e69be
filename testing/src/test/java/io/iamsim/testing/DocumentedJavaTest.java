package io.iamsim.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java of the documentation compiles as it stands, with the imports that it shows. Statements
 * without a class stand in a method whose parameters the comment before the block names ({@code
 * <!-- given: ... -->}); their types come from the packages of the engine.
 */
class DocumentedJavaTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)(?:<!-- given: (?<given>[^\\n]*) -->\\n)?^```java\\n(?<code>.*?)^```$");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:final )?class (\\w+)");
  private static final List<String> OF_THE_PARAMETERS =
      List.of(
          "io.iamsim.environment.*",
          "io.iamsim.model.*",
          "io.iamsim.request.*",
          "java.util.List",
          "java.util.concurrent.*");

  @TempDir Path classes;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/testing-in-java.md", "docs/calls.md"})
  void everyBlockCompiles(String page) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..").resolve(page)));
    int blocks = 0;
    while (block.find()) {
      Matcher named = CLASS.matcher(block.group("code"));
      boolean whole = named.find();
      String code =
          whole ? block.group("code") : inMethod(block.group("code"), block.group("given"));
      assertThat(errors(whole ? named.group(1) : "Example", code)).as(code).isEmpty();
      blocks++;
    }
    assertThat(blocks).isPositive();
  }

  private static String inMethod(String code, String given) {
    String imports =
        code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    String parameters = given == null ? "" : given;
    String types =
        OF_THE_PARAMETERS.stream()
            .map(name -> "import " + name + ";")
            .filter(line -> !code.contains(line))
            .collect(Collectors.joining("\n"));
    return imports
        + "\n"
        + types
        + "\nclass Example {\n  void example("
        + parameters
        + ") {\n"
        + body
        + "\n  }\n}\n";
  }

  private String errors(String name, String code) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    boolean compiled =
        compiler
            .getTask(
                out,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                List.of(source))
            .call();
    return compiled ? "" : out.toString();
  }
}
