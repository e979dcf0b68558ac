package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurrogatesTest {
  @ParameterizedTest
  @EnumSource(Surrogates.class)
  void slopesAreDerivativesOfSteps(Surrogates surrogate) {
    double h = 1e-5;
    for (double x = -2.03; x < 2; x += 0.17) {
      double quotient =
          (SmoothStep.step(surrogate, x + h) - SmoothStep.step(surrogate, x - h)) / (2 * h);
      assertThat(SmoothStep.slope(surrogate, x)).isCloseTo(quotient, within(1e-8));
      float[] gradient = {3};
      surrogate.backward(1, 1.5f, new float[] {(float) x}, gradient);
      assertThat(gradient[0])
          .isCloseTo((float) (3 * 1.5 * SmoothStep.slope(surrogate, 1.5 * x)), within(1e-5f));
    }
    assertThat(SmoothStep.step(surrogate, 0)).isEqualTo(0.5);
    assertThat(SmoothStep.step(surrogate, -1e6)).isCloseTo(0, within(1e-5));
    assertThat(SmoothStep.step(surrogate, 1e6)).isCloseTo(1, within(1e-5));
  }
}
