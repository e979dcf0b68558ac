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
      WindowedSeries series, SampleBlock block, int horizon, int leads, int season, float[] out) {
    WindowTargets.of(series, horizon, season, WEIGHT).write(block, series.outputs(leads), out);
  }

  @Test
  void targetsAreOrderedByLeadThenSignal() {
    // Windows start at rows 0 and 2; their last rows are 1 and 3.
    float[] out = new float[2 * 2 * 3];
    write(
        TestSeries.counting(6, 3, 2, ChannelMode.JOINT), new SampleBlock(0, 0, 2, 2), 2, 2, 0, out);
    assertThat(out).containsExactly(20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52);
    write(
        TestSeries.counting(6, 3, 2, ChannelMode.JOINT), new SampleBlock(0, 0, 2, 2), 2, 2, 1, out);
    assertThat(out).containsExactly(10, 10, 10, 20, 20, 20, 10, 10, 10, 20, 20, 20);
    float[] shared = new float[2 * 3];
    write(
        TestSeries.counting(7, 3, 2, ChannelMode.SHARED),
        new SampleBlock(1, 1, 2, 1),
        3,
        3,
        0,
        shared);
    assertThat(shared).containsExactly(31, 41, 51, 41, 51, 61);
  }

  @Test
  void manyTargetsAreThinnedByLead() {
    // 500 leads of 3 signals are more than 720: every third is left.
    WindowedSeries series = TestSeries.counting(510, 3, 2, ChannelMode.JOINT);
    WindowTargets fewer = WindowTargets.of(series, 500, 1, WEIGHT).thinned();
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
    assertThat(WindowTargets.of(series, 240, 1, WEIGHT).thinned().columns()).isEqualTo(720);
    assertThat(WindowTargets.of(series, 241, 1, WEIGHT).thinned().columns()).isEqualTo(121 * 3);
  }

  @Test
  void targetsReferToTheLastRowAWholeNumberOfSeasonsBefore() {
    // The window is rows 3 .. 7, so leads 1, 2, ... are rows 8, 9, ...
    WindowedSeries series = TestSeries.counting(20, 1, 5, ChannelMode.SHARED);
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
    write(series, new SampleBlock(0, 3, 1, 1), 5, 5, 3, out);
    assertThat(out).containsExactly(30, 30, 30, 60, 60);
    write(series, new SampleBlock(0, 3, 1, 1), 5, 5, 0, out);
    assertThat(out).containsExactly(80, 90, 100, 110, 120);
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
        1,
        out);
    assertThat(out).containsExactly(0, 0);
    write(
        TestSeries.counting(4, 1, 2, ChannelMode.SHARED),
        new SampleBlock(0, 1, 1, 1),
        2,
        1,
        1,
        out);
    assertThat(out).containsExactly(10, 0);
  }

  @Test
  void pairsSeeChangesFromTheLastRowOrValuesWhereOutputsAreValues() {
    WindowedSeries series = TestSeries.counting(20, 1, 5, ChannelMode.SHARED);
    float[] out = new float[4];
    for (int season : new int[] {1, 3}) {
      WindowTargets.of(series, 4, season, WEIGHT)
          .ofPairs()
          .write(new SampleBlock(0, 3, 1, 1), 4, out);
      assertThat(out).containsExactly(10, 20, 30, 40);
    }
    WindowTargets.of(series, 4, 0, WEIGHT).ofPairs().write(new SampleBlock(0, 3, 1, 1), 4, out);
    assertThat(out).containsExactly(80, 90, 100, 110);
  }

  @Test
  void channelsWeighLanesInSharedModeAndColumnsInJointMode() {
    WindowTargets shared =
        WindowTargets.of(TestSeries.counting(9, 3, 2, ChannelMode.SHARED), 2, 1, WEIGHT);
    assertThat(shared.columns()).isEqualTo(2);
    assertThat(shared.signals()).isEqualTo(1);
    assertThat(shared.laneWeight(2)).isEqualTo(3);
    assertThat(shared.columnWeight(1)).isEqualTo(1);
    WindowTargets joint =
        WindowTargets.of(TestSeries.counting(9, 3, 2, ChannelMode.JOINT), 2, 1, WEIGHT);
    assertThat(joint.columns()).isEqualTo(6);
    assertThat(joint.signals()).isEqualTo(3);
    assertThat(joint.laneWeight(0)).isEqualTo(1);
    assertThat(joint.columnWeight(4)).isEqualTo(2);
    assertThat(joint.head()).isEqualTo(Head.VOLTAGE);
    assertThat(joint.ofSampleSignals()).isTrue();
  }
}
