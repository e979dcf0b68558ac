package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeSolverTest {

  private static final RidgeSolver SOLVER = new RidgeSolver(RidgeOptions.defaults());

  private static NormalEquations line() {
    NormalEquations line = new NormalEquations(1, 1);
    line.add(new double[] {0, 1, 2}, 3, new double[] {1, 3, 5}, 1);
    return line;
  }

  @Test
  void straightLine() {
    // y = 1 + 2 f exactly.
    RidgeSolution exact = SOLVER.solve(line(), 0);
    assertThat(exact.weights()[0]).isCloseTo(2, within(1e-14));
    assertThat(exact.intercept()[0]).isCloseTo(1, within(1e-14));
    assertThat(exact.penaltyRaised()).isFalse();
    assertThat(exact.condition()).isCloseTo(1, within(1e-14));
    // A penalty of 1 doubles the diagonal, so it halves the slope; the line keeps through the
    // means (1, 3), as the intercept is not penalised.
    RidgeSolution halved = SOLVER.solve(line(), 1);
    assertThat(halved.weights()[0]).isCloseTo(1, within(1e-14));
    assertThat(halved.intercept()[0]).isCloseTo(2, within(1e-14));
    assertThat(halved.predict(new double[] {1, 4}, 2))
        .containsExactly(new double[] {3, 6}, within(1e-14));
  }

  /** Two uncorrelated features of unit deviation: y = 5 + 2 f0 + 3 f1. */
  private static NormalEquations plane() {
    NormalEquations plane = new NormalEquations(2, 1);
    plane.add(new double[] {1, 1, 1, -1, -1, 1, -1, -1}, 4, new double[] {10, 4, 6, 0}, 1);
    return plane;
  }

  private static RidgeSolver solver(BlockPenalty block) {
    return new RidgeSolver(RidgeOptions.defaults(), block, Workers.available());
  }

  @Test
  void theLastFeaturesMayBearAnotherPenalty() {
    // With the identity as covariance a weight is divided by 1 + penalty * factor.
    RidgeSolver solver = solver(new BlockPenalty(1, 0.5));
    RidgeSolution solution = solver.solve(plane(), 1);
    assertThat(solution.weights()).containsExactly(new double[] {1, 2}, within(1e-14));
    assertThat(solution.intercept()[0]).isCloseTo(5, within(1e-14));
    // The residual is f0 + f1: twice 2 and -2 on two samples, 0 on the others.
    PenaltyPath path = solver.path(plane(), plane(), new double[] {1}, new double[] {1});
    assertThat(path.squaredError(0)).isCloseTo(8, within(1e-13));
    RidgeSolver both = solver(new BlockPenalty(2, 0.5));
    assertThat(both.solve(plane(), 1).weights())
        .containsExactly(SOLVER.solve(plane(), 0.5).weights(), within(1e-14));
    assertThatThrownBy(() -> new BlockPenalty(-1, 1)).hasMessageContaining("got -1");
    assertThatThrownBy(() -> new BlockPenalty(1, 0)).hasMessageContaining("factor above 0");
  }

  @Test
  void droppedFeaturesLeaveTheBlockInItsPlace() {
    // f0 is constant, so that f1 and f2 of three are kept; the block is f2 still.
    NormalEquations equations = new NormalEquations(3, 1);
    double[] f = {7, 1, 1, 7, 1, -1, 7, -1, 1, 7, -1, -1};
    equations.add(f, 4, new double[] {10, 4, 6, 0}, 1);
    RidgeSolution solution = solver(new BlockPenalty(1, 0.5)).solve(equations, 1);
    assertThat(solution.weights()).containsExactly(new double[] {0, 1, 2}, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"true,1e-6", "true,0.1", "false,0.1", "false,3", "true,0"})
  void weightsEqualEjml(boolean scale, double penalty) {
    Samples samples = Samples.random(1, 61, 9, 5, 1, 0);
    RidgeSolution solution =
        new RidgeSolver(RidgeOptions.defaults().withScale(scale))
            .solve(samples.equations(), penalty);
    assertThat(solution.weights())
        .containsExactly(samples.ridgeByEjml(penalty, scale), within(1e-11));
    assertThat(solution.droppedFeatures()).isZero();
    // The weighted mean residual vanishes exactly if the intercept is right.
    double[] predictions = solution.predict(samples.f(), samples.rows());
    for (int k = 0; k < samples.r(); k++) {
      double residual = 0;
      for (int i = 0; i < samples.rows(); i++) {
        residual +=
            samples.weights()[i] * (samples.target(i, k) - predictions[i * samples.r() + k]);
      }
      assertThat(residual).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void moreTargetsThanOneChunk() {
    Samples samples = Samples.random(2, 40, 6, 2 * CentredSystem.CHUNK + 3, 1, 0);
    RidgeSolution solution = SOLVER.solve(samples.equations(), 0.01);
    assertThat(solution.weights()).containsExactly(samples.ridgeByEjml(0.01, true), within(1e-11));
  }

  @Test
  void theFirstTargetsAlone() {
    Samples samples = Samples.random(2, 40, 6, 5, 1, 0);
    RidgeSolution all = SOLVER.solve(samples.equations(), 0.01);
    RidgeSolution two = SOLVER.solve(samples.equations(), 2, 0.01);
    assertThat(two.targets()).isEqualTo(2);
    assertThat(two.intercept()).containsExactly(all.intercept()[0], all.intercept()[1]);
    for (int j = 0; j < 6; j++) {
      assertThat(two.weights()[2 * j + 1]).isEqualTo(all.weights()[5 * j + 1]);
    }
  }

  @Test
  void weightTwoEqualsTwice() {
    double[] f = Matrices.random(new Random(8), 12, 3);
    double[] y = Matrices.random(new Random(9), 12, 2);
    NormalEquations weighted = new NormalEquations(3, 2);
    weighted.add(f, 12, y, 1);
    weighted.add(f, 4, y, 1);
    NormalEquations twice = new NormalEquations(3, 2);
    twice.add(f, 4, y, 2);
    twice.add(Arrays.copyOfRange(f, 12, 36), 8, Arrays.copyOfRange(y, 8, 24), 1);
    assertThat(SOLVER.solve(weighted, 0.1).weights())
        .containsExactly(SOLVER.solve(twice, 0.1).weights(), within(1e-13));
  }

  /** Column 0 as given, then dead (all 0), saturated (all 1), copy of 0, mirror image of 0. */
  private static NormalEquations degenerate() {
    Random random = new Random(10);
    NormalEquations equations = new NormalEquations(5, 1);
    for (int i = 0; i < 50; i++) {
      double x = random.nextGaussian();
      equations.add(new double[] {x, 0, 1, x, 7 - 3 * x}, 1, new double[] {2 * x + 4}, 1);
    }
    return equations;
  }

  @Test
  void deadSaturatedAndDuplicateFeaturesGetNoWeight() {
    RidgeSolution solution = SOLVER.solve(degenerate(), 0);
    assertThat(solution.weights()).containsExactly(new double[] {2, 0, 0, 0, 0}, within(1e-12));
    assertThat(solution.weights()[1]).isZero();
    assertThat(solution.weights()[2]).isZero();
    assertThat(solution.intercept()[0]).isCloseTo(4, within(1e-12));
    assertThat(solution.deadFeatures()).isEqualTo(2);
    assertThat(solution.duplicateFeatures()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void duplicatesAreSurvivedByThePenaltyAlone(boolean scale) {
    RidgeOptions options = RidgeOptions.defaults().withDropDuplicates(false).withScale(scale);
    RidgeSolution solution = new RidgeSolver(options).solve(degenerate(), 0);
    assertThat(solution.penaltyRaised()).isTrue();
    assertThat(solution.duplicateFeatures()).isZero();
    // 2 x + 4 at x = 1.5 is 7, whatever way the copies share the weight.
    assertThat(solution.predict(new double[] {1.5, 0, 1, 1.5, 2.5}, 1)[0])
        .isCloseTo(7, within(1e-3));
  }

  @Test
  void fewerSamplesThanFeatures() {
    double[] f = Matrices.random(new Random(11), 4, 20);
    double[] y = {1, -2, 0.5, 3};
    NormalEquations equations = new NormalEquations(20, 1);
    equations.add(f, 4, y, 1);
    RidgeSolution solution = SOLVER.solve(equations, 0);
    assertThat(solution.penaltyRaised()).isTrue();
    assertThat(solution.predict(f, 4)).containsExactly(y, within(1e-3));
    for (double weight : solution.weights()) {
      assertThat(weight).isFinite();
    }
  }

  @Test
  void withoutAnyUsableFeatureTheMeanRemains() {
    NormalEquations equations = new NormalEquations(2, 1);
    equations.add(new double[] {0, 1, 0, 1}, 2, new double[] {3, 5}, 1);
    RidgeSolution solution = SOLVER.solve(equations, 0.1);
    assertThat(solution.weights()).containsExactly(0, 0);
    assertThat(solution.intercept()).containsExactly(4);
  }

  @Test
  void conditionIsThatOfThePenalisedMatrix() {
    // Two features with correlation c: the penalised matrix (1+e c; c 1+e) has the 1-norm condition
    // (1 + e + c) / (1 + e - c); here c = 0.6 from the samples below, e = 0.2.
    NormalEquations equations = new NormalEquations(2, 1);
    equations.add(new double[] {1, 1, -1, -1, 1, -1, -1, 1}, 2, new double[2], 0.8);
    equations.add(new double[] {1, -1, -1, 1}, 2, new double[2], 0.2);
    assertThat(SOLVER.solve(equations, 0.2).condition()).isCloseTo(1.8 / 0.6, within(1e-6));
  }

  @Test
  void sameInputSameBits() {
    Samples samples = Samples.random(12, 400, 150, 40, 1, 0);
    RidgeSolution first = SOLVER.solve(samples.equations(), 1e-3);
    RidgeSolution second = SOLVER.solve(samples.equations(), 1e-3);
    assertThat(second.weights()).isEqualTo(first.weights());
    assertThat(second.intercept()).isEqualTo(first.intercept());
    assertThat(second.condition()).isEqualTo(first.condition());
  }

  @Test
  void refusesBadArguments() {
    assertThatThrownBy(() -> SOLVER.solve(new NormalEquations(1, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight 0.0");
    assertThatThrownBy(() -> SOLVER.solve(line(), -1)).hasMessageContaining("penalty is -1.0");
    NormalEquations huge = new NormalEquations(1, 1);
    huge.add(new double[] {1e160, -1e160}, 2, new double[] {1, 2}, 1);
    assertThatThrownBy(() -> SOLVER.solve(huge, 1)).hasMessageContaining("scale the features");
    assertThatThrownBy(() -> RidgeOptions.defaults().withDeadVariance(1))
        .hasMessageContaining("deadVariance is 1.0");
    assertThatThrownBy(() -> RidgeOptions.defaults().withDuplicateGap(0))
        .hasMessageContaining("duplicateGap is 0.0");
  }
}
