package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutRuleTest {
  private static final double[] TEN = {10, 10, 10, 10, 10};

  @Test
  void aCandidateGainsOnePerCent() {
    assertThat(LeftOutRule.better(new double[] {9.89, 9.89, 9.89, 9.89, 9.89}, TEN)).isTrue();
    assertThat(LeftOutRule.better(new double[] {9.92, 9.92, 9.92, 9.92, 9.92}, TEN)).isFalse();
    assertThat(LeftOutRule.better(TEN, TEN)).isFalse();
    assertThat(LeftOutRule.better(new double[] {9}, new double[] {10})).isTrue();
  }

  /** Roots gain 10 % and logarithms 19 %, but those gain over roots on two sets of five alone. */
  @Test
  void ofThoseThatBeatTheFirstALaterOneNeedsSmallerErrors() {
    double[] roots = {9, 9, 9, 9, 9};
    double[] logarithms = {6, 6, 9.5, 9.5, 9.5};
    double[] level = {8.95, 8.95, 8.95, 8.95, 8.95};
    assertThat(LeftOutRule.better(logarithms, roots)).isFalse();
    assertThat(chosen(List.of(TEN, roots, logarithms))).isEqualTo(2);
    assertThat(chosen(List.of(TEN, logarithms, roots))).isEqualTo(1);
    assertThat(chosen(List.of(TEN, roots, level))).isEqualTo(1);
  }

  @Test
  void theFirstStaysWhereNoneBeatsIt() {
    double[] luck = {1, 11, 11, 11, 11};
    assertThat(chosen(List.of(TEN, TEN, luck))).isZero();
    assertThat(chosen(List.of(TEN))).isZero();
  }

  /** Where one of five loses as much as each other gains, the mean is 1.5 standard errors. */
  @Test
  void oneSetOfFiveMayLoseAboutWhatEachOtherGains() {
    assertThat(LeftOutRule.better(new double[] {12, 8, 8, 8, 8}, TEN)).isTrue();
    assertThat(LeftOutRule.better(new double[] {12.5, 8, 8, 8, 8}, TEN)).isFalse();
    assertThat(LeftOutRule.better(new double[] {11, 11, 8, 8, 8}, TEN)).isFalse();
  }

  @Test
  void aSetOfLargeErrorsCountsAsMuchAsAnyOther() {
    double[] large = {1000, 10, 10, 10, 10};
    assertThat(LeftOutRule.better(new double[] {1001, 9, 9, 9, 9}, large)).isTrue();
    assertThat(LeftOutRule.better(new double[] {900, 10.1, 10.1, 10.1, 10.1}, large)).isFalse();
  }

  /** Three sets gain 1.2 %; as a mean over five they would gain 0.72 %. */
  @Test
  void setsWithoutSamplesDoNotCount() {
    double[] some = {9.88, 0, 9.88, 0, 9.88};
    assertThat(LeftOutRule.better(some, new double[] {10, 0, 10, 0, 10})).isTrue();
    assertThat(LeftOutRule.better(new double[] {9.9, 0, 9.92}, new double[] {10, 0, 10})).isFalse();
  }

  @Test
  void whatHasNoErrorIsNotReplaced() {
    assertThat(LeftOutRule.better(new double[] {0, 0}, new double[] {0, 0})).isFalse();
    assertThat(LeftOutRule.better(new double[] {1, 9}, new double[] {0, 10})).isFalse();
    assertThat(LeftOutRule.better(new double[] {-1e-9, 0}, new double[] {-1e-5, -1})).isFalse();
  }

  private static int chosen(List<double[]> errors) {
    return LeftOutRule.choose(errors, LeftOutRule.WORTH);
  }

  @Test
  void someMustBeWorthMore() {
    double[] tenth = {9};
    assertThat(LeftOutRule.choose(List.of(new double[] {10}, tenth), 0.03)).isEqualTo(1);
    assertThat(LeftOutRule.choose(List.of(new double[] {10}, tenth), 0.2)).isZero();
  }
}
