package org.sswim.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AutoTest {
  @Test
  void aValueIsGivenBack() {
    Auto<Integer> seven = Auto.of(7);
    assertThat(seven.isAuto()).isFalse();
    assertThat(seven.value()).isEqualTo(7);
    assertThat(seven.or(3)).isEqualTo(7);
    assertThat(seven.map(n -> n + 0.5)).isEqualTo(Auto.of(7.5));
    assertThat(seven).hasToString("7");
  }

  @Test
  void anAutomaticChoiceHasNoValue() {
    Auto<Integer> open = Auto.auto();
    assertThat(open.isAuto()).isTrue();
    assertThatThrownBy(open::value).isInstanceOf(NoSuchElementException.class);
    assertThat(open.or(3)).isEqualTo(3);
    assertThat(open.map(String::valueOf)).isEqualTo(Auto.auto());
    assertThat(open).hasToString("auto");
  }

  @Test
  void equalityIsThatOfTheValue() {
    assertThat(Auto.of(1e3)).isEqualTo(Auto.of(1e3)).hasSameHashCodeAs(Auto.of(1e3));
    assertThat(Auto.of(1)).isNotEqualTo(Auto.of(2)).isNotEqualTo(Auto.auto());
    assertThat(Auto.of("auto")).isNotEqualTo(Auto.auto());
    assertThatThrownBy(() -> Auto.of(null)).isInstanceOf(NullPointerException.class);
  }
}
