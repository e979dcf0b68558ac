package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.sswim.experiments.speed.FitSpeed;
import org.sswim.experiments.speed.Growth;
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.experiments.speed.StepLatency;

/** The figures of {@code sswim bench} as a page. */
public final class SpeedPage {
  private static final int DIGITS = 4;

  private SpeedPage() {}

  /** The page as HTML. */
  public static String html(SpeedResult result) {
    ReportData page =
        new ReportData(
            "S-SWIM speed", "this machine", "what a fit, a row and a process take on this machine");
    FitSpeed fit = result.fit();
    if (fit != null) {
      page.card(
          "A fit",
          Figures.seconds(fit.total()) + " s",
          String.format(
              Locale.ROOT,
              "of %,.0f windows, %d features: %.2f times its linear algebra",
              fit.windows(),
              fit.features(),
              fit.overFloor()));
    }
    if (result.simulation() != null) {
      page.card(
          "A neuron's step",
          String.format(Locale.ROOT, "%.2f ns", result.simulation().windowedNanos()),
          "in windows");
    }
    for (StepLatency step : result.streaming()) {
      page.card(
          "A row of a stream",
          String.format(Locale.ROOT, "%.2f µs", step.medianMicros()),
          String.format(
              Locale.ROOT, "%d neurons, median; p99 %.2f µs", step.neurons(), step.p99Micros()));
    }
    if (result.start() != null) {
      page.card(
          "A predict process",
          String.format(Locale.ROOT, "%.0f ms", result.start().predictMillis()),
          "from start to end");
    }
    return page.section(
            "speed",
            new JsonText()
                .objects("fits", fits(result).stream().map(SpeedPage::parts).toList())
                .objects("growth", growth(result.growth()))
                .with("lines", List.of(SpeedReport.text(result).split("\n"))))
        .html();
  }

  private static List<FitSpeed> fits(SpeedResult result) {
    List<FitSpeed> fits = new ArrayList<>();
    if (result.fit() != null) {
      fits.add(result.fit());
    }
    fits.addAll(result.small());
    return fits;
  }

  private static JsonText parts(FitSpeed fit) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("choosing inputs", fit.choose());
    seconds.put("sampling", fit.sample());
    seconds.put("simulation", fit.simulate());
    seconds.put("normal equations", fit.equations());
    seconds.put("choosing penalties, solving", fit.solve());
    seconds.put("other", fit.other());
    return new JsonText()
        .with(
            "name",
            (Object)
                String.format(
                    Locale.ROOT, "%,.0f windows, %d features", fit.windows(), fit.features()))
        .with("total", rounded(fit.total()))
        .with("floor", rounded(fit.floor()))
        .objects(
            "parts",
            seconds.entrySet().stream()
                .map(
                    part ->
                        new JsonText()
                            .with("name", (Object) part.getKey())
                            // Parts are measured by themselves, so that the rest may be below 0.
                            .with("seconds", rounded(Math.max(0, part.getValue()))))
                .toList());
  }

  private static Object rounded(double value) {
    return Objects.requireNonNull(Rounding.significant(DIGITS, value).get(0));
  }

  private static List<JsonText> growth(List<Growth> growths) {
    return growths.isEmpty()
        ? List.of()
        : List.of(
            chart("Seconds of a fit", "seconds", growths, Growth::seconds),
            chart("Heap of a fit", "megabytes, garbage included", growths, Growth::peakMegabytes));
  }

  private static JsonText chart(
      String title, String up, List<Growth> growths, ToDoubleFunction<Growth> figure) {
    List<JsonText> curves = new ArrayList<>();
    for (String what : growths.stream().map(Growth::what).distinct().toList()) {
      List<Growth> own = growths.stream().filter(g -> g.what().equals(what)).toList();
      curves.add(
          ExperimentReport.curve(
              what,
              own.stream().mapToDouble(Growth::factor).toArray(),
              own.stream().mapToDouble(figure).toArray()));
    }
    return ExperimentReport.chart(title, "times the smallest", up, true, curves);
  }
}
