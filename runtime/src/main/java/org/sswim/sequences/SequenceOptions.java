package org.sswim.sequences;

/**
 * What may be said about files of sequences; formats that do not need it ignore it.
 *
 * @param columns names of the columns of CSV files
 * @param bins how the times of spikes become steps
 */
public record SequenceOptions(LongCsv.Columns columns, SpikeCsv.Bins bins) {

  /** Columns by their usual names, steps as the file suggests. */
  public static SequenceOptions defaults() {
    return new SequenceOptions(LongCsv.Columns.defaults(), SpikeCsv.Bins.defaults());
  }

  /** The same with other columns. */
  public SequenceOptions withColumns(LongCsv.Columns other) {
    return new SequenceOptions(other, bins);
  }

  /** The same with other steps. */
  public SequenceOptions withBins(SpikeCsv.Bins other) {
    return new SequenceOptions(columns, other);
  }
}
