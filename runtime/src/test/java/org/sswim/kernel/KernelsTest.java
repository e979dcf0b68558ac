package org.sswim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {

  static List<Kernel> all() {
    return Kernels.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void responseHasUnitSum(Kernel kernel) {
    for (double support : new double[] {0.7, 1, 2.5, 10}) {
      double sum = Arrays.stream(Kernels.response(kernel, support, 400)).sum();
      assertThat(sum).as("support %s", support).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void responseIsTheShapeUpToItsScale(Kernel kernel) {
    double support = 3.3;
    double[] response = Kernels.response(kernel, support, 12);
    double scale = response[2] / kernel.shape(2, support);
    for (int u = 0; u < 12; u++) {
      assertThat(response[u])
          .as("lag %s", u)
          .isCloseTo(scale * kernel.shape(u, support), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aLongerSupportRespondsLonger(Kernel kernel) {
    assertThat(meanLag(kernel, 6)).isGreaterThan(meanLag(kernel, 3) + 0.5);
  }

  private static double meanLag(Kernel kernel, double support) {
    double[] response = Kernels.response(kernel, support, 400);
    double mean = 0;
    for (int u = 0; u < response.length; u++) {
      mean += u * response[u];
    }
    return mean;
  }

  @Test
  void exponentialByHand() {
    // sigma = 1 / ln 2 halves at every step: (1 - 1/2) (1, 1/2, 1/4).
    double support = 1 / Math.log(2);
    assertThat(Kernels.response(Kernels.EXPONENTIAL, support, 3))
        .containsExactly(new double[] {0.5, 0.25, 0.125}, within(1e-12));
  }

  @Test
  void alphaByHand() {
    // u 2^-u sums to 2: 0, 1/4, 1/4, 3/16.
    double support = 1 / Math.log(2);
    assertThat(Kernels.response(Kernels.ALPHA, support, 4))
        .containsExactly(new double[] {0, 0.25, 0.25, 0.1875}, within(1e-12));
  }

  @Test
  void doubleExponentialByHand() {
    // 2^-u - 16^-u sums to 2 - 16/15 = 14/15; first values 0, 7/16, 63/256.
    double support = 1 / Math.log(2);
    assertThat(Kernels.response(Kernels.DOUBLE_EXPONENTIAL, support, 3))
        .containsExactly(new double[] {0, 7. / 16 * 15 / 14, 63. / 256 * 15 / 14}, within(1e-12));
  }

  @Test
  void raisedCosineByHand() {
    // Support 2: (1 + cos 0)/2 = 1, (1 + cos pi/2)/2 = 1/2, then nothing.
    assertThat(Kernels.response(Kernels.RAISED_COSINE, 2, 4))
        .containsExactly(new double[] {2. / 3, 1. / 3, 0, 0}, within(1e-12));
    assertThat(Kernels.RAISED_COSINE.length(2.1)).isEqualTo(3);
  }

  @Test
  void unitPeakOfRefractoryResponses() {
    assertThat(Kernels.unitPeak(Kernels.EXPONENTIAL, 5)).isEqualTo(1);
    // Alpha from lag 1 on is u a^(u-1), with a = 2^(-1/2): its values are 1, 1.414, 1.5, 1.414.
    assertThat(Kernels.unitPeak(Kernels.ALPHA, 2 / Math.log(2))).isCloseTo(1 / 1.5, within(1e-12));
    // Raised cosine of support 2 has the value 1/2 at lag 1; of support 1 nothing is left there.
    assertThat(Kernels.unitPeak(Kernels.RAISED_COSINE, 2)).isCloseTo(2, within(1e-12));
    assertThat(Kernels.unitPeak(Kernels.RAISED_COSINE, 1)).isEqualTo(0);
  }

  @Test
  void refractoryResponsesByHand() {
    // A spike is felt from lag 1 on: 2^-(u-1).
    double half = 1 / Math.log(2);
    assertThat(Kernels.refractoryResponse(Kernels.EXPONENTIAL, half, 4))
        .containsExactly(new double[] {0, 1, 0.5, 0.25}, within(1e-12));
    // u a^(u-1) with a = 2^(-1/2), over its peak 1.5 at lag 3.
    assertThat(Kernels.refractoryResponse(Kernels.ALPHA, 2 * half, 4))
        .containsExactly(new double[] {0, 1 / 1.5, Math.sqrt(2) / 1.5, 1}, within(1e-12));
    // Raised cosine of support 3: 3/4 and 1/4 at lags 1 and 2.
    assertThat(Kernels.refractoryResponse(Kernels.RAISED_COSINE, 3, 5))
        .containsExactly(new double[] {0, 1, 1. / 3, 0, 0}, within(1e-12));
  }

  @Test
  void namesRoundTripAndUnknownOnesAreRefused() {
    for (Kernel kernel : Kernels.all()) {
      assertThat(Kernels.named(kernel.name())).isSameAs(kernel);
    }
    assertThatThrownBy(() -> Kernels.named("gauss"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gauss")
        .hasMessageContaining("double-exponential");
  }
}
