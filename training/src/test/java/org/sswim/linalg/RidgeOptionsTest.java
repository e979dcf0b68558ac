package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeOptionsTest {
  @Test
  void whatIsWrittenIsRead() {
    RidgeOptions own = new RidgeOptions(false, 1e-9, false, 1e-7, 2, 5);
    assertThat(RidgeOptions.parse(own.toString())).isEqualTo(own);
    assertThat(RidgeOptions.parse("Other[scale=3, own=" + own + ", blocks=9]")).isEqualTo(own);
    assertThat(RidgeOptions.parse("RidgeOptions[blocks=7]"))
        .isEqualTo(RidgeOptions.defaults().withBlocks(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "blocks=7", "RidgeOptions[blocks=0]", "RidgeOptions[directions=many]"})
  void otherTextsAreTheDefault(String text) {
    assertThat(RidgeOptions.parse(text)).isEqualTo(RidgeOptions.defaults());
  }
}
