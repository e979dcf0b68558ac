package org.sswim.algorithms.hybridcoding;

import java.util.List;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Options of a study of disturbed hybrid codes. All others are the defaults of {@link
 * HybridOptions}.
 *
 * <p>Defaults: all codes, a small network and few images: minutes.
 *
 * @param between codes of hidden neurons, a row each: rate, phase, burst or ttfs
 * @param hidden neurons of each hidden layer
 * @param steps T, 1 .. 1000
 * @param teacherEpochs passes over the samples; automatic for so many as samples need
 * @param noise deviations of what is added to scaled values of the test, each at least 0
 * @param lost shares of hidden spikes that are lost in the test, each 0 .. 1
 * @param train samples that train at most, the first of the file
 * @param test samples that test at most, the first of the file
 */
@Withers
public record HybridNoiseOptions(
    List<Coding> between,
    List<Integer> hidden,
    int steps,
    Auto<Integer> teacherEpochs,
    List<Double> noise,
    List<Double> lost,
    int train,
    int test)
    implements HybridNoiseOptionsBuilder.With {

  /** Checks the ranges. */
  public HybridNoiseOptions {
    between = List.copyOf(between);
    hidden = List.copyOf(hidden);
    noise = List.copyOf(noise);
    lost = List.copyOf(lost);
    Checks.not(between.isEmpty()).or("between must name 1 code or more");
    noise.forEach(deviation -> Ranges.requireNotBelow("noise", deviation));
    lost.forEach(share -> Ranges.requireShare("lost", share));
    Checks.within("train", train, 2, Integer.MAX_VALUE);
    Checks.within("test", test, 1, Integer.MAX_VALUE);
    for (Coding code : between) {
      of(code, hidden, steps, teacherEpochs);
    }
  }

  private static HybridOptions of(
      Coding code, List<Integer> hidden, int steps, Auto<Integer> teacherEpochs) {
    return Presets.of(HybridOptions.class)
        .withBetween(List.of(code))
        .withHidden(hidden)
        .withSteps(steps)
        .withTeacherEpochs(teacherEpochs);
  }

  /** A network of hidden neurons of one code. */
  HybridOptions of(Coding code) {
    return of(code, hidden, steps, teacherEpochs);
  }
}
