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
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.experiments.speed.StepLatency;
import org.sswim.linalg.Blas;
import org.sswim.training.Version;

/** The figures of {@code sswim bench}, as lines of text, as JSON and as a page. */
public final class SpeedReport {
  private SpeedReport() {}

  /** The figures as text. */
  public static String text(SpeedResult result) {
    StringBuilder out = new StringBuilder();
    for (FitSpeed fit : fits(result)) {
      line(out, "a fit of %.0f windows, %d features", fit.windows(), fit.features());
      line(out, "  seconds in all                 %8.2f", fit.totalSeconds());
      parts(fit).forEach((name, seconds) -> line(out, "  %-30s %8.2f", name, seconds));
      line(out, "  its linear algebra by itself   %8.2f", fit.floorSeconds());
      line(out, "  ratio                          %8.2f", fit.overFloor());
    }
    if (result.simulation() != null) {
      line(out, "simulation of windows of %d steps, one core", result.simulation().steps());
      line(out, "  nanoseconds per neuron-step    %8.3f", result.simulation().windowedNanos());
      line(out, "  streaming is faster by         %8.1f", result.simulation().streamingSpeedup());
    }
    GradientSpeed gradient = result.gradient();
    if (gradient != null) {
      line(
          out,
          "training by gradients, %d neurons, %d steps, batches of 128",
          gradient.neurons(),
          gradient.steps());
      line(out, "  milliseconds per batch         %8.2f", gradient.milliseconds());
    }
    for (StepLatency step : result.streaming()) {
      line(
          out,
          "a row of a stream, %d neurons: median %.2f, p99 %.2f, read-out %.2f microseconds,"
              + " %.0f bytes",
          step.neurons(),
          step.medianMicros(),
          step.p99Micros(),
          step.readoutMicros(),
          step.allocatedBytes());
    }
    for (Growth growth :
        Stream.concat(result.growth().stream(), result.large().stream()).toList()) {
      line(
          out,
          "fit, %s %s: %.2f s, heap up to %.0f MB",
          growth.what(),
          Figures.plain(growth.factor()),
          growth.seconds(),
          growth.peakMegabytes());
    }
    if (!result.large().isEmpty()) {
      line(out, "rows: time over linear growth    %8.2f", result.rowGrowth());
    }
    if (result.start() != null) {
      line(out, "a predict process, milliseconds  %8.0f", result.start().predictMillis());
      line(out, "runtime jars, megabytes          %8.2f", result.start().runtimeMegabytes());
    }
    return out.append(machine(result)).append('\n').toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(Figures.text(format, values)).append('\n');
  }

  private static List<FitSpeed> fits(SpeedResult result) {
    return Stream.concat(Stream.ofNullable(result.fit()), result.small().stream()).toList();
  }

  /** Where the seconds of a fit go. */
  private static Map<String, Double> parts(FitSpeed fit) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("choosing inputs", fit.chooseSeconds());
    seconds.put("sampling", fit.sampleSeconds());
    seconds.put("simulation", fit.simulationSeconds());
    seconds.put("normal equations", fit.equationsSeconds());
    seconds.put("choosing penalties, solving", fit.solveSeconds());
    seconds.put("other", fit.otherSeconds());
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

  /** The figures as JSON. */
  public static JsonText json(SpeedResult result) {
    JsonText json = JsonText.of("machine", machine(result));
    FitSpeed fit = result.fit();
    if (fit != null) {
      json.with("fitOverFloor", fit.overFloor()).with("fit", json(fit));
    }
    if (!result.small().isEmpty()) {
      json.with("smallFitOverFloor", result.smallFitOverFloor())
          .with("small", result.small().stream().map(SpeedReport::json).toList());
    }
    if (result.simulation() != null) {
      json.with("nsPerNeuronStep", result.simulation().windowedNanos())
          .with("streamingSpeedup", result.simulation().streamingSpeedup());
    }
    GradientSpeed gradient = result.gradient();
    if (gradient != null) {
      json.with("gradient", JsonText.of(gradient).renamed("milliseconds", "millisecondsPerBatch"));
    }
    result.streaming().forEach(s -> json.with("streaming" + s.neurons(), s));
    if (!result.growth().isEmpty()) {
      json.with("growth", result.growth());
    }
    if (!result.large().isEmpty()) {
      json.with("large", result.large()).with("rowGrowth", result.rowGrowth());
    }
    if (result.start() != null) {
      json.with("predictStartMillis", result.start().predictMillis())
          .with("runtimeMegabytes", result.start().runtimeMegabytes());
    }
    return json;
  }

  private static JsonText json(FitSpeed fit) {
    return JsonText.of(fit)
        .with("otherSeconds", fit.otherSeconds())
        .with("overFloor", fit.overFloor());
  }

  /** The page as HTML. */
  public static String html(SpeedResult result) {
    ReportData page =
        new ReportData(
            "S-SWIM speed", "this machine", "what a fit, a row and a process take on this machine");
    FitSpeed fit = result.fit();
    if (fit != null) {
      String note = "of %,.0f windows, %d features: %.2f times its linear algebra";
      page.card(
          "A fit",
          Figures.seconds(fit.totalSeconds()) + " s",
          Figures.text(note, fit.windows(), fit.features(), fit.overFloor()));
    }
    if (result.simulation() != null) {
      String nanos = Figures.text("%.2f ns", result.simulation().windowedNanos());
      page.card("A neuron's step", nanos, "in windows");
    }
    for (StepLatency step : result.streaming()) {
      page.card(
          "A row of a stream",
          Figures.text("%.2f µs", step.medianMicros()),
          Figures.text("%d neurons, median; p99 %.2f µs", step.neurons(), step.p99Micros()));
    }
    if (result.start() != null) {
      String millis = Figures.text("%.0f ms", result.start().predictMillis());
      page.card("A predict process", millis, "from start to end");
    }
    JsonText section =
        ReportData.tables(
                "What was measured", "Seconds depend on the machine and on what else it does.")
            .with("fits", fits(result).stream().map(SpeedReport::drawn).toList())
            .with("growth", growth(result.growth()))
            .with("lines", List.of(text(result).split("\n")));
    return page.section("speed", section).html();
  }

  private static JsonText drawn(FitSpeed fit) {
    List<JsonText> parts = new ArrayList<>();
    // Parts are measured by themselves, so that the rest may be below 0.
    parts(fit)
        .forEach(
            (name, seconds) ->
                parts.add(JsonText.of("name", name).with("seconds", Math.max(0, seconds))));
    String name = Figures.text("%,.0f windows, %d features", fit.windows(), fit.features());
    return JsonText.of("name", name)
        .with("total", fit.totalSeconds())
        .with("floor", fit.floorSeconds())
        .with("parts", parts);
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
    List<Findings.Curve> curves =
        Seeds.by(Growth::what, growths).stream()
            .map(
                own ->
                    new Findings.Curve(
                        own.first().what(),
                        own.scores().stream().mapToDouble(Growth::factor).toArray(),
                        own.scores().stream().mapToDouble(figure).toArray()))
            .toList();
    return ExperimentReport.chart(
        new Findings.Chart(title, "times the smallest", up, true, curves));
  }
}
