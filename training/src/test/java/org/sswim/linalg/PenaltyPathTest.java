package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyPathTest {

  private static final RidgeSolver SOLVER = new RidgeSolver(RidgeOptions.defaults());

  private static double[] ones(int r) {
    double[] ones = new double[r];
    Arrays.fill(ones, 1);
    return ones;
  }

  // Up to q / 4 targets by factors, beyond by an eigendecomposition.
  @ParameterizedTest
  @CsvSource({"true,11,2", "true,11,5", "false,23,5", "false,11,5", "true,4,300"})
  void errorsBySumsEqualThoseOfPredictions(boolean scale, int p, int r) {
    RidgeSolver solver = new RidgeSolver(RidgeOptions.defaults().withScale(scale));
    Samples training = Samples.random(1, 80, p, r, 1, 0);
    Samples validation = Samples.random(2, 50, p, r, 1, 0.7);
    NormalEquations fitted = training.equations();
    double[] penalties = {1e-6, 0.01, 2};
    // The last target does not count.
    double[] weight = new double[Math.max(1, r - 1)];
    for (int k = 0; k < weight.length; k++) {
      weight[k] = 0.5 * (k % 4);
    }
    weight[0] = 3;
    PenaltyPath path = solver.path(fitted, validation.equations(), weight, penalties);
    assertThat(path.size()).isEqualTo(3);
    for (int i = 0; i < penalties.length; i++) {
      RidgeSolution solution = solver.solve(fitted, penalties[i]);
      double[] predictions = solution.predict(validation.f(), validation.rows());
      double explicit = 0;
      for (int k = 0; k < weight.length; k++) {
        explicit += weight[k] * validation.squaredError(predictions, k);
      }
      assertThat(path.squaredError(i)).isCloseTo(explicit, within(1e-9 * explicit));
    }
  }

  @Test
  void bothWaysToScoreAgree() {
    NormalEquations training = Samples.random(1, 90, 20, 7, 4, 0).equations();
    NormalEquations validation = Samples.random(2, 60, 20, 7, 4, 0.3).equations();
    CentredSystem fitted =
        CentredSystem.ofTraining(training, BlockPenalty.NONE, RidgeOptions.defaults());
    HeldOut heldOut = new HeldOut(fitted, validation);
    double[] quadratic = heldOut.quadratic();
    Spectrum spectrum = new Spectrum(fitted);
    double[] weight = {1, 0, 2, 0.5, 1, 1, 3};
    double[] cross = fitted.crossCovariance(0, 7, CentredSystem.roots(weight));
    TargetDirections directions = TargetDirections.leading(20, 7, cross, cross, 3);
    PenaltyScore factor = new FactorScore(fitted, heldOut, quadratic, weight, directions);
    PenaltyScore spectral =
        new SpectralScore(spectrum, heldOut, spectrum.turnBoth(quadratic), weight, directions);
    for (double penalty : PenaltyPath.defaultPenalties()) {
      PenaltyScore.Point point = factor.at(penalty);
      PenaltyScore.Point other = spectral.at(penalty);
      assertThat(other.penalty()).isEqualTo(point.penalty());
      assertThat(other.squaredError())
          .isCloseTo(point.squaredError(), within(1e-10 * point.squaredError()));
      assertThat(other.along()).hasSize(3);
      for (int j = 0; j < 3; j++) {
        assertThat(other.along()[j])
            .isCloseTo(point.along()[j], within(1e-10 * Math.abs(point.along()[j])));
      }
    }
  }

  @Test
  void choosesTheLeastOfTheGrid() {
    Samples training = Samples.random(3, 30, 20, 6, 8, 0);
    Samples validation = Samples.random(4, 200, 20, 6, 8, 0);
    PenaltyPath path =
        SOLVER.path(training.equations(), validation.equations(), new double[] {0, 1, 0, 0, 1});
    PenaltyChoice choice = path.choose();
    double least = Double.POSITIVE_INFINITY;
    double best = 0;
    for (double penalty : PenaltyPath.defaultPenalties()) {
      double[] predictions =
          SOLVER.solve(training.equations(), penalty).predict(validation.f(), validation.rows());
      double error =
          validation.squaredError(predictions, 1) + validation.squaredError(predictions, 4);
      if (error < least) {
        least = error;
        best = penalty;
      }
    }
    assertThat(choice.penalty()).isEqualTo(best);
    assertThat(choice.squaredError()).isCloseTo(least, within(1e-9 * least));
    assertThat(choice.atEnd()).isFalse();
    assertThat(path.size()).isEqualTo(13);
  }

  @Test
  void extendsTheGridUntilTheBestLiesWithin() {
    Samples training = Samples.random(3, 30, 20, 6, 8, 0);
    Samples validation = Samples.random(4, 200, 20, 6, 8, 0);
    NormalEquations fitted = training.equations();
    NormalEquations scored = validation.equations();
    PenaltyChoice whole = SOLVER.path(fitted, scored, ones(6)).choose();
    PenaltyChoice fromBelow =
        SOLVER.path(fitted, scored, ones(6), new double[] {1e-6, 1e-5}).choose();
    PenaltyChoice fromAbove = SOLVER.path(fitted, scored, ones(6), new double[] {300}).choose();
    for (PenaltyChoice other : List.of(fromBelow, fromAbove)) {
      assertThat(other.penalty()).isEqualTo(whole.penalty());
      assertThat(other.atEnd()).isFalse();
      // On some processors the last digit depends on where an array lies in memory.
      assertThat(other.squaredError()).isCloseTo(whole.squaredError(), withinPercentage(1e-10));
    }
    assertThat(whole.atEnd()).isFalse();
  }

  @Test
  void stopsAtTheOuterBoundsAndSaysSo() {
    // The target is what two nearly equal features differ by: it lies along an eigenvector with
    // eigenvalue 0.5e-8, so that shrinking by any penalty above that loses it.
    NormalEquations subtle = new NormalEquations(2, 1);
    subtle.add(
        new double[] {1, 1 + 1e-4, 1, 1 - 1e-4, -1, -1 + 1e-4, -1, -1 - 1e-4},
        4,
        new double[] {1, -1, 1, -1},
        1);
    PenaltyChoice least = SOLVER.path(subtle, subtle, ones(1)).choose();
    assertThat(least.penalty()).isCloseTo(1e-10, within(1e-24));
    assertThat(least.atEnd()).isTrue();

    // Targets of opposite sign in validation: the less is learnt the better.
    NormalEquations up = new NormalEquations(1, 1);
    up.add(new double[] {-1, 1}, 2, new double[] {-1, 1}, 1);
    NormalEquations down = new NormalEquations(1, 1);
    down.add(new double[] {-1, 1}, 2, new double[] {1, -1}, 1);
    PenaltyChoice most = SOLVER.path(up, down, ones(1)).choose();
    assertThat(most.penalty()).isCloseTo(1e4, within(1e-8));
    assertThat(most.atEnd()).isTrue();
    // Slope 1 / (1 + 10^4) where -1 is right, at two samples.
    assertThat(most.squaredError()).isCloseTo(2 * Math.pow(1 + 1 / 10001.0, 2), within(1e-12));
  }

  @Test
  void perfectFitIsNeverNegative() {
    Samples exact = Samples.random(5, 60, 4, 3, 0, 0);
    for (int r = 1; r <= 3; r++) {
      PenaltyPath path = SOLVER.path(exact.equations(), exact.equations(), ones(r));
      assertThat(path.squaredError(0)).isBetween(0.0, 1e-4);
    }
  }

  @Test
  void sameInputSameBits() {
    Samples training = Samples.random(7, 300, 120, 20, 1, 0);
    Samples validation = Samples.random(8, 100, 120, 20, 1, 0);
    PenaltyPath first = SOLVER.path(training.equations(), validation.equations(), ones(20));
    PenaltyPath second = SOLVER.path(training.equations(), validation.equations(), ones(20));
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.squaredError(i)).isEqualTo(first.squaredError(i));
    }
  }

  @Test
  void refusesBadArguments() {
    NormalEquations one = new NormalEquations(1, 1);
    one.add(new double[] {-1, 1}, 2, new double[] {-1, 1}, 1);
    assertThatThrownBy(() -> SOLVER.path(one, new NormalEquations(1, 1), ones(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validation samples have weight 0.0");
    assertThatThrownBy(() -> SOLVER.path(one, one, ones(1), new double[0]))
        .hasMessageContaining("no penalties");
    assertThatThrownBy(() -> SOLVER.path(one, one, ones(1), new double[] {1, 1}))
        .hasMessageContaining("penalty 1.0 follows 1.0");
    assertThatThrownBy(() -> SOLVER.path(one, one, ones(2)))
        .hasMessageContaining("2 weights for 1 targets");
  }
}
