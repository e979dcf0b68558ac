package org.sswim.sequences;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Problem;
import org.sswim.stored.Withers;
import org.sswim.tables.Shown;

/**
 * Options for reading files of sequences; formats without spikes ignore bins.
 *
 * @param columns names of the columns of CSV files
 * @param bins how the times of spikes become steps
 */
@Withers
public record SequenceOptions(LongCsv.Columns columns, SpikeCsv.Bins bins)
    implements SequenceOptionsBuilder.With {

  /** Columns by their usual names, steps as the file suggests. */
  public static SequenceOptions defaults() {
    return new SequenceOptions(LongCsv.Columns.defaults(), SpikeCsv.Bins.defaults());
  }

  /**
   * Refuses names of columns, as for a file of a format without.
   *
   * @throws org.sswim.series.InvalidDataException naming the first
   */
  public void requireUnnamed(Path file) {
    for (@Nullable String name :
        new @Nullable String[] {
          columns.unlabelled() ? null : columns.label(), columns.sample(), columns.time()
        }) {
      if (name != null) {
        throw Problem.NO_COLUMNS.of(
            file, "has no columns by name, as CSV files have; got " + Shown.value(name));
      }
    }
  }
}
