package org.sswim.algorithms.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;

class LatticeTest {
  @Test
  void valuesLieAround0() {
    Lattice whole = new Lattice(.5f, 2, false);
    assertThat(whole.value(0)).isEqualTo(-1);
    assertThat(whole.value(3)).isEqualTo(.5f);
    Lattice halves = new Lattice(.5f, 2, true);
    assertThat(halves.value(0)).isEqualTo(-.75f);
    assertThat(halves.value(3)).isEqualTo(.75f);
    for (Lattice lattice : List.of(whole, halves)) {
      for (int level = 0; level < 4; level++) {
        assertThat(lattice.nearest(lattice.value(level))).isEqualTo(level);
        assertThat(lattice.nearest(lattice.value(level) + .2f)).isEqualTo(level);
      }
      assertThat(lattice.nearest(9)).isEqualTo(3);
      assertThat(lattice.nearest(-9)).isZero();
    }
  }

  @Test
  void refusesWhatIsNoLattice() {
    assertThatThrownBy(() -> new Lattice(0, 2, false)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Lattice(1, 17, false)).hasMessageContaining("1..16; got 17");
  }

  /** Each hop is to a neighbour, and their mean is a step of gradient descent. */
  @Test
  void stepsAreThoseOfGradientDescentInTheMean() {
    Lattice lattice = new Lattice(.1f, 4, false);
    float[] w = new float[100_000];
    float[] g = new float[w.length];
    java.util.Arrays.fill(g, .5f);
    new LatticeSteps(
            List.of(new LatticeSteps.Group(w, 1, lattice)), new SeedStreams(1).stream("test"))
        .step(List.of(g), .04);
    double sum = 0;
    for (float v : w) {
      assertThat(v).isIn(0f, lattice.value(7));
      sum += v;
    }
    // -eta g = -.02; the deviation of the mean is .04/sqrt(100000).
    assertThat(sum / w.length).isCloseTo(-.02, within(5e-4));
  }

  @Test
  void staysAtTheEnds() {
    Lattice lattice = new Lattice(1, 2, false);
    float[] w = {-2, 1};
    new LatticeSteps(
            List.of(new LatticeSteps.Group(w, 1, lattice)), new SeedStreams(1).stream("test"))
        .step(List.of(new float[] {9, -9}), 1);
    assertThat(w).containsExactly(-2, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .2, 1})
  void straysAsTheorySays(double noise) {
    QuadraticOptions options = Presets.of(QuadraticOptions.class).withNoise(noise);
    for (double alpha : options.steps()) {
      double theory = QuadraticExperiment.deviation(options, alpha);
      assertThat(QuadraticExperiment.walk(options, alpha, 0) / theory).isCloseTo(1, within(.05));
    }
  }
}
