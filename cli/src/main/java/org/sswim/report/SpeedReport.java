package org.sswim.report;

import java.util.List;
import java.util.Locale;
import org.sswim.experiments.speed.FitSpeed;
import org.sswim.experiments.speed.GradientSpeed;
import org.sswim.experiments.speed.Growth;
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.experiments.speed.StepLatency;
import org.sswim.linalg.Blas;
import org.sswim.training.Version;

/** The figures of {@code sswim bench}, as lines of text and as JSON. */
public final class SpeedReport {
  private SpeedReport() {}

  /** The figures as text. */
  public static String text(SpeedResult result) {
    StringBuilder out = new StringBuilder();
    if (result.fit() != null) {
      fitted(out, result.fit());
    }
    result.small().forEach(small -> fitted(out, small));
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
    for (Growth growth : result.growth()) {
      grown(out, growth);
    }
    for (Growth growth : result.large()) {
      grown(out, growth);
    }
    if (!result.large().isEmpty()) {
      line(out, "rows: time over linear growth    %8.2f", result.rowGrowth());
    }
    if (result.start() != null) {
      line(out, "a predict process, milliseconds  %8.0f", result.start().predictMillis());
      line(out, "runtime jars, megabytes          %8.2f", result.start().runtimeMegabytes());
    }
    line(out, "%s", machine(result));
    return out.toString();
  }

  private static void fitted(StringBuilder out, FitSpeed fit) {
    line(out, "a fit of %.0f windows, %d features", fit.windows(), fit.features());
    line(out, "  seconds in all                 %8.2f", fit.total());
    line(out, "  choosing inputs                %8.2f", fit.choose());
    line(out, "  sampling                       %8.2f", fit.sample());
    line(out, "  simulation                     %8.2f", fit.simulate());
    line(out, "  normal equations               %8.2f", fit.equations());
    line(out, "  choosing penalties, solving    %8.2f", fit.solve());
    line(out, "  other                          %8.2f", fit.other());
    line(out, "  its linear algebra by itself   %8.2f", fit.floor());
    line(out, "  ratio                          %8.2f", fit.overFloor());
  }

  private static void grown(StringBuilder out, Growth growth) {
    line(
        out,
        "fit, %s %s: %.2f s, heap up to %.0f MB",
        growth.what(),
        Figures.plain(growth.factor()),
        growth.seconds(),
        growth.peakMegabytes());
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String machine(SpeedResult result) {
    return "version "
        + Version.current()
        + ", Java "
        + System.getProperty("java.version")
        + ", "
        + result.threads()
        + " threads, heap of at most "
        + Runtime.getRuntime().maxMemory() / 1_000_000
        + " MB, "
        + Blas.description();
  }

  /** The figures as JSON. */
  public static JsonText json(SpeedResult result) {
    JsonText json = new JsonText().with("machine", machine(result));
    FitSpeed fit = result.fit();
    if (fit != null) {
      json.with("fitOverFloor", fit.overFloor());
      json.object("fit", fitted(fit));
    }
    if (!result.small().isEmpty()) {
      json.with("smallFitOverFloor", result.smallFitOverFloor())
          .objects("small", result.small().stream().map(SpeedReport::fitted).toList());
    }
    if (result.simulation() != null) {
      json.with("nsPerNeuronStep", result.simulation().windowedNanos())
          .with("streamingSpeedup", result.simulation().streamingSpeedup());
    }
    GradientSpeed gradient = result.gradient();
    if (gradient != null) {
      json.object(
          "gradient",
          new JsonText()
              .with("neurons", gradient.neurons())
              .with("steps", gradient.steps())
              .with("batches", gradient.batches())
              .with("millisecondsPerBatch", gradient.milliseconds()));
    }
    for (StepLatency step : result.streaming()) {
      json.object(
          "streaming" + step.neurons(),
          new JsonText()
              .with("medianMicros", step.medianMicros())
              .with("p99Micros", step.p99Micros())
              .with("readoutMicros", step.readoutMicros())
              .with("allocatedBytes", step.allocatedBytes()));
    }
    if (!result.growth().isEmpty()) {
      json.objects("growth", growths(result.growth()));
    }
    if (!result.large().isEmpty()) {
      json.objects("large", growths(result.large())).with("rowGrowth", result.rowGrowth());
    }
    if (result.start() != null) {
      json.with("predictStartMillis", result.start().predictMillis())
          .with("runtimeMegabytes", result.start().runtimeMegabytes());
    }
    return json;
  }

  private static JsonText fitted(FitSpeed fit) {
    return new JsonText()
        .with("windows", fit.windows())
        .with("features", fit.features())
        .with("totalSeconds", fit.total())
        .with("chooseSeconds", fit.choose())
        .with("sampleSeconds", fit.sample())
        .with("simulationSeconds", fit.simulate())
        .with("equationsSeconds", fit.equations())
        .with("solveSeconds", fit.solve())
        .with("otherSeconds", fit.other())
        .with("floorSeconds", fit.floor())
        .with("overFloor", fit.overFloor());
  }

  private static List<JsonText> growths(List<Growth> growths) {
    return growths.stream()
        .map(
            growth ->
                new JsonText()
                    .with("what", growth.what())
                    .with("factor", growth.factor())
                    .with("seconds", growth.seconds())
                    .with("peakMegabytes", growth.peakMegabytes()))
        .toList();
  }
}
