package org.sswim.panels;

import java.util.Arrays;
import java.util.List;

/**
 * The columns of a panel beside the values of its series.
 *
 * <p>Numbers of a row stand at the place of its value; further ones may follow after the last
 * value. Of columns that are known up to the last row alone nobody looks at these. Arrays are
 * shared, not copied: do not modify them.
 *
 * @param names of static columns and of columns of numbers
 * @param statics category of each static column, "" where none is said: {@code [series][statics]}
 * @param columns numbers, NaN where a number is missing: {@code [series][columns][rows and more]}
 */
public record PanelBeside(BesideNames names, String[][] statics, double[][][] columns) {

  /** Nothing. */
  public static final PanelBeside NONE =
      new PanelBeside(BesideNames.NONE, new String[0][], new double[0][][]);

  /** The same of some of the series. */
  PanelBeside select(int[] series) {
    return names.none()
        ? this
        : new PanelBeside(
            names,
            Arrays.stream(series).mapToObj(i -> statics[i]).toArray(String[][]::new),
            Arrays.stream(series).mapToObj(i -> columns[i]).toArray(double[][][]::new));
  }

  /**
   * The same with numbers known ahead in the places behind the last row of each series.
   *
   * @param rows places of each series before those numbers; NaN where it says less itself
   * @param next has the columns that are known ahead, and no others, of the same series: {@code
   *     [series]}, null for series without
   */
  PanelBeside followedBy(int[] rows, double[][][] next) {
    List<String> all = names.columns();
    int past = names.past().size();
    double[][][] longer = new double[columns.length][all.size()][];
    for (int i = 0; i < longer.length; i++) {
      for (int c = 0; c < longer[i].length; c++) {
        double[] own = columns[i][c];
        if (c >= past && next[i] != null) {
          double[] more = next[i][c - past];
          int said = Math.min(own.length, rows[i]);
          own = Arrays.copyOf(own, rows[i] + more.length);
          Arrays.fill(own, said, rows[i], Double.NaN);
          System.arraycopy(more, 0, own, rows[i], more.length);
        }
        longer[i][c] = own;
      }
    }
    return new PanelBeside(names, statics, longer);
  }
}
