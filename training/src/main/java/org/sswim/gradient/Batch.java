package org.sswim.gradient;

import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.network.InputLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Some samples with their targets, laid out for training: values of neighbouring samples lie side
 * by side. Holds memory for a number of samples and is filled again and again.
 *
 * <p>In this layout the tapped inputs of a step are a contiguous part of the samples' steps, {@code
 * [taps * signals][count]}, so they are never copied. Of constant inputs one step is there.
 */
final class Batch {
  private final Samples samples;
  private final Targets wanted;
  private final InputLayer input;
  private final int outputs;
  private final FeatureMap skip;
  private final float[] seen;
  private final float[] columns;

  private final boolean constant;

  /** The step at which each sample begins, and the first and the last of these. */
  private final int[] first;

  private int earliest;
  private int latest;

  /** Of each sample 1 if it has begun, else 0. */
  private final float[] begun;

  /** Steps of the samples: {@code [steps * signals][count]}. */
  final float[] rows;

  /** Untapped inputs by step: {@code [steps][context][count]}. */
  final float[] context;

  /** What skip connections see: {@code [features][count]}. */
  final float[] skipped;

  /** Targets: {@code [outputs][count]}. */
  final float[] targets;

  /** Weights of errors: {@code [outputs][count]}. */
  final float[] weights;

  private int count;

  /**
   * Memory for samples.
   *
   * @param outputs target columns, the first ones
   * @param skip which skip connections there are
   * @param most largest number of samples
   */
  Batch(Samples samples, Targets wanted, int outputs, InputLayer input, SkipShape skip, int most) {
    this.samples = samples;
    this.wanted = wanted;
    this.input = input;
    this.outputs = outputs;
    this.skip = skip.features(input.signals());
    seen = new float[skip.count(input.signals())];
    columns = new float[wanted.columns()];
    skipped = new float[Math.multiplyExact(seen.length, most)];
    constant =
        samples.constant() && !samples.relative() && input.taps() == 1 && input.context() == 0;
    rows = new float[Math.multiplyExact(shown() * input.signals(), most)];
    first = new int[most];
    begun = new float[most];
    context = new float[Math.multiplyExact(steps() * input.context(), most)];
    targets = new float[Math.multiplyExact(outputs, most)];
    weights = new float[Math.multiplyExact(outputs, most)];
  }

  /** Steps that the network takes in a sample. */
  int steps() {
    return samples.steps() - input.firstStep();
  }

  /** Number of samples that it holds now. */
  int count() {
    return count;
  }

  /** Whether the inputs of all steps are alike, and only those of one are there. */
  boolean constant() {
    return constant;
  }

  private int shown() {
    return constant ? 1 : samples.steps();
  }

  /** The step at which a sample begins. */
  int first(int sample) {
    return first[sample];
  }

  /** The step at which the first sample begins. */
  int earliest() {
    return earliest;
  }

  /** The step at which the last sample begins. */
  int latest() {
    return latest;
  }

  /**
   * Which samples have begun at a step.
   *
   * @return 1 of those, 0 of others, {@code [count]}, overwritten by the next call; null where all
   *     have
   */
  float @Nullable [] begun(int step) {
    if (step >= latest) {
      return null;
    }
    for (int b = 0; b < count; b++) {
      begun[b] = step >= first[b] ? 1 : 0;
    }
    return begun;
  }

  /** Where the tapped inputs of a step begin in {@link #rows}. */
  int rowsAt(int step) {
    return constant ? 0 : step * input.signals() * count;
  }

  /** Where the untapped inputs of a step begin in {@link #context}. */
  int contextAt(int step) {
    return step * input.context() * count;
  }

  /**
   * Takes samples.
   *
   * @param from what there is to choose from
   * @param order numbers of samples
   * @param start place in {@code order} of the first one
   * @param number how many
   */
  void fill(SampleOrder from, int[] order, int start, int number) {
    count = number;
    earliest = steps();
    latest = 0;
    for (int b = 0; b < number; b++) {
      int lane = from.lane(order[start + b]);
      int place = from.place(order[start + b]);
      first[b] = Math.min(samples.firstStep(lane, place), steps() - 1);
      earliest = Math.min(earliest, first[b]);
      latest = Math.max(latest, first[b]);
      fillRows(b, lane, place);
      fillSkipped(b, lane, place);
      fillTargets(b, lane, place);
    }
  }

  private void fillRows(int b, int lane, int place) {
    int signals = input.signals();
    int steps = samples.steps();
    for (int s = 0; s < signals; s++) {
      float origin = samples.relative() ? samples.value(lane, place, steps - 1, s) : 0;
      for (int r = 0; r < shown(); r++) {
        rows[(r * signals + s) * count + b] = samples.value(lane, place, r, s) - origin;
      }
    }
    int width = input.context();
    for (int t = 0; t < steps() && width > 0; t++) {
      for (int c = 0; c < width; c++) {
        context[(t * width + c) * count + b] =
            samples.context(lane, place, input.firstStep() + t, c);
      }
    }
  }

  private void fillSkipped(int b, int lane, int place) {
    if (seen.length > 0) {
      skip.write(samples, new SampleBlock(lane, place, 1, 1), seen);
    }
    for (int f = 0; f < seen.length; f++) {
      skipped[f * count + b] = seen[f];
    }
  }

  private void fillTargets(int b, int lane, int place) {
    wanted.write(new SampleBlock(lane, place, 1, 1), outputs, columns);
    float weight = (float) wanted.laneWeight(lane);
    for (int o = 0; o < outputs; o++) {
      targets[o * count + b] = columns[o];
      weights[o * count + b] = weight * (float) wanted.columnWeight(o);
    }
  }
}
