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

  @Test
  void theMeanOfSquaresOfShiftedRootsIsThatOfTheValues() {
    WindowedSeries windows = new WindowedSeries(ROOTS, 1, 1, ChannelMode.SHARED);
    LinearForecaster made =
        new LinearForecaster(
            new LinearReadout(STEPS, new float[] {0.5F}, new float[1]),
            false,
            false,
            OutputScale.PLAIN,
            null,
            null);
    // Values 16, 0, 4: mean 20 / 3. Roots forecast are 2 + 2 * 0.5 * {1, 0, -1} = 3, 2, 1: mean 2,
    // variance 2 / 3. So s = sqrt(20 / 3 - 2 / 3) - 2 = sqrt(6) - 2, standardised half of that.
    assertThat(Smearing.correction(made, windows, SCALE, new SampleRange(0, 3), 1, Workers.of(1)))
        .containsExactly(new float[] {(float) ((Math.sqrt(6) - 2) / 2)}, within(1e-6F));
  }
}
