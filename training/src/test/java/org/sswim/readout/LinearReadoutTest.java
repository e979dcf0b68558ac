package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.RawFeatures;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

/** Two features to three outputs, by hand. */
class LinearReadoutTest {
  private static final Samples SAMPLES =
      Sequences.whole(List.of(new float[] {1, 2}, new float[] {-3, 4}, new float[] {0, 5}), 1);
  private static final float[] WEIGHTS = {1, 10, 0.5f, -1, 100, 0};
  private static final float[] INTERCEPT = {0.25f, -7, 2};

  private static LinearReadout readout() {
    return new LinearReadout(new RawFeatures(2, 1, 0, 0), WEIGHTS, INTERCEPT);
  }

  @Test
  void outputsAreFeaturesTimesWeightsPlusIntercept() {
    LinearReadout readout = readout();
    assertThat(readout.outputs()).isEqualTo(3);
    double[] out = new double[9];
    readout.write(SAMPLES, new SampleBlock(0, 0, 3, 1), out);
    assertThat(out).containsExactly(-0.75, 203, 2.5, -6.75, 363, 0.5, -4.75, 493, 2);
    // A shorter block reuses the memory of the longer one.
    double[] one = new double[3];
    readout.write(SAMPLES, new SampleBlock(0, 1, 1, 1), one);
    assertThat(one).containsExactly(-6.75, 363, 0.5);
    readout.over(readout.features().forWorker()).write(SAMPLES, new SampleBlock(0, 2, 1, 1), one);
    assertThat(one).containsExactly(-4.75, 493, 2);
  }

  @Test
  void anEmptyBlockWritesNothing() {
    double[] out = {7};
    readout().write(SAMPLES, new SampleBlock(0, 2, 0, 1), out);
    assertThat(out).containsExactly(7);
  }
}
