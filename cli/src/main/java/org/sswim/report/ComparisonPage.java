package org.sswim.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Seeds;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.OriginIntervals;
import org.sswim.evaluation.Protocol;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.Showcase;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/** The page of a comparison: made before it runs, so that it can keep what it shows. */
public final class ComparisonPage {
  private final Origin.Choice choice;
  private final Showcase showcase;
  private final Protocol protocol;
  private final int window;

  /**
   * Chooses what to keep.
   *
   * @param models number of models that are compared
   */
  public ComparisonPage(ForecastComparison comparison, int models) {
    protocol = comparison.protocol();
    TimeSeries series = protocol.data().series();
    window = protocol.data().window();
    int longest = protocol.plan().longestPart();
    choice =
        Origin.Choice.of(
            protocol.split(longest).test(),
            window,
            protocol.horizon(longest),
            series.channels(),
            models);
    showcase =
        new Showcase(
            protocol,
            IntStream.of(choice.ends()).map(end -> end - window).toArray(),
            IntStream.range(0, choice.channels()).toArray());
  }

  /** To be told of the models while they are compared. */
  public ForecastComparison.Observer observer() {
    return showcase;
  }

  /** Adds the best errors, and forecasts from some origins. */
  void forecasts(Report page, ComparisonResult result, IntervalTrial intervals) {
    page.forecast("up to ", showcase.horizon(), window);
    errorCards(page, result, showcase.horizon());
    page.section("forecast", () -> forecasts(result.protocol().series(), intervals));
  }

  /** Adds what is to be seen in the network of the longest horizon, and what models take. */
  void model(Report page, ComparisonResult result) {
    TimeSeries series = result.protocol().series();
    ForecastModel model = showcase.model();
    if (model != null) {
      int end = choice.ends()[choice.ends().length - 1];
      String which =
          Figures.text(
              "%s for horizon %d, seed %d",
              showcase.shown(), showcase.horizon(), model.provenance().seed());
      page.explanation(model, series, end - 1).network(which, model, series, end);
      ModelPage.modelFacts(page, model);
    }
    JsonText energies = result.energySection();
    if (energies != null) {
      page.energy(model, () -> series, energies);
    }
    if (!showcase.readouts().isEmpty()) {
      page.section("search", () -> JsonText.of(SearchSection.of(showcase.readouts())));
    }
  }

  private static void errorCards(Report page, ComparisonResult result, int horizon) {
    List<Seeds<Score>> rivals =
        result.rows().stream()
            .filter(own -> own.first().horizon() == horizon)
            .filter(own -> Double.isFinite(own.median(Score::rse)))
            .sorted(Comparator.comparingDouble(own -> own.median(Score::rse)))
            .toList();
    int seeds = result.protocol().options().seeds();
    String note =
        "RSE at horizon " + horizon + (seeds > 1 ? ", median over " + seeds + " seeds" : "");
    for (Seeds<Score> own : rivals) {
      boolean best = own.equals(rivals.get(0));
      if (best || own.first().model().equals(ForecastCandidates.S_SWIM)) {
        String label = (best ? "Best: " : "") + own.first().model();
        page.card(label, Figures.error(own.median(Score::rse)), note);
      }
    }
  }

  private JsonText forecasts(TimeSeries series, IntervalTrial intervals) {
    return choice.section(
        "Origins lie in the test block, which no model has seen; networks of the first seed.",
        series,
        IntStream.of(choice.ends()).map(end -> end - 1).toArray(),
        showcase.forecasts(),
        (own, o) -> bands(own.values()[o], intervals.intervals(own.model(), showcase.horizon())));
  }

  private List<Origin.Band> bands(double[][] values, IntervalTrial.@Nullable Known known) {
    return known == null
        ? List.of()
        : Origin.Band.of(
            known.intervals().levels(),
            l -> bound(values, known, l, -1),
            l -> bound(values, known, l, 1));
  }

  private double[][] bound(double[][] values, IntervalTrial.Known known, int level, int side) {
    return OriginIntervals.bound(
        values, known.intervals(), level, side, known.scale(), protocol.data().standardizer());
  }
}
