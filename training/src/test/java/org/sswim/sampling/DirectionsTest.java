package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

class DirectionsTest {
  private static final SamplingRule RULE = WeightOptions.Rule.RANDOM;

  @Test
  void namesTheRuleThatDrawsNoNumber() {
    Directions drawn = new Directions(2, 3);
    assertThatCode(() -> drawn.requireFor(RULE, 2, 3)).doesNotThrowAnyException();
    drawn.bias()[1] = Double.NaN;
    refuses(drawn, "sampling rule 'random' must draw finite weights and biases; got NaN");
    drawn.weights()[5] = Double.POSITIVE_INFINITY;
    refuses(drawn, "sampling rule 'random' must draw finite weights and biases; got Infinity");
  }

  @Test
  void namesTheRuleThatDrawsTooFew() {
    refuses(
        new Directions(1, 3),
        "sampling rule 'random' must draw 6 weights and 3 biases; got 3 and 3");
  }

  private static void refuses(Directions drawn, String message) {
    assertThatThrownBy(() -> drawn.requireFor(RULE, 2, 3))
        .isInstanceOf(ServiceConfigurationError.class)
        .hasMessage(message);
  }
}
