package org.sswim.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.GroupedRidge;
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
 * @param beforeRefit the stage of all training rows
 * @param last the stage of all rows that train in the end
 * @param choices what left-out rows chose, for the mean of the channels first
 */
public record FoldMoments(
    List<MomentModel> models,
    List<SampleRange> pieces,
    MomentModel beforeRefit,
    MomentModel last,
    List<GroupedRidge.Choice> choices) {

  /**
   * The rows and windows of a fit.
   *
   * @param train number of rows that train
   * @param blocks windows that are left out in turn
   * @param leftOut the rows that those windows see, targets included
   * @param choosing windows that choose
   * @param end number of rows that train in the end; {@code train} if those that chose never do
   */
  public record Rows(
      int train,
      List<SampleRange> blocks,
      List<SampleRange> leftOut,
      SampleRange choosing,
      int end) {

    /** The same where those that chose never train. */
    public Rows beforeRefit() {
      return new Rows(train, blocks, leftOut, choosing, train);
    }
  }

  /**
   * Fits the stages.
   *
   * @param anomalies whether to anomalies, or to rows as they are
   * @param options how neurons are sampled, and how many
   * @param sweeps in which penalties are chosen, at least 1
   */
  public static FoldMoments of(
      MomentData data,
      boolean anomalies,
      Rows rows,
      SSwimOptions options,
      int sweeps,
      Workers workers) {
    MomentFit fit =
        new MomentFit(
            new MomentSetting(data, anomalies, rows.leftOut, sweeps, workers), rows.train, options);
    List<MomentModel> models = new ArrayList<>();
    for (int b = 0; b < rows.blocks.size(); b++) {
      models.add(fit.without(b));
    }
    MomentModel all = fit.all();
    models.add(all);
    List<SampleRange> pieces = new ArrayList<>(rows.blocks);
    pieces.add(rows.choosing);
    return new FoldMoments(
        models, pieces, all, rows.end > rows.train ? fit.refitted(rows.end) : all, fit.choices());
  }

  /** What the stages say of every row, by the row at which a window starts. */
  public MomentRows rows(MomentData data, Workers workers) {
    return MomentRows.of(data, models, pieces, workers);
  }

  /** What one stage says of every row, whatever the window. */
  public static MomentRows rows(MomentData data, MomentModel model, Workers workers) {
    return MomentRows.of(data, List.of(model), List.of(), workers);
  }

  /**
   * What moments say of rows. Which stage says it depends on where a window starts, so that one
   * that is left out has a stage that has not seen it.
   */
  public static final class MomentRows {
    private static final int BLOCK = 1024;

    private final int channels;

    /** Which stage windows that start at a row have. */
    private final byte[] piece;

    /** Of each stage: {@code [rows][channels]}. */
    private final float[][] tables;

    private MomentRows(int channels, byte[] piece, float[][] tables) {
      this.channels = channels;
      this.piece = piece;
      this.tables = tables;
    }

    private static MomentRows of(
        MomentData data, List<MomentModel> models, List<SampleRange> pieces, Workers workers) {
      int rows = data.clocks().length;
      byte[] piece = new byte[rows];
      for (int p = 0; p < models.size(); p++) {
        int from = p == 0 ? 0 : Math.min(pieces.get(p).start(), rows);
        Arrays.fill(piece, from, rows, (byte) p);
      }
      int channels = data.channels();
      float[][] tables = new float[models.size()][Math.multiplyExact(rows, channels)];
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
                weights.get(p).value(run, out);
                System.arraycopy(out, 0, tables[p], r * channels, channels);
              }
            }
          });
      return new MomentRows(channels, piece, tables);
    }

    /** Number of rows that it says something of. */
    public int rows() {
      return piece.length;
    }

    /**
     * What the moment of a row says of a channel, standardised.
     *
     * @param start row at which the window starts
     */
    public float value(int start, int row, int channel) {
      return tables[piece[start]][row * channels + channel];
    }
  }
}
