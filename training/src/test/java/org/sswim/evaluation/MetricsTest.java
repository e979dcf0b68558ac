package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final double[][] TRUTH = {{1, 10}, {2, 14}, {6, 12}};
  private static final double[][] FORECAST = {{2, 10}, {2, 11}, {4, 13}};

  private static final Offset<Double> EXACT = within(1e-15);

  private static Metrics of(double[][] truth, double[][] forecast, double offset) {
    Metrics metrics = new Metrics(truth[0].length);
    for (int w = 0; w < truth.length; w++) {
      for (int k = 0; k < truth[w].length; k++) {
        metrics.add(k, truth[w][k] + offset, forecast[w][k] + offset);
      }
    }
    return metrics;
  }

  @Test
  void byHand() {
    // Errors 1, 0, 0, -3, -2, 1: squares 15, absolute values 7.
    // Column means 3 and 12: 4 + 1 + 9 + 4 + 4 + 0 = 22. Grand mean 7.5:
    // 42.25 + 30.25 + 2.25 + 6.25 + 42.25 + 20.25 = 143.5.
    Metrics metrics = of(TRUTH, FORECAST, 0);
    assertThat(metrics.values()).isEqualTo(6);
    assertThat(metrics.mse()).isCloseTo(15 / 6.0, within(1e-15));
    assertThat(metrics.mae()).isCloseTo(7 / 6.0, within(1e-15));
    assertThat(metrics.rse()).isCloseTo(Math.sqrt(15 / 22.0), within(1e-15));
    assertThat(metrics.r2()).isCloseTo(1 - 15 / 143.5, within(1e-14));
  }

  @Test
  void groupsOfColumnsByHand() {
    // The first column errs by 1, 0, -2, the second by 0, -3, 1.
    Metrics metrics = of(TRUTH, FORECAST, 0);
    assertThat(metrics.mseByGroup(1)).containsExactly(new double[] {5 / 3.0, 10 / 3.0}, EXACT);
    assertThat(metrics.maeByGroup(1)).containsExactly(new double[] {1, 4 / 3.0}, EXACT);
    assertThat(metrics.mseByGroup(2)).containsExactly(new double[] {2.5}, EXACT);
    assertThat(new Metrics(2).mseByGroup(1)).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void theColumnMeanScoresOne() {
    double[][] mean = {{3, 12}, {3, 12}, {3, 12}};
    assertThat(of(TRUTH, mean, 0).rse()).isCloseTo(1, within(1e-15));
    double[][] grand = {{7.5, 7.5}, {7.5, 7.5}, {7.5, 7.5}};
    assertThat(of(TRUTH, grand, 0).r2()).isCloseTo(0, within(1e-14));
    assertThat(of(TRUTH, TRUTH, 0).rse()).isZero();
    assertThat(of(TRUTH, TRUTH, 0).r2()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e6, -1e6, 1e9})
  void aLargeOffsetKeepsTheDigits(double offset) {
    Metrics far = of(TRUTH, FORECAST, offset);
    // The values themselves are exact in double: nothing may be lost.
    assertThat(far.rse()).isCloseTo(Math.sqrt(15 / 22.0), within(1e-14));
    assertThat(far.r2()).isCloseTo(1 - 15 / 143.5, within(1e-12));
    assertThat(far.mse()).isCloseTo(2.5, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 0.1, 0.7, 1e-3, 123.456, 1e9 / 3})
  void constantTruthHasNoRelativeError(double value) {
    for (int windows = 1; windows < 8; windows++) {
      Metrics metrics = new Metrics(3);
      for (int w = 0; w < windows; w++) {
        for (int k = 0; k < 3; k++) {
          metrics.add(k, value, value + 1);
        }
      }
      assertThat(metrics.rse()).isNaN();
      assertThat(metrics.r2()).isNaN();
      assertThat(metrics.mse()).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void columnsThatDifferButDoNotMoveHaveAnR2Only() {
    Metrics metrics = of(new double[][] {{1, 3}, {1, 3}}, new double[][] {{1, 3}, {1, 5}}, 0);
    assertThat(metrics.rse()).isNaN();
    // 4 / 4: grand mean 2.
    assertThat(metrics.r2()).isCloseTo(0, within(1e-15));
  }

  @Test
  void nothingAddedIsNotANumber() {
    Metrics none = new Metrics(2);
    assertThat(none.values()).isZero();
    assertThat(none.mse()).isNaN();
    assertThat(none.mae()).isNaN();
    assertThat(none.rse()).isNaN();
    assertThat(none.r2()).isNaN();
  }

  @Test
  void equalTwoPassFormulasOnRandomNumbers() {
    Random random = new Random(3);
    int windows = 500;
    int columns = 4;
    double[][] y = new double[windows][columns];
    double[][] f = new double[windows][columns];
    double[] mean = new double[columns];
    double grand = 0;
    double error = 0;
    for (int w = 0; w < windows; w++) {
      for (int k = 0; k < columns; k++) {
        y[w][k] = 100 * k + random.nextGaussian() * (k + 1);
        f[w][k] = y[w][k] + random.nextGaussian();
        mean[k] += y[w][k] / windows;
        grand += y[w][k] / windows / columns;
        error += Math.pow(y[w][k] - f[w][k], 2);
      }
    }
    double within = 0;
    double total = 0;
    for (double[] row : y) {
      for (int k = 0; k < columns; k++) {
        within += Math.pow(row[k] - mean[k], 2);
        total += Math.pow(row[k] - grand, 2);
      }
    }
    Metrics metrics = of(y, f, 0);
    assertThat(metrics.rse()).isCloseTo(Math.sqrt(error / within), within(1e-12));
    assertThat(metrics.r2()).isCloseTo(1 - error / total, within(1e-12));
  }
}
