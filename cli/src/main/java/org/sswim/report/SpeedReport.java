package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sswim.catalogue.Findings;
import org.sswim.comparison.Seeds;
import org.sswim.experiments.speed.FitSpeed;
import org.sswim.experiments.speed.GradientSpeed;
import org.sswim.experiments.speed.Growth;
import org.sswim.experiments.speed.SimulationSpeed;
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.experiments.speed.StartUp;
import org.sswim.experiments.speed.StepLatency;
import org.sswim.linalg.Blas;
import org.sswim.training.Version;

/** The figures of {@code sswim bench}. */
public final class SpeedReport {
  /** A figure; what belongs to the one before it is indented. */
  private record Figure(String what, double value, String unit) {}

  private SpeedReport() {}

  private static TextTable table(SpeedResult result) {
    return new Columns<Figure>()
        .words("what", Figure::what)
        .number("", Figure::value, Figures::plain)
        .cell("unit", Figure::unit)
        .table(figures(result));
  }

  private static List<Figure> figures(SpeedResult result) {
    List<Figure> all = new ArrayList<>();
    for (FitSpeed fit : fits(result)) {
      all.add(new Figure("a fit of " + size(fit), fit.totalSeconds(), "s"));
      parts(fit).forEach((name, seconds) -> all.add(new Figure("  " + name, seconds, "s")));
      all.add(new Figure("  its linear algebra by itself", fit.floorSeconds(), "s"));
      all.add(new Figure("  the fit takes", fit.overFloor(), "times that"));
    }
    SimulationSpeed windows = result.simulation();
    if (windows != null) {
      String step = "a neuron's step in windows of %d, one core";
      all.add(new Figure(Figures.text(step, windows.steps()), windows.windowedNanos(), "ns"));
      all.add(new Figure("  in a stream it is faster by", windows.streamingSpeedup(), "times"));
    }
    GradientSpeed gradient = result.gradient();
    if (gradient != null) {
      String batch = "a batch of 128 by gradients, %d neurons, %d steps";
      all.add(
          new Figure(
              Figures.text(batch, gradient.neurons(), gradient.steps()),
              gradient.milliseconds(),
              "ms"));
    }
    for (StepLatency step : result.streaming()) {
      String row = "a row of a stream, " + step.neurons() + " neurons";
      all.add(new Figure(row, step.medianMicros(), "µs, median"));
      all.add(new Figure("  99 of 100 take at most", step.p99Micros(), "µs"));
      all.add(new Figure("  its read-out", step.readoutMicros(), "µs, median"));
      all.add(new Figure("  it allocates", step.allocatedBytes(), "bytes"));
    }
    for (Growth own : Stream.concat(result.growth().stream(), result.large().stream()).toList()) {
      String what = "fit, " + own.what() + " " + Figures.plain(own.factor());
      all.add(new Figure(what, own.seconds(), "s"));
      all.add(new Figure("  its heap", own.peakMegabytes(), "MB"));
    }
    if (!result.large().isEmpty()) {
      all.add(new Figure("time over linear growth with rows", result.rowGrowth(), "times"));
    }
    StartUp start = result.start();
    if (start != null) {
      all.add(new Figure("a predict process", start.predictMillis(), "ms"));
      all.add(new Figure("  runtime jars", start.runtimeMegabytes(), "MB"));
    }
    return all;
  }

  private static List<FitSpeed> fits(SpeedResult result) {
    return Stream.concat(Stream.ofNullable(result.fit()), result.small().stream()).toList();
  }

  private static String size(FitSpeed fit) {
    return Figures.text("%.0f windows, %d features", fit.windows(), fit.features());
  }

  /** Where the seconds of a fit go. */
  private static Map<String, Double> parts(FitSpeed fit) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("choosing inputs", fit.chooseSeconds());
    seconds.put("sampling", fit.sampleSeconds());
    seconds.put("simulation", fit.simulationSeconds());
    seconds.put("normal equations", fit.equationsSeconds());
    seconds.put("choosing penalties, solving", fit.solveSeconds());
    seconds.put("moment and joint stages, other", fit.otherSeconds());
    return seconds;
  }

  private static String machine(SpeedResult result) {
    return Figures.text(
        "version %s, Java %s, %d threads, heap of at most %d MB, %s",
        Version.current(),
        System.getProperty("java.version"),
        result.threads(),
        Runtime.getRuntime().maxMemory() / 1_000_000,
        Blas.description());
  }

  /**
   * All of it. In the JSON {@code fitOverFloor} and the like are null where they were not measured.
   */
  public static Report report(SpeedResult result) {
    FitSpeed fit = result.fit();
    Report report =
        new Report(
                "S-SWIM speed",
                "this machine",
                "what a fit, a row and a process take on this machine")
            .with(() -> JsonText.of(result))
            .with("machine", machine(result))
            .with("fitOverFloor", fit == null ? null : (Double) fit.overFloor())
            .with("smallFitOverFloor", result.smallFitOverFloor())
            .with("rowGrowth", result.rowGrowth())
            .say(table(result) + machine(result) + "\n")
            .section("speed", () -> section(result));
    figures(result).stream()
        .filter(own -> !own.what.startsWith(" ") && own.unit.endsWith("s"))
        .forEach(own -> report.card(own.what, Figures.plain(own.value) + " " + own.unit, ""));
    return report;
  }

  private static JsonText section(SpeedResult result) {
    return Report.tables(
            "What was measured",
            "Seconds depend on the machine and on what else it does.",
            Report.table("", table(result), List.of(machine(result))))
        .with("fits", fits(result), SpeedReport::drawn)
        .with("growth", growth(result.growth()));
  }

  private static JsonText drawn(FitSpeed fit) {
    Map<String, Double> parts = parts(fit);
    // Parts are measured by themselves, so that the rest may be below 0.
    parts.replaceAll((name, seconds) -> Math.max(0, seconds));
    return JsonText.of("name", size(fit))
        .with("total", fit.totalSeconds())
        .with("floor", fit.floorSeconds())
        .with("parts", parts);
  }

  private static List<Findings.Chart> growth(List<Growth> growths) {
    return growths.isEmpty()
        ? List.of()
        : List.of(
            chart("Seconds of a fit", "seconds", growths, Growth::seconds),
            chart("Heap of a fit", "megabytes, garbage included", growths, Growth::peakMegabytes));
  }

  private static Findings.Chart chart(
      String title, String up, List<Growth> growths, ToDoubleFunction<Growth> figure) {
    List<Findings.Curve> curves = new ArrayList<>();
    for (Seeds<Growth> own : Seeds.by(Growth::what, growths)) {
      double[] factors = own.scores().stream().mapToDouble(Growth::factor).toArray();
      double[] figures = own.scores().stream().mapToDouble(figure).toArray();
      curves.add(new Findings.Curve(own.first().what(), factors, figures));
    }
    return new Findings.Chart(title, "times the smallest", up, true, curves);
  }
}
