package org.sswim.algorithms.forwardforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Presets;
import org.sswim.shown.ClockedModel;

class CountReadoutTest {
  private static final int SAMPLES = 12;
  private static final int INPUTS = 8;
  private static final ForwardForwardOptions OPTIONS =
      Presets.of(ForwardForwardOptions.class).withHidden(List.of(14, 9));

  private final Vectors data = Differences.samples(SAMPLES, INPUTS);
  private final ForwardNetwork network = ForwardNetwork.drawn(INPUTS, 3, OPTIONS, 5);
  private final int[] all = IntStream.range(0, SAMPLES).toArray();
  private final Classless layers = Classless.of(network, data, all);

  private CountReadout readout() {
    return CountReadout.of(layers, OPTIONS, data, new FitContext(3, Workers.of(1)));
  }

  /** What it learns of are counts, which no parameter of its own moves: the gradient is exact. */
  @Test
  void hasTheGradientOfItsLoss() {
    CountReadout readout = readout();
    Differences.assertGradients(readout.pass(SAMPLES), readout.map().parameters(), SAMPLES, .03);
  }

  @Test
  void meanCurrentsOfAllNeuronsAreTheSame() {
    DenseMap first = layers.maps().get(0);
    float[] x = new float[SAMPLES * INPUTS];
    data.fill(all, 0, SAMPLES, x, new int[SAMPLES]);
    float[] currents = new float[SAMPLES * first.outputs()];
    first.pass(SAMPLES).forward(SAMPLES, x, currents);
    for (int j = 0; j < first.outputs(); j++) {
      double sum = 0;
      for (int r = 0; r < SAMPLES; r++) {
        sum += currents[r * first.outputs() + j];
      }
      assertThat(sum / SAMPLES).isCloseTo(.05 * OPTIONS.threshold(), within(1e-5));
    }
  }

  /** One run, of as many spikes as training counted, says what training saw. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theModelSaysWhatTrainingSaw(boolean normalised) {
    ForwardForwardOptions options = OPTIONS.withNormalised(normalised).withThreshold(.4);
    ForwardNetwork own = ForwardNetwork.drawn(INPUTS, 3, options, 5);
    Classless without = Classless.of(own, data, all);
    CountReadout readout =
        CountReadout.of(without, options, data, new FitContext(3, Workers.of(1)));
    ClockedModel model =
        own.model(data, without, readout, new Provenance("1", 1, "some", Map.of(), Map.of()));
    float[] counts = without.run(options, data, SAMPLES).count(data, all, 0, SAMPLES).clone();
    int width = without.maps().get(1).outputs();
    assertThat(counts).isNotEqualTo(new float[counts.length]);
    for (int s = 0; s < SAMPLES; s++) {
      float[] x = Arrays.copyOfRange(counts, s * width, (s + 1) * width);
      for (int i = 0; i < width; i++) {
        x[i] *= readout.scale();
      }
      float[] evidence = new float[3];
      readout.map().pass(1).forward(1, x, evidence);
      float[] p = model.newClassifier().classify(data.values().get(s)).probabilities();
      for (int k = 1; k < 3; k++) {
        assertThat(Math.log(p[k] / p[0])).isCloseTo(evidence[k] - evidence[0], within(1e-3));
      }
    }
  }
}
