package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldOutsTest {
  private static final RidgeSolver SOLVER = new RidgeSolver(RidgeOptions.defaults());
  private static final int FEATURES = 12;

  /**
   * Samples of r targets that all hold one pattern which the features explain well, and one that
   * they explain badly, along orthogonal directions.
   */
  private static Samples patterns(long seed, int rows, int r) {
    Random random = new Random(seed);
    double[] f = new double[rows * FEATURES];
    double[] y = new double[rows * r];
    double[] weights = new double[rows];
    Arrays.fill(weights, 1);
    for (int i = 0; i < rows; i++) {
      double good = 0;
      for (int j = 0; j < FEATURES; j++) {
        f[i * FEATURES + j] = random.nextGaussian();
        good += f[i * FEATURES + j];
      }
      double bad = 0.3 * f[i * FEATURES] + 3 * random.nextGaussian();
      for (int k = 0; k < r; k++) {
        y[i * r + k] = good + (k % 2 == 0 ? bad : -bad) + 0.01 * random.nextGaussian();
      }
    }
    return new Samples(rows, FEATURES, r, f, y, weights);
  }

  private static double[] ones(int r) {
    double[] ones = new double[r];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** As where all neurons are silent in some block: 4 targets by factors, 60 by a decomposition. */
  @ParameterizedTest
  @ValueSource(ints = {4, 60})
  void trainingsWithoutALiveFeatureTakePart(int r) {
    double[] constant = new double[40 * FEATURES];
    Arrays.fill(constant, 3);
    Samples alive = patterns(1, 40, r);
    NormalEquations dead =
        new Samples(40, FEATURES, r, constant, alive.y(), alive.weights()).equations();
    NormalEquations leftOut = patterns(2, 80, r).equations();
    double[] penalties = PenaltyPath.defaultPenalties();
    for (List<NormalEquations> trainings :
        List.of(
            List.of(alive.equations(), dead, alive.equations()),
            List.of(alive.equations(), dead))) {
      PenaltyChoice choice =
          SOLVER
              .holdOuts(trainings, new int[] {r})
              .path(trainings.stream().map(t -> leftOut).toList(), ones(r), penalties, 2)
              .choose();
      assertThat(choice.squaredError()).isFinite().isPositive();
      assertThat(choice.penalty()).isPositive();
    }
  }

  // 4 targets are scored by factors, 60 by an eigendecomposition.
  @ParameterizedTest
  @ValueSource(ints = {4, 60})
  void patternsOfUnlikeStrengthGetUnlikePenalties(int r) {
    List<NormalEquations> trainings = new ArrayList<>();
    List<NormalEquations> leftOut = new ArrayList<>();
    List<Samples> samples = new ArrayList<>();
    for (int b = 0; b < 4; b++) {
      trainings.add(patterns(b, 40, r).equations());
      samples.add(patterns(100 + b, 80, r));
      leftOut.add(samples.get(b).equations());
    }
    double[] weight = ones(r);
    weight[1] = 2;
    HoldOuts holdOuts = SOLVER.holdOuts(trainings, new int[] {r});
    double[] penalties = PenaltyPath.defaultPenalties();
    PenaltyChoice one = holdOuts.path(leftOut, weight, penalties, 0).choose();
    PenaltyChoice own = holdOuts.path(leftOut, weight, penalties, 2).choose();
    assertThat(one.own().count()).isZero();
    assertThat(own.penalty()).isEqualTo(one.penalty());
    assertThat(own.own().count()).isEqualTo(2);
    double[] penalty = own.own().penalty().clone();
    Arrays.sort(penalty);
    assertThat(penalty[1]).isGreaterThan(10 * penalty[0]);
    assertThat(own.squaredError()).isLessThan(0.98 * one.squaredError());

    // The promised error is that of predictions.
    double explicit = 0;
    for (int b = 0; b < 4; b++) {
      RidgeSolution solution = SOLVER.solve(trainings.get(b), r, own.penalty(), own.own());
      Samples other = samples.get(b);
      double[] predictions = solution.predict(other.f(), other.rows());
      for (int k = 0; k < r; k++) {
        explicit += weight[k] * other.squaredError(predictions, k);
      }
    }
    assertThat(own.squaredError()).isCloseTo(explicit, within(1e-8 * explicit));
  }

  @Test
  void solvesEveryDirectionWithItsPenalty() {
    NormalEquations equations = Samples.random(1, 60, 5, 3, 2, 0).equations();
    double root = Math.sqrt(0.5);
    double[] weight = {1, 4, 1};
    TargetDirections directions =
        new TargetDirections(3, 2, new double[] {root, 0, -root, 0, 0, 1});
    OwnPenalties own = directions.with(weight, new double[] {0.5, 2});
    RidgeSolution solution = SOLVER.solve(equations, 3, 0.01, own);
    double[] common = SOLVER.solve(equations, 0.01).weights();
    double[] half = SOLVER.solve(equations, 0.5).weights();
    double[] two = SOLVER.solve(equations, 2).weights();
    for (int f = 0; f < 5; f++) {
      // Of the first two targets, the second doubled, the part along (1, -1) has penalty .5.
      double change = (half[f * 3] - common[f * 3] - 2 * (half[f * 3 + 1] - common[f * 3 + 1])) / 2;
      assertThat(solution.weights()[f * 3]).isCloseTo(common[f * 3] + change, within(1e-12));
      assertThat(solution.weights()[f * 3 + 1])
          .isCloseTo(common[f * 3 + 1] - change / 2, within(1e-12));
      assertThat(solution.weights()[f * 3 + 2]).isCloseTo(two[f * 3 + 2], within(1e-12));
    }
  }

  @Test
  void directionsAreThoseThatExplainMost() {
    int r = 9;
    Samples samples = patterns(3, 10_000, r);
    CentredSystem system =
        CentredSystem.ofTraining(samples.equations(), BlockPenalty.NONE, RidgeOptions.defaults());
    double[] cross = system.crossCovariance(0, r);
    double[] solved = cross.clone();
    PenalisedFactor.ofPositive(system, 0.03).solve(r, solved);
    TargetDirections found = TargetDirections.leading(FEATURES, r, cross, solved, 2);
    assertThat(found.count()).isEqualTo(2);
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        double product = 0;
        for (int k = 0; k < r; k++) {
          product += found.columns()[k * 2 + a] * found.columns()[k * 2 + b];
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
      }
    }
    // The well explained pattern is the same in all targets.
    for (int k = 0; k < r; k++) {
      assertThat(Math.abs(found.columns()[k * 2])).isCloseTo(1 / Math.sqrt(r), within(0.02));
    }
  }

  @Test
  void twoSetsAreTooFewForOwnPenalties() {
    List<NormalEquations> trainings =
        List.of(patterns(1, 40, 4).equations(), patterns(2, 40, 4).equations());
    List<NormalEquations> leftOut =
        List.of(patterns(3, 80, 4).equations(), patterns(4, 80, 4).equations());
    PenaltyChoice choice =
        SOLVER
            .holdOuts(trainings, new int[] {4})
            .path(leftOut, ones(4), PenaltyPath.defaultPenalties(), 4)
            .choose();
    assertThat(choice.own().count()).isZero();
  }

  @Test
  void severalSetsOfTargetsShareTheTrainings() {
    List<NormalEquations> trainings = List.of(patterns(1, 40, 30).equations());
    List<NormalEquations> leftOut = List.of(patterns(3, 80, 30).equations());
    HoldOuts shared = SOLVER.holdOuts(trainings, new int[] {30, 10, 20});
    for (int r : new int[] {30, 10, 20}) {
      double[] penalties = {0.01, 1};
      PenaltyPath one = shared.path(leftOut, ones(r), penalties, 0);
      PenaltyPath alone = SOLVER.path(trainings.get(0), leftOut.get(0), ones(r), penalties);
      for (int i = 0; i < 2; i++) {
        double expected = alone.squaredError(i);
        assertThat(one.squaredError(i)).isCloseTo(expected, within(1e-9 * expected));
      }
    }
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    NormalEquations one = patterns(1, 40, 4).equations();
    HoldOuts holdOuts = SOLVER.holdOuts(List.of(one), new int[] {4});
    double[] penalties = {1};
    assertThatThrownBy(() -> holdOuts.path(List.of(one, one), ones(4), penalties, 0))
        .hasMessageContaining("2 sets of samples are left out of 1 trainings");
    assertThatThrownBy(() -> holdOuts.path(List.of(one), ones(5), penalties, 0))
        .hasMessageContaining("5 weights for 4 targets");
    assertThatThrownBy(() -> SOLVER.holdOuts(List.of(), new int[] {4}))
        .hasMessageContaining("no trainings");
  }

  /**
   * Neuron 1 hardly moves in training, and fires on what is left out; the last is a skip synapse.
   */
  private static NormalEquations awakening(long seed, double moves) {
    Random random = new Random(seed);
    NormalEquations equations = new NormalEquations(3, 1);
    for (int i = 0; i < 60; i++) {
      double signal = random.nextGaussian();
      double skip = 1e-4 * random.nextGaussian();
      double[] features = {signal, moves * random.nextGaussian(), skip};
      double[] target = {signal + 1e4 * skip + 0.1 * random.nextGaussian()};
      equations.add(features, 1, target, 1);
    }
    return equations;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 4e-11, 1e-8, 1e-5, 1e-4})
  void aNeuronThatWakesUpBreaksNothing(double moves) {
    RidgeSolver solver =
        new RidgeSolver(RidgeOptions.defaults(), new BlockPenalty(1, 1), Workers.available());
    PenaltyChoice choice =
        solver
            .holdOuts(List.of(awakening(1, moves)), new int[] {1})
            .path(List.of(awakening(2, 1)), ones(1), PenaltyPath.defaultPenalties(), 0)
            .choose();
    // Noise alone would be 0.6; the skip synapse is scaled up, however small its unit is.
    assertThat(choice.squaredError()).isLessThan(3);
    assertThat(choice.penalty()).isLessThan(1);
  }
}
