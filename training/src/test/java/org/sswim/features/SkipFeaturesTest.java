package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SkipConnections;
import org.sswim.samples.SampleBlock;

class SkipFeaturesTest {

  @ParameterizedTest
  @CsvSource({"SHARED, true", "SHARED, false", "JOINT, true", "JOINT, false"})
  void areSpikesThenTheRawWindow(ChannelMode mode, boolean relative) {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, mode, 1);
    HiddenNetwork network = RandomNetworks.network(series, 3, 7);
    FeatureMap map =
        SkipFeatures.of(new SpikingFeatures(network), series.signals(), new SkipShape(9, 0, 0));
    int spiking = network.features();
    int raw = 9 * series.signals();
    assertThat(map.features()).isEqualTo(spiking + raw);
    assertThat(map.skipFeatures()).isEqualTo(raw);
    // The second, shorter block reuses the memory of the first.
    for (SampleBlock block :
        new SampleBlock[] {new SampleBlock(0, 1, 12, 2), new SampleBlock(0, 5, 3, 1)}) {
      float[] out = new float[12 * map.features()];
      float[] spikes = new float[12 * spiking];
      map.write(series.samples(relative), block, out);
      new SpikingFeatures(network).write(series.samples(relative), block, spikes);
      for (int i = 0; i < block.count(); i++) {
        int row = i * map.features();
        assertThat(Arrays.copyOfRange(out, row, row + spiking))
            .isEqualTo(Arrays.copyOfRange(spikes, i * spiking, (i + 1) * spiking));
        for (int t = 0; t < 9; t++) {
          for (int s = 0; s < series.signals(); s++) {
            float x = series.value(0, block.start(i) + t, s);
            float last = series.value(0, block.start(i) + 8, s);
            assertThat(out[row + spiking + t * series.signals() + s])
                .isEqualTo(relative ? x - last : x);
          }
        }
      }
    }
  }

  @Test
  void withoutDelaysThereAreOnlySpikes() {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.SHARED, 0);
    HiddenNetwork network = RandomNetworks.network(series, 3, 7);
    FeatureMap map = SkipFeatures.of(new SpikingFeatures(network), 1, SkipShape.NONE);
    assertThat(map).isInstanceOf(SpikingFeatures.class);
    assertThat(map.skipFeatures()).isZero();
  }

  @Test
  void weightsOfRowsBecomeWeightsOfDelays() {
    // One spiking feature, then rows t-2, t-1, t of two signals; one output.
    float[] weights = {99, 20, 21, 10, 11, 0, 1};
    SkipConnections skip =
        Objects.requireNonNull(new SkipShape(3, 0, 0).synapses(weights, 1, 2, 1));
    // By signal, then by delay.
    assertThat(skip.weights()).containsExactly(0, 10, 20, 1, 11, 21);
    assertThat(skip.delays()).isEqualTo(3);
    assertThat(skip.signals()).isEqualTo(2);
  }
}
