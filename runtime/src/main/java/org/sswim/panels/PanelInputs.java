package org.sswim.panels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.tables.Shown;

/**
 * The inputs that networks get beside the values of a series.
 *
 * <p>A static column is an input for each category, 1 where a series is of it and else 0. A column
 * of numbers x is seen as {@code (x - mean) / deviation}, at every row of the window beside the
 * value. A column that is known ahead also has an input for each lead k = 1, 2, ... Like the
 * forecast, it is the difference from the row that the forecast starts from:
 *
 * <pre>
 *   (x(e + k) - x(r(k))) u / s      with logarithms, s the scale of the window, u the {@link #unit}
 *    x(e + k) - x(r(k))             else
 * </pre>
 *
 * <p>because networks forecast in scales. With logarithms, doubling all values adds the same to
 * every series, and that is more scales for a steadier series. Otherwise an addition is in
 * proportion to how far values go up and down.
 *
 * @param statics static columns
 * @param columns columns of numbers, those known ahead last
 * @param unit u, above 0 with logarithms, else 0
 */
public record PanelInputs(List<Static> statics, List<Column> columns, double unit) {
  /** Nothing beside the values. */
  public static final PanelInputs NONE = new PanelInputs(List.of(), List.of(), 0);

  /** Categories of all static columns together that there are at most. */
  public static final int MOST_CATEGORIES = 1000;

  /** Columns of numbers that there are at most. */
  public static final int MOST_COLUMNS = 100;

  /**
   * A static column.
   *
   * @param name of the column
   * @param categories rising, at least one
   */
  public record Static(String name, List<String> categories) {
    /** Copies the list. */
    public Static {
      categories = List.copyOf(categories);
      Checks.that(!categories.isEmpty()).or("static column '%s' has no category", name);
      Checks.that(new HashSet<>(categories).size() >= categories.size())
          .or("categories must be named once each; got %s of '%s'", categories, name);
    }
  }

  /**
   * A column of numbers.
   *
   * @param name of the column
   * @param known whether its future is known
   * @param mean of its numbers
   * @param deviation their standard deviation, above 0
   */
  public record Column(String name, boolean known, double mean, double deviation) {
    /** Checks the ranges. */
    public Column {
      Checks.that(Double.isFinite(mean) && deviation > 0 && Double.isFinite(deviation))
          .or(
              "column '%s' needs a finite mean and a deviation above 0; got %s and %s",
              name, mean, deviation);
    }
  }

  /** Checks the ranges and the order. */
  public PanelInputs {
    statics = List.copyOf(statics);
    columns = List.copyOf(columns);
    boolean before = false;
    for (Column column : columns) {
      Checks.that(!before || column.known())
          .or("column '%s' stands after one that is known ahead", column.name());
      before = column.known();
    }
    Set<String> names = new HashSet<>();
    statics.forEach(own -> names.add(own.name()));
    columns.forEach(own -> names.add(own.name()));
    Checks.that(names.size() >= statics.size() + columns.size())
        .or("columns beside the values must have different names");
    Checks.that(unit >= 0 && Double.isFinite(unit)).or("the unit must be at least 0; got %s", unit);
    int all = statics.stream().mapToInt(own -> own.categories().size()).sum();
    Checks.that(all <= MOST_CATEGORIES && columns.size() <= MOST_COLUMNS)
        .or(
            "there may be at most %s categories and %s columns beside the values; got %s and %s",
            MOST_CATEGORIES, MOST_COLUMNS, all, columns.size());
  }

  /**
   * What a panel has.
   *
   * @throws InvalidDataException if a static column has no category, or there are too many
   */
  public static PanelInputs of(Panel panel) {
    return of(panel, categories(panel));
  }

  /** Categories of each static column of a panel. */
  public static List<TreeSet<String>> categories(Panel panel) {
    List<TreeSet<String>> all = new ArrayList<>();
    for (int s = 0; s < panel.beside().names().statics().size(); s++) {
      TreeSet<String> found = new TreeSet<>();
      for (String[] own : panel.beside().statics()) {
        found.add(own[s]);
      }
      found.remove("");
      all.add(found);
    }
    return all;
  }

  /**
   * What a panel has of which only a part is at hand.
   *
   * @param sample tells how large numbers are
   * @param categories of each static column of the whole panel
   * @throws InvalidDataException if a static column has no category, or there are too many
   */
  public static PanelInputs of(Panel sample, List<TreeSet<String>> categories) {
    BesideNames names = sample.beside().names();
    if (names.none()) {
      return NONE;
    }
    List<Static> statics = new ArrayList<>();
    int all = 0;
    for (int s = 0; s < categories.size(); s++) {
      TreeSet<String> found = categories.get(s);
      all += found.size();
      Checks.not(found.isEmpty() || all > MOST_CATEGORIES, InvalidDataException::new)
          .or(
              "static column '%s' %s",
              names.statics().get(s),
              found.isEmpty()
                  ? "is empty for every series"
                  : "has " + found.size() + " categories; " + MOST_CATEGORIES + " are the most");
      statics.add(new Static(names.statics().get(s), List.copyOf(found)));
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.columns().size(); c++) {
      columns.add(column(sample, c));
    }
    return new PanelInputs(statics, columns, 0);
  }

