package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;

class ScoringTest {
  private static final MetricScale SCALE =
      new MetricScale(new double[] {0.5, 2, 3}, new double[] {1, -1, 0});

  private static WindowedSeries series(int rows, ChannelMode mode) {
    Random random = new Random(6);
    float[] values = new float[rows * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((i % 3 + 1) * random.nextGaussian() + i % 3);
    }
    return new WindowedSeries(values, 3, 5, mode);
  }

  /** RSE, R2, MSE, MAE of the seasonal naive forecast of season 2, straight from the formulas. */
  private static double[] direct(WindowedSeries series, SampleRange range, int horizon) {
    int n = range.count();
    double error = 0;
    double absolute = 0;
    double within = 0;
    double total = 0;
    double grand = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 1; k <= horizon; k++) {
        for (int c = 0; c < 3; c++) {
          double mean = 0;
          for (int w = range.start(); w < range.end(); w++) {
            mean += scaled(series, w + 4 + k, c) / n;
          }
          grand += pass == 0 ? mean / (3 * horizon) : 0;
          for (int w = range.start(); w < range.end() && pass == 1; w++) {
            int row = w + 4 + k;
            int past = row;
            while (past > w + 4) {
              past -= 2;
            }
            double y = scaled(series, row, c);
            double e = scaled(series, past, c) - y;
            error += e * e;
            absolute += Math.abs(e);
            within += (y - mean) * (y - mean);
            total += (y - grand) * (y - grand);
          }
        }
      }
    }
    double count = 3.0 * horizon * n;
    return new double[] {
      Math.sqrt(error / within), 1 - error / total, error / count, absolute / count
    };
  }

  private static double scaled(WindowedSeries series, int row, int channel) {
    boolean shared = series.lanes() > 1;
    float z = series.value(shared ? channel : 0, row, shared ? 0 : channel);
    return SCALE.factor()[channel] * z + SCALE.offset()[channel];
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void equalsASlowDirectComputation(ChannelMode mode) {
    WindowedSeries series = series(3000, mode);
    // More windows than a block of 2048 holds.
    SampleRange range = new SampleRange(11, 2900);
    Metrics metrics =
        new Scoring(range, 4, 1, SCALE, Workers.available()).of(new SeasonalNaive(2), series);
    double[] expected = direct(series, range, 4);
    assertThat(metrics.values()).isEqualTo(3L * 4 * range.count());
    assertThat(new double[] {metrics.rse(), metrics.r2(), metrics.mse(), metrics.mae()})
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void sharedAndJointAgreeOnTheSameForecasts() {
    SampleRange range = new SampleRange(0, 200);
    Metrics shared =
        new Scoring(range, 7, 1, SCALE, Workers.available())
            .of(new SeasonalNaive(3), series(300, ChannelMode.SHARED));
    Metrics joint =
        new Scoring(range, 7, 1, SCALE, Workers.available())
            .of(new SeasonalNaive(3), series(300, ChannelMode.JOINT));
    assertThat(joint.rse()).isCloseTo(shared.rse(), within(1e-12));
    assertThat(joint.r2()).isCloseTo(shared.r2(), within(1e-12));
    assertThat(joint.mse()).isCloseTo(shared.mse(), within(1e-12));
    assertThat(joint.mae()).isCloseTo(shared.mae(), within(1e-12));
  }

  @Test
  void everyThirdWindowOfEachLaneIsScored() {
    Map<Integer, List<Integer>> starts = new ConcurrentHashMap<>();
    BlockForecaster listening =
        (s, block, horizon, out) -> {
          Arrays.fill(out, 0);
          IntStream.range(0, block.count())
              .forEach(
                  i ->
                      starts
                          .computeIfAbsent(block.lane(), lane -> new ArrayList<>())
                          .add(block.start(i)));
        };
    WindowedSeries series = series(40, ChannelMode.SHARED);
    Metrics metrics =
        new Scoring(new SampleRange(5, 15), 2, 3, SCALE, Workers.of(Auto.of(1)))
            .of(listening, series);
    assertThat(starts)
        .containsOnly(
            Map.entry(0, List.of(5, 8, 11, 14)),
            Map.entry(1, List.of(6, 9, 12)),
            Map.entry(2, List.of(7, 10, 13)));
    assertThat(metrics.values()).isEqualTo(2 * 10);
  }

  @Test
  void theTruthItselfHasNoError() {
    WindowedSeries series = series(300, ChannelMode.JOINT);
    BlockForecaster oracle =
        (s, block, horizon, out) -> {
          int at = 0;
          for (int i = 0; i < block.count(); i++) {
            for (int k = 0; k < horizon; k++) {
              for (int signal = 0; signal < 3; signal++) {
                out[at++] = s.value(block.lane(), block.start(i) + 5 + k, signal);
              }
            }
          }
        };
    Metrics metrics =
        new Scoring(new SampleRange(3, 250), 6, 1, SCALE, Workers.available()).of(oracle, series);
    assertThat(metrics.mse()).isZero();
    assertThat(metrics.rse()).isZero();
  }
}
