package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;

/**
 * Inputs from columns beside the channels. At row t the network sees, behind the calendar and in
 * this order:
 *
 * <pre>
 *   past 1 (t), past 2 (t), ...,
 *   known 1 (t), known 2 (t), ..., known 1 (t + 1), ..., known 1 (t + A), known 2 (t + A), ...,
 *   1 for the group of the lane's channel, 0 for every other group
 * </pre>
 *
 * @param past names of the columns that are observed like the channels
 * @param known names of the columns whose future is known
 * @param ahead A, rows that known columns are seen ahead, at least 0
 * @param groups the group of every channel; empty for none
 */
public record CovariateInputs(
    List<String> past, List<String> known, int ahead, List<String> groups) {
  /** So that sums of widths stay whole numbers of 32 bits. */
  private static final int MOST = 1 << 30;

  private static final CovariateInputs NONE =
      new CovariateInputs(List.of(), List.of(), 0, List.of());

  /** Checks that the parts fit together. */
  public CovariateInputs {
    past = List.copyOf(past);
    known = List.copyOf(known);
    groups = List.copyOf(groups);
    if (ahead < 0 || (known.isEmpty() && ahead > 0)) {
      throw new IllegalArgumentException(
          "known columns are seen 0 or more rows ahead, and only if there are any; got " + ahead);
    }
    long inputs = past.size() + known.size() * (ahead + 1L) + groups.size();
    if (inputs > MOST) {
      throw new IllegalArgumentException(
          known.size() + " known columns, seen " + ahead + " rows ahead, make too many inputs");
    }
  }

  /** No such inputs. */
  public static CovariateInputs none() {
    return NONE;
  }

  /** Those of a series. */
  public static CovariateInputs of(@Nullable Covariates covariates) {
    return covariates == null
        ? NONE
        : new CovariateInputs(
            covariates.pastNames(),
            covariates.knownNames(),
            covariates.ahead(),
            covariates.groups());
  }

  /** Number of columns beside the channels. */
  public int columns() {
    return past.size() + known.size();
  }

  /** Number of values that a row brings: past columns, and known ones at A + 1 rows. */
  public int values() {
    return past.size() + known.size() * (ahead + 1);
  }

  /** The groups, sorted, without repetition. */
  public List<String> groupNames() {
    return groups.stream().distinct().sorted().toList();
  }

  /** Number of inputs: a value each, and one per group. */
  public int width() {
    return values() + groupNames().size();
  }

  /** Names of the values of a row: of past columns, then of known ones, such as {@code temp+1}. */
  public List<String> valueNames() {
    List<String> names = new ArrayList<>(past);
    for (int lead = 0; lead <= ahead; lead++) {
      for (String name : known) {
        names.add(lead == 0 ? name : name + "+" + lead);
      }
    }
    return names;
  }

  /** Names of the inputs, in order. */
  public List<String> names() {
    List<String> names = valueNames();
    groupNames().forEach(group -> names.add("group " + group));
    return names;
  }

  /** Which of the columns, the past ones first, the i-th value of a row belongs to. */
  int column(int value) {
    return value < past.size() ? value : past.size() + (value - past.size()) % known.size();
  }

  /**
   * Writes the values of a row.
   *
   * @param covariates with these columns, in this order
   * @param out written: {@code [values()]}
   * @throws InvalidSeriesException if known columns end before row {@code row + A}
   */
  public void read(Covariates covariates, int row, double[] out) {
    int at = 0;
    TimeSeries pastColumns = covariates.past();
    for (int c = 0; pastColumns != null && c < past.size(); c++) {
      out[at++] = pastColumns.value(row, c);
    }
    TimeSeries knownColumns = covariates.known();
    if (knownColumns == null) {
      return;
    }
    requireAhead(covariates, row + 1);
    for (int lead = 0; lead <= ahead; lead++) {
      for (int c = 0; c < known.size(); c++) {
        out[at++] = knownColumns.value(row + lead, c);
      }
    }
  }

  /**
   * Refuses known columns that end too early.
   *
   * @param rows how many rows of the channels a forecast sees
   * @throws InvalidSeriesException if they end before A rows behind these
   */
  void requireAhead(@Nullable Covariates covariates, int rows) {
    TimeSeries knownColumns = covariates == null ? null : covariates.known();
    int missing = knownColumns == null ? 0 : Math.min(ahead, rows + ahead - knownColumns.rows());
    if (missing > 0) {
      throw new InvalidSeriesException(
          "the known column '"
              + known.get(0)
              + "' must go on for "
              + ahead
              + " rows behind row "
              + rows
              + ", the last that the forecast sees of the channels; "
              + missing
              + (missing == 1 ? " of them is" : " of them are")
              + " missing; add rows with the known columns filled and the channels"
              + " empty");
    }
  }

  /**
   * The covariates of a series as the model sees them: its columns, in its order.
   *
   * @throws InvalidSeriesException naming the first column that is missing
   */
  @Nullable Covariates select(@Nullable Covariates covariates) {
    if (equals(NONE)) {
      return null;
    }
    return new Covariates(
        select(covariates == null ? null : covariates.past(), past, "past"),
        select(covariates == null ? null : covariates.known(), known, "known"),
        ahead,
        groups);
  }

  private static @Nullable TimeSeries select(
      @Nullable TimeSeries columns, List<String> names, String kind) {
    if (names.isEmpty()) {
      return null;
    }
    if (columns == null || !columns.channelNames().containsAll(names)) {
      throw new InvalidSeriesException(
          "the model needs the "
              + kind
              + " columns "
              + String.join(", ", names)
              + "; the series has "
              + (columns == null ? "none" : String.join(", ", columns.channelNames()))
              + "; give a file like the one that the model was fitted on");
    }
    return columns.select(names);
  }
}
