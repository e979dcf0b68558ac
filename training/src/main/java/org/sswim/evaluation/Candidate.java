package org.sswim.evaluation;

import java.util.List;
import java.util.Map;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;

/**
 * A row of a table: a name and how what bears it is fitted. How it is scored is the same for all.
 *
 * @param label the name on the command line, in tables and in files
 * @param kind what it is
 * @param spikesOnly whether it is a network whose outputs see spikes only, whatever the task says
 * @param fit how it is fitted
 */
public record Candidate(String label, Kind kind, boolean spikesOnly, Fit fit) {

  /** What a candidate is. */
  public enum Kind {
    /** No network, and no random numbers. */
    PLAIN,
    /** No spiking network, but random numbers. */
    SEEDED,
    /** A spiking network whose read-out is solved. */
    SOLVED,
    /** A spiking network trained by gradients. */
    GRADIENT
  }

  /** A candidate without a network. */
  public static Candidate of(String label, Baseline baseline) {
    return new Candidate(
        label,
        Kind.PLAIN,
        false,
        (task, watch) -> {
          long began = System.nanoTime();
          BlockForecaster forecaster = task.limited(baseline.fit(task));
          double seconds = (System.nanoTime() - began) * 1e-9;
          WindowedSeries windows = task.windows();
          List<Fitted.Row> rows =
              task.plan().horizons().stream()
                  .map(horizon -> new Fitted.Row(windows, forecaster, seconds))
                  .toList();
          return new Fitted(rows);
        });
  }

  /** Whether it is a spiking network; such depend on a seed. */
  public boolean spiking() {
    return kind == Kind.SOLVED || gradients();
  }

  /** Whether it depends on a seed. */
  public boolean seeded() {
    return kind != Kind.PLAIN;
  }

  /** About how long a fit takes, beside that of a solved network whose inputs are chosen. */
  public double weight() {
    return switch (kind) {
      case PLAIN -> 0.1;
      case SEEDED, SOLVED -> 1;
      case GRADIENT -> 10;
    };
  }

  /** Whether it is trained by gradients. */
  public boolean gradients() {
    return kind == Kind.GRADIENT;
  }

  /** The name. */
  @Override
  public String toString() {
    return label;
  }

  /** How a candidate is fitted. */
  @FunctionalInterface
  public interface Fit {
    /**
     * Fits.
     *
     * @param task to what
     * @param watch told how far it is
     */
    Fitted fit(FitTask task, Watch watch);
  }

  /** Hears of a fit on its way. */
  public interface Watch {
    /** Hears nothing. */
    Watch NONE = new Watch() {};

    /**
     * Called while a long fit goes on.
     *
     * @param done about which share of its time has passed
     * @param now how far it is
     */
    default void at(double done, String now) {}

    /**
     * Called for every width that is tried where the width is searched for, narrowest first.
     *
     * @param neurons per hidden layer
     * @param rows the network of this width, by the number of the horizon in the task
     */
    default void tried(int neurons, Map<Integer, Fitted.Row> rows) {}
  }
}
