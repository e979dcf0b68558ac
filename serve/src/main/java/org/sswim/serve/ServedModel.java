package org.sswim.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelModel;
import org.sswim.series.CsvFormat;
import org.sswim.series.CsvOptions;
import org.sswim.series.MissingOptions;
import org.sswim.series.Standardizer;
import org.sswim.stored.JsonObject;

/** A model under the name by which requests call it. */
public sealed interface ServedModel {
  /** Letters, digits, dots, hyphens and underscores, as names stand in addresses. */
  Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  /** The name. */
  String name();

  /** What a client has to know to use it, for JSON. */
  JsonObject facts();

  /**
   * A forecaster.
   *
   * @param name of {@link #NAME}
   * @param model what forecasts
   * @param csv how CSV of requests is read
   */
  record Forecaster(String name, ForecastModel model, CsvOptions csv) implements ServedModel {

    /** Names of the values of a row: channels, then past columns, then known ones. */
    List<String> columns() {
      List<String> all = new ArrayList<>(model.channels());
      all.addAll(model.spec().covariates().past());
      all.addAll(known());
      return all;
    }

    /** Names of the known columns that forecasts need. */
    List<String> known() {
      return model.knownColumns();
    }

    /** Whether every value of a row must be there. */
    boolean refusesMissing() {
      return csv.missing().policy() == MissingOptions.Policy.FAIL;
    }

    /** The same as a file has them: a column of text is one, whatever it may hold. */
    List<String> fileColumns() {
      return columns().stream().map(csv.categories()::column).distinct().toList();
    }

    /** Bytes that a stream holds, counted generously. */
    long stateBytes() {
      long neurons = model.network().hidden().neurons();
      long lanes = model.spec().channels().lanes(model.channels().size());
      long row = model.network().hidden().input().rowWidth();
      long perLane = (model.spec().window() + 16L) * (neurons + row);
      long outputs = (long) model.spec().horizon() * model.channels().size();
      return (1L << 16) + Float.BYTES * (lanes * perLane + 16 * neurons + 32 * outputs);
    }

    @Override
    public JsonObject facts() {
      Intervals intervals = model.intervals();
      return JsonObject.of("name", name)
          .with("kind", "forecaster")
          .with("channels", model.channels())
          .with("columns", columns())
          .with("known", known())
          .with("categories", csv.categories().texts())
          .with("window", model.spec().window())
          .with("horizon", model.spec().horizon())
          .with("levels", intervals == null ? List.of() : intervals.levels())
          .with("needsDates", model.needsDates())
          .with("explains", model.background() != null)
          .with("neurons", model.network().hidden().neurons())
          .with("usual", usual());
    }

    /** One deviation below and above the mean of each channel, in the units of the file. */
    private List<List<Double>> usual() {
      Standardizer standardizer = model.standardizer();
      return IntStream.range(0, model.channels().size())
          .mapToObj(c -> List.of(standardizer.invert(c, -1), standardizer.invert(c, 1)))
          .toList();
    }
  }

  /**
   * A classifier.
   *
   * @param name of {@link #NAME}
   * @param model what classifies
   */
  record Classes(String name, ClassifierModel model) implements ServedModel {

    @Override
    public JsonObject facts() {
      return JsonObject.of("name", name)
          .with("kind", "classifier")
          .with("classes", model.classes())
          .with("signals", model.coding().signals())
          .with("neurons", model.network().hidden().neurons());
    }
  }

  /**
   * A forecaster of many series.
   *
   * @param name of {@link #NAME}
   * @param model what forecasts
   * @param format how the cells of tables are written
   */
  record Panels(String name, PanelModel model, CsvFormat format) implements ServedModel {

    /** Names of the columns of a row. */
    List<String> columns() {
      List<String> all = new ArrayList<>(PanelColumns.USUAL.all());
      all.addAll(model.inputs().names().all());
      return all;
    }

    @Override
    public JsonObject facts() {
      return JsonObject.of("name", name)
          .with("kind", "panel")
          .with("columns", columns())
          .with("known", model.inputs().names().known())
          .with("season", model.frequency().season())
          .with("window", model.window())
          .with("horizon", model.horizon())
          .with("levels", model.levels())
          .with("series", model.known().size());
    }
  }
}
