package org.sswim.spiketrainers;

import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Blas;

/**
 * Solves spiking outputs in rounds of ridge regression. Voltages are to be at least +1 at steps at
 * which the target fires and at most -1 at others. With y = +1 and -1 and weights omega of the
 * steps, the loss is
 *
 * <pre>
 *   sum_t omega(t) max(0, 1 - y(t) v(t))^2 / n + penalty |w|^2,   v = w' f + b + c e,   c &lt;= 0
 * </pre>
 *
 * <p>Each round prescribes {@code v + omega y max(0, 1 - y v)}: steps beyond their margin are given
 * the voltage that they have, so that only steps that violate it keep an error. As omega is at most
 * 1, the squared distance from the prescription bounds the loss from above and touches it at v. So
 * no round makes it worse, and all rounds and outputs share one matrix, whatever their weights.
 * From v = 0 the first round is ridge regression on +1 and -omega. Rounds go on from a point beyond
 * the last one (Nesterov), which takes a tenth of the rounds.
 *
 * <p>Responses e to own spikes are those to the target's (teacher forcing).
 */
final class MarginRounds {
  private final OutputEquations equations;
  private final List<OutputColumn> columns;
  private final double[] mean;
  private Point now;
  private Point next;
  private double momentum = 1;
  private int rounds;

  MarginRounds(OutputEquations equations, List<OutputColumn> columns) {
    this.equations = equations;
    this.columns = List.copyOf(columns);
    int all = columns.size();
    int width = Math.multiplyExact(equations.blocks().features(), all);
    now = new Point(new double[width], new double[all], new double[all]);
    next = now;
    mean = new double[all];
    for (int c = 0; c < all; c++) {
      mean[c] = columns.get(c).refractory() ? equations.mean(columns.get(c)) : 0;
    }
  }

  /** Weights, costs and biases of all columns; responses to own spikes count from their means. */
  record Point(double[] weights, double[] cost, double[] bias) {
    /** So much farther from another point, where costs may be. */
    Point beyond(Point before, double factor) {
      double[] costs = beyond(cost, before.cost, factor);
      Arrays.setAll(costs, c -> Math.min(0, costs[c]));
      return new Point(
          beyond(weights, before.weights, factor), costs, beyond(bias, before.bias, factor));
    }

    private static double[] beyond(double[] moved, double[] before, double factor) {
      double[] out = new double[moved.length];
      Arrays.setAll(out, i -> moved[i] + factor * (moved[i] - before[i]));
      return out;
    }
  }

  /** Rounds so far. */
  int rounds() {
    return rounds;
  }

  /**
   * The solutions of the last round.
   *
   * @param weights w, row-major {@code [features][columns]}
   * @param bias b: {@code [columns]}
   * @param cost c: {@code [columns]}
   */
  record Solution(List<OutputColumn> columns, double[] weights, double[] bias, double[] cost) {}

  /** The solutions of the last round. */
  Solution solution() {
    double[] own = new double[mean.length];
    Arrays.setAll(own, c -> now.bias[c] - now.cost[c] * mean[c]);
    return new Solution(columns, now.weights, own, now.cost);
  }

  /** Sums of a block: prescription less voltage, times features. */
  private record Slopes(
      float[] voltages, float[] eta, float[] product, double[] bias, double[] cost) {}

  /** One more round. */
  void next() {
    FeatureBlocks blocks = equations.blocks();
    int p = blocks.features();
    int all = columns.size();
    float[] narrow = Blas.floats(next.weights);
    double[] slope = new double[p * all];
    double[] costSlope = new double[all];
    double[] biasSlope = new double[all];
    blocks.pass(
        () ->
            new Slopes(
                new float[blocks.largest() * all],
                new float[blocks.largest() * all],
                new float[p * all],
                new double[all],
                new double[all]),
        block -> {
          Slopes own = block.sums;
          Blas.gemmNN(block.steps, all, p, 1f, block.rows, narrow, 0f, own.voltages);
          prescribe(block, own);
          Blas.gemmTN(p, all, block.steps, 1f, block.rows, own.voltages, 0f, own.product);
        },
        block -> {
          for (int i = 0; i < slope.length; i++) {
            slope[i] += block.sums.product[i];
          }
          for (int c = 0; c < all; c++) {
            costSlope[c] += block.sums.cost[c];
            biasSlope[c] += block.sums.bias[c];
          }
        });
    Point moved = new Point(next.weights.clone(), next.cost.clone(), next.bias.clone());
    equations.move(columns, moved, slope, costSlope, biasSlope);
    double later = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    next = moved.beyond(now, (momentum - 1) / later);
    now = moved;
    momentum = later;
    rounds++;
  }

  /** Turns voltages of w alone into what is prescribed less what there is. */
  private void prescribe(FeatureBlocks.Block<Slopes> block, Slopes own) {
    SpikeTrainData data = equations.blocks().data();
    int all = columns.size();
    Arrays.fill(own.bias, 0);
    Arrays.fill(own.cost, 0);
    int row = 0;
    for (int i = block.first; i < block.end; i++) {
      float[] target = data.targets().get(i);
      int steps = data.steps(i);
      for (int c = 0; c < all; c++) {
        OutputColumn column = columns.get(c);
        int from = row * all + c;
        if (column.refractory()) {
          OwnSpikes.forced(
              target, data.outputs(), column.output(), column.support(), own.eta, from, all);
        }
        float silent = (float) column.silentWeight();
        for (int t = 0; t < steps; t++) {
          int at = from + t * all;
          float eta = column.refractory() ? (float) (own.eta[at] - mean[c]) : 0;
          float voltage = (float) (own.voltages[at] + next.bias[c] + next.cost[c] * eta);
          boolean fires = target[t * data.outputs() + column.output()] != 0;
          float error = fires ? Math.max(0, 1 - voltage) : -silent * Math.max(0, 1 + voltage);
          own.voltages[at] = error;
          own.bias[c] += error;
          own.cost[c] += error * eta;
        }
      }
      row += steps;
    }
  }
}
