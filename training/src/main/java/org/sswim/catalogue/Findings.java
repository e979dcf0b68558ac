package org.sswim.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.model.ModelFormat;
import org.sswim.stored.Limited;

/**
 * The findings of an experiment: a table, a sentence, and curves.
 *
 * @param columns headings
 * @param rows cells, as many as columns: texts, whole numbers, or numbers, of which those that are
 *     not finite are shown as empty
 * @param sentence what came out, one sentence without a full stop
 * @param charts curves; may be none
 * @param saved a model that can be kept in a file, of the first seed and the last row that has one;
 *     null for none
 */
public record Findings(
    List<String> columns,
    List<List<Object>> rows,
    String sentence,
    List<Chart> charts,
    @Nullable Saved<?> saved) {

  /** Copies the lists. */
  public Findings {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    charts = List.copyOf(charts);
  }

  /** Findings of a table alone. */
  public static Findings of(List<String> columns, List<List<Object>> rows, String sentence) {
    return new Findings(columns, rows, sentence, List.of(), null);
  }

  /** The same with charts. */
  public Findings withCharts(List<Chart> some) {
    return new Findings(columns, rows, sentence, some, saved);
  }

  /** The same with a model. */
  public <M extends Record & Limited> Findings withSaved(ModelFormat<M> format, M model) {
    return new Findings(columns, rows, sentence, charts, new Saved<>(format, model));
  }

  /** A model, and the kind of its file. */
  public record Saved<M extends Record & Limited>(ModelFormat<M> format, M model) {
    /**
     * Writes it.
     *
     * @throws org.sswim.model.InvalidModelException if the file cannot be written
     */
    public void write(Path file) {
      format.write(model, file);
    }
  }

  /**
   * Curves over one axis.
   *
   * @param title of the chart
   * @param across what the axis shows
   * @param up what the curves show
   * @param logarithmic whether the curves are shown by their logarithms, which they then must have
   * @param curves at least one
   */
  public record Chart(
      String title, String across, String up, boolean logarithmic, List<Curve> curves) {
    /** Copies the list. */
    public Chart {
      curves = List.copyOf(curves);
    }
  }

  /**
   * A curve.
   *
   * @param name in the legend
   * @param x ascending
   * @param y as many
   */
  public record Curve(String name, double[] x, double[] y) {
    /** A curve over 1, 2, 3 and so on. */
    public static Curve counted(String name, double[] y) {
      return new Curve(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }
  }
}
