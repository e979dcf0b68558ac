package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Precision;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

/** Two features to three outputs, by hand. */
class LinearReadoutTest {
  private static final Samples SAMPLES =
      Sequences.whole(List.of(new float[] {1, 2}, new float[] {-3, 4}, new float[] {0, 5}), 1);
  private static final float[] WEIGHTS = {1, 10, 0.5f, -1, 100, 0};
  private static final float[] INTERCEPT = {0.25f, -7, 2};

  /** Raw features that say in which precision they may be multiplied. */
  private record In(Precision precision, FeatureMap raw) implements FeatureMap {
    @Override
    public int features() {
      return raw.features();
    }

    @Override
    public FeatureMap forWorker() {
      return new In(precision, raw.forWorker());
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      raw.write(samples, block, out);
    }
  }

  private static LinearReadout readout(Precision precision) {
    return new LinearReadout(new In(precision, new RawFeatures(2, 1, 0, 0)), WEIGHTS, INTERCEPT);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void outputsAreFeaturesTimesWeightsPlusIntercept(Precision precision) {
    LinearReadout readout = readout(precision);
    assertThat(readout.outputs()).isEqualTo(3);
    double[] out = new double[9];
    readout.write(SAMPLES, new SampleBlock(0, 0, 3, 1), out);
    assertThat(out).containsExactly(-0.75, 203, 2.5, -6.75, 363, 0.5, -4.75, 493, 2);
    // A shorter block reuses the memory of the longer one.
    double[] one = new double[3];
    readout.write(SAMPLES, new SampleBlock(0, 1, 1, 1), one);
    assertThat(one).containsExactly(-6.75, 363, 0.5);
    readout.forWorker().write(SAMPLES, new SampleBlock(0, 2, 1, 1), one);
    assertThat(one).containsExactly(-4.75, 493, 2);
  }

  @Test
  void precisionIsThatOfTheFeatures() {
    // 1 + 2^-24 is 1 in single precision.
    Samples two = Sequences.whole(List.of(new float[] {1, (float) Math.pow(2, -24)}), 1);
    float[] weights = {1, 1};
    double[] out = new double[1];
    for (Precision precision : Precision.values()) {
      new LinearReadout(new In(precision, new RawFeatures(2, 1, 0, 0)), weights, new float[] {-1})
          .write(two, new SampleBlock(0, 0, 1, 1), out);
      assertThat(out[0])
          .isCloseTo(precision == Precision.DOUBLE ? Math.pow(2, -24) : 0, within(0.0));
    }
  }

  @Test
  void anEmptyBlockWritesNothing() {
    double[] out = {7};
    readout(Precision.DOUBLE).write(SAMPLES, new SampleBlock(0, 2, 0, 1), out);
    assertThat(out).containsExactly(7);
  }
}
