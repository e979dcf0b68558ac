package org.sswim.features;

import java.util.List;
import org.sswim.linalg.StepLevels;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * The raw sample as features: what a linear map sees that is shown all that a network is. First
 * come the signals of every step, ordered by step, then by signal. They are relative to the last
 * step where the samples are. Then come the last of the inputs beside the signals: {@code columns}
 * of every step, and {@code ahead} further ones of the last step alone.
 *
 * @param steps H
 * @param signals number of signals
 * @param columns inputs beside the signals that are seen at every step
 * @param ahead inputs after them that are seen at the last step alone
 */
public record RawFeatures(int steps, int signals, int columns, int ahead) implements FeatureMap {

  @Override
  public int features() {
    int beside = Math.addExact(Math.multiplyExact(steps, columns), ahead);
    return Math.addExact(Math.multiplyExact(steps, signals), beside);
  }

  /** That of a map without other features: there are few. */
  @Override
  public List<StepLevels> levels() {
    StepLevels own = new StepLevels(0, steps, signals);
    return columns == 0
        ? List.of(own)
        : List.of(own, new StepLevels(steps * signals, steps, columns));
  }

  @Override
  public FeatureMap forWorker() {
    return this;
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    int beside = samples.context() - columns - ahead;
    boolean relative = samples.relative();
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      int place = block.start(i);
      for (int t = 0; t < steps; t++) {
        for (int s = 0; s < signals; s++) {
          float origin = relative ? samples.value(block.lane(), place, steps - 1, s) : 0;
          out[at++] = samples.value(block.lane(), place, t, s) - origin;
        }
      }
      for (int t = 0; t < steps && columns + ahead > 0; t++) {
        int inputs = t < steps - 1 ? columns : columns + ahead;
        for (int c = 0; c < inputs; c++) {
          out[at++] = samples.context(block.lane(), place, t, beside + c);
        }
      }
    }
  }
}
