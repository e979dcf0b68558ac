package org.sswim.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.sswim.checks.Checks;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelTimes;
import scala.Tuple2;

/**
 * What a data frame says of series beside their values, as executors know it. A row has a number
 * for each static column, which is the place of its category. Then it has one for each column of
 * numbers; NaN stands for nothing.
 *
 * @param statics names of static columns
 * @param past names of columns of numbers known up to the last row
 * @param known names of those known ahead
 * @param categories of each static column, rising
 */
record SparkBeside(
    ArrayList<String> statics,
    ArrayList<String> past,
    ArrayList<String> known,
    ArrayList<ArrayList<String>> categories)
    implements Serializable {

  /**
   * Looks which categories a data frame has.
   *
   * @throws org.sswim.series.InvalidDataException if there are too many, or a column is not there
   */
  static SparkBeside of(Dataset<Row> data, BesideNames names, JobNames jobs) {
    ArrayList<ArrayList<String>> categories = new ArrayList<>();
    for (String name : names.statics()) {
      jobs.next("categories of " + name);
      Column cell = functions.trim(LongRows.column(data, name).cast("string"));
      TreeSet<String> found = new TreeSet<>();
      data.select(cell)
          .distinct()
          .limit(PanelInputs.MOST_CATEGORIES + 2)
          .collectAsList()
          .forEach(row -> found.add(row.isNullAt(0) ? "" : row.getString(0).strip()));
      found.remove("");
      Checks.that(found.size() <= PanelInputs.MOST_CATEGORIES, FrameFault::of)
          .or(
              "static column '%s' has more than the %s categories that there may be",
              name, PanelInputs.MOST_CATEGORIES);
      categories.add(new ArrayList<>(found));
    }
    return new SparkBeside(
        new ArrayList<>(names.statics()),
        new ArrayList<>(names.past()),
        new ArrayList<>(names.known()),
        categories);
  }

  /** The names. */
  BesideNames names() {
    return new BesideNames(statics, past, known);
  }

  /** Numbers that a row has beside its value. */
  int count() {
    return names().all().size();
  }

  /**
   * A panel of series in their places.
   *
   * @param series key and places of each, see {@link SeriesKey} and {@link RowsBytes}
   * @param places tell when rows are
   */
  Panel panel(List<Tuple2<String, byte[]>> series, Frequency frequency, FramePlaces places) {
    List<String> ids = series.stream().map(own -> SeriesKey.id(own._1())).toList();
    List<RowsBytes> placed = series.stream().map(own -> RowsBytes.of(own._2())).toList();
    PanelTimes times =
        places.rows().times(placed.stream().mapToLong(own -> own.times()[0]).toArray());
    double[][] values = placed.stream().map(RowsBytes::values).toArray(double[][]::new);
    double[][][] columns = placed.stream().map(RowsBytes::columns).toArray(double[][][]::new);
    String[][] texts = new String[values.length][statics.size()];
    for (int i = 0; i < values.length; i++) {
      double[] own = placed.get(i).statics();
      for (int s = 0; s < own.length; s++) {
        texts[i][s] = Double.isNaN(own[s]) ? "" : categories.get(s).get((int) own[s]);
      }
    }
    PanelBeside beside = new PanelBeside(names(), texts, columns);
    return new Panel(ids, values, times, frequency, 0, List.of(), beside);
  }
}
