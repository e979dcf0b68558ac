package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.samples.SampleBlock;
import org.sswim.sampling.SeedStreams;

class SuperpositionTest {
  private static final int COUNT = 40;

  @Test
  void coefficientsLieOnTheUnitCircle() {
    Superposition drawn = Superposition.draw(2000, new SeedStreams(1).stream("x", 0));
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      assertThat(drawn.own()[i]).isNotNegative();
      assertThat(Math.hypot(drawn.own()[i], drawn.other()[i])).isCloseTo(1, within(1e-6));
      assertThat(drawn.partner()[i]).isBetween(0, 1999);
      sum += drawn.other()[i];
    }
    // The mean of sin(a) has deviation sqrt(1/2 / 2000) = .016: six of them.
    assertThat(sum / 2000).isBetween(-0.095, 0.095);
    assertThat(Arrays.stream(drawn.partner()).distinct().count()).isGreaterThan(1000);
  }

  @Test
  void rowsAreAddedUp() {
    Superposition two =
        new Superposition(new int[] {1, 1}, new float[] {0.6f, 0}, new float[] {0.8f, 1});
    float[] rows = {1, 2, 10, 20};
    two.apply(rows, 2);
    assertThat(rows).containsExactly(0.6f * 1 + 0.8f * 10, 0.6f * 2 + 0.8f * 20, 10, 20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWindowByItselfHasTheFeaturesItHad(boolean relative) {
    WindowedSeries series = RandomNetworks.series(90, 2, 9, ChannelMode.SHARED, 1);
    HiddenNetwork network = RandomNetworks.network(series, 3, 7);
    SampleBlock block = new SampleBlock(1, 2, COUNT, 1);
    SpikingFeatures features = new SpikingFeatures(network);
    float[] plain = new float[COUNT * features.features()];
    features.write(series.samples(relative), block, plain);
    int[] shifted = new int[COUNT];
    float[] none = new float[COUNT];
    float[] whole = new float[COUNT];
    Arrays.fill(whole, 1);
    for (int i = 0; i < COUNT; i++) {
      shifted[i] = (i + 7) % COUNT;
    }
    float[] out = new float[plain.length];
    features.writeSuperposed(
        series.samples(relative), block, new Superposition(shifted, whole, none), out);
    assertThat(out).isEqualTo(plain);
    features.writeSuperposed(
        series.samples(relative), block, new Superposition(shifted, none, whole), out);
    int width = features.features();
    for (int i = 0; i < COUNT; i++) {
      assertThat(Arrays.copyOfRange(out, i * width, (i + 1) * width))
          .isEqualTo(Arrays.copyOfRange(plain, shifted[i] * width, (shifted[i] + 1) * width));
    }
    features.write(series.samples(relative), block, out);
    assertThat(out).isEqualTo(plain);
  }
}
