package org.sswim.report;

import java.util.List;
import org.sswim.evaluation.Comparison;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.EnergyScore;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.Summary;
import org.sswim.evaluation.Verdict;
import org.sswim.evaluation.WidthScore;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/**
 * A finished comparison and what is needed to read it.
 *
 * @param file name of the file that the series came from
 * @param series the series
 * @param options what was compared
 * @param stride rows between training windows
 * @param season season of the seasonal forecasts in rows; 0 if none was among the models
 * @param widths every width that was tried, where widths were searched for; else none
 * @param energies what forecasts take, if that was counted; else none
 * @param scores by horizon, then model, then seed
 */
public record ComparisonResult(
    String file,
    TimeSeries series,
    ComparisonOptions options,
    int stride,
    int season,
    List<WidthScore> widths,
    List<EnergyScore> energies,
    List<Score> scores) {

  /** What the seconds of a fit hold. */
  static final String FIT_SECONDS =
      "fit seconds of a network: choosing inputs, sampling, and read-outs of all horizons together";

  /**
   * Runs a comparison.
   *
   * @param observer told of every forecaster that is scored
   */
  public static ComparisonResult of(
      String file,
      TimeSeries series,
      ComparisonOptions options,
      Comparison comparison,
      FitProgress progress,
      Comparison.Observer observer) {
    List<Score> scores = comparison.run(progress, observer);
    return new ComparisonResult(
        file,
        series,
        options,
        comparison.stride(),
        comparison.season(),
        comparison.widths(),
        comparison.energies(),
        scores);
  }

  List<Summary> summaries() {
    return Summary.of(scores);
  }

  /** Which model is best, and what that says of S-SWIM. */
  public VerdictText verdict() {
    int seeds = options.seeds();
    String note = " (RSE" + (seeds > 1 ? ", median of " + seeds + " seeds)" : ")");
    return VerdictText.ahead(Verdict.of(summaries()), note, "error");
  }

  ProtocolReport protocol() {
    return new ProtocolReport(file, series, options);
  }

  /** What the outputs of the networks see. */
  String skipLine() {
    String all = "outputs of networks see spikes and, through skip synapses, the raw window";
    Auto<Boolean> skip = options.training().skip();
    return (skip.or(true) ? all : "outputs of networks see spikes only")
        + (skip.isAuto() ? ", if left-out windows ask for it" : "")
        + (skip.or(true) ? "; those of -spikes and -published spikes only" : "");
  }
}
