package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.samples.SampleRange;

class SplitRuleTest {

  @Test
  void sharesOfOneLeaveNothingOver() {
    // .6 + .3 + .1 is 0.9999999999999999 in doubles, and .3 of the 113 windows ends 2 too early.
    assertThat(new SplitRule.Shares(0.6, 0.3, 0.1).split(130, 17, 1).validation())
        .isEqualTo(new SampleRange(67, 102));
  }

  @Test
  void whatSharesLeaveOverLiesBehindValidation() {
    // 103 - 3 - 1 + 1 = 100 windows: 50 train, 10 validate, 30 left over, 10 test.
    Split split = new SplitRule.Shares(0.5, 0.1, 0.1).split(103, 3, 1);
    assertThat(split.train()).isEqualTo(new SampleRange(0, 50));
    assertThat(split.validation()).isEqualTo(new SampleRange(50, 60));
    assertThat(split.test()).isEqualTo(new SampleRange(90, 100));
    assertThat(split.scalerRows()).isEqualTo(52);
    // A thousandth of 100 windows is none, and one must validate.
    assertThat(new SplitRule.Shares(0.5, 0.001, 0.1).split(103, 3, 1).validation())
        .isEqualTo(new SampleRange(50, 51));
    // .39 of 100 windows and a horizon of 5: the last 4 before the test windows stay out.
    assertThat(new SplitRule.Shares(0.5, 0.39, 0.1).split(107, 3, 5).validation())
        .isEqualTo(new SampleRange(50, 86));
  }

  @Test
  void rulesNameThemselves() {
    assertThat(SplitRule.USUAL).hasToString("split 0.7,0.2,0.1 of the windows");
    assertThat(new SplitRule.Rows(20, 10, 5)).hasToString("blocks of 20, 10 and 5 rows");
  }

  @ParameterizedTest
  @CsvSource({".7, .2, 0", "0, .2, .1", ".7, -.1, .1", ".7, .2, .2", "1, .1, .1", "NaN, .2, .1"})
  void otherSharesAreRefused(double train, double validation, double test) {
    assertThatThrownBy(() -> new SplitRule.Shares(train, validation, test))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to at most 1");
  }
}
