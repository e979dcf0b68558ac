package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.simulation.NetworkState;

/** Value of channel c in row r is 10 r + c, its calendar input -r; see WindowedSeriesTest. */
class SampledWindowsTest {

  private static SampledWindows first(
      ChannelMode mode, boolean relative, InputLayer input, WindowRange range) {
    WindowedSeries series = WindowedSeriesTest.series(20, 2, 3, mode);
    return new SampledWindows(series, range, 2, relative, input, null);
  }

  @Test
  void theFirstLayerSeesTapsNewestFirstThenTheCalendar() {
    SampledWindows windows =
        first(ChannelMode.SHARED, false, new InputLayer(1, 2, 1), new WindowRange(4, 9));
    assertThat(windows.count()).isEqualTo(10);
    assertThat(windows.steps()).isEqualTo(2);
    assertThat(windows.inputs()).isEqualTo(3);
    float[] out = new float[7];
    // Window 3 is the second start, row 5, of lane 1: values 51, 61, 71.
    windows.inputs(3, out, 1);
    assertThat(out).containsExactly(0, 61, 51, -6, 71, 61, -7);
    float[] trace = new float[windows.traceLength()];
    windows.trace(3, trace);
    assertThat(trace).containsExactly(51, 61, 71);
    float[] targets = new float[windows.targetLength()];
    windows.targets(3, targets);
    assertThat(targets).containsExactly(10, 20);
  }

  @Test
  void relativeWindowsEndAtZeroAndLeaveTheCalendarAlone() {
    SampledWindows windows =
        first(ChannelMode.JOINT, true, new InputLayer(2, 2, 1), new WindowRange(4, 9));
    assertThat(windows.count()).isEqualTo(5);
    float[] out = new float[10];
    windows.inputs(1, out, 0);
    assertThat(out).containsExactly(-10, -20, -10, -20, -6, 0, -10, 0, -10, -7);
    float[] trace = new float[windows.traceLength()];
    windows.trace(1, trace);
    assertThat(trace).containsExactly(-20, -20, -10, -10, 0, 0);
    float[] targets = new float[windows.targetLength()];
    windows.targets(1, targets);
    assertThat(targets).containsExactly(10, 10, 20, 20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deeperLayersSeeTheSpikesOfTheLayerBefore(boolean relative) {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.JOINT, 3);
    HiddenNetwork network = RandomNetworks.network(series, 4, 6, 5);
    SampledWindows windows =
        new SampledWindows(series, new WindowRange(10, 40), 2, relative, network.input(), network);
    assertThat(windows.inputs()).isEqualTo(5);
    assertThat(windows.steps()).isEqualTo(6);
    float[] spikes = new float[30];
    float[] trace = new float[5];
    boolean any = false;
    for (int w : new int[] {0, 7, 29}) {
      // The same window twice: nothing of the one before may stay.
      windows.inputs(w, spikes, 0);
      windows.inputs(w, spikes, 0);
      float[] rows = RandomNetworks.rows(series, 0, 10 + w, relative);
      List<NetworkState> seen = NetworkRun.states(network, rows);
      double[] expected = new double[5];
      for (int t = 0; t < 6; t++) {
        for (int i = 0; i < 5; i++) {
          boolean fired = seen.get(t).spikes(1)[i] != 0;
          assertThat(spikes[t * 5 + i]).isEqualTo(fired ? 1f : 0f);
          // Exponential response at the last step, support a quarter of the 6 steps.
          expected[i] += fired ? Math.exp(-(5 - t) / 1.5) : 0;
          any |= fired;
        }
      }
      windows.trace(w, trace);
      for (int i = 0; i < 5; i++) {
        assertThat((double) trace[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
    assertThat(any).isTrue();
  }
}
