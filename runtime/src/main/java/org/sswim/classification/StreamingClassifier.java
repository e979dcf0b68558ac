package org.sswim.classification;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.simulation.RunProbe;

/**
 * Takes a sequence step by step and gives its class so far at any time. At the end the class is
 * that of {@link Classifier} for the whole sequence. Before the end it uses the evidence so far, as
 * far as the model trusts it ({@link EarlyTrust}). If sequences differ in length, the probabilities
 * of a shorter one are more cautious than those of {@link Classifier}.
 *
 * <p>Before the first step everything is at rest and all inputs are 0. A model of vectors or images
 * takes a step for every push. Push the vector for as many steps as the model shows it, or fewer
 * times for an early decision. The pushed values may change from step to step.
 *
 * <p>A push allocates nothing, with one exception. Where sections are told apart, a stream longer
 * than all before it needs a bit per neuron and step. Not for use by several threads at once.
 */
public final class StreamingClassifier implements ClassStream {
  private final ClassifierModel model;
  private final ValueCheck check;
  private final ClassifierRun run;
  private final float[] before;
  private final float[] input;

  /** What steps have left behind, and with the present one: {@code [inputs]}. */
  private final double[] left;

  private final double[] next;

  /**
   * A classifier that has seen no step.
   *
   * @throws IllegalArgumentException if the model looks at each sequence as a whole
   */
  public StreamingClassifier(ClassifierModel model) {
    Checks.not(model.coding().own())
        .or(
            "the model scales or scans each sequence as a whole and cannot take steps one at a"
                + " time");
    this.model = model;
    check = new ValueCheck(model, model.coding().inputs());
    run = new ClassifierRun(model, RunProbe.NONE);
    before = new float[model.coding().signals()];
    input = new float[model.coding().inputs()];
    left = new double[input.length];
    next = new double[input.length];
  }

  /** The model that classifies. */
  public ClassifierModel model() {
    return model;
  }

  /**
   * Takes a step.
   *
   * @param row values as files hold them: {@code [signals]}
   * @throws IllegalArgumentException if there are fewer or more values, or one is not finite or too
   *     large; the stream is then unchanged
   */
  @Override
  public void push(float[] row) {
    check.requireStep(row);
    check.requireFinite(row, steps());
    InputCoding coding = model.coding();
    if (coding.vectors()) {
      for (int s = 0; s < row.length; s++) {
        input[s] = coding.code(row[s], s, steps());
      }
    } else {
      System.arraycopy(left, 0, next, 0, left.length);
      coding.code(row, steps() == 0 ? row : before, next, input);
    }
    check.requireInput(row, input, steps());
    System.arraycopy(row, 0, before, 0, row.length);
    System.arraycopy(next, 0, left, 0, left.length);
    run.step(input, 0);
  }

  /** Number of steps so far. */
  @Override
  public long steps() {
    return run.steps();
  }

  /**
   * Writes the probability of each class so far; they add up to 1. Allocates nothing.
   *
   * @param out written, in the model's order: {@code [classes]}
   * @throws IllegalArgumentException if {@code out} has another length
   */
  @Override
  public void probabilities(float[] out) {
    if (out.length != model.classes().size()) {
      throw new IllegalArgumentException(
          model.classes().size() + " classes need room for as many values; got " + out.length);
    }
    run.probabilities(model.early().after(run.steps()), out);
  }

  /** The most probable class so far, a place among the model's classes. Allocates nothing. */
  @Override
  public int best() {
    return run.best();
  }

  /**
   * The spikes of a hidden layer at the last step, 1 or 0 per neuron. The array is the stream's
   * own: read it before the next step, do not modify it.
   *
   * @param layer 0 for the first hidden layer
   */
  public float[] spikes(int layer) {
    return run.spikes(layer);
  }

  /** Number of spikes of all hidden neurons so far. */
  @Override
  public long totalSpikes() {
    return run.spikes();
  }

  /** Forgets all steps. */
  @Override
  public void reset() {
    Arrays.fill(left, 0);
    run.reset();
  }
}
