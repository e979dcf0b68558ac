package org.sswim.example.extension;

import java.util.ArrayList;
import java.util.List;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;

/**
 * An experiment of the catalogue: rates of a leaky neuron under constant currents, stepped and by
 * the formula {@code 1 / (tau ln(I / (I - 1)))}, for a threshold of 1.
 */
public final class LeakyRates implements Catalogue.Source {

  /**
   * Options, which {@code leaky-rates:steps=100} changes.
   *
   * @param steps of each unit of time, 1 .. 10000
   * @param tau time constant, above 0
   */
  public record Options(int steps, double tau) {
    /** Checks the ranges. */
    public Options {
      if (steps < 1 || steps > 10_000 || !(tau > 0)) {
        throw new IllegalArgumentException(
            "steps must lie in 1..10000 and tau be above 0; got " + steps + " and " + tau);
      }
    }
  }

  @Override
  public List<Entry<?>> entries() {
    Options usual = new Options(100, 1);
    Card card =
        new Card("leaky-rates", "none, an example", "leaky", "constant current", "none", "none");
    return List.of(
        new Experiment<>(card, Experiment.Files.NONE, usual, usual, run -> run(run.options())));
  }

  private static Findings run(Options options) {
    List<List<Object>> rows = new ArrayList<>();
    for (double current : new double[] {1.5, 2, 4}) {
      double formula = 1 / (options.tau() * Math.log(current / (current - 1)));
      rows.add(List.of(current, rate(options, current), formula));
    }
    List<String> columns = List.of("current", "rate", "by formula");
    return Findings.of(columns, rows, "Finer steps come closer to the formula");
  }

  private static double rate(Options options, double current) {
    int time = 1000;
    double voltage = 0;
    int spikes = 0;
    for (int t = 0; t < time * options.steps(); t++) {
      voltage += (current - voltage) / (options.tau() * options.steps());
      if (voltage >= 1) {
        voltage = 0;
        spikes++;
      }
    }
    return (double) spikes / time;
  }
}
