package org.sswim.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sswim.model.ArraySpec;
import org.sswim.network.Provenance;

/** What files of random filters hold: {@link FilterForecaster} runs them. */
public final class FilterFormat extends StudyFormat {
  /** Rows that a forecast sees. */
  public static final String WINDOW = "window";

  /** Rows of a forecast. */
  public static final String HORIZON = "horizon";

  private static final String SIZES = "sizes";
  private static final String SCALE = "series.scale";
  private static final int MOST = 10_000;

  /** The kind. */
  public FilterFormat() {
    super(
        "sswim-random-filters",
        "a forecaster of random filters",
        List.of(WINDOW, HORIZON),
        List.of(SIZES));
  }

  @Override
  protected List<ArraySpec> shapes(StudyModel described) {
    int window = described.number(WINDOW);
    Whole.require(WINDOW, window, 1, MOST);
    Whole.require(HORIZON, described.number(HORIZON), 1, MOST);
    Whole.require(SIZES, described.list(SIZES).size(), 0, MOST);
    List<ArraySpec> shapes = new ArrayList<>();
    shapes.add(ArraySpec.floats(SCALE, 2));
    for (int i = 0; i < described.list(SIZES).size(); i++) {
      int size = Whole.of(SIZES, described.list(SIZES).get(i));
      Whole.require(SIZES, size, 1, window);
      shapes.add(ArraySpec.floats(group(i) + "weights", size));
      shapes.add(ArraySpec.floats(group(i) + "bias", 1));
      int features = new RandomFilter(new float[size], 0, window, 1).features();
      shapes.add(ArraySpec.floats(group(i) + "beta", features, described.number(HORIZON)));
    }
    return shapes;
  }

  private static String group(int stage) {
    return "stage" + (stage + 1) + ".";
  }

  /**
   * A model of stages, each of one signal.
   *
   * @param mean of the series that trained
   * @param unit its standard deviation
   */
  public StudyModel model(
      List<FilterStage> stages,
      int window,
      int horizon,
      double mean,
      double unit,
      Provenance provenance) {
    List<float[]> values = new ArrayList<>();
    values.add(new float[] {(float) mean, (float) unit});
    for (FilterStage stage : stages) {
      values.add(stage.filter().weights());
      values.add(new float[] {stage.filter().bias()});
      float[] beta = new float[stage.beta().length];
      for (int i = 0; i < beta.length; i++) {
        beta[i] = (float) stage.beta()[i];
      }
      values.add(beta);
    }
    return model(
        Map.of(WINDOW, window, HORIZON, horizon),
        Map.of(SIZES, stages.stream().map(s -> String.valueOf(s.filter().size())).toList()),
        values,
        provenance);
  }

  /** The stages of a model. */
  static List<FilterStage> stages(StudyModel model) {
    List<FilterStage> stages = new ArrayList<>();
    for (int i = 0; i < model.list(SIZES).size(); i++) {
      float[] narrow = model.values(group(i) + "beta");
      double[] beta = new double[narrow.length];
      for (int k = 0; k < beta.length; k++) {
        beta[k] = narrow[k];
      }
      float[] weights = model.values(group(i) + "weights");
      float bias = model.values(group(i) + "bias")[0];
      stages.add(new FilterStage(new RandomFilter(weights, bias, model.number(WINDOW), 1), beta));
    }
    return List.copyOf(stages);
  }

  /** Mean and deviation of the series that trained. */
  static float[] scale(StudyModel model) {
    return model.values(SCALE);
  }
}
