package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupedRidgeTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** Two features and two targets of four samples; the second target is twice the first. */
  private static final float[][] FEATURES = {{0, 0}, {1, 0}, {2, 0}, {3, 1}};

  private static final float[][] TARGETS = {{1, 2}, {0, 0}, {2, 4}, {5, 10}};

  private static NormalEquations equations(float[][] features, float[][] targets) {
    // Features count from an origin of their own, which must change nothing.
    float[] origin = new float[features[0].length];
    origin[0] = 0.5f;
    NormalEquations out = new NormalEquations(origin.length, targets[0].length, origin);
    BlockMoments block = out.newBlock();
    for (int i = 0; i < features.length; i++) {
      block.add(features[i].clone(), 1, targets[i]);
    }
    out.add(block, 1);
    return out;
  }

  private static GroupedRidge ridge(
      NormalEquations all, List<NormalEquations> out, FeatureGroup.Unit unit) {
    return new GroupedRidge(
        all,
        out,
        List.of(),
        List.of(
            new FeatureGroup(1, unit, new double[] {1e-3, 1}),
            new FeatureGroup(1, unit, new double[] {1e-3, 1})),
        0,
        GroupedRidge.alike(all.targets()),
        Workers.of(2));
  }

  @Test
  void penaltiesInSamplesByHand() {
    // Centred sums: G = [[5, 1.5], [1.5, .75]], F'y = (7, 3); plus 1 and .25: det 3.75.
    RidgeWeights found =
        ridge(equations(FEATURES, TARGETS), List.of(), FeatureGroup.Unit.SAMPLES)
            .solve(new double[] {1, 0.25});
    assertThat(found.weights()).containsExactly(new double[] {2 / 3., 4 / 3., 2, 4}, within(1e-6));
    assertThat(found.means()).containsExactly(1.5, 0.25);
    assertThat(found.targetMeans()).containsExactly(2, 4);
  }

  @Test
  void penaltiesInDeviationsByHand() {
    // Variances 1.25 and .1875: penalties of .2 and 4 / 3 add 1 to each diagonal, 4 samples times
    // the variance times the penalty: G = [[6, 1.5], [1.5, 1.75]], det 8.25.
    RidgeWeights found =
        ridge(equations(FEATURES, TARGETS), List.of(), FeatureGroup.Unit.DEVIATIONS)
            .solve(new double[] {0.2, 4 / 3.});
    double[] once = {(7 * 1.75 - 1.5 * 3) / 8.25, (6 * 3 - 1.5 * 7) / 8.25};
    assertThat(found.weights())
        .containsExactly(new double[] {once[0], 2 * once[0], once[1], 2 * once[1]}, within(1e-6));
  }

  @Test
  void changesLeadFromAnyWeightsToTheRegression() {
    NormalEquations equations = equations(FEATURES, TARGETS);
    double[] penalties = {0.2, 4 / 3.};
    GroupedRidge ridge = ridge(equations, List.of(), FeatureGroup.Unit.DEVIATIONS);
    double[] weights = {3, -1, 0.5, 2};
    // What is left of centred products: G w less of them, G = [[5, 1.5], [1.5, .75]].
    double[] left = equations.products();
    assertThat(left).containsExactly(new double[] {7, 14, 3, 6}, within(1e-6));
    for (int k = 0; k < 2; k++) {
      left[k] -= 5 * weights[k] + 1.5 * weights[2 + k];
      left[2 + k] -= 1.5 * weights[k] + 0.75 * weights[2 + k];
    }
    ridge.factored(penalties).change(2, weights, left);
    double[] expected = ridge.solve(penalties).weights();
    for (int i = 0; i < 4; i++) {
      assertThat(weights[i] + left[i]).isCloseTo(expected[i], within(1e-6));
    }
    assertThat(equations.targetMeans()).containsExactly(2, 4);
    assertThat(equations.targetDeviations()).containsExactly(14, 56);
  }

  @Test
  void featuresOfUnlikeKindsKeepTheirUnitsHoweverSmall() {
    float[][] small = new float[4][];
    Arrays.setAll(small, i -> new float[] {FEATURES[i][0], FEATURES[i][1] / 65536});
    double[] penalties = {0.2, 0};
    double[][] found = new double[2][];
    List<float[][]> both = List.of(FEATURES, small);
    for (int i = 0; i < 2; i++) {
      found[i] =
          new GroupedRidge(
                  equations(both.get(i), TARGETS),
                  List.of(),
                  List.of(),
                  List.of(FeatureGroup.each(2), FeatureGroup.each(0)),
                  0,
                  GroupedRidge.alike(2),
                  Workers.of(1))
              .solve(penalties)
              .weights();
    }
    Arrays.setAll(found[1], i -> found[1][i] / (i < 2 ? 1 : 65536));
    assertThat(found[1]).containsExactly(found[0], within(1e-9));
  }

  @Test
  void anInfinitePenaltyLeavesAGroupOut() {
    GroupedRidge ridge = ridge(equations(FEATURES, TARGETS), List.of(), FeatureGroup.Unit.SAMPLES);
    assertThat(ridge.solve(new double[] {2, NONE}).weights())
        .containsExactly(new double[] {1, 2, 0, 0}, within(1e-6));
    assertThat(ridge.solve(new double[] {NONE, NONE}).weights()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aGroupMaySayWhatAnotherSays(int seed) {
    Random random = new Random(seed);
    float[][] features = new float[40][3];
    float[][] targets = new float[40][1];
    for (int i = 0; i < 40; i++) {
      features[i][0] = random.nextInt(1000);
      features[i][1] = random.nextInt(1000);
      // What the others leave of it is rounding, beside which its penalty is nothing.
      features[i][2] = features[i][0] + features[i][1];
      targets[i][0] = features[i][0];
    }
    NormalEquations first = equations(Arrays.copyOf(features, 20), Arrays.copyOf(targets, 20));
    GroupedRidge ridge =
        new GroupedRidge(
            equations(features, targets),
            List.of(first),
            List.of(),
            List.of(
                new FeatureGroup(2, FeatureGroup.Unit.SAMPLES, new double[] {1e-15}),
                new FeatureGroup(1, FeatureGroup.Unit.SAMPLES, new double[] {1e-15, 1e-14})),
            0,
            GroupedRidge.alike(1),
            Workers.of(1));
    // Of three million, the sum of squares about the mean.
    assertThat(ridge.choose().error()).isLessThan(1e3);
  }

  /**
   * 90 samples in three parts; the target follows the first two features, and the third here, but
   * its opposite there.
   */
  private static final class Drawn {
    final float[][] features = new float[90][3];
    final float[][] targets = new float[90][1];
    final List<NormalEquations> parts = new ArrayList<>();
    final NormalEquations all;

    Drawn() {
      Random random = new Random(4);
      for (int i = 0; i < 90; i++) {
        for (int j = 0; j < 3; j++) {
          features[i][j] = (float) random.nextGaussian();
        }
        double noise = 0.3 * random.nextGaussian();
        features[i][2] += (float) (i / 30 == 1 ? -3 * noise : 3 * noise);
        targets[i][0] = (float) (3 + 2 * features[i][0] - features[i][1] + noise);
      }
      all = equations(features, targets);
      for (int p = 0; p < 3; p++) {
        parts.add(equations(rows(features, p, true), rows(targets, p, true)));
      }
    }

    static float[][] rows(float[][] of, int part, boolean own) {
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < of.length; i++) {
        if (i / 30 == part == own) {
          rows.add(of[i]);
        }
      }
      return rows.toArray(float[][]::new);
    }

    GroupedRidge ridge(NormalEquations of, List<NormalEquations> out) {
      return new GroupedRidge(
          of,
          out,
          List.of(),
          List.of(
              new FeatureGroup(2, FeatureGroup.Unit.DEVIATIONS, new double[] {1e-3}),
              new FeatureGroup(1, FeatureGroup.Unit.DEVIATIONS, new double[] {0.5})),
          0,
          GroupedRidge.alike(1),
          Workers.of(2));
    }
  }

  @Test
  void aSetThatIsLeftOutIsAsIfItWereNotThere() {
    Drawn drawn = new Drawn();
    double[] penalties = {0.1, 2};
    GroupedRidge ridge = drawn.ridge(drawn.all, drawn.parts);
    RidgeWeights without =
        ridge.withoutEach((set, sums) -> ridge.equations().solve(sums, penalties)).get(1);
    NormalEquations others =
        equations(Drawn.rows(drawn.features, 1, false), Drawn.rows(drawn.targets, 1, false));
    RidgeWeights direct = drawn.ridge(drawn.all, List.of()).equations().solve(others, penalties);
    // Units are those of all samples, which the direct one has, too.
    double[] exact = drawn.ridge(others, List.of()).solve(penalties).weights();
    assertThat(without.weights()).containsExactly(direct.weights(), within(1e-5));
    assertThat(without.means()).containsExactly(direct.means(), within(1e-5));
    assertThat(without.targetMeans()).containsExactly(direct.targetMeans(), within(1e-5));
    assertThat(without.weights()).containsExactly(exact, within(0.05));
  }

  /** The smallest group comes first, but for one that joins by a rule: it sees all others in. */
  @Test
  void aLateGroupJoinsWhereItsRuleSaysSo() {
    Drawn drawn = new Drawn();
    double[] before = chosen(drawn, FeatureGroup.without(1)).errors();
    for (boolean joins : new boolean[] {false, true}) {
      List<double[]> asked = new ArrayList<>();
      FeatureGroup late =
          FeatureGroup.late(
              1,
              (with, without) -> {
                asked.add(without);
                return joins;
              });
      GroupedRidge.Choice choice = chosen(drawn, late);
      assertThat(asked.get(0)).containsExactly(before);
      assertThat(Double.isFinite(choice.penalties()[0])).isEqualTo(joins);
      assertThat(choice.error())
          .isCloseTo(
              joins ? chosen(drawn, FeatureGroup.relative(1)).error() : sum(before), within(1e-9));
    }
  }

  private static GroupedRidge.Choice chosen(Drawn drawn, FeatureGroup first) {
    return new GroupedRidge(
            drawn.all,
            drawn.parts,
            List.of(),
            List.of(first, FeatureGroup.relative(2)),
            0,
            GroupedRidge.alike(1),
            Workers.of(1))
        .choose();
  }

  @Test
  void errorsAreThoseOfTheSamplesLeftOut() {
    Drawn drawn = new Drawn();
    GroupedRidge ridge = drawn.ridge(drawn.all, drawn.parts);
    GroupedRidge.Choice choice = ridge.choose();
    // What the third feature says of two parts is wrong of the other.
    assertThat(choice.penalties()).containsExactly(1e-3, NONE);
    double errors = 0;
    double deviations = 0;
    for (int p = 0; p < 3; p++) {
      RidgeWeights model =
          ridge
              .withoutEach((set, sums) -> ridge.equations().solve(sums, choice.penalties()))
              .get(p);
      double error = 0;
      double deviation = 0;
      for (int i = 30 * p; i < 30 * p + 30; i++) {
        double said = model.targetMeans()[0];
        for (int j = 0; j < 3; j++) {
          said += model.weights()[j] * (drawn.features[i][j] - model.means()[j]);
        }
        error += Math.pow(drawn.targets[i][0] - said, 2);
        deviation += Math.pow(drawn.targets[i][0] - model.targetMeans()[0], 2);
      }
      assertThat(choice.errors()[p]).isCloseTo(error, within(1e-3));
      assertThat(choice.deviations()[p]).isCloseTo(deviation, within(1e-3));
      errors += error;
      deviations += deviation;
    }
    assertThat(choice.explained()).isCloseTo(1 - errors / deviations, within(1e-5));
    // Variance 2 * 2 + 1 of features, 0.3 * 0.3 of noise.
    assertThat(choice.explained()).isBetween(0.96, 0.99);
    // No feature, the third alone, which is tried first, both, and the first two alone.
    assertThat(choice.tried())
        .extracting(GroupedRidge.Tried::penalties)
        .contains(new double[] {NONE, NONE}, new double[] {NONE, 0.5}, new double[] {1e-3, 0.5});
    assertThat(choice.tried())
        .allSatisfy(one -> assertThat(one.error()).isGreaterThanOrEqualTo(choice.error()));
    double zero = 0;
    for (float[] target : drawn.targets) {
      zero += target[0] * target[0];
    }
    assertThat(sum(choice.zeros())).isCloseTo(zero, within(1e-3));
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** Of weighted samples and several targets, against the solution that EJML finds. */
  @Test
  void onePenaltyForAllIsRidgeRegression() {
    Samples samples = Samples.random(2, 40, 6, 5, 1, 0);
    GroupedRidge ridge =
        new GroupedRidge(
            samples.equations(),
            List.of(),
            List.of(),
            List.of(
                new FeatureGroup(2, FeatureGroup.Unit.DEVIATIONS, new double[] {1}),
                new FeatureGroup(4, FeatureGroup.Unit.DEVIATIONS, new double[] {1})),
            0,
            GroupedRidge.alike(5),
            Workers.of(1));
    assertThat(ridge.solve(new double[] {0.01, 0.01}).weights())
        .containsExactly(samples.ridgeByEjml(0.01), within(1e-6));
  }

  @Test
  void fewerSamplesThanFeaturesAreFittedWithoutAPenalty() {
    double[] f = Matrices.random(new Random(11), 4, 20);
    double[] y = {1, -2, 0.5, 3};
    NormalEquations equations = new NormalEquations(20, 1);
    Sums.add(equations, f, 4, y, 1);
    RidgeWeights found =
        new GroupedRidge(
                equations,
                List.of(),
                List.of(),
                List.of(new FeatureGroup(20, FeatureGroup.Unit.DEVIATIONS, new double[] {1})),
                0,
                GroupedRidge.alike(1),
                Workers.of(1))
            .solve(new double[] {0});
    for (int i = 0; i < 4; i++) {
      double said = found.intercept()[0];
      for (int j = 0; j < 20; j++) {
        said += found.weights()[j] * f[i * 20 + j];
      }
      assertThat(said).isCloseTo(y[i], within(1e-3));
    }
  }

  /** A signal, a neuron that moves so much, and a small skip feature that says as much. */
  private static NormalEquations awakening(long seed, double moves) {
    Random random = new Random(seed);
    NormalEquations equations = new NormalEquations(3, 1);
    for (int i = 0; i < 60; i++) {
      double signal = random.nextGaussian();
      double skip = 1e-4 * random.nextGaussian();
      double[] features = {signal, moves * random.nextGaussian(), skip};
      double[] target = {signal + 1e4 * skip + 0.1 * random.nextGaussian()};
      Sums.add(equations, features, 1, target, 1);
    }
    return equations;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 4e-11, 1e-8, 1e-5, 1e-4})
  void aNeuronThatWakesUpBreaksNothing(double moves) {
    double[] penalties = IntStream.range(-12, 5).mapToDouble(k -> Math.pow(10, k / 2.0)).toArray();
    GroupedRidge.Choice choice =
        new GroupedRidge(
                awakening(1, moves),
                List.of(),
                List.of(awakening(2, 1)),
                List.of(
                    new FeatureGroup(2, FeatureGroup.Unit.DEVIATIONS, penalties),
                    new FeatureGroup(1, FeatureGroup.Unit.DEVIATIONS, penalties)),
                0,
                GroupedRidge.alike(1),
                Workers.of(1))
            .choose();
    // Noise alone would be 0.6; the skip feature is scaled up, however small its unit is.
    assertThat(choice.error()).isLessThan(3);
    assertThat(choice.penalties()[0]).isLessThan(1);
  }

  @Test
  void samplesBeyondChooseByTheRegressionOfAll() {
    Drawn drawn = new Drawn();
    NormalEquations beyond = equations(new float[][] {{1, -1, 0}}, new float[][] {{7}});
    GroupedRidge ridge =
        new GroupedRidge(
            drawn.all,
            List.of(),
            List.of(beyond),
            List.of(new FeatureGroup(3, FeatureGroup.Unit.DEVIATIONS, new double[] {1e-3})),
            0,
            GroupedRidge.alike(1),
            Workers.of(1));
    GroupedRidge.Choice choice = ridge.choose();
    RidgeWeights all = ridge.solve(choice.penalties());
    double said = all.targetMeans()[0] - all.weights()[2] * all.means()[2];
    said += all.weights()[0] * (1 - all.means()[0]) - all.weights()[1] * (1 + all.means()[1]);
    assertThat(choice.errors()).hasSize(1);
    assertThat(choice.errors()[0]).isCloseTo(Math.pow(7 - said, 2), within(1e-4));
    assertThat(choice.deviations()[0])
        .isCloseTo(Math.pow(7 - all.targetMeans()[0], 2), within(1e-4));
  }

  @Test
  void featuresThatNeverMoveWeighNothing() {
    float[][] features = {{0, 7}, {1, 7}, {2, 7}, {3, 7}};
    GroupedRidge ridge =
        ridge(equations(features, TARGETS), List.of(), FeatureGroup.Unit.DEVIATIONS);
    double[] weights = ridge.solve(new double[] {1e-6, 1e-6}).weights();
    assertThat(weights[0]).isCloseTo(7 / 5., within(1e-4));
    assertThat(weights[2]).isZero();
  }

  @Test
  void groupsMustAddUp() {
    NormalEquations all = equations(FEATURES, TARGETS);
    assertThatThrownBy(
            () ->
                new GroupedRidge(
                    all,
                    List.of(),
                    List.of(),
                    List.of(new FeatureGroup(1, FeatureGroup.Unit.SAMPLES, new double[] {1})),
                    0,
                    GroupedRidge.alike(2),
                    Workers.of(1)))
        .hasMessageContaining("the sizes of groups must add up to 2");
  }
}
