package org.sswim.stages;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.moments.DateEffects;
import org.sswim.moments.KnownRows;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.series.MissingCells;

/**
 * The rows of a series as the moment stage sees them.
 *
 * @param inputs what is known of a row
 * @param period rows of a week where rows are at most a day apart, otherwise of a year; anomalies
 *     are relative to the same place of it. 0 for no anomalies
 * @param clocks wall clock of each row in seconds: {@code [rows]}
 * @param columns what the known columns make of each row: {@code [rows][knownWidth]}
 * @param values standardised: {@code [rows][channels]}
 * @param channels number of channels
 * @param missing cells that are not to be learnt, or null
 */
public record MomentData(
    MomentInputs inputs,
    int period,
    long[] clocks,
    float[] columns,
    float[] values,
    int channels,
    @Nullable MissingCells missing) {
  private static final double DAY = 86_400;

  /** Number of rows. */
  public int rows() {
    return values.length / channels;
  }

  /**
   * What known columns make of rows.
   *
   * @param known standardised: {@code [rows and more][columns]}
   */
  public static float[] columns(MomentInputs inputs, float[] known, int rows) {
    int width = inputs.knownWidth();
    float[] columns = new float[Math.multiplyExact(rows, width)];
    KnownRows seen = new KnownRows(inputs, 0);
    float[] own = new float[width];
    for (int r = 0; width > 0 && r < rows; r++) {
      seen.add(known, r * inputs.known().size());
      seen.write(r, own);
      System.arraycopy(own, 0, columns, r * width, width);
    }
    return columns;
  }

  /** What neurons see of every row: {@code [rows][inputs.seen()]}. */
  public float[] seen() {
    return seen(rows());
  }

  /** The same of the first rows. */
  float[] seen(int rows) {
    int width = inputs.seen();
    float[] seen = new float[Math.multiplyExact(rows, width)];
    MomentRun run = new MomentRun(inputs, null);
    float[] own = new float[inputs.knownWidth()];
    for (int r = 0; r < rows; r++) {
      copyColumns(r, own);
      System.arraycopy(run.seen(clocks[r], own), 0, seen, r * width, width);
    }
    return seen;
  }

  /**
   * Dates that rows have.
   *
   * @param places among {@link DateEffects}; first those of two years or more
   * @param often how many of them were
   */
  record Dates(int[] places, int often) {}

  /** The dates of the first rows; none where they do not count. */
  Dates dates(int rows) {
    double[] years = new double[DateEffects.COUNT];
    MomentRun run = new MomentRun(inputs, null);
    float[] own = new float[inputs.knownWidth()];
    for (int r = 0; inputs.dates() && r < rows; r++) {
      run.look(clocks[r], own);
      IntStream.of(run.dates())
          .filter(date -> date >= 0)
          .forEach(date -> years[date] += 1 / (rowsPerDay() * DateEffects.days(date)));
    }
    // Between one and two years, as the first or last of them may lack some rows.
    int[] often = IntStream.range(0, years.length).filter(d -> years[d] > 1.5).toArray();
    IntStream once = IntStream.range(0, years.length).filter(d -> years[d] > 0 && years[d] <= 1.5);
    return new Dates(IntStream.concat(IntStream.of(often), once).toArray(), often.length);
  }

  /** Rows of a day; 1 for rows without dates, or farther apart. */
  double rowsPerDay() {
    return inputs.interval() == null ? 1 : Math.max(1, DAY / inputs.interval().seconds());
  }

  /** The same, learnt from some of its rows only. */
  public MomentData of(IntPredicate rows) {
    BitSet unseen = new BitSet();
    for (int cell = 0; cell < values.length; cell++) {
      int row = cell / channels;
      unseen.set(cell, !rows.test(row) || !observed(row, cell % channels));
    }
    return new MomentData(
        inputs,
        period,
        clocks,
        columns,
        values,
        channels,
        MissingCells.of(rows(), channels, unseen));
  }

  /** What a stage leaves. */
  public MomentData less(MomentModel stage, Workers workers) {
    FoldMoments.MomentRows said = FoldMoments.rows(this, stage, workers);
    float[] left = values.clone();
    for (int cell = 0; cell < left.length; cell++) {
      left[cell] -= said.value(0, cell / channels, cell % channels);
    }
    return new MomentData(inputs, period, clocks, columns, left, channels, missing);
  }

  /** The sum of the squared anomalies of the mean of the channels. */
  public double squaredAnomalies() {
    MomentTargets targets = MomentTargets.of(this, rows(), true);
    return IntStream.range(0, rows())
        .mapToDouble(r -> targets.values()[r * targets.columns()])
        .map(x -> x * x)
        .sum();
  }

  boolean observed(int row, int channel) {
    return missing == null || !missing.at(row, channel);
  }

  /** Copies what known columns make of a row. */
  void copyColumns(int row, float[] out) {
    System.arraycopy(columns, row * out.length, out, 0, out.length);
  }
}
