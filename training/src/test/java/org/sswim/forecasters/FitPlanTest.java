package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;

class FitPlanTest {

  private static FitPlan plan(int stride) {
    return new FitPlan(
        List.of(
            new FitPlan.Part(4, new SampleRange(0, 700), new SampleRange(700, 900)),
            new FitPlan.Part(9, new SampleRange(0, 695), new SampleRange(695, 890))),
        new double[] {1, 1},
        stride,
        true);
  }

  @Test
  void finalFitByHand() {
    // 100 - 8 - 3 + 1 = 90 windows; ceil(90 * .25) = 23 validate.
    FitPlan plan = FitPlan.forFinalFit(100, 8, 3, 0.25, 2, 5);
    assertThat(plan.parts())
        .containsExactly(new FitPlan.Part(3, new SampleRange(0, 67), new SampleRange(67, 90)));
    assertThat(plan.channelWeight()).containsExactly(1, 1);
    assertThat(plan.stride()).isEqualTo(5);
    assertThat(plan.refit()).isTrue();
  }

  @Test
  void finalFitNamesTheRowsItNeeds() {
    // Ten windows are the least: 8 + 3 + 9 = 20 rows.
    assertThat(FitPlan.forFinalFit(20, 8, 3, 0.2, 1, 1).part(0).train().count()).isEqualTo(8);
    assertThatThrownBy(() -> FitPlan.forFinalFit(19, 8, 3, 0.2, 1, 1))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("at least 20")
        .hasMessageContaining("has 19");
    assertThatThrownBy(
            () -> FitPlan.forFinalFit(19, Integer.MAX_VALUE, Integer.MAX_VALUE, 0.2, 1, 1))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("at least 4294967303");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
  void finalFitRefusesAShareThatLeavesAPartEmpty(double share) {
    assertThatThrownBy(() -> FitPlan.forFinalFit(1000, 8, 3, share, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share")
        .hasMessageContaining(String.valueOf(share));
  }

  @Test
  void longestHorizonAndItsWindows() {
    assertThat(plan(1).longest()).isEqualTo(9);
    assertThat(plan(1).commonTrain()).isEqualTo(new SampleRange(0, 695));
  }

  @Test
  void choicesUseAHorizonOfWhichThirtyFitIntoWhatIsLeftOut() {
    // 195 validation windows of the longest horizon / 30 = 6 leads.
    FitPlan choices = plan(2).forChoices(1, 1_000_000, 2);
    assertThat(choices.parts())
        .containsExactly(new FitPlan.Part(6, new SampleRange(0, 695), new SampleRange(695, 890)));
    assertThat(choices.stride()).isEqualTo(2);
    assertThat(choices.refit()).isFalse();
    // With the 695 training windows it would be 29, but the plan has 9.
    assertThat(plan(2).forChoices(4, 1_000_000, 2).longest()).isEqualTo(9);
    // 695 windows of 2 lanes, at most 100 wanted: every 14th.
    assertThat(plan(2).forChoices(1, 100, 2).stride()).isEqualTo(14);
  }

  @Test
  void noStrideStepsOverAWholeRange() {
    // With at most as many rows between windows as the shortest range has, every lane meets it.
    assertThat(plan(10_000).stride()).isEqualTo(195);
    assertThat(plan(1).withStride(300).stride()).isEqualTo(195);
    assertThat(plan(1).forChoices(1, 1, 2).stride()).isEqualTo(195);
  }

  @Test
  void autoStrideByHand() {
    // About 200000 samples: ceil(1000001 / 200000) = 6.
    assertThat(FitPlan.autoStride(1_000_001, 1)).isEqualTo(6);
    assertThat(FitPlan.autoStride(1000, 7)).isEqualTo(1);
    assertThat(FitPlan.autoStride(Integer.MAX_VALUE, 1000)).isEqualTo(10_737_419);
  }

  @Test
  void emptyOrMissingRangesAreRefused() {
    SampleRange some = new SampleRange(0, 5);
    SampleRange none = new SampleRange(5, 5);
    double[] weight = {1};
    assertThatThrownBy(() -> new FitPlan.Part(1, some, none)).hasMessageContaining("no validation");
    assertThatThrownBy(() -> new FitPlan(List.of(), weight, 1, false))
        .hasMessageContaining("needs parts");
    assertThatThrownBy(
            () -> new FitPlan(List.of(new FitPlan.Part(1, some, some)), weight, 0, false))
        .hasMessageContaining("got 1 and 0");
    assertThatThrownBy(() -> new SampleRange(3, 2)).hasMessageContaining("3 to 2");
    assertThatThrownBy(() -> new SampleRange(-1, 2)).hasMessageContaining("-1");
  }
}
