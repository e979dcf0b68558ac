package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

/** Spiking features of sequences, which need not be of one length. */
class SequenceFeaturesTest {
  private static final int SIGNALS = 2;
  private static final int TAPS = 3;

  private static List<float[]> sequences(int... steps) {
    Random random = new Random(9);
    List<float[]> all = new ArrayList<>();
    for (int length : steps) {
      float[] values = new float[length * SIGNALS];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      all.add(values);
    }
    return all;
  }

  private static HiddenNetwork network(String kernel, int... widths) {
    return RandomNetworks.network(Kernels.named(kernel), new InputLayer(SIGNALS, TAPS, 0), widths);
  }

  private static float[] features(FeatureMap map, Samples samples, SampleBlock block) {
    float[] out = new float[block.count() * map.features()];
    map.write(samples, block, out);
    return out;
  }

  private static float[] row(float[] all, int i, int width) {
    return Arrays.copyOfRange(all, i * width, (i + 1) * width);
  }

  @ParameterizedTest
  @CsvSource({"exponential, false", "exponential, true", "alpha, false", "alpha, true"})
  void aShortSequenceHasTheSameFeaturesBesideLongerOnesAsAlone(String kernel, boolean deep) {
    List<float[]> sequences = sequences(20, 12, 30, TAPS, 30, 29);
    HiddenNetwork network = deep ? network(kernel, 12, 9) : network(kernel, 20);
    SpikingFeatures map = new SpikingFeatures(network);
    int width = map.features();
    Samples together = Sequences.whole(sequences, SIGNALS);
    float[] beside = features(map, together, new SampleBlock(0, 0, sequences.size(), 1));
    float[] everyOther = features(map, together, new SampleBlock(0, 0, 3, 2));
    double fired = 0;
    for (int i = 0; i < sequences.size(); i++) {
      Samples one = Sequences.whole(List.of(sequences.get(i)), SIGNALS);
      float[] alone = features(new SpikingFeatures(network), one, new SampleBlock(0, 0, 1, 1));
      assertThat(row(beside, i, width)).containsExactly(alone, within(1e-6f));
      if (i % 2 == 0) {
        assertThat(row(everyOther, i / 2, width)).containsExactly(alone, within(1e-6f));
      }
      for (float feature : alone) {
        fired += feature;
      }
    }
    // Silence would make the above true of anything.
    assertThat(fired).isGreaterThan(1);
    assertThat(row(beside, 2, width)).isNotEqualTo(row(beside, 4, width));
  }

  @ParameterizedTest
  @ValueSource(floats = {0x1p57f, Float.NaN})
  void aSequenceIsTheSameBehindAnyOther(float far) {
    List<float[]> sequences = sequences(400, 400);
    SpikingFeatures map = new SpikingFeatures(network("exponential", 20));
    int width = map.features();
    float[] near = features(map, Sequences.whole(sequences, SIGNALS), new SampleBlock(0, 0, 2, 1));
    sequences.get(0)[sequences.get(0).length - 1] = far;
    float[] behind =
        features(map, Sequences.whole(sequences, SIGNALS), new SampleBlock(0, 0, 2, 1));
    assertThat(row(behind, 1, width)).isEqualTo(row(near, 1, width));
    assertThat(row(near, 1, width)).isNotEqualTo(new float[width]);
  }

  /** Its only step has zeros at the taps that reach back beyond its beginning. */
  @Test
  void aSequenceShorterThanTheTapsIsSeenOnce() {
    List<float[]> sequences = sequences(TAPS - 1, 25);
    float[] padded = new float[TAPS * SIGNALS];
    System.arraycopy(sequences.get(0), 0, padded, SIGNALS, (TAPS - 1) * SIGNALS);
    SpikingFeatures map = new SpikingFeatures(network("exponential", 30));
    float[] beside =
        features(map, Sequences.whole(sequences, SIGNALS), new SampleBlock(0, 0, 1, 1));
    float[] alone =
        features(map, Sequences.whole(List.of(padded), SIGNALS), new SampleBlock(0, 0, 1, 1));
    assertThat(beside).containsExactly(alone, within(1e-6f));
    assertThat(beside).isNotEqualTo(new float[beside.length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void stepsThatSlidingSamplesShareAreThoseOfSamplesOneByOne(int stride) {
    int window = 16;
    int count = 4;
    float[] sequence = sequences(window + 3 * stride).get(0);
    List<float[]> cut = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * stride * SIGNALS;
      cut.add(Arrays.copyOfRange(sequence, from, from + window * SIGNALS));
    }
    Samples sliding =
        Sequences.everyStep(
            List.of(sequences(3 * stride + window).get(0), sequence), SIGNALS, window);
    for (HiddenNetwork network :
        List.of(network("exponential", 20), network("alpha", 20), network("exponential", 9, 8))) {
      SpikingFeatures map = new SpikingFeatures(network);
      float[] shared = features(map, sliding, new SampleBlock(1, 0, count, stride));
      float[] single =
          features(map, Sequences.whole(cut, SIGNALS), new SampleBlock(0, 0, count, 1));
      assertThat(shared).containsExactly(single, within(1e-6f));
      assertThat(row(shared, 0, map.features())).isNotEqualTo(row(shared, 1, map.features()));
    }
  }
}
