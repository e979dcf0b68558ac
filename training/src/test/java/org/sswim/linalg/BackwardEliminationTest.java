package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Against explicit covariances of the samples and the inverse that EJML finds for every subset. */
class BackwardEliminationTest {
  private static final double[] PENALTIES = {0.05, 0.2};

  /** Features that bear the first of them. */
  private static final int FIRST = 7;

  private static final int ROWS = 60;
  private static final int FEATURES = 12;
  private static final int TARGETS = 3;
  private static final double[] WEIGHT = {1, 0.5, 2};
  private static final Samples SAMPLES = Samples.random(5, ROWS, FEATURES, TARGETS, 3, 0);

  /** Feature f belongs to group f mod 5, the last to none. */
  private static final int[] GROUP =
      IntStream.range(0, FEATURES).map(f -> f == FEATURES - 1 ? -1 : f % 5).toArray();

  private static BackwardElimination elimination() {
    return new BackwardElimination(
        SAMPLES.equations(), groups(FIRST, FEATURES - FIRST), PENALTIES, WEIGHT, GROUP);
  }

  private static List<FeatureGroup> groups(int first, int second) {
    return List.of(
        new FeatureGroup(first, FeatureGroup.Unit.DEVIATIONS, PENALTIES),
        new FeatureGroup(second, FeatureGroup.Unit.DEVIATIONS, PENALTIES));
  }

  /** What ridge regression explains: {@code sum_k a_k c_k' (C + penalties)^-1 c_k}. */
  private static double explained(int[] groups) {
    int[] features = featuresOf(groups);
    DMatrixRMaj c = new DMatrixRMaj(features.length, features.length);
    DMatrixRMaj cross = new DMatrixRMaj(features.length, TARGETS);
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < features.length; j++) {
        c.set(i, j, covariance(column(features[i]), column(features[j])));
      }
      c.set(i, i, c.get(i, i) + PENALTIES[features[i] < FIRST ? 0 : 1]);
      for (int k = 0; k < TARGETS; k++) {
        cross.set(i, k, Math.sqrt(WEIGHT[k]) * covariance(column(features[i]), target(k)));
      }
    }
    DMatrixRMaj weights = new DMatrixRMaj(features.length, TARGETS);
    CommonOps_DDRM.invert(c);
    CommonOps_DDRM.mult(c, cross, weights);
    CommonOps_DDRM.elementMult(weights, cross);
    return CommonOps_DDRM.elementSum(weights);
  }

  private static int[] featuresOf(int[] groups) {
    return IntStream.range(0, FEATURES)
        .filter(f -> GROUP[f] < 0 || Arrays.stream(groups).anyMatch(g -> g == GROUP[f]))
        .toArray();
  }

  /** In units of its deviation. */
  private static double[] column(int f) {
    double[] values =
        IntStream.range(0, ROWS).mapToDouble(i -> SAMPLES.f()[i * FEATURES + f]).toArray();
    double deviation = Math.sqrt(covariance(values, values));
    return Arrays.stream(values).map(v -> v / deviation).toArray();
  }

  private static double[] target(int k) {
    return IntStream.range(0, ROWS).mapToDouble(i -> SAMPLES.target(i, k)).toArray();
  }

  private static double covariance(double[] a, double[] b) {
    double sum = 0;
    double[] mean = new double[2];
    double weight = Arrays.stream(SAMPLES.weights()).sum();
    for (int i = 0; i < ROWS; i++) {
      mean[0] += SAMPLES.weights()[i] * a[i] / weight;
      mean[1] += SAMPLES.weights()[i] * b[i] / weight;
    }
    for (int i = 0; i < ROWS; i++) {
      sum += SAMPLES.weights()[i] * (a[i] - mean[0]) * (b[i] - mean[1]);
    }
    return sum / weight;
  }

  private static int[] without(int[] groups, int leaving) {
    return Arrays.stream(groups).filter(g -> g != leaving).toArray();
  }

  @Test
  void theGroupThatExplainsLeastBesideTheOthersLeaves() {
    BackwardElimination elimination = elimination();
    int[] left = {0, 1, 2, 3, 4};
    while (left.length > 0) {
      int least = left[0];
      for (int group : left) {
        if (explained(without(left, group)) > explained(without(left, least))) {
          least = group;
        }
      }
      assertThat(elimination.removeLeast(1)).containsExactly(least);
      left = without(left, least);
      assertThat(elimination.groups()).containsExactly(left);
    }
    assertThat(elimination.remaining()).isZero();
  }

  @Test
  void severalLeaveTogetherInTheOrderOfTheirOwnLoss() {
    int[] all = {0, 1, 2, 3, 4};
    int[] order =
        Arrays.stream(all)
            .boxed()
            .sorted(
                (a, b) -> Double.compare(explained(without(all, b)), explained(without(all, a))))
            .mapToInt(Integer::intValue)
            .toArray();
    BackwardElimination elimination = elimination();
    assertThat(elimination.removeLeast(3)).containsExactly(Arrays.copyOf(order, 3));
    // What is left is ranked as if the others had never been there.
    int one = order[3];
    int two = order[4];
    int[] left = {one, two};
    boolean oneLeaves = explained(without(left, one)) > explained(without(left, two));
    assertThat(elimination.removeLeast(1)).containsExactly(oneLeaves ? one : two);
  }

  @Test
  void whatIsLeftErrsAsARegressionOfItsOwn() {
    NormalEquations other = Samples.random(6, 40, FEATURES, TARGETS, 3, 0).equations();
    BackwardElimination elimination = elimination();
    elimination.removeLeast(2);
    int[] left = featuresOf(elimination.groups());
    int first = (int) Arrays.stream(left).filter(f -> f < FIRST).count();
    RidgeWeights own =
        new GroupedRidge(
                SAMPLES.equations().select(left),
                List.of(),
                List.of(),
                groups(first, left.length - first),
                0,
                WEIGHT,
                Workers.of(1))
            .solve(PENALTIES);
    double expected = other.select(left).squaredError(0, own.weights(), own.intercept(), WEIGHT);
    assertThat(elimination.error(other)).isCloseTo(expected, within(1e-6 * expected));
  }

  @Test
  void noMoreLeaveThanAreThere() {
    assertThatThrownBy(() -> elimination().removeLeast(6)).hasMessageContaining("0..5; got 6");
    assertThatThrownBy(() -> elimination().removeLeast(-1)).hasMessageContaining("got -1");
    assertThat(elimination().removeLeast(0)).isEmpty();
  }
}
