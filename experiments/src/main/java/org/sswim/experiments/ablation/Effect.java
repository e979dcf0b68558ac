package org.sswim.experiments.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.comparison.Spread;

/**
 * A variant at one horizon over the seeds, beside the default.
 *
 * @param axis the axis
 * @param variant one of its variants
 * @param horizon O
 * @param seeds number of seeds
 * @param rse root relative squared error of the test windows
 * @param mse mean squared error of the test windows
 * @param mae mean absolute error of the test windows
 * @param validation error of the validation windows, see {@link Cell.Outcome#validationError}
 * @param chosen whether the validation windows would choose this variant of the axis: its median
 *     validation error is the least. If the default is among the least, it is the default
 * @param seconds spread of the seconds of a training
 * @param spikeRate spread of the spikes per neuron and step
 */
public record Effect(
    Axis axis,
    Variant variant,
    int horizon,
    int seeds,
    Paired rse,
    Paired mse,
    Paired mae,
    Paired validation,
    boolean chosen,
    Spread seconds,
    Spread spikeRate) {

  /**
   * An error over the seeds and, seed by seed, its difference to that of the default.
   *
   * @param error median, least and largest
   * @param difference of this minus the default, below 0 where this is better
   * @param better number of seeds in which this is below the default
   */
  public record Paired(Spread error, Spread difference, int better) {

    static Paired of(double[] own, double[] usual) {
      double[] difference = new double[own.length];
      int better = 0;
      for (int s = 0; s < own.length; s++) {
        difference[s] = own[s] - usual[s];
        better += difference[s] < 0 ? 1 : 0;
      }
      return new Paired(Spread.of(own), Spread.of(difference), better);
    }
  }

  /**
   * Every effect, by axis, then by horizon, then in the order of the variants.
   *
   * @param trials of every variant of the axes, in the same order of seeds each
   */
  public static List<Effect> of(List<Axis> axes, List<Integer> horizons, List<Trial> trials) {
    List<Effect> effects = new ArrayList<>();
    for (Axis axis : axes) {
      for (int horizon : horizons) {
        Variant best = best(axis, horizon, trials);
        for (Variant variant : axis.variants()) {
          effects.add(
              of(
                  axis,
                  variant,
                  horizon,
                  cells(variant, trials),
                  cells(axis.usual(), trials),
                  best));
        }
      }
    }
    return effects;
  }

  private static Effect of(
      Axis axis, Variant variant, int horizon, List<Cell> own, List<Cell> usual, Variant best) {
    return new Effect(
        axis,
        variant,
        horizon,
        own.size(),
        paired(own, usual, horizon, Cell.Outcome::rse),
        paired(own, usual, horizon, Cell.Outcome::mse),
        paired(own, usual, horizon, Cell.Outcome::mae),
        paired(own, usual, horizon, Cell.Outcome::validationError),
        variant.equals(best),
        Spread.of(own.stream().mapToDouble(Cell::seconds).toArray()),
        Spread.of(own.stream().mapToDouble(Cell::spikeRate).toArray()));
  }

  private static Variant best(Axis axis, int horizon, List<Trial> trials) {
    Variant best = axis.usual();
    double least = validation(best, horizon, trials);
    for (Variant variant : axis.variants()) {
      double error = validation(variant, horizon, trials);
      if (error < least) {
        best = variant;
        least = error;
      }
    }
    return best;
  }

  private static double validation(Variant variant, int horizon, List<Trial> trials) {
    return Spread.of(figures(cells(variant, trials), horizon, Cell.Outcome::validationError))
        .median();
  }

  private static List<Cell> cells(Variant variant, List<Trial> trials) {
    return trials.stream()
        .filter(trial -> trial.variant().settings().equals(variant.settings()))
        .map(Trial::cell)
        .toList();
  }

  private static Paired paired(
      List<Cell> own, List<Cell> usual, int horizon, ToDoubleFunction<Cell.Outcome> figure) {
    return Paired.of(figures(own, horizon, figure), figures(usual, horizon, figure));
  }

  private static double[] figures(
      List<Cell> cells, int horizon, ToDoubleFunction<Cell.Outcome> figure) {
    return cells.stream().mapToDouble(cell -> figure.applyAsDouble(cell.at(horizon))).toArray();
  }
}
