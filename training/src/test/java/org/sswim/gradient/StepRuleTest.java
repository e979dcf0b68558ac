package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.gradient.GradientOptions.Optimizer;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.options.Auto;

/** Steps against their formulas, on a read-out alone: two outputs of two features. */
final class StepRuleTest {
  private static final double RATE = 0.1;

  private static NetworkParameters readout(float... weights) {
    return new NetworkParameters(
        new InputLayer(1, 1, 0),
        List.of(),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}),
        Reading.BANKS,
        SkipShape.NONE,
        weights,
        new float[2]);
  }

  private static GradientOptions options(Optimizer optimizer, double clip, double decay) {
    return GradientOptions.defaults()
        .withOptimizer(optimizer)
        .withLearningRate(Auto.of(RATE))
        .withReadoutRate(Auto.of(1.0))
        .withClip(clip)
        .withWeightDecay(Auto.of(decay));
  }

  private static float[] stepped(
      Optimizer optimizer, double clip, double decay, float[] start, float[] gradient) {
    NetworkParameters parameters = readout(start.clone());
    StepRule rule = new StepRule(options(optimizer, clip, decay), parameters);
    rule.step(parameters, readout(gradient.clone()), RATE);
    return parameters.readout();
  }

  @Test
  void firstStepOfAdamIsTheRateInUnitsOfTheRow() {
    // Rows (3, -3) and (.5, .5): units 3 and .5; the sign of the gradient alone counts.
    float[] after =
        stepped(
            Optimizer.ADAM, 0, 0, new float[] {3, -3, 0.5f, 0.5f}, new float[] {9, -1e-3f, 2, -7});
    assertThat(after[0]).isCloseTo(2.7f, within(1e-5f));
    assertThat(after[1]).isCloseTo(-2.7f, within(1e-5f));
    assertThat(after[2]).isCloseTo(0.45f, within(1e-5f));
    assertThat(after[3]).isCloseTo(0.55f, within(1e-5f));
  }

  @Test
  void weightDecayTakesItsShare() {
    float[] after = stepped(Optimizer.ADAM, 0, 2, new float[] {3, -3, 0.5f, 0.5f}, new float[4]);
    // 1 - rate * decay
    assertThat(after).containsExactly(new float[] {2.4f, -2.4f, 0.4f, 0.4f}, within(1e-5f));
  }

  @Test
  void gradientsBeyondTheBoundAreScaledDownToIt() {
    float[] start = {1, 1, 1, 1};
    float[] steep = {30, 40, 0, 0};
    float[] bounded = stepped(Optimizer.SGD, 5, 0, start, steep);
    // (3, 4) is left of (30, 40).
    assertThat(bounded).containsExactly(new float[] {0.7f, 0.6f, 1, 1}, within(1e-5f));
    float[] within = stepped(Optimizer.SGD, 60, 0, start, steep);
    assertThat(within).containsExactly(stepped(Optimizer.SGD, 0, 0, start, steep));
    assertThat(within[0]).isCloseTo(-2, within(1e-5f));
  }

  @Test
  void descentRemembersItsMomentum() {
    NetworkParameters parameters = readout(1, 1, 1, 1);
    StepRule rule = new StepRule(options(Optimizer.SGD, 0, 0), parameters);
    rule.step(parameters, readout(1, 0, 0, 0), RATE);
    rule.step(parameters, readout(0, 0, 0, 0), RATE);
    // .1, then .9 of it.
    assertThat(parameters.readout()[0]).isCloseTo(0.81f, within(1e-5f));
    assertThat(Arrays.copyOfRange(parameters.readout(), 1, 4)).containsOnly(1);
  }
}
