package org.sswim.explanation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.series.Categories;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;
import org.sswim.tables.Cells;

/**
 * A change of a known column: {@code factor * value + shift}.
 *
 * @param column its index among the known columns
 * @param factor 0 for a column that is set
 * @param shift in the units of the column
 */
public record KnownChange(int column, double factor, double shift) {

  /** The ways to change a value. */
  public double of(double value) {
    // A column that is set does not see what it was, be it infinite.
    return factor == 0 ? shift : factor * value + shift;
  }

  /**
   * Reads the change of a column: {@code temp=+1.5}, {@code temp=-2}, {@code temp=*1.1}, a number
   * to set such as {@code temp=3}, or {@code sky=rain}, one of the texts of a column of categories.
   *
   * @param names of the known columns
   * @param categories what columns of text became; several of the known columns are of one
   * @return a change of each known column that comes from the named one
   * @throws IllegalArgumentException if no column is named, or the change is none
   */
  public static List<KnownChange> parse(String text, List<String> names, Categories categories) {
    List<String> columns = names.stream().map(categories::column).distinct().toList();
    String column =
        columns.stream()
            .filter(name -> text.startsWith(name + "="))
            .reduce("", (one, next) -> next.length() > one.length() ? next : one);
    Checks.not(column.isEmpty())
        .or(
            "must be a known column of the model and a change, such as %s=+1; its known columns"
                + " are %s",
            columns.get(0), String.join(", ", columns));
    String change = text.substring(column.length() + 1);
    List<KnownChange> changes = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      if (name.equals(column)) {
        changes.add(number(c, change));
      } else if (categories.column(name).equals(column)) {
        double one = categories.read(name, change);
        String texts = String.join(", ", categories.texts().getOrDefault(column, List.of()));
        Checks.not(Double.isNaN(one)).or("'%s' is one of %s; got '%s'", column, texts, change);
        changes.add(new KnownChange(c, 0, one));
      }
    }
    return changes;
  }

  private static KnownChange number(int column, String text) {
    boolean times = text.startsWith("*");
    double value = Cells.value((times ? text.substring(1) : text).strip(), '.');
    Checks.that(Double.isFinite(value))
        .or("the change must be a number after +, - or *, or a number to set; got '%s'", text);
    boolean adds = text.startsWith("+") || text.startsWith("-");
    return times ? new KnownChange(column, value, 0) : new KnownChange(column, adds ? 1 : 0, value);
  }

  /**
   * A series whose known columns are changed in the rows after a given one, including those ahead
   * of the series.
   *
   * @param series with known columns
   * @param row the last row that stays as it is, counted from 0
   * @param changes made one after the other
   */
  public static TimeSeries behind(TimeSeries series, int row, List<KnownChange> changes) {
    Covariates own = series.covariates();
    TimeSeries known = own == null ? null : own.known();
    if (own == null || known == null) {
      throw new IllegalArgumentException("the series has no known columns to change");
    }
    double[] values = new double[known.rows() * known.channels()];
    double[] cells = new double[known.channels()];
    for (int r = 0; r < known.rows(); r++) {
      known.copyRow(r, cells);
      for (KnownChange change : r > row ? changes : List.<KnownChange>of()) {
        cells[change.column] = change.of(cells[change.column]);
      }
      System.arraycopy(cells, 0, values, r * cells.length, cells.length);
    }
    TimeSeries changed = TimeSeries.of(known.channelNames(), values, known.timeline());
    return series.withCovariates(new Covariates(own.past(), changed, own.groups()));
  }
}
