package org.sswim.checks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChecksTest {
  @Test
  void aConditionThatHoldsSaysNothing() {
    assertThatCode(() -> Checks.that(true).or("%s", "never said")).doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotHoldIsSaidWithItsParts() {
    assertThatThrownBy(() -> Checks.that(false).or("rows must be %s; got %s", 2, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be 2; got null");
  }

  @Test
  void plainTextMayHoldPerCent() {
    assertThatThrownBy(() -> Checks.that(false, IllegalStateException::new).or("100 %"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("100 %");
  }

  @Test
  void theFirstValueThatFailsIsNamedWithItsPlace() {
    assertThatThrownBy(() -> Checks.positive("supports", new float[] {1, 0, -1}))
        .hasMessage("supports must be above 0; got 0.0 at index 1");
    assertThatThrownBy(() -> Checks.each("delays must be at least 0", new int[] {-1}, d -> d >= 0))
        .hasMessage("delays must be at least 0; got -1 at index 0");
  }
}
