package org.sswim.algorithms.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sswim.studies.Circuit;
import org.sswim.studies.DensityMatrix;
import org.sswim.studies.Noise;
import org.sswim.studies.StateVector;

class CircuitTest {
  private static final double HALF = Math.sqrt(.5);

  /** RY(pi/2) makes (|0> + |1>)/sqrt 2; RZ(pi/2) behind it turns the phases by -pi/4 and pi/4. */
  @Test
  void rotationsAreThoseByHand() {
    StateVector state = new StateVector(1);
    state.ry(0, Math.PI / 2);
    assertThat(state.re(0)).isCloseTo(HALF, within(1e-15));
    assertThat(state.re(1)).isCloseTo(HALF, within(1e-15));
    state.rz(0, Math.PI / 2);
    assertThat(state.re(0)).isCloseTo(.5, within(1e-15));
    assertThat(state.im(0)).isCloseTo(-.5, within(1e-15));
    assertThat(state.im(1)).isCloseTo(.5, within(1e-15));
    assertThat(state.z(0)).isCloseTo(0, within(1e-15));
    state = new StateVector(1);
    state.ry(0, 1);
    // cos^2 1/2 - sin^2 1/2.
    assertThat(state.z(0)).isCloseTo(Math.cos(1), within(1e-15));
  }

  /**
   * RY(pi/2) on both, CZ, RY(-pi/2) on the second: the Bell state (|00> + |11>)/sqrt 2, as the
   * second qubit is flipped where the first is 1.
   */
  @Test
  void aBellStateComesOutOfCz() {
    StateVector state = new StateVector(2);
    state.ry(0, Math.PI / 2);
    state.ry(1, Math.PI / 2);
    state.cz(0, 1);
    state.ry(1, -Math.PI / 2);
    assertThat(Math.abs(state.re(0))).isCloseTo(HALF, within(1e-15));
    assertThat(Math.abs(state.re(3))).isCloseTo(HALF, within(1e-15));
    assertThat(state.re(1)).isCloseTo(0, within(1e-15));
    assertThat(state.re(2)).isCloseTo(0, within(1e-15));
  }

  /** One qubit, x = w = (a, b, c): RZ and RY on one axis: by hand with complex 2 x 2 matrices. */
  @Test
  void oneQubitIsAProductOfMatrices() {
    double[] x = {.3, .7, -.4};
    double[] w = {1.1, -.2, .5};
    // The last RZ changes no chance; between the two RY there is one RZ by x_2 + w_0.
    double a = x[1] / 2;
    double b = w[1] / 2;
    double turn = x[2] + w[0];
    double chance =
        Math.pow(Math.cos(b) * Math.cos(a), 2)
            + Math.pow(Math.sin(b) * Math.sin(a), 2)
            - 2 * Math.cos(b) * Math.cos(a) * Math.sin(b) * Math.sin(a) * Math.cos(turn);
    double[] out = new Circuit(1, 1).expectations(x, w, null);
    assertThat(out[0]).isCloseTo(2 * chance - 1, within(1e-14));
  }

  /**
   * The slope by an angle of weights is (f(a + pi/2) - f(a - pi/2)) / 2, of data by differences.
   */
  @Test
  void slopesAreThoseOfTheParameterShift() {
    Random random = new Random(5);
    for (int[] shape :
        new int[][] {
          {1, 1, 0}, {2, 3, 0}, {5, 2, 0}, {12, 1, 0}, {1, 1, 1}, {3, 2, 1}, {1, 2, 2}, {3, 2, 2}
        }) {
      Circuit circuit = new Circuit(shape[0], shape[1]);
      double[] x = angles(random, circuit.inputs());
      double[] w = angles(random, circuit.weights());
      double[] g = angles(random, shape[0]);
      double[] byX = new double[x.length];
      double[] byW = new double[w.length];
      Noise noise = shape[2] == 0 ? null : new Noise(.02, .03, shape[2] == 1 ? .1 : null);
      new CircuitSlopes(circuit, noise, x, w, byX, byW).backward(g);
      for (int i = 0; i < w.length; i += 1 + w.length / 20) {
        double shift =
            (value(circuit, noise, x, moved(w, i, Math.PI / 2), g)
                    - value(circuit, noise, x, moved(w, i, -Math.PI / 2), g))
                / 2;
        assertThat(byW[i]).isCloseTo(shift, within(1e-10));
      }
      for (int i = 0; i < x.length; i += 1 + x.length / 20) {
        double difference =
            (value(circuit, noise, moved(x, i, 1e-5), w, g)
                    - value(circuit, noise, moved(x, i, -1e-5), w, g))
                / 2e-5;
        assertThat(byX[i]).isCloseTo(difference, within(1e-6));
      }
    }
  }

  private static double[] angles(Random random, int count) {
    return random.doubles(count, -3, 3).toArray();
  }

  private static double[] moved(double[] values, int place, double by) {
    double[] moved = values.clone();
    moved[place] += by;
    return moved;
  }

  private static double value(
      Circuit circuit, @Nullable Noise noise, double[] x, double[] w, double[] g) {
    double[] out = circuit.expectations(x, w, noise);
    double sum = 0;
    for (int k = 0; k < g.length; k++) {
      sum += g[k] * out[k];
    }
    return sum;
  }

  @Test
  void withoutNoiseTheDensityMatrixIsThatOfTheState() {
    Random random = new Random(7);
    Circuit circuit = new Circuit(4, 2);
    double[] x = angles(random, circuit.inputs());
    double[] w = angles(random, circuit.weights());
    double[] pure = circuit.expectations(x, w, null);
    double[] mixed = circuit.expectations(x, w, new Noise(0, 0, 0.0));
    assertThat(mixed).containsExactly(pure, within(1e-12));
    mixed = circuit.expectations(x, w, new Noise(.5, 0, 0.0));
    // A flip half of the time leaves nothing of Z.
    assertThat(mixed).containsExactly(new double[4], within(1e-12));
  }

  /** Of RY(a)|0>: Z = cos a, X = sin a, both by hand behind each channel. */
  @Test
  void channelsAreThoseByHand() {
    double a = 1.2;
    DensityMatrix flipped = turned(a);
    flipped.bitFlip(0, .1);
    assertThat(flipped.z(0)).isCloseTo(.8 * Math.cos(a), within(1e-14));
    assertThat(2 * flipped.re(0, 1)).isCloseTo(Math.sin(a), within(1e-14));
    DensityMatrix depolarised = turned(a);
    depolarised.depolarise(0, .3);
    assertThat(depolarised.z(0)).isCloseTo(.6 * Math.cos(a), within(1e-14));
    assertThat(2 * depolarised.re(0, 1)).isCloseTo(.6 * Math.sin(a), within(1e-14));
    DensityMatrix damped = turned(a);
    damped.damp(0, .19);
    assertThat(damped.z(0)).isCloseTo(.81 * Math.cos(a) + .19, within(1e-14));
    assertThat(2 * damped.re(0, 1)).isCloseTo(.9 * Math.sin(a), within(1e-14));
    for (DensityMatrix rho : Arrays.asList(flipped, depolarised, damped)) {
      assertThat(rho.re(0, 0) + rho.re(1, 1)).isCloseTo(1, within(1e-14));
    }
  }

  private static DensityMatrix turned(double angle) {
    DensityMatrix rho = new DensityMatrix(2);
    rho.ry(0, angle);
    return rho;
  }
}
