package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.TrainingData;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/** Which windows train by gradients. */
class SamplesTest {
  @Test
  void windowsWithoutAllTargetsAreLeftOut() {
    BitSet missing = new BitSet();
    missing.set(2 * 6);
    missing.set(2 * 9 + 1);
    double[] values = new double[2 * 14];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i;
    }
    TimeSeries series = TimeSeries.of(List.of("a", "b"), values, null, missing);
    WindowedSeries windows =
        TrainingData.of(series, 14, 3, ChannelMode.SHARED).windows(CalendarInputs.none());
    // Windows of 3 rows with 2 targets: a misses row 6, so those that start at 2 and 3 are left
    // out; b misses row 9, so those at 5 and 6. With stride 2, lane b begins at row 2.
    Samples samples = Samples.complete(new WindowRange(1, 9), 2, windows, 2);
    List<String> found = new ArrayList<>();
    for (int i : samples.inOrder()) {
      found.add("ab".charAt(samples.lane(i)) + "" + samples.start(i));
    }
    assertThat(found).containsExactly("a1", "a5", "a7", "b2", "b4", "b8");
    assertThat(samples.count()).isEqualTo(6);
  }
}
