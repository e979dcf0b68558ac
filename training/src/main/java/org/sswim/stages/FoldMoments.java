package org.sswim.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.samples.SampleRange;
import org.sswim.training.SSwimOptions;

/**
 * The moment stages of a fit. None of them has seen the windows that it is subtracted from. Each
 * block of training windows is left out in turn and has the stage of the other training rows.
 * Windows that choose have the stage of all training rows. Later windows have the stage of all rows
 * that train in the end.
 *
 * @param models of the blocks, then of the windows that choose
 * @param pieces the windows of each, by the row at which they start
 * @param ahead rows that a window and its targets see after their first
 * @param beforeRefit the stage of all training rows
 * @param last the stage of all rows that train in the end
 */
public record FoldMoments(
    List<MomentModel> models,
    List<SampleRange> pieces,
    int ahead,
    MomentModel beforeRefit,
    MomentModel last) {

  /** Neurons that are drawn together, at most; pilots have so many. */
  public static final int GROUP = 150;

  /**
   * The rows and windows of a fit.
   *
   * @param train number of rows that train
   * @param blocks windows that are left out in turn
   * @param ahead rows that a window and its targets see after their first
   * @param choosing windows that choose
   * @param end number of rows that train in the end; {@code train} if those that chose never do
   */
  public record Rows(
      int train, List<SampleRange> blocks, int ahead, SampleRange choosing, int end) {

    /** The same where those that chose never train. */
    public Rows beforeRefit() {
      return new Rows(train, blocks, ahead, choosing, train);
    }

    /** The rows that the windows of each block see, and those before the first, after the last. */
    List<SampleRange> leftOut() {
      List<SampleRange> leftOut = new ArrayList<>();
      for (int b = 0; b < blocks.size(); b++) {
        boolean last = b == blocks.size() - 1;
        leftOut.add(
            new SampleRange(
                b == 0 ? 0 : blocks.get(b).start(),
                last ? train : Math.min(train, blocks.get(b).end() + ahead)));
      }
      return leftOut;
    }
  }

  /**
   * Fits the stages.
   *
   * @param linear their first regression, and its rows
   * @param end number of rows that train in the end
   * @param options how neurons are sampled, and how many
   */
  public static FoldMoments of(LinearMoment linear, int end, SSwimOptions options) {
    Rows rows = linear.rows;
    MomentFit fit = new MomentFit(linear, options);
    List<MomentModel> models = new ArrayList<>();
    for (int b = 0; b < rows.blocks.size(); b++) {
      models.add(fit.without(b));
    }
    MomentModel all = fit.all();
    models.add(all);
    List<SampleRange> pieces = new ArrayList<>(rows.blocks);
    pieces.add(rows.choosing);
    return new FoldMoments(
        models, pieces, rows.ahead, all, end > rows.train ? fit.refitted(end) : all);
  }

  /** Periods of anomalies that leave one to each of so many blocks and those that it looks at. */
  public static int fewestPeriods(int blocks) {
    return blocks * (1 + MomentTargets.AROUND);
  }

  /** What the stages say of every row, by the row at which a window starts. */
  public MomentRows rows(MomentData data, Workers workers) {
    return MomentRows.of(data, models, pieces, ahead, workers);
  }

  /** What one stage says of every row, whatever the window. */
  public static MomentRows rows(MomentData data, MomentModel model, Workers workers) {
    return MomentRows.of(data, List.of(model), List.of(), 0, workers);
  }

  /**
   * The output of moment stages at rows. Which stage gives it depends on where a window starts, so
   * that one that is left out has a stage that has not seen it.
   *
   * @param channels number of channels
   * @param piece which stage windows that start at a row have: {@code [rows]}
   * @param from the first row that a stage says something of
   * @param tables of each stage: {@code [rows][channels]}
   */
  public record MomentRows(int channels, byte[] piece, int[] from, float[][] tables) {
    private static final int BLOCK = 1024;

    private static MomentRows of(
        MomentData data,
        List<MomentModel> models,
        List<SampleRange> pieces,
        int ahead,
        Workers workers) {
      int rows = data.clocks().length;
      int channels = data.channels();
      byte[] piece = new byte[rows];
      int[] from = new int[models.size()];
      float[][] tables = new float[models.size()][];
      for (int p = 0; p < tables.length; p++) {
        from[p] = p == 0 ? 0 : Math.min(pieces.get(p).start(), rows);
        Arrays.fill(piece, from[p], rows, (byte) p);
        int next = p + 1 < tables.length ? pieces.get(p + 1).start() + ahead : rows;
        tables[p] = new float[Math.multiplyExact(Math.min(next, rows) - from[p], channels)];
      }
      MomentModel first = models.get(0);
      List<MomentRun.Weights> weights = models.stream().map(MomentRun.Weights::new).toList();
      workers.each(
          (rows + BLOCK - 1) / BLOCK,
          block -> {
            MomentRun run = new MomentRun(first.inputs(), first.neurons());
            float[] columns = new float[first.inputs().knownWidth()];
            float[] out = new float[channels];
            for (int r = block * BLOCK; r < Math.min(rows, (block + 1) * BLOCK); r++) {
              data.copyColumns(r, columns);
              run.look(data.clocks()[r], columns);
              for (int p = 0; p < tables.length; p++) {
                int at = (r - from[p]) * channels;
                if (at >= 0 && at < tables[p].length) {
                  weights.get(p).value(run, out);
                  System.arraycopy(out, 0, tables[p], at, channels);
                }
              }
            }
          });
      return new MomentRows(channels, piece, from, tables);
    }

    /**
     * What the moment of a row says of a channel, standardised.
     *
     * @param start row at which the window starts. Rows that it does not see, such as those that
     *     streams remember, have the stage of windows that start there
     */
    public float value(int start, int row, int channel) {
      int own = piece[start];
      int at = row - from[own];
      if (at < 0 || at * channels >= tables[own].length) {
        own = piece[row];
      }
      return tables[own][(row - from[own]) * channels + channel];
    }
  }
}
