package org.sswim.spiketrainers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;

/**
 * The quadratic part of the problem that all outputs share. Features f have mean 0 and deviation 1.
 * Output k with support j has the teacher-forced response e_kj to its own target spikes, less its
 * mean. This class holds the means over all steps
 *
 * <pre>
 *   G = &lt;f f'&gt; (p x p)      g_kj = &lt;f e_kj&gt; (p)      h_kj = &lt;e_kj^2&gt;
 * </pre>
 *
 * <p>The matrix of an output with weights w and cost c is {@code [G + penalty I, g; g', h]}. G is
 * factorised once for each penalty, and each output borders it with one row of its own.
 */
final class OutputEquations {
  private final FeatureBlocks blocks;
  private final FeatureBlocks.Scale scale;
  private final List<Double> supports;
  private final double[] gram;
  private final double[] cross;
  private final double[] squares;
  private final double[] means;
  private final Map<Double, double[]> factors = new HashMap<>();
  private final Map<Double, double[]> borders = new HashMap<>();

  /**
   * Sums over all steps.
   *
   * @param supports of the responses that outputs may have to their own spikes
   */
  OutputEquations(FeatureBlocks blocks, FeatureBlocks.Scale scale, List<Double> supports) {
    this.blocks = blocks;
    this.scale = scale;
    this.supports = List.copyOf(supports);
    int p = blocks.features();
    int columns = supports.size() * blocks.data().outputs();
    gram = new double[Math.multiplyExact(p, p)];
    cross = new double[p * columns];
    squares = new double[columns];
    means = new double[columns];
    sum(p, columns);
  }

  /** Products of a block. */
  private record Products(float[] gram, float[] eta, float[] cross) {}

  private void sum(int p, int columns) {
    int largest = blocks.largest();
    blocks.pass(
        scale,
        () -> new Products(new float[p * p], new float[largest * columns], new float[p * columns]),
        block -> {
          Products own = block.sums;
          Blas.syrk(block.steps, p, 1f, block.rows, 0f, own.gram);
          if (columns > 0) {
            forced(block.first, block.end, own.eta);
            Blas.gemmTN(p, columns, block.steps, 1f, block.rows, own.eta, 0f, own.cross);
          }
        },
        block -> {
          Products own = block.sums;
          for (int i = 0; i < gram.length; i++) {
            gram[i] += own.gram[i];
          }
          for (int i = 0; i < cross.length; i++) {
            cross[i] += own.cross[i];
          }
          for (int r = 0; r < block.steps; r++) {
            for (int c = 0; c < columns; c++) {
              double e = own.eta[r * columns + c];
              means[c] += e;
              squares[c] += e * e;
            }
          }
        });
    double n = blocks.data().allSteps();
    Arrays.setAll(gram, i -> gram[i] / n);
    Arrays.setAll(cross, i -> cross[i] / n);
    Arrays.setAll(means, i -> means[i] / n);
    Arrays.setAll(squares, i -> squares[i] / n - means[i] * means[i]);
  }

  /** Writes the responses of some sequences, row-major {@code [steps][supports x outputs]}. */
  private void forced(int first, int end, float[] eta) {
    SpikeTrainData data = blocks.data();
    int columns = means.length;
    int row = 0;
    for (int i = first; i < end; i++) {
      for (int c = 0; c < columns; c++) {
        int output = c % data.outputs();
        double support = supports.get(c / data.outputs());
        float[] target = data.targets().get(i);
        OwnSpikes.forced(target, data.outputs(), output, support, eta, row * columns + c, columns);
      }
      row += data.steps(i);
    }
  }

  FeatureBlocks blocks() {
    return blocks;
  }

  FeatureBlocks.Scale scale() {
    return scale;
  }

  /** Mean response of a column that feels its own spikes. */
  double mean(OutputColumn column) {
    return means[place(column)];
  }

  private int place(OutputColumn column) {
    int support = supports.indexOf(column.support());
    Checks.that(support >= 0).or("there are no sums for support %s", column.support());
    return support * blocks.data().outputs() + column.output();
  }

  /** Solves {@code (G + penalty I) x = b} in place, row-major {@code [features][count]}. */
  private void solve(double penalty, int count, double[] b) {
    int p = blocks.features();
    double[] factor =
        factors.computeIfAbsent(penalty, own -> Lapack.raisedCholesky(p, gram, own, 10));
    Lapack.choleskySolve(p, count, factor, b);
  }

  /**
   * Moves solutions along {@code M^-1 d}, M the matrix of each column. A solution that would leave
   * {@code c <= 0} moves to the nearest point there in the metric of M.
   *
   * @param weights w of each column, read and changed: row-major {@code [features][columns]}
   * @param cost c of each column, read and changed
   * @param slope d of the weights, used up: row-major {@code [features][columns]}
   * @param costSlope d of the costs
   */
  void move(
      List<OutputColumn> columns,
      double[] weights,
      double[] cost,
      double[] slope,
      double[] costSlope) {
    int p = blocks.features();
    int all = columns.size();
    for (double penalty : columns.stream().map(OutputColumn::penalty).distinct().toList()) {
      int[] own =
          IntStream.range(0, all).filter(c -> columns.get(c).penalty() == penalty).toArray();
      int count = own.length;
      double[] z = new double[p * count];
      for (int f = 0; f < p; f++) {
        for (int i = 0; i < count; i++) {
          z[f * count + i] = slope[f * all + own[i]];
        }
      }
      solve(penalty, count, z);
      for (int i = 0; i < count; i++) {
        int c = own[i];
        if (columns.get(c).refractory()) {
          bordered(columns.get(c), z, i, count, cost, c, costSlope[c]);
        }
        for (int f = 0; f < p; f++) {
          weights[f * all + c] += z[f * count + i];
        }
      }
    }
  }

  private void bordered(
      OutputColumn column, double[] z, int i, int count, double[] cost, int c, double costSlope) {
    int p = blocks.features();
    int columns = means.length;
    int place = place(column);
    double[] x =
        borders.computeIfAbsent(
            column.penalty(),
            penalty -> {
              double[] all = cross.clone();
              solve(penalty, columns, all);
              return all;
            });
    Objects.requireNonNull(x);
    double rest = squares[place];
    double d = costSlope;
    for (int f = 0; f < p; f++) {
      double g = cross[f * columns + place];
      rest -= g * x[f * columns + place];
      d -= g * z[f * count + i];
    }
    // A train without spikes has no response, and nothing to learn about one.
    double step = rest > 1e-9 ? d / rest : 0;
    step = Math.min(step, -cost[c]);
    cost[c] += step;
    for (int f = 0; f < p; f++) {
      z[f * count + i] -= x[f * columns + place] * step;
    }
  }
}
