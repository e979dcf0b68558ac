package org.sswim.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelModel;
import org.sswim.series.CsvOptions;
import org.sswim.series.MissingOptions;
import org.sswim.series.Standardizer;

/** A model under the name by which requests call it. */
public sealed interface ServedModel {
  /** Letters, digits, dots, hyphens and underscores, as names stand in addresses. */
  Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  /** The name. */
  String name();

  /** What a client has to know to use it, for JSON. */
  Map<String, Object> facts();

  /**
   * A forecaster.
   *
   * @param name of {@link #NAME}
   * @param model what forecasts
   * @param csv how CSV of requests is read
   */
  record Forecaster(String name, ForecastModel model, CsvOptions csv) implements ServedModel {
    /** Checks the name. */
    public Forecaster {
      requireName(name);
    }

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
    public Map<String, Object> facts() {
      Intervals intervals = model.intervals();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", name);
      facts.put("kind", "forecaster");
      facts.put("channels", model.channels());
      facts.put("columns", columns());
      facts.put("known", known());
      facts.put("categories", csv.categories().texts());
      facts.put("window", model.spec().window());
      facts.put("horizon", model.spec().horizon());
      facts.put("levels", intervals == null ? List.of() : intervals.levels());
      facts.put("needsDates", model.needsDates());
      facts.put("explains", model.background() != null);
      facts.put("neurons", model.network().hidden().neurons());
      facts.put("usual", usual());
      return facts;
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
    /** Checks the name. */
    public Classes {
      requireName(name);
    }

    @Override
    public Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", name);
      facts.put("kind", "classifier");
      facts.put("classes", model.classes());
      facts.put("signals", model.coding().signals());
      facts.put("neurons", model.network().hidden().neurons());
      return facts;
    }
  }

  /**
   * A forecaster of many series.
   *
   * @param name of {@link #NAME}
   * @param model what forecasts
   */
  record Panels(String name, PanelModel model) implements ServedModel {
    /** Checks the name. */
    public Panels {
      requireName(name);
    }

    /** Names of the columns of a row. */
    List<String> columns() {
      List<String> all = new ArrayList<>(PanelColumns.USUAL.all());
      all.addAll(model.inputs().names().all());
      return all;
    }

    @Override
    public Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", name);
      facts.put("kind", "panel");
      facts.put("columns", columns());
      facts.put("known", model.inputs().names().known());
      facts.put("season", model.frequency().season());
      facts.put("window", model.window());
      facts.put("horizon", model.horizon());
      facts.put("levels", model.levels());
      facts.put("series", model.known().size());
      return facts;
    }
  }

  private static void requireName(String name) {
    Checks.that(NAME.matcher(name).matches())
        .or("names of served models are 1 to 80 letters, digits, '.', '-' and '_'; got '%s'", name);
  }
}
