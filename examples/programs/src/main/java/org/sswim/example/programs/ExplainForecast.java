package org.sswim.example.programs;

import java.nio.file.Path;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronShare;
import org.sswim.explanation.StageSplit;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Says why a model forecasts what it does: by stage, then by neuron. */
public final class ExplainForecast {
  private ExplainForecast() {}

  /** The argument is births.csv. */
  public static void main(String[] arguments) {
    TimeSeries series = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());
    ForecastModel model = SSwimForecaster.of(28, 7).neurons(100).fit(series);
    int row = series.rows() - 1; // The last row that the forecast sees.

    StageSplit stages = StageSplit.of(model, series, row).get(0);
    System.out.printf("Usual level: %.0f births%n", stages.level());
    System.out.printf("What the date adds to the next day: %.0f%n", stages.moment()[0]);
    System.out.printf("What the past adds: %.0f%n", stages.past()[0]);
    System.out.printf("What both add together: %.0f%n", stages.joint()[0]);

    // Lead 1 of the first channel. Parts add up on the scale on which the model works.
    Explanation next = new Explainer(model).explain(series, row, 1, 0);
    for (NeuronShare neuron : next.neurons().subList(0, 3)) {
      System.out.printf("Neuron %d adds %+.4f%n", neuron.neuron(), neuron.contribution());
    }
  }
}
