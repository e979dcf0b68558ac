package org.sswim.algorithms.randomconv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.Ranges;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.model.ModelKind;
import org.sswim.model.StudyModel;
import org.sswim.network.Provenance;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Files of random filters with their read-outs: they forecast what follows a series. */
public final class FilterModels implements StudyRunner {
  private static final String WINDOW = "window";
  private static final String HORIZON = "horizon";
  private static final String SIZES = "sizes";
  private static final String SCALE = "series.scale";
  private static final int MOST = 10_000;

  @Override
  public ModelKind kind() {
    return ModelKind.RANDOM_FILTERS;
  }

  @Override
  public String task() {
    return "forecasts the rows behind the first column of a CSV file: lead and value";
  }

  @Override
  public Reading reading() {
    return Reading.NEEDED;
  }

  @Override
  public List<String> numbers() {
    return List.of(WINDOW, HORIZON);
  }

  @Override
  public List<String> lists() {
    return List.of(SIZES);
  }

  @Override
  public List<StudyModel.Shape> shapes(StudyModel described) {
    int window = described.number(WINDOW);
    Ranges.requireWhole(WINDOW, window, 1, MOST);
    Ranges.requireWhole(HORIZON, described.number(HORIZON), 1, MOST);
    Ranges.requireWhole(SIZES, described.list(SIZES).size(), 0, MOST);
    List<StudyModel.Shape> shapes = new ArrayList<>();
    shapes.add(StudyModel.Shape.of(SCALE, 2));
    for (int i = 0; i < described.list(SIZES).size(); i++) {
      int size = size(described, i);
      Ranges.requireWhole(SIZES, size, 1, window);
      shapes.add(StudyModel.Shape.of(group(i) + "weights", size));
      shapes.add(StudyModel.Shape.of(group(i) + "bias", 1));
      int features = new RandomFilter(new float[size], 0, window, 1).features();
      shapes.add(StudyModel.Shape.of(group(i) + "beta", features, described.number(HORIZON)));
    }
    return shapes;
  }

  private static int size(StudyModel model, int stage) {
    String text = model.list(SIZES).get(stage);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("sizes must be whole numbers; got '" + text + "'", e);
    }
  }

  private static String group(int stage) {
    return "stage" + (stage + 1) + ".";
  }

  /**
   * A model of stages.
   *
   * @param mean of the series that trained
   * @param unit its standard deviation
   */
  static StudyModel model(
      List<Stage> stages,
      int window,
      int horizon,
      double mean,
      double unit,
      Provenance provenance) {
    List<float[]> values = new ArrayList<>();
    values.add(new float[] {(float) mean, (float) unit});
    for (Stage stage : stages) {
      values.add(stage.filter().weights());
      values.add(new float[] {stage.filter().bias()});
      float[] beta = new float[stage.beta().length];
      for (int i = 0; i < beta.length; i++) {
        beta[i] = (float) stage.beta()[i];
      }
      values.add(beta);
    }
    return new FilterModels()
        .model(
            Map.of(WINDOW, window, HORIZON, horizon),
            Map.of(SIZES, stages.stream().map(s -> String.valueOf(s.filter().size())).toList()),
            values,
            provenance);
  }

  /**
   * The rows behind a window.
   *
   * @param last values of the window, oldest first
   */
  static double[] forecast(StudyModel model, double[] last) {
    int window = model.number(WINDOW);
    int horizon = model.number(HORIZON);
    float[] scale = model.values(SCALE);
    float[] x = new float[window];
    for (int t = 0; t < window; t++) {
      x[t] = (float) ((last[t] - scale[0]) / scale[1]);
    }
    double[] left = new double[horizon];
    for (int i = 0; i < model.list(SIZES).size(); i++) {
      float[] narrow = model.values(group(i) + "beta");
      double[] beta = new double[narrow.length];
      for (int k = 0; k < beta.length; k++) {
        beta[k] = narrow[k];
      }
      RandomFilter filter =
          new RandomFilter(
              model.values(group(i) + "weights"), model.values(group(i) + "bias")[0], window, 1);
      new Stage(filter, beta).takeOff(x, 1, horizon, left);
    }
    for (int k = 0; k < horizon; k++) {
      left[k] = scale[0] - scale[1] * left[k];
    }
    return left;
  }

  @Override
  public String run(StudyModel model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    TimeSeries series = SeriesCsv.read(Objects.requireNonNull(file), CsvOptions.defaults());
    int window = model.number(WINDOW);
    if (series.rows() < window) {
      throw new IllegalArgumentException(
          file + ": a window takes " + window + " rows; the file has " + series.rows());
    }
    double[] last = new double[window];
    for (int t = 0; t < window; t++) {
      last[t] = series.value(series.rows() - window + t, 0);
    }
    out.append("lead,").append(series.channelNames().get(0)).append('\n');
    double[] forecast = forecast(model, last);
    for (int k = 0; k < forecast.length; k++) {
      out.append(String.valueOf(k + 1)).append(',').append(String.valueOf((float) forecast[k]));
      out.append('\n');
    }
    return "";
  }
}