  /** The mean and the deviation of a column up to the last row of each series. */
  private static Column column(Panel panel, int c) {
    BesideNames names = panel.beside().names();
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int pass = 0; pass < 2; pass++) {
      double mean = count == 0 ? 0 : sum / count;
      squares = 0;
      count = 0;
      for (int i = 0; i < panel.size(); i++) {
        double[] own = panel.beside().columns()[i][c];
        for (int t = 0; t < Math.min(own.length, panel.rows(i)); t++) {
          if (!Double.isNaN(own[t])) {
            sum += pass == 0 ? own[t] : 0;
            squares += (own[t] - mean) * (own[t] - mean);
            count++;
          }
        }
      }
    }
    double deviation = count == 0 ? 0 : Math.sqrt(squares / count);
    boolean known = c >= names.past().size();
    return new Column(
        names.columns().get(c),
        known,
        count == 0 ? 0 : sum / count,
        deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
  }

  /** The same with another unit. */
  public PanelInputs withUnit(double other) {
    return new PanelInputs(statics, columns, other);
  }

  /** Whether there are no inputs. */
  public boolean none() {
    return statics.isEmpty() && columns.isEmpty();
  }

  /** The names of all. */
  public BesideNames names() {
    return new BesideNames(
        statics.stream().map(Static::name).toList(),
        columns.stream().filter(column -> !column.known()).map(Column::name).toList(),
        columns.stream().filter(Column::known).map(Column::name).toList());
  }

  /** Number of columns that are known ahead. */
  public int known() {
    return (int) columns.stream().filter(Column::known).count();
  }

  /** Number of signals of a step: rows of the value, then rows of each column. */
  public int signals(PanelView view) {
    return view.step() * (1 + columns.size());
  }

  /** Number of inputs beside the signals: categories, then leads of each column known ahead. */
  public int context(int horizon) {
    return groups() + known() * horizon;
  }

  /** Number of categories. */
  int groups() {
    return statics.stream().mapToInt(own -> own.categories().size()).sum();
  }

  /**
   * Refuses a panel that says less than these inputs need.
   *
   * @param horizon rows that are to be known ahead
   * @throws InvalidDataException if a series is of an unknown category, or a row ahead is not known
   */
  public void require(Panel panel, int horizon) {
    PanelBeside beside = panel.beside();
    for (int i = 0; i < panel.size() && !none(); i++) {
      for (int s = 0; s < statics.size(); s++) {
        String own = beside.statics()[i][s];
        if (!own.isEmpty() && !statics.get(s).categories().contains(own)) {
          throw new InvalidDataException(
              ("series %s has %s in static column '%s', which the model was not fitted to; it knows"
                      + " %s")
                  .formatted(
                      Shown.value(panel.id(i)),
                      Shown.value(own),
                      statics.get(s).name(),
                      some(statics.get(s).categories())));
        }
      }
      for (int c = columns.size() - known(); c < columns.size(); c++) {
        requireAhead(panel, i, c, horizon);
      }
    }
  }

  private static String some(List<String> categories) {
    int shown = Math.min(10, categories.size());
    String first = String.join(", ", categories.subList(0, shown));
    return shown < categories.size()
        ? first + " and " + (categories.size() - shown) + " more"
        : first;
  }

  private void requireAhead(Panel panel, int i, int c, int horizon) {
    double[] own = panel.beside().columns()[i][c];
    for (int k = 0; k < horizon; k++) {
      int row = panel.rows(i) + k;
      if (row >= own.length || Double.isNaN(own[row])) {
        throw new InvalidDataException(
            "known column '%s' has no number at %s, row %s of the %s after the last of series %s"
                .formatted(
                    columns.get(c).name(),
                    panel.times().text(i, row),
                    k + 1,
                    horizon,
                    Shown.value(panel.id(i))));
      }
    }
  }

  /**
   * What is seen of a series.
   *
   * @throws IllegalArgumentException if the panel has other columns
   */
  public SeriesInputs of(Panel panel, int series) {
    if (none()) {
      return SeriesInputs.NONE;
    }
    Checks.that(panel.beside().names().equals(names()))
        .or("the panel must have %s beside its values; got %s", names(), panel.beside().names());
    String[] categories = panel.beside().statics()[series];
    float[] groups = new float[groups()];
    int at = 0;
    for (int s = 0; s < statics.size(); s++) {
      int own = statics.get(s).categories().indexOf(categories[s]);
      if (own >= 0) {
        groups[at + own] = 1;
      }
      at += statics.get(s).categories().size();
    }
    float[][] x = new float[columns.size()][];
    for (int c = 0; c < x.length; c++) {
      x[c] = seen(panel.beside().columns()[series][c], columns.get(c));
    }
    return new SeriesInputs(groups, x, x.length - known(), (float) unit);
  }

  /** A missing number is the one before, at first the mean. */
  private static float[] seen(double[] numbers, Column column) {
    float[] x = new float[numbers.length];
    float last = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(numbers[t])) {
        double far = (numbers[t] - column.mean()) / column.deviation();
        last = (float) Math.max(-PanelView.FAR, Math.min(PanelView.FAR, far));
      }
      x[t] = last;
    }
    return x;
  }

  /** The standard unit: the median of scales, above 0. */
  public static double unitOf(double[] scales) {
    double[] rising = scales.clone();
    Arrays.sort(rising);
    return rising.length == 0 ? 1 : Math.max(1e-6, rising[rising.length / 2]);
  }
}
