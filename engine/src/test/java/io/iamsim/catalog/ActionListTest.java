package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of actions in service-rules.tsv against the service data. */
final class ActionListTest {
  /** Newer than the service data, or names of operations that have no action of their own. */
  private static final Set<String> NOT_IN_THE_DATA =
      Set.of("Decapsulate", "Encapsulate", "DeleteBucketTagging");

  @ParameterizedTest
  @EnumSource(ActionList.class)
  void aListNamesActionsThatItsServiceHas(ActionList list) {
    assertThat(list.names()).isNotEmpty();
    for (String name : list.names()) {
      assertThat(
              NOT_IN_THE_DATA.contains(name)
                  || ServiceCatalog.bundled().action(service(list), name).isPresent())
          .as("%s of %s", name, list)
          .isTrue();
      assertThat(list.has(service(list), name.toLowerCase(Locale.ROOT))).isTrue();
    }
    assertThat(list.has(service(list), "toy")).isFalse();
    assertThat(list.has("toy", list.names().asList().get(0).toLowerCase(Locale.ROOT))).isFalse();
  }

  private static String service(ActionList list) {
    String name = list.name();
    return name.substring(0, name.indexOf('_')).toLowerCase(Locale.ROOT);
  }
}
