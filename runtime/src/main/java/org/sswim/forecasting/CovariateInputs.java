package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;

/**
 * The inputs that stand beside the channels. At row t the network sees the following, in this
 * order:
 *
 * <pre>
 *   past 1 (t), past 2 (t), ...,
 *   1 for the group of the lane's channel, 0 for every other group
 * </pre>
 *
 * <p>Known columns are inputs of {@linkplain org.sswim.moments.MomentModel the moment}.
 *
 * @param past names of the columns that are observed like the channels
 * @param known names of the columns whose future is known
 * @param groups the group of every channel; empty for none
 */
public record CovariateInputs(List<String> past, List<String> known, List<String> groups) {
  private static final CovariateInputs NONE = new CovariateInputs(List.of(), List.of(), List.of());

  /** Checks that the parts fit together. */
  public CovariateInputs {
    past = List.copyOf(past);
    known = List.copyOf(known);
    groups = List.copyOf(groups);
  }

  /** No such inputs. */
  public static CovariateInputs none() {
    return NONE;
  }

  /** Those of a series. */
  public static CovariateInputs of(@Nullable Covariates covariates) {
    return covariates == null
        ? NONE
        : new CovariateInputs(covariates.pastNames(), covariates.knownNames(), covariates.groups());
  }

  /** Number of columns beside the channels. */
  public int columns() {
    return past.size() + known.size();
  }

  /** The groups, sorted, without repetition. */
  public List<String> groupNames() {
    return groups.stream().distinct().sorted().toList();
  }

  /** Number of inputs: one per past column, and one per group. */
  public int width() {
    return past.size() + groupNames().size();
  }

  /** Names of the inputs, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(past);
    groupNames().forEach(group -> names.add("group " + group));
    return names;
  }

  /**
   * Writes the past columns of a row.
   *
   * @param covariates with these columns, in this order
   * @param out written: {@code [past]}
   */
  void readPast(Covariates covariates, int row, double[] out) {
    TimeSeries columns = covariates.past();
    for (int c = 0; columns != null && c < past.size(); c++) {
      out[c] = columns.value(row, c);
    }
  }

  /**
   * Refuses known columns that end too early.
   *
   * @param rows how many rows of the channels a forecast sees
   * @param ahead rows after these that it sees of the known columns
   * @throws InvalidDataException if they end before
   */
  void requireAhead(@Nullable Covariates covariates, int rows, int ahead) {
    TimeSeries knownColumns = covariates == null ? null : covariates.known();
    int missing = knownColumns == null ? 0 : Math.min(ahead, rows + ahead - knownColumns.rows());
    if (missing > 0) {
      throw Problem.KNOWN_ENDS.of(
          "the known column '%s' must go on for %s rows after row %s; %s missing"
              .formatted(known.get(0), ahead, rows, missing == 1 ? "1 is" : missing + " are"));
    }
  }

  /**
   * The covariates of a series as the model sees them: its columns, in its order.
   *
   * @param ahead the known columns that it sees
   * @throws InvalidDataException naming the first column that is missing
   */
  @Nullable Covariates select(@Nullable Covariates covariates, List<String> ahead) {
    if (past.isEmpty() && groups.isEmpty() && ahead.isEmpty()) {
      return null;
    }
    return new Covariates(
        select(covariates == null ? null : covariates.past(), past, "past"),
        select(covariates == null ? null : covariates.known(), ahead, "known"),
        groups);
  }

  private static @Nullable TimeSeries select(
      @Nullable TimeSeries columns, List<String> names, String kind) {
    if (names.isEmpty()) {
      return null;
    }
    if (columns == null || !columns.channelNames().containsAll(names)) {
      throw Problem.LACKS_COLUMNS.of(
          "the model needs the %s columns %s; the series has %s"
              .formatted(
                  kind,
                  String.join(", ", names),
                  columns == null ? "none" : String.join(", ", columns.channelNames())));
    }
    return columns.select(names);
  }
}
