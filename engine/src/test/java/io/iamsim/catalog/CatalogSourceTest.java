package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogSourceTest {
  private final Map<String, String> files = new HashMap<>();
  private final ConcurrentLinkedQueue<String> opened = new ConcurrentLinkedQueue<>();

  CatalogSourceTest() {
    files.put(
        "index.tsv",
        """
        iamsim-catalog\t1\tindex\t9.9.9\t2027-01-31
        service\ttoy
        keys\ttoys.example.com\ttoy
        end
        """);
    files.put(
        "condition-keys.tsv",
        """
        iamsim-catalog\t1\tcondition-keys\t2027-01
        # a comment
        key\taws:SourceIp\tIPAddress\tsingle\tevery
        end
        """);
    files.put(
        "request-keys.tsv",
        """
        iamsim-catalog\t1\trequest-keys\t2027-01
        present\ttoy:Colour\ttoy:OpenBox\tbox\talways\tToy Guide
        without\taws:SourceIp\ttoy:ListBoxes\talways\tabsent\tToy Guide
        end
        """);
    files.put(
        "service-support.tsv",
        """
        iamsim-catalog\t1\tservice-support\t2027-01
        resource-policy\ttoy\tbox;chest\tnot-required\tlimited\tplayers
        rcp\ttoy\tsupported
        global\ttoy\tus-east-1
        end
        """);
    files.put(
        "services/toy.tsv",
        """
        iamsim-catalog\t1\tservice\ttoy
        key\ttoy:Colour\tString\tmultivalued
        key\ttoys.example.com:size\tNumeric\tsingle
        type\tbox\t0\tarn:${Partition}:toy:::box/${Name} /lid
        action\tListBoxes\tList\t\t
        action\tOpenBox\tWrite\t1\t0!:0
        end
        """);
  }

  @Test
  void readsAllFactsOfAnotherSource() {
    ServiceCatalog catalog = ServiceCatalog.read(this::open);
    catalog.readAll();

    ConditionKeyEntry colour = new ConditionKeyEntry("toy:Colour", ConditionKeyType.STRING, true);
    ConditionKeyEntry size =
        new ConditionKeyEntry("toys.example.com:size", ConditionKeyType.NUMERIC, false);
    ResourceTypeEntry box =
        new ResourceTypeEntry(
            "box",
            List.of(new ArnPattern("arn:${Partition}:toy:::box/${Name}", List.of("/lid"))),
            List.of(colour));
    assertThat(catalog.version().number()).isEqualTo("9.9.9");
    assertThat(catalog.action("toy", "openbox"))
        .contains(
            new ActionEntry(
                "OpenBox",
                AccessLevel.WRITE,
                List.of(new ActionResource(box, true, List.of(colour))),
                List.of(size)));
    assertThat(catalog.action("toy", "ListBoxes")).get().matches(ActionEntry::wildcardOnly);
    assertThat(catalog.conditionKey("toys.example.com:SIZE")).contains(size);
    assertThat(catalog.resourcePolicySupport("toy"))
        .contains(
            new ResourcePolicySupport(
                List.of("box", "chest"),
                ResourcePolicySupport.Requirement.NOT_REQUIRED,
                ResourcePolicySupport.AnonymousAccess.LIMITED,
                "players"));
    assertThat(catalog.supportsResourceControlPolicies("toy")).isTrue();
    assertThat(catalog.isGlobalService("toy")).isTrue();
  }

  @Test
  void aServiceIsOpenedOnlyWhenItIsAskedFor() {
    ServiceCatalog catalog = ServiceCatalog.read(this::open);
    assertThat(opened).doesNotContain("services/toy.tsv");
    assertThat(catalog.service("toy")).isPresent();
    assertThat(opened).contains("services/toy.tsv");
  }

  @Test
  void aServiceIsReadOnceByManyThreads() throws Exception {
    ServiceCatalog catalog = ServiceCatalog.read(this::open);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<ServiceEntry> ask = () -> catalog.service("TOY").orElseThrow();
      ServiceEntry first = ask.call();
      for (Future<ServiceEntry> answer :
          threads.invokeAll(Stream.generate(() -> ask).limit(64).toList())) {
        assertThat(answer.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(opened).filteredOn("services/toy.tsv"::equals).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "index.tsv, service\ttoy, serv\ttoy, 2, unknown kind of line `serv`",
    "index.tsv, 2027-01-31, 31.1.2027, 1, `31.1.2027` is not a date",
    "index.tsv, com\ttoy, com\tball, 3, there is no service `ball`",
    "index.tsv, catalog\t1, catalog\t2, 1, 'format 1 expected, `2` found'",
    "index.tsv, iamsim-catalog, hello, 1, not a catalogue file: the first line does not start with `iamsim-catalog`",
    "condition-keys.tsv, IPAddress, Address, 3, unknown condition key type `Address`",
    "condition-keys.tsv, single, one, 3, unknown cardinality `one`",
    "condition-keys.tsv, every, some, 3, '`every` or `listed` expected, `some` found'",
    "condition-keys.tsv, condition-keys, index, 1, 'a file of kind `condition-keys` expected, `index` found'",
    "request-keys.tsv, present, presents, 2, unknown kind of line `presents`",
    "request-keys.tsv, always\tToy, mostly\tToy, 2, '`always`, `signed` or `tls` expected, `mostly` found'",
    "request-keys.tsv, always\tabsent, always\tunknown, 3, '`always` and `absent`, or `across-accounts` and `unknown` expected, `always` and `unknown` found'",
    "service-support.tsv, not-required, maybe, 2, unknown requirement `maybe`",
    "service-support.tsv, limited, maybe, 2, unknown anonymous access `maybe`",
    "service-support.tsv, toy\tsupported, toy\tmaybe, 3, unknown support `maybe`",
    "service-support.tsv, global\ttoy\tus-east-1, global\ttoy, 4, a `global` line needs more than 2 columns",
    "services/toy.tsv, service\ttoy, service\tball, 1, 'service `toy` expected, `ball` found'",
    "services/toy.tsv, toy:Colour, Colour, 2, condition key `Colour` has no prefix",
    "services/toy.tsv, List\t\t, Peek\t\t, 5, unknown access level `Peek`",
    "services/toy.tsv, 0!:0, 1!:0, 6, 'there is no resource type 1, the file has 1'",
    "services/toy.tsv, 0!:0, 0!:2, 6, 'there is no condition key 2, the file has 2'",
    "services/toy.tsv, 0!:0, x, 6, `x` is not the number of a resource type",
    "services/toy.tsv, '\tarn:${Partition}:toy:::box/${Name} /lid', '', 4, resource type `box` has no ARN pattern"
  })
  void wrongDataAreRefusedWithFileAndLine(
      String file, String text, String replacement, int line, String problem) {
    files.computeIfPresent(file, (name, content) -> content.replace(text, replacement));
    CatalogFormatException exception = readingFails();
    assertThat(exception.file()).isEqualTo(file);
    assertThat(exception.line()).isEqualTo(line);
    assertThat(exception).hasMessage("`" + file + "` line " + line + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "index.tsv",
    "condition-keys.tsv",
    "request-keys.tsv",
    "service-support.tsv",
    "services/toy.tsv"
  })
  void aFileThatIsMissingEmptyOrCutOffIsRefused(String file) {
    String content = files.get(file);
    files.remove(file);
    assertThat(readingFails()).hasMessage("`" + file + "`: cannot be read: no such file");
    files.put(file, "");
    assertThat(readingFails()).hasMessage("`" + file + "`: the file is empty");
    files.put(file, content.substring(0, content.length() - "end\n".length()));
    assertThat(readingFails()).hasMessageContaining("the file is cut off: no `end` line");
  }

  @Test
  void aWrongServiceFileStaysWrongAndSparesTheOthers() {
    files.put("services/toy.tsv", "nonsense\n");
    ServiceCatalog catalog = ServiceCatalog.read(this::open);
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(CatalogFormatException.class)
          .isThrownBy(() -> catalog.service("toy"));
    }
    assertThat(catalog.conditionKey("aws:SourceIp")).isPresent();
  }

  private CatalogFormatException readingFails() {
    return catchThrowableOfType(
        CatalogFormatException.class, () -> ServiceCatalog.read(this::open).readAll());
  }

  private InputStream open(String name) throws FileNotFoundException {
    opened.add(name);
    String content = files.get(name);
    if (content == null) {
      throw new FileNotFoundException("no such file");
    }
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }
}
