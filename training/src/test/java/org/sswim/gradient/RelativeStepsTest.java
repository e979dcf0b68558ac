package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;

/**
 * Steps in units of rows against their formulas, on a read-out alone: two outputs, two features.
 */
final class RelativeStepsTest {
  private static final double RATE = 0.1;

  private static NetworkParameters readout(float... weights) {
    return new NetworkParameters(
        new InputLayer(1, 1, 0),
        List.of(),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}),
        Structure.Reading.BANKS,
        SkipShape.NONE,
        weights,
        new float[2]);
  }

  private static float[] stepped(
      Optimizer.Rule rule, double decay, double readoutRate, float... gradient) {
    NetworkParameters parameters = readout(3, -3, 0.5f, 0.5f);
    new Optimizer(rule, decay, 1e-12f, parameters.groups(readoutRate))
        .step(readout(gradient).arrays(), RATE);
    return parameters.readout();
  }

  @Test
  void firstStepOfAdamIsTheRateInUnitsOfTheRow() {
    // Rows (3, -3) and (.5, .5): units 3 and .5; the sign of the gradient alone counts.
    assertThat(stepped(Optimizer.Rule.ADAMW, 0, 1, 9, -1e-3f, 2, -7))
        .containsExactly(new float[] {2.7f, -2.7f, 0.45f, 0.55f}, within(1e-5f));
  }

  @Test
  void descentIsInUnitsOfTheRow() {
    assertThat(stepped(Optimizer.Rule.SGD, 0, 1, 1, 0, 0, 2))
        .containsExactly(new float[] {2.7f, -3, 0.5f, 0.4f}, within(1e-5f));
  }

  @Test
  void weightDecayTakesItsShare() {
    // 1 - rate * decay
    assertThat(stepped(Optimizer.Rule.ADAMW, 2, 1, 0, 0, 0, 0))
        .containsExactly(new float[] {2.4f, -2.4f, 0.4f, 0.4f}, within(1e-5f));
  }

  @Test
  void aReadoutOfRateZeroStaysAsItIs() {
    assertThat(stepped(Optimizer.Rule.ADAMW, 2, 0, 9, -1e-3f, 2, -7))
        .containsExactly(3, -3, 0.5f, 0.5f);
  }
}
