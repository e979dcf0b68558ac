package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.simulation.Semantics;

/** Real values of sequences: neither a series nor a horizon. */
class SSwimTest {
  private static final int STEPS = 12;
  private static final int COUNT = 300;
  private static final Samples SAMPLES = Sequences.whole(noise(), 1);
  private static final FitSplit SPLIT =
      FitSplit.of(2, new SampleRange(0, 160), new SampleRange(160, 220));

  private static List<float[]> noise() {
    Random random = new Random(4);
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      float[] values = new float[STEPS];
      for (int t = 0; t < STEPS; t++) {
        values[t] = (float) random.nextGaussian();
      }
      all.add(values);
    }
    return all;
  }

  /** The mean of the first half and of the second half of a sequence. */
  private record Halves() implements Targets.Values {
    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        for (int k = 0; k < 2; k++) {
          out[2 * i + k] = k < reach ? half(block.start(i), k) : 0;
        }
      }
    }

    static float half(int sample, int k) {
      float sum = 0;
      for (int t = k * STEPS / 2; t < (k + 1) * STEPS / 2; t++) {
        sum += SAMPLES.value(0, sample, t, 0);
      }
      return sum / (STEPS / 2);
    }
  }

  private static SSwim trainer() {
    return new SSwim(SSwimOptions.defaults().withNeurons(60), Workers.available());
  }

  @Test
  void learnsRealValuesInTheShapeOfItsOptions() {
    Trained trained = trainer().train(SAMPLES, new Halves(), SPLIT);
    assertThat(trained.shape().taps()).isEqualTo(9);
    LinearReadout readout = LinearReadout.of(trained.features(), trained.readouts().get(0));
    double[] out = new double[2 * 80];
    readout.write(SAMPLES, new SampleBlock(0, 220, 80, 1), out);
    double error = 0;
    double power = 0;
    for (int i = 0; i < 80; i++) {
      for (int k = 0; k < 2; k++) {
        float wanted = Halves.half(220 + i, k);
        error += (out[2 * i + k] - wanted) * (out[2 * i + k] - wanted);
        power += wanted * wanted;
      }
    }
    // The mean of the training targets, about 0, has an error of the power. Measured: 0.40.
    assertThat(error).isLessThan(0.5 * power);
  }

  @Test
  void columnsOfRealValuesAreAlikeUnlessSaidOtherwise() {
    assertThat(new Halves().signals()).isEqualTo(2);
    assertThat(new Halves().ofSampleSignals()).isFalse();
  }

  @Test
  void refusesSplitsAndShapesThatAskForTooMuch() {
    Targets targets = new Halves();
    FitSplit wide = FitSplit.of(3, new SampleRange(0, 160), new SampleRange(160, 220));
    assertThatThrownBy(() -> trainer().train(SAMPLES, targets, wide))
        .hasMessageContaining("3 target columns")
        .hasMessageContaining("and 2");
    FitSplit late = FitSplit.of(2, new SampleRange(0, 160), new SampleRange(160, COUNT + 1));
    assertThatThrownBy(() -> trainer().train(SAMPLES, targets, late))
        .hasMessageContaining("301 places")
        .hasMessageContaining("there are 300");
    assertThatThrownBy(
            () -> trainer().train(SAMPLES, targets, SPLIT, NetworkShape.of(STEPS + 1, 0)))
        .hasMessageContaining("at most the 12 steps")
        .hasMessageContaining("got 13");
    NetworkShape runsOn =
        new NetworkShape(1, 0, NetworkShape.USUAL_BANKS, Semantics.STREAMING, SkipShape.NONE);
    assertThatThrownBy(() -> trainer().train(SAMPLES, targets, SPLIT, runsOn))
        .hasMessageContaining("only if they slide");
  }
}
