package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.Score;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/** Compares a baseline of its own with ridge regression and S-SWIM. */
public final class OwnBaseline {
  private OwnBaseline() {}

  /** Every lead is the mean of the last week; windows are standardised, and so are forecasts. */
  private static void lastWeek(
      WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    for (int i = 0; i < block.count(); i++) {
      double mean = 0;
      for (int back = 1; back <= 7; back++) {
        mean += series.value(block.lane(), block.start(i) + series.window() - back, 0) / 7;
      }
      for (int k = 0; k < horizon; k++) {
        out[i * horizon + k] = mean;
      }
    }
  }

  /** The argument is births.csv. */
  public static void main(String[] arguments) {
    TimeSeries series = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());

    // A task gives what a baseline may estimate on; this one estimates nothing.
    List<Candidate<FitTask, Fitted>> models =
        new ArrayList<>(List.of(ForecastCandidates.of("last-week", task -> OwnBaseline::lastWeek)));
    models.addAll(ForecastCandidates.ALL.list("ridge,s-swim:neurons=100"));

    ComparisonOptions options = ComparisonOptions.of(28, List.of(7)).withModels(models);
    for (Score score : new ForecastComparison(series, options).run(FitProgress.NONE)) {
      System.out.printf("%s: RSE %.4f%n", score.model(), score.rse());
    }
  }
}
