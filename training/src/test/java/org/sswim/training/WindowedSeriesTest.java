package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;

/** Value of channel c in row r is 10 r + c; windows of 2 rows. */
class WindowedSeriesTest {

  static WindowedSeries series(int rows, int channels, int window, ChannelMode mode) {
    float[] values = new float[rows * channels];
    float[] calendar = new float[rows];
    for (int r = 0; r < rows; r++) {
      calendar[r] = -r;
      for (int c = 0; c < channels; c++) {
        values[r * channels + c] = 10 * r + c;
      }
    }
    return new WindowedSeries(values, channels, calendar, 1, window, mode);
  }

  @Test
  void sharedLanesAreChannels() {
    WindowedSeries shared = series(6, 3, 2, ChannelMode.SHARED);
    assertThat(shared.lanes()).isEqualTo(3);
    assertThat(shared.signals()).isEqualTo(1);
    assertThat(shared.outputs(4)).isEqualTo(4);
    assertThat(shared.value(2, 5, 0)).isEqualTo(52);
    assertThat(shared.last(1, 3, 0)).isEqualTo(41);
    assertThat(shared.context(0, 4, 0)).isEqualTo(-4);
  }

  @Test
  void theJointLaneHoldsAllChannels() {
    WindowedSeries joint = series(6, 3, 2, ChannelMode.JOINT);
    assertThat(joint.lanes()).isEqualTo(1);
    assertThat(joint.signals()).isEqualTo(3);
    assertThat(joint.outputs(4)).isEqualTo(12);
    assertThat(joint.value(0, 5, 2)).isEqualTo(52);
    assertThat(joint.last(0, 3, 1)).isEqualTo(41);
  }

  @Test
  void targetsAreOrderedByLeadThenSignal() {
    // Windows start at rows 0 and 2; their last rows are 1 and 3.
    float[] out = new float[2 * 2 * 3];
    series(6, 3, 2, ChannelMode.JOINT).targets(new WindowBlock(0, 0, 2, 2), 2, 2, 0, out);
    assertThat(out).containsExactly(20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52);
    series(6, 3, 2, ChannelMode.JOINT).targets(new WindowBlock(0, 0, 2, 2), 2, 2, 1, out);
    assertThat(out).containsExactly(10, 10, 10, 20, 20, 20, 10, 10, 10, 20, 20, 20);
    float[] shared = new float[2 * 3];
    series(7, 3, 2, ChannelMode.SHARED).targets(new WindowBlock(1, 1, 2, 1), 3, 3, 0, shared);
    assertThat(shared).containsExactly(31, 41, 51, 41, 51, 61);
  }

  @Test
  void manyTargetsAreThinnedByLead() {
    // 500 leads of 3 signals are more than 720: every third is left.
    WindowedSeries all = series(510, 3, 2, ChannelMode.JOINT);
    WindowedSeries fewer = all.withFewerTargets(500);
    assertThat(fewer.outputs(500)).isEqualTo(167 * 3);
    assertThat(fewer.outputs(4)).isEqualTo(2 * 3);
    float[] out = new float[167 * 3];
    fewer.targets(new WindowBlock(0, 1, 1, 1), 500, 5, 1, out);
    // The last row is 2, the first targets are those of rows 3 and 6; beyond five leads is nothing.
    assertThat(out).startsWith(10, 10, 10, 40, 40, 40, 0);
    assertThat(out).endsWith(0, 0, 0);
  }

  @Test
  void fewTargetsStay() {
    WindowedSeries all = series(260, 3, 2, ChannelMode.JOINT);
    assertThat(all.withFewerTargets(240).outputs(240)).isEqualTo(720);
    assertThat(all.withFewerTargets(241).outputs(241)).isEqualTo(121 * 3);
  }

  @Test
  void targetsReferToTheLastRowAWholeNumberOfSeasonsBefore() {
    // The window is rows 3 .. 7, so leads 1, 2, ... are rows 8, 9, ...
    WindowedSeries series = series(20, 1, 5, ChannelMode.SHARED);
    int[] daily = new int[7];
    int[] last = new int[7];
    for (int lead = 1; lead <= 7; lead++) {
      daily[lead - 1] = series.referenceRow(3, lead, 3);
      last[lead - 1] = series.referenceRow(3, lead, 1);
    }
    // 8 - 3, 9 - 3, 10 - 3, 11 - 6, ...
    assertThat(daily).containsExactly(5, 6, 7, 5, 6, 7, 5);
    assertThat(last).containsOnly(7);
    // Row r holds 10 r: a season of 3 rows is a change of 30, of two seasons 60.
    float[] out = new float[5];
    series.targets(new WindowBlock(0, 3, 1, 1), 5, 5, 3, out);
    assertThat(out).containsExactly(30, 30, 30, 60, 60);
    series.targets(new WindowBlock(0, 3, 1, 1), 5, 5, 0, out);
    assertThat(out).containsExactly(80, 90, 100, 110, 120);
  }

  @Test
  void leadsBeyondTheReachAreNotRead() {
    // The last window of 2 rows in 4 has no row behind it: reach 0 of 2 leads.
    float[] out = {7, 7};
    series(4, 1, 2, ChannelMode.SHARED).targets(new WindowBlock(0, 2, 1, 1), 2, 0, 1, out);
    assertThat(out).containsExactly(0, 0);
    series(4, 1, 2, ChannelMode.SHARED).targets(new WindowBlock(0, 1, 1, 1), 2, 1, 1, out);
    assertThat(out).containsExactly(10, 0);
  }

  @Test
  void rawWindowsAreOrderedByRowThenSignal() {
    float[] out = new float[8];
    WindowedSeries joint = series(6, 2, 2, ChannelMode.JOINT);
    new RawWindow(2, 2, false).write(joint, new WindowBlock(0, 1, 2, 3), out);
    assertThat(out).containsExactly(10, 11, 20, 21, 40, 41, 50, 51);
    new RawWindow(2, 2, true).write(joint, new WindowBlock(0, 1, 2, 3), out);
    assertThat(out).containsExactly(-10, -10, 0, 0, -10, -10, 0, 0);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () -> new WindowedSeries(new float[5], 2, new float[0], 0, 1, ChannelMode.JOINT))
        .hasMessageContaining("5 values")
        .hasMessageContaining("2 channels");
    assertThatThrownBy(
            () -> new WindowedSeries(new float[6], 2, new float[5], 2, 1, ChannelMode.JOINT))
        .hasMessageContaining("5 calendar values");
  }
}
