package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.features.RandomNetworks;
import org.sswim.forecasters.GappySeries;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.simulation.NetworkState;

/** Value of channel c in row r is 10 r + c, its calendar input -r; see TestSeries.counting. */
class NetworkSamplesTest {
  /** Of no account: nothing here is read out. */
  private static final ReadoutBanks BANKS =
      new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1});

  private static NetworkSamples first(
      ChannelMode mode, boolean relative, InputLayer input, SampleRange range) {
    return of(TestSeries.counting(20, 2, 3, mode), relative, range, 2, input, List.of());
  }

  private static NetworkSamples of(
      WindowedSeries series,
      boolean relative,
      SampleRange range,
      int horizon,
      InputLayer input,
      List<SpikingLayer> layers) {
    WindowTargets targets = WindowTargets.of(series, horizon, true, new double[] {1, 1});
    return new NetworkSamples(
        series.samples(relative), targets, targets.columns(), range, input, layers, BANKS);
  }

  @Test
  void theFirstLayerSeesTapsNewestFirstThenTheCalendar() {
    NetworkSamples seen =
        first(ChannelMode.SHARED, false, new InputLayer(1, 2, 1), new SampleRange(4, 9));
    assertThat(seen.count()).isEqualTo(10);
    assertThat(seen.steps()).isEqualTo(2);
    assertThat(seen.inputs()).isEqualTo(3);
    float[] out = new float[7];
    // Window 3 is the second start, row 5, of lane 1: values 51, 61, 71.
    seen.inputs(3, out, 1);
    assertThat(out).containsExactly(0, 61, 51, -6, 71, 61, -7);
    float[] trace = new float[seen.traceLength()];
    seen.trace(3, trace);
    assertThat(trace).containsExactly(51, 61, 71);
    float[] targets = new float[seen.targetLength()];
    seen.targets(3, targets);
    assertThat(targets).containsExactly(10, 20);
  }

  @Test
  void relativeWindowsEndAtZeroAndLeaveTheCalendarAlone() {
    NetworkSamples seen =
        first(ChannelMode.JOINT, true, new InputLayer(2, 2, 1), new SampleRange(4, 9));
    assertThat(seen.count()).isEqualTo(5);
    float[] out = new float[10];
    seen.inputs(1, out, 0);
    assertThat(out).containsExactly(-10, -20, -10, -20, -6, 0, -10, 0, -10, -7);
    float[] trace = new float[seen.traceLength()];
    seen.trace(1, trace);
    assertThat(trace).containsExactly(-20, -20, -10, -10, 0, 0);
    float[] targets = new float[seen.targetLength()];
    seen.targets(1, targets);
    assertThat(targets).containsExactly(10, 10, 20, 20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deeperLayersSeeTheSpikesOfTheLayerBefore(boolean relative) {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.JOINT, 3);
    HiddenNetwork network = RandomNetworks.network(series, 4, 6, 5);
    NetworkSamples seen =
        of(series, relative, new SampleRange(10, 40), 2, network.input(), network.layers());
    assertThat(seen.inputs()).isEqualTo(5);
    assertThat(seen.steps()).isEqualTo(6);
    float[] spikes = new float[30];
    float[] trace = new float[5];
    boolean any = false;
    for (int w : new int[] {0, 7, 29}) {
      // The same window twice: nothing of the one before may stay.
      seen.inputs(w, spikes, 0);
      seen.inputs(w, spikes, 0);
      float[] rows = RandomNetworks.rows(series, 0, 10 + w, relative);
      List<NetworkState> states = NetworkRun.states(network, rows);
      double[] expected = new double[5];
      for (int t = 0; t < 6; t++) {
        for (int i = 0; i < 5; i++) {
          boolean fired = states.get(t).spikes(1)[i] != 0;
          assertThat(spikes[t * 5 + i]).isEqualTo(fired ? 1f : 0f);
          // Exponential response at the last step, support a quarter of the 6 steps.
          expected[i] += fired ? Math.exp(-(5 - t) / 1.5) : 0;
          any |= fired;
        }
      }
      seen.trace(w, trace);
      for (int i = 0; i < 5; i++) {
        assertThat((double) trace[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
    assertThat(any).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void samplesThatLackTargetsAreLeftOut(ChannelMode mode) {
    WindowedSeries series = GappySeries.data(mode).windows();
    SampleRange range = new SampleRange(3, 150);
    NetworkSamples seen =
        of(
            series,
            true,
            range,
            GappySeries.HORIZON,
            new InputLayer(series.signals(), 2, 0),
            List.of());
    List<String> expected = new ArrayList<>();
    for (int w = range.start(); w < range.end(); w++) {
      for (int lane = 0; lane < series.lanes(); lane++) {
        if (GappySeries.complete(mode, lane, w)) {
          expected.add(lane + "@" + series.value(lane, w + GappySeries.WINDOW, 0));
        }
      }
    }
    List<String> drawn = new ArrayList<>();
    float[] targets = new float[seen.targetLength()];
    float[] trace = new float[seen.traceLength()];
    assertThat(seen.count()).isEqualTo(expected.size());
    for (int m = 0; m < seen.count(); m++) {
      seen.targets(m, targets);
      seen.trace(m, trace);
      int w = start(series, seen.lane(m), trace, range);
      drawn.add(seen.lane(m) + "@" + series.value(seen.lane(m), w + GappySeries.WINDOW, 0));
      float last = series.last(seen.lane(m), w, 0);
      assertThat(targets[0])
          .isEqualTo(series.value(seen.lane(m), w + GappySeries.WINDOW, 0) - last);
    }
    assertThat(drawn).isEqualTo(expected);
  }

  /** Where a relative window stands in the series. */
  private static int start(WindowedSeries series, int lane, float[] trace, SampleRange range) {
    for (int w = range.start(); w < range.end(); w++) {
      boolean same = true;
      for (int t = 0; t < GappySeries.WINDOW && same; t++) {
        for (int s = 0; s < series.signals() && same; s++) {
          float value = series.value(lane, w + t, s) - series.last(lane, w, s);
          same = trace[t * series.signals() + s] == value;
        }
      }
      if (same) {
        return w;
      }
    }
    throw new AssertionError("no such window");
  }

  private static float[] inputs(NetworkSamples seen, int sample) {
    float[] out = new float[seen.steps() * seen.inputs()];
    seen.inputs(sample, out, 0);
    return out;
  }

  private static NetworkSamples seen(List<float[]> sequences, HiddenNetwork network, int layers) {
    return new NetworkSamples(
        Sequences.whole(sequences, 2),
        new Targets.Classes(new int[sequences.size()], 2),
        2,
        new SampleRange(0, sequences.size()),
        network.input(),
        network.layers().subList(0, layers),
        network.banks());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyLayerSeesAShortSequenceBesideLongerOnesAsAlone(int layers) {
    Random random = new Random(4);
    List<float[]> sequences = new ArrayList<>();
    for (int steps : new int[] {24, 9, 30, 17}) {
      float[] values = new float[2 * steps];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      sequences.add(values);
    }
    HiddenNetwork network =
        RandomNetworks.network(Kernels.EXPONENTIAL, new InputLayer(2, 4, 0), 12, 9);
    NetworkSamples beside = seen(sequences, network, layers);
    assertThat(beside.steps()).isEqualTo(30 - 4 + 1);
    assertThat(beside.count()).isEqualTo(4);
    for (int i = 0; i < sequences.size(); i++) {
      NetworkSamples alone = seen(List.of(sequences.get(i)), network, layers);
      float[] own = inputs(alone, 0);
      float[] all = inputs(beside, i);
      int before = all.length - own.length;
      assertThat(Arrays.copyOf(all, before)).isEqualTo(new float[before]);
      assertThat(Arrays.copyOfRange(all, before, all.length)).containsExactly(own);
      assertThat(own).isNotEqualTo(new float[own.length]);
    }
  }
}
