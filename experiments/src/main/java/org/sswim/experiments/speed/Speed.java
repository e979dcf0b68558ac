package org.sswim.experiments.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/**
 * Runs the measurements, one after the other.
 *
 * @param quick small sizes: shows that all of it runs, in seconds, not how fast
 * @param workers share the work of fits
 */
public record Speed(boolean quick, Set<SpeedPart> parts, Workers workers) {

  /** Measures. */
  public SpeedResult run(FitProgress progress) {
    int done = 0;
    FitSpeed fit = null;
    List<FitSpeed> small = new ArrayList<>();
    SimulationSpeed simulation = null;
    GradientSpeed gradient = null;
    List<StepLatency> streaming = new ArrayList<>();
    List<Growth> growth = new ArrayList<>();
    List<Growth> large = new ArrayList<>();
    StartUp start = null;
    int neurons = quick ? 60 : 1000;
    for (SpeedPart part : SpeedPart.values()) {
      if (!parts.contains(part)) {
        continue;
      }
      progress.at((double) done++ / parts.size(), part.name().toLowerCase(java.util.Locale.ROOT));
      switch (part) {
        // METR-LA's 29 sensors, window 12, horizon 96, every window.
        case FIT ->
            fit =
                quick
                    ? FitSpeed.measure(
                        SyntheticSeries.of(800, 3), 12, 24, neurons, effort(), workers)
                    : FitSpeed.measure(
                        SyntheticSeries.of(34_272, 29), 12, 96, neurons, effort(), workers);
        case SMALL -> {
          small.add(small(7305, 28, 7));
          small.add(small(17_544, 168, 24));
        }
        case SIMULATION ->
            simulation = SimulationSpeed.measure(quick ? 48 : 336, neurons, quick ? 600 : 8192);
        case GRADIENT ->
            gradient =
                quick
                    ? GradientSpeed.measure(20, 12, 2, workers)
                    : GradientSpeed.measure(128, 96, 200, workers);
        case STREAMING -> {
          for (int n : quick ? new int[] {100, 1000} : new int[] {100, 1000, 4000}) {
            streaming.add(StepLatency.measure(n, quick ? 2000 : 40_000));
          }
        }
        case GROWTH -> grow(growth);
        case LARGE -> large(large, neurons);
        case START -> start = StartUp.measure(quick ? 1 : 9, quick ? 20 : 400);
      }
    }
    progress.at(1, "done");
    return new SpeedResult(
        workers.threads(), fit, small, simulation, gradient, streaming, growth, large, start);
  }

  /** The second of two fits: the first one warms up the virtual machine. */
  private FitSpeed small(int rows, int window, int horizon) {
    TimeSeries series = SyntheticSeries.of(quick ? rows / 10 : rows, 1, 1);
    int neurons = quick ? 30 : 400;
    FitSpeed.measure(series, window, horizon, neurons, effort(), workers);
    return FitSpeed.measure(series, window, horizon, neurons, effort(), workers);
  }

  private int effort() {
    return quick ? 1_000_000 : 30_000_000;
  }

  private void grow(List<Growth> out) {
    int rows = quick ? 300 : 8000;
    int n = quick ? 20 : 200;
    for (int k = 1; k <= (quick ? 2 : 8); k *= 2) {
      out.add(Growth.measure("windows", k, rows, 4, 24, 24, n, Auto.of(8 / k), workers));
    }
    for (int k = 1; k <= (quick ? 2 : 4); k *= 2) {
      out.add(Growth.measure("neurons", k, rows, 4, 24, 24, k * n, Auto.of(2), workers));
    }
    for (int k = 1; k <= (quick ? 2 : 4); k *= 2) {
      out.add(Growth.measure("channels", k, rows, 4 * k, 24, 24, n, Auto.of(2), workers));
    }
  }

  private void large(List<Growth> out, int neurons) {
    int rows = quick ? 600 : 250_000;
    int channels = quick ? 2 : 8;
    for (int k : new int[] {rows, 4 * rows}) {
      out.add(Growth.measure("rows", k, k, channels, 12, 96, neurons, Auto.auto(), workers));
    }
    out.add(
        Growth.measure(
            "wide",
            quick ? 20 : 207,
            quick ? 500 : 34_272,
            quick ? 20 : 207,
            12,
            96,
            neurons,
            Auto.auto(),
            workers));
  }

  /** The parts that can be measured. */
  public enum SpeedPart {
    /** A whole fit next to its linear algebra. */
    FIT,
    /** Fits of small series, as most people have: daily for 20 years, hourly for two. */
    SMALL,
    /** Long windows, windowed and streaming. */
    SIMULATION,
    /** A batch of training by gradients. */
    GRADIENT,
    /** A row of a stream. */
    STREAMING,
    /** Fits of growing windows, neurons and channels. */
    GROWTH,
    /** Long and wide series: 250,000 and 1,000,000 rows of 8 channels, 207 channels. */
    LARGE,
    /** A predict process and the jars. */
    START
  }
}
