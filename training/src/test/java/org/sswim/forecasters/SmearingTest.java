package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.features.FeatureMap;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueTransform;

class SmearingTest {
  /** Standardised roots: of rows 1, 2 and 3 those of 16, 0 and 4. */
  private static final float[] ROOTS = {7, 1, -1, 0};

  private static final Standardizer SCALE =
      Standardizer.of(new double[] {2}, new double[] {2}).withTransform(ValueTransform.SQRT, 1);

  /** One feature: 1, 0 and -1 of the windows in turn. */
  private static final FeatureMap STEPS =
      new FeatureMap() {
        @Override
        public int features() {
          return 1;
        }

        @Override
        public FeatureMap forWorker() {
          return this;
        }

        @Override
        public void write(Samples samples, SampleBlock block, float[] out) {
          for (int i = 0; i < block.count(); i++) {
            out[i] = new float[] {1, 0, -1}[block.start(i)];
          }
        }
      };

  private static final Workers ONE = Workers.of(1);

  private static float[] correction(float[] roots, int windows) {
    WindowedSeries series = new WindowedSeries(roots, 1, 1, ChannelMode.SHARED);
    LinearForecaster made =
        new LinearForecaster(
            new LinearReadout(STEPS, new float[] {0.5F}, new float[1]),
            false,
            false,
            OutputScale.PLAIN,
            null,
            null);
    return Smearing.correction(made, series, SCALE, new SampleRange(0, windows), 1, ONE);
  }

  @Test
  void theSpreadOfErrorsLiftsForecasts() {
    // Roots 4, 0, 2; roots forecast are 2 + 2 * 0.5 * {1, 0, -1} = 3, 2, 1, of mean 2. Errors are
    // 1, -2, 1: mean 0, variance 2. So s = sqrt(4 + 2) - 2, standardised half of that.
    assertThat(correction(ROOTS, 3))
        .containsExactly(new float[] {(float) ((Math.sqrt(6) - 2) / 2)}, within(1e-6F));
  }

  @Test
  void aMeanErrorCountsAsFarAsSetsAgree() {
    // Errors 1, 1, 1 in three sets: all of it.
    assertThat(correction(new float[] {7, 1, 0.5F, 0}, 3))
        .containsExactly(new float[] {0.5F}, within(1e-6F));
    // Errors 1, 3, 2: mean 2, standard error sqrt(1 / 3). Variance 2 / 3 about the mean.
    double error = 2 * (1 - 1.0 / 3 / 4);
    double spread = Math.sqrt(4 + 2.0 / 3) - 2;
    assertThat(correction(new float[] {7, 1, 1.5F, 0.5F}, 3))
        .containsExactly(new float[] {(float) ((spread + error) / 2)}, within(1e-6F));
    // Errors 2, -1, 0: mean 1 / 3, less than its standard error.
    assertThat(correction(new float[] {7, 1.5F, -0.5F, -0.5F}, 3))
        .containsExactly(new float[] {(float) ((Math.sqrt(4 + 14.0 / 9) - 2) / 2)}, within(1e-6F));
  }
}
