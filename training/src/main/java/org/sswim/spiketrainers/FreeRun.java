package org.sswim.spiketrainers;

import java.util.List;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Workers;
import org.sswim.spiketrains.Coincidences;
import org.sswim.spiketrains.SpikeTrainScore;

/**
 * Scores solutions on sequences that did not train, running freely: outputs feel the spikes that
 * they fire themselves. For each, the offset of the threshold is chosen that serves best.
 *
 * @param blocks of the sequences
 * @param workers share the work
 */
record FreeRun(FeatureBlocks blocks, Workers workers) {
  /** Offsets of the threshold, in units of the margin. */
  private static final double[] OFFSETS = {-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4};

  /**
   * How good solutions are.
   *
   * @param score of each column at its best offset: the mean of the coincidence factors within the
   *     usual window and within the same step. The second also separates trains that the first
   *     calls alike
   * @param offset the offset of each column that is best
   */
  record Scores(double[] score, double[] offset) {}

  /** Scores all columns. */
  Scores score(MarginRounds.Solution solution) {
    int all = solution.columns().size();
    float[] drive = drive(solution);
    double[] score = new double[all];
    double[] offset = new double[all];
    workers.each(all, c -> best(solution, drive, c, score, offset));
    return new Scores(score, offset);
  }

  /** Voltages but for the responses to own spikes: row-major {@code [steps][columns]}. */
  private float[] drive(MarginRounds.Solution solution) {
    int p = blocks.features();
    int all = solution.columns().size();
    float[] narrow = Blas.floats(solution.weights());
    float[] drive = new float[Math.multiplyExact((int) blocks.data().allSteps(), all)];
    int[] written = {0};
    blocks.pass(
        () -> new float[blocks.largest() * all],
        block -> Blas.gemmNN(block.steps, all, p, 1f, block.rows, narrow, 0f, block.sums),
        block -> {
          for (int i = 0; i < block.steps * all; i++) {
            drive[written[0] + i] = (float) (block.sums[i] + solution.bias()[i % all]);
          }
          written[0] += block.steps * all;
        });
    return drive;
  }

  private void best(
      MarginRounds.Solution solution, float[] drive, int c, double[] score, double[] offset) {
    score[c] = Double.NEGATIVE_INFINITY;
    int all = solution.columns().size();
    OutputColumn column = solution.columns().get(c);
    float[] own = new float[drive.length / all];
    for (double candidate : OFFSETS) {
      for (int t = 0; t < own.length; t++) {
        own[t] = (float) (drive[t * all + c] + candidate);
      }
      double found = score(own, column, solution.cost()[c]);
      // Of offsets that are alike, the least.
      boolean better =
          found > score[c] || (found == score[c] && Math.abs(candidate) < Math.abs(offset[c]));
      if (better) {
        score[c] = found;
        offset[c] = candidate;
      }
    }
  }

  private double score(float[] drive, OutputColumn column, double cost) {
    SpikeTrainData data = blocks.data();
    Coincidences near = new Coincidences(SpikeTrainScore.WINDOW);
    Coincidences same = new Coincidences(0);
    int row = 0;
    for (int i = 0; i < data.count(); i++) {
      float[] spikes = new float[data.steps(i)];
      OwnSpikes.free(drive, row, 1, cost, column.support(), spikes);
      float[] wanted = new float[spikes.length];
      List<float[]> targets = data.targets();
      for (int t = 0; t < wanted.length; t++) {
        wanted[t] = targets.get(i)[t * data.outputs() + column.output()];
      }
      near.add(wanted, spikes, 1, 0);
      same.add(wanted, spikes, 1, 0);
      row += spikes.length;
    }
    return (near.factor() + same.factor()) / 2;
  }
}
