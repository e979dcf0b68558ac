package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/** Which samples train by gradients. */
class SampleOrderTest {
  @Test
  void windowsWithoutAllTargetsAreLeftOut() {
    BitSet missing = new BitSet();
    missing.set(2 * 6);
    missing.set(2 * 9 + 1);
    double[] values = new double[2 * 14];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i;
    }
    missing.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries series = TimeSeries.partial(List.of("a", "b"), values, null);
    WindowedSeries windows = TrainingData.of(series, 14, 3, ChannelMode.SHARED).windows();
    // Windows of 3 rows with 2 targets: a misses row 6, so those that start at 2 and 3 are left
    // out; b misses row 9, so those at 5 and 6. With stride 2, lane b begins at row 2.
    WindowTargets targets = WindowTargets.of(windows, 2, true, new double[] {1, 1});
    SampleOrder order =
        SampleOrder.complete(new SampleRange(1, 9), 2, windows.samples(false), targets, 2);
    List<String> found = new ArrayList<>();
    for (int i : order.inOrder()) {
      found.add("ab".charAt(order.lane(i)) + "" + order.place(i));
    }
    assertThat(found).containsExactly("a1", "a5", "a7", "b2", "b4", "b8");
    assertThat(order.count()).isEqualTo(6);
  }
}
