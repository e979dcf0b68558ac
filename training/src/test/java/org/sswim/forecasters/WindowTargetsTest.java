package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.Head;
import org.sswim.samples.SampleBlock;

/** Value of channel c in row r is 10 r + c; windows of 2 rows. */
class WindowTargetsTest {
  private static final double[] WEIGHT = {1, 2, 3};

  /** Writes the first leads of some. */
  private static void write(
      WindowedSeries series,
      SampleBlock block,
      int horizon,
      int leads,
      boolean changes,
      float[] out) {
    WindowTargets.of(series, horizon, changes, WEIGHT).write(block, series.outputs(leads), out);
  }

  @Test
  void targetsAreOrderedByLeadThenSignal() {
    // Windows start at rows 0 and 2; their last rows are 1 and 3.
    float[] out = new float[2 * 2 * 3];
    write(
        TestSeries.counting(6, 3, 2, ChannelMode.JOINT),
        new SampleBlock(0, 0, 2, 2),
        2,
        2,
        false,
        out);
    assertThat(out).containsExactly(20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52);
    write(
        TestSeries.counting(6, 3, 2, ChannelMode.JOINT),
        new SampleBlock(0, 0, 2, 2),
        2,
        2,
        true,
        out);
    assertThat(out).containsExactly(10, 10, 10, 20, 20, 20, 10, 10, 10, 20, 20, 20);
    float[] shared = new float[2 * 3];
    write(
        TestSeries.counting(7, 3, 2, ChannelMode.SHARED),
        new SampleBlock(1, 1, 2, 1),
        3,
        3,
        false,
        shared);
    assertThat(shared).containsExactly(31, 41, 51, 41, 51, 61);
  }

  @Test
  void manyTargetsAreThinnedByLead() {
    // 500 leads of 3 signals are more than 720: every third is left.
    WindowedSeries series = TestSeries.counting(510, 3, 2, ChannelMode.JOINT);
    WindowTargets fewer = WindowTargets.of(series, 500, true, WEIGHT).thinned();
    assertThat(fewer.columns()).isEqualTo(167 * 3);
    assertThat(fewer.columns(500)).isEqualTo(167 * 3);
    assertThat(fewer.columns(4)).isEqualTo(2 * 3);
    float[] out = new float[167 * 3];
    fewer.write(new SampleBlock(0, 1, 1, 1), fewer.columns(5), out);
    // The last row is 2, the first targets are those of rows 3 and 6; beyond five leads is nothing.
    assertThat(out).startsWith(10, 10, 10, 40, 40, 40, 0);
    assertThat(out).endsWith(0, 0, 0);
  }

  @Test
  void fewTargetsStay() {
    WindowedSeries series = TestSeries.counting(260, 3, 2, ChannelMode.JOINT);
    assertThat(WindowTargets.of(series, 240, true, WEIGHT).thinned().columns()).isEqualTo(720);
    assertThat(WindowTargets.of(series, 241, true, WEIGHT).thinned().columns()).isEqualTo(121 * 3);
  }

  @Test
  void leadsBeyondTheReachAreNotRead() {
    // The last window of 2 rows in 4 has no row behind it: reach 0 of 2 leads.
    float[] out = {7, 7};
    write(
        TestSeries.counting(4, 1, 2, ChannelMode.SHARED),
        new SampleBlock(0, 2, 1, 1),
        2,
        0,
        true,
        out);
    assertThat(out).containsExactly(0, 0);
    write(
        TestSeries.counting(4, 1, 2, ChannelMode.SHARED),
        new SampleBlock(0, 1, 1, 1),
        2,
        1,
        true,
        out);
    assertThat(out).containsExactly(10, 0);
  }

  @Test
  void channelsWeighLanesInSharedModeAndColumnsInJointMode() {
    WindowTargets shared =
        WindowTargets.of(TestSeries.counting(9, 3, 2, ChannelMode.SHARED), 2, true, WEIGHT);
    assertThat(shared.columns()).isEqualTo(2);
    assertThat(shared.signals()).isEqualTo(1);
    assertThat(shared.laneWeight(2)).isEqualTo(3);
    assertThat(shared.columnWeight(1)).isEqualTo(1);
    WindowTargets joint =
        WindowTargets.of(TestSeries.counting(9, 3, 2, ChannelMode.JOINT), 2, true, WEIGHT);
    assertThat(joint.columns()).isEqualTo(6);
    assertThat(joint.signals()).isEqualTo(3);
    assertThat(joint.laneWeight(0)).isEqualTo(1);
    assertThat(joint.columnWeight(4)).isEqualTo(2);
    assertThat(joint.head()).isEqualTo(Head.VOLTAGE);
    assertThat(joint.ofSampleSignals()).isTrue();
  }
}
