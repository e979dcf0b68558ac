package org.sswim.algorithms.tandem;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Options of a study of denoising. All others are the defaults of {@link TandemOptions}.
 *
 * <p>Defaults: a small network and few images: minutes.
 *
 * @param noise deviation of what is added to scaled values, at least 0
 * @param hidden neurons of each hidden layer
 * @param steps numbers of steps T to compare, each 1 .. 1000
 * @param epochs passes over the samples of the rectifiers; automatic for so many as samples need
 * @param tuning passes after each conversion at most; automatic as above
 * @param train samples that train at most, the first of the file
 * @param test samples that test at most, the first of the file
 */
@Withers
public record DenoiseOptions(
    double noise,
    List<Integer> hidden,
    List<Integer> steps,
    Auto<Integer> epochs,
    Auto<Integer> tuning,
    int train,
    int test)
    implements DenoiseOptionsBuilder.With {

  /** Checks the ranges. */
  public DenoiseOptions {
    hidden = List.copyOf(hidden);
    steps = List.copyOf(steps);
    Ranges.requireNotBelow("noise", noise);
    Checks.not(steps.isEmpty()).or("steps must name 1 number or more");
    Checks.within("train", train, 2, Integer.MAX_VALUE);
    Checks.within("test", test, 1, Integer.MAX_VALUE);
    for (int count : steps) {
      of(hidden, epochs, tuning, count, false);
    }
  }

  private static TandemOptions of(
      List<Integer> hidden, Auto<Integer> epochs, Auto<Integer> tuning, int steps, boolean direct) {
    return Presets.of(TandemOptions.class)
        .withHidden(hidden)
        .withEpochs(epochs)
        .withTuning(tuning)
        .withSteps(steps)
        .withDirect(direct);
  }

  /** A network of so many steps. */
  TandemOptions of(int count, boolean direct) {
    return of(hidden, epochs, tuning, count, direct);
  }
}
