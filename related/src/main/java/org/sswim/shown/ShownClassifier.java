package org.sswim.shown;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Classification;
import org.sswim.classification.SequenceClassifier;
import org.sswim.classification.Softmax;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/**
 * Classifies vectors, images or sequences: each as a whole, one after another. Vectors and images
 * may also be classified step by step, with every push. It keeps a network's state and is not for
 * use by several threads at once.
 */
public final class ShownClassifier implements SequenceClassifier, ClassStream {
  private final ShownModel model;
  private final ValueCheck check;
  private final ShownRun run;
  private final float[] row;
  private final float[] scaled;
  private final float[] evidence;

  /**
   * A classifier.
   *
   * @param run of the model, at rest
   */
  public ShownClassifier(ShownModel model, ShownRun run) {
    this.model = model;
    this.run = run;
    check = new ValueCheck(model, model.signals());
    row = new float[model.signals()];
    scaled = new float[model.signals()];
    evidence = new float[model.classes().size()];
  }

  @Override
  public Classification classify(float[] sequence) {
    check.requireWhole(sequence);
    run.reset();
    if (model.rows() > 0) {
      check.requireFinite(sequence, 0);
      for (int t = 0; t < model.rows() && !run.over(); t++) {
        writeRow(sequence, row.length, t, model.rows(), row, 0);
        take(row, t);
        run.step(scaled);
      }
    } else {
      take(sequence, 0);
      while (!run.over()) {
        run.step(scaled);
      }
    }
    run.evidence(evidence);
    float[] probabilities = new float[evidence.length];
    Softmax.write(evidence, probabilities);
    return new Classification(best(), probabilities, run.spikes(), run.steps());
  }

  private void take(float[] values, long step) {
    check.requireFinite(values, step);
    model.scale(values, scaled);
    check.requireInput(values, scaled, step);
  }

  @Override
  public void push(float[] values) {
    check.requireStep(values);
    take(values, steps());
    run.step(scaled);
    run.evidence(evidence);
  }

  @Override
  public long steps() {
    return run.steps();
  }

  @Override
  public void probabilities(float[] out) {
    Checks.that(out.length == evidence.length)
        .or("%s classes need room for as many values; got %s", evidence.length, out.length);
    Softmax.write(evidence, out);
  }

  @Override
  public int best() {
    return Head.highest(evidence);
  }

  @Override
  public long totalSpikes() {
    return run.spikes();
  }

  @Override
  public void reset() {
    run.reset();
    Arrays.fill(evidence, 0);
  }

  /**
   * Writes a row of those that a sequence of any length is cut into. Row t of T is the mean of the
   * steps {@code [t n / T, (t + 1) n / T)} of n, at least one.
   *
   * @param sequence row-major {@code [steps][signals]}
   * @param row its number t
   * @param rows T
   * @param out written from a place on: {@code [signals]}
   * @param to that place
   */
  public static void writeRow(
      float[] sequence, int signals, int row, int rows, float[] out, int to) {
    long steps = sequence.length / signals;
    int from = (int) (steps * row / rows);
    int end = (int) Math.max(from + 1, steps * (row + 1) / rows);
    for (int s = 0; s < signals; s++) {
      double sum = 0;
      for (int t = from; t < end; t++) {
        sum += sequence[t * signals + s];
      }
      out[to + s] = (float) (sum / (end - from));
    }
  }
}
