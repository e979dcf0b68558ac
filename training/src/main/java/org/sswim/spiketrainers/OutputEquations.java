package org.sswim.spiketrainers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.FactoredRidge;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;

/**
 * The quadratic part of the problem that all outputs share. Output k with support j has the
 * teacher-forced response e_kj to its own target spikes. With features f and responses about their
 * means, this class holds the sums over all steps
 *
 * <pre>
 *   G = sum f f' (p x p)      g_kj = sum f e_kj (p)      h_kj = sum e_kj^2
 * </pre>
 *
 * <p>The matrix of an output with weights w and cost c is {@code [G + penalty, g; g', h]}. G is
 * factorised once for each penalty, and each output borders it with one row of its own.
 */
final class OutputEquations {
  private final FeatureBlocks blocks;
  private final double share;
  private final List<Double> supports;
  private final int responses;
  private final NormalEquations sums;
  private final GroupedRidge ridge;
  private final double[] products;
  private final double[] squares;
  private final Map<Double, Factored> factored = new HashMap<>();

  /**
   * Sums over all steps.
   *
   * @param share deviation that counts as 1 for features of the hidden network; 1 for those of skip
   *     connections. A smaller one bears a larger penalty
   * @param supports of the responses that outputs may have to their own spikes
   */
  OutputEquations(FeatureBlocks blocks, double share, List<Double> supports) {
    this.blocks = blocks;
    this.share = share;
    this.supports = List.copyOf(supports);
    int p = blocks.features();
    // Where no output feels its own spikes, one response of 0 stands for none.
    responses = Math.max(1, supports.size() * blocks.data().outputs());
    sums = new NormalEquations(p, responses);
    int largest = blocks.largest();
    blocks.pass(
        () -> new Forced(sums.newBlock(), new float[largest * responses]),
        block -> {
          forced(block.first, block.end, block.sums.eta);
          block.sums.moments.clear();
          block.sums.moments.add(block.rows, block.steps, block.sums.eta);
        },
        block -> sums.add(block.sums.moments, 1));
    int skip = blocks.skipFeatures();
    ridge =
        new GroupedRidge(
            sums,
            List.of(),
            List.of(),
            List.of(FeatureGroup.each(p - skip), FeatureGroup.each(skip)),
            0,
            GroupedRidge.alike(responses),
            Workers.of(1));
    products = sums.products();
    squares = sums.targetDeviations();
  }

  /** Moments of a block, and its responses: row-major {@code [steps][supports x outputs]}. */
  private record Forced(BlockMoments moments, float[] eta) {}

  /**
   * The equations for a penalty.
   *
   * @param border regression of the responses, {@code (G + penalty)^-1 g}: row-major {@code
   *     [features][responses]}
   */
  private record Factored(FactoredRidge equations, double[] border) {}

  /** Writes the responses of some sequences. */
  private void forced(int first, int end, float[] eta) {
    SpikeTrainData data = blocks.data();
    int row = 0;
    for (int i = first; i < end; i++) {
      for (int c = 0; c < supports.size() * data.outputs(); c++) {
        int output = c % data.outputs();
        double support = supports.get(c / data.outputs());
        float[] target = data.targets().get(i);
        int to = row * responses + c;
        OwnSpikes.forced(target, data.outputs(), output, support, eta, to, responses);
      }
      row += data.steps(i);
    }
  }

  FeatureBlocks blocks() {
    return blocks;
  }

  /** Mean response of a column that feels its own spikes. */
  double mean(OutputColumn column) {
    return sums.targetMeans()[place(column)];
  }

  private int place(OutputColumn column) {
    int support = supports.indexOf(column.support());
    Checks.that(support >= 0).or("there are no sums for support %s", column.support());
    return support * blocks.data().outputs() + column.output();
  }

  private Factored factored(double penalty) {
    FactoredRidge own = ridge.factored(new double[] {penalty / (share * share), penalty});
    double[] border = products.clone();
    own.change(responses, new double[border.length], border);
    return new Factored(own, border);
  }

  /**
   * Moves solutions along {@code M^-1 d}, M the matrix of each column. A solution that would leave
   * {@code c <= 0} moves to the nearest point there in the metric of M.
   *
   * @param from the solutions, changed
   * @param left sums of what is prescribed less what there is, times features: row-major {@code
   *     [features][columns]}
   * @param leftOfResponses the same times responses about their means: {@code [columns]}
   * @param leftAtAll the same: {@code [columns]}
   */
  void move(
      List<OutputColumn> columns,
      MarginRounds.Point from,
      double[] left,
      double[] leftOfResponses,
      double[] leftAtAll) {
    int p = blocks.features();
    int all = columns.size();
    double[] means = sums.featureMeans();
    for (double penalty : columns.stream().map(OutputColumn::penalty).distinct().toList()) {
      int[] own =
          IntStream.range(0, all).filter(c -> columns.get(c).penalty() == penalty).toArray();
      Factored equations = factored.computeIfAbsent(penalty, this::factored);
      int count = own.length;
      double[] weights = new double[p * count];
      double[] z = new double[p * count];
      for (int i = 0; i < z.length; i++) {
        int at = i / count * all + own[i % count];
        weights[i] = from.weights()[at];
        z[i] = left[at] - means[i / count] * leftAtAll[own[i % count]];
      }
      equations.equations.change(count, weights, z);
      for (int i = 0; i < count; i++) {
        int c = own[i];
        if (columns.get(c).refractory()) {
          double more = leftOfResponses[c];
          from.cost()[c] +=
              bordered(equations.border, place(columns.get(c)), z, i, count, from.cost()[c], more);
        }
        from.bias()[c] += leftAtAll[c] / sums.weight();
        for (int f = 0; f < p; f++) {
          from.weights()[f * all + c] += z[f * count + i];
          from.bias()[c] -= means[f] * z[f * count + i];
        }
      }
    }
  }

  /** Moves a column of z as the cost asks for; returns how far the cost itself moves. */
  private double bordered(
      double[] border, int place, double[] z, int i, int count, double cost, double left) {
    double rest = squares[place];
    double d = left;
    for (int f = 0; f < blocks.features(); f++) {
      double g = products[f * responses + place];
      rest -= g * border[f * responses + place];
      d -= g * z[f * count + i];
    }
    // A train without spikes has no response, and nothing to learn about one.
    double step = rest > 1e-9 * sums.weight() ? Math.min(d / rest, -cost) : 0;
    for (int f = 0; f < blocks.features(); f++) {
      z[f * count + i] -= border[f * responses + place] * step;
    }
    return step;
  }
}
