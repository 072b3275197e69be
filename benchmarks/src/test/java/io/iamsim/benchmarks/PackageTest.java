package io.iamsim.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class PackageTest {
  @Test
  void packageIsNullMarked() {
    assertThat(getClass().getPackage().isAnnotationPresent(NullMarked.class)).isTrue();
  }
}
