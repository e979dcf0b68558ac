package org.sswim.classification;

import java.util.ArrayList;
import java.util.List;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.RunProbe;

/**
 * Classifies whole sequences, one after another. It keeps the state of a network, so give each
 * thread a classifier of its own.
 */
public final class Classifier implements SequenceClassifier {
  private final ClassifierModel model;
  private final ValueCheck check;
  private final ClassifierRun run;

  /** A classifier for any model. */
  public Classifier(ClassifierModel model) {
    this(model, RunProbe.NONE);
  }

  /**
   * A classifier whose computation is observed.
   *
   * @param probe sees what the network computes
   */
  public Classifier(ClassifierModel model, RunProbe probe) {
    this.model = model;
    InputCoding coding = model.coding();
    check = new ValueCheck(model, coding.scan() == null ? coding.inputs() : coding.signals());
    run = new ClassifierRun(model, probe);
  }

  /**
   * Classifies a sequence.
   *
   * @param sequence values as files hold them, row-major {@code [steps][signals]}. Models of
   *     vectors or images take one step, which is shown for as many steps as the model demands, or
   *     scanned
   * @throws IllegalArgumentException if the length is not a positive multiple of the signals, or a
   *     value is not finite or too large. A model of vectors also refuses several steps
   */
  @Override
  public Classification classify(float[] sequence) {
    run(sequence);
    float[] probabilities = new float[model.classes().size()];
    run.probabilities(1, probabilities);
    return new Classification(run.best(), probabilities, run.spikes(), (int) run.steps());
  }

  /**
   * The evidence for each class, whose softmax is the probability.
   *
   * @param sequence as for {@link #classify}
   */
  public float[] evidence(float[] sequence) {
    run(sequence);
    return run.outputs().clone();
  }

  /**
   * When neurons of a hidden layer fire while a model sees a sequence.
   *
   * @param sequence as for {@link #classify}
   * @param layer counted from 0
   * @param neurons indices within the layer
   * @return {@code [neurons][steps]}
   */
  public static boolean[][] trains(
      ClassifierModel model, float[] sequence, int layer, int... neurons) {
    List<float[]> steps = new ArrayList<>();
    RunProbe probe =
        new RunProbe() {
          @Override
          public void stepped(NetworkState state) {
            steps.add(state.spikes(layer).clone());
          }
        };
    new Classifier(model, probe).run(sequence);
    boolean[][] trains = new boolean[neurons.length][steps.size()];
    for (int n = 0; n < neurons.length; n++) {
      for (int t = 0; t < steps.size(); t++) {
        trains[n][t] = steps.get(t)[neurons[n]] > 0;
      }
    }
    return trains;
  }

  private void run(float[] sequence) {
    InputCoding coding = model.coding();
    Scan scan = coding.scan();
    if (scan == null) {
      check.requireWhole(sequence);
    } else {
      check.requireStep(sequence);
    }
    check.requireFinite(sequence, 0);
    run.reset();
    if (coding.vectors()) {
      show(sequence);
    } else if (scan != null) {
      scan(scan, sequence);
    } else {
      float[] coded = coding.code(sequence);
      check.requireInput(sequence, coded, 0);
      for (int at = 0; at < coded.length; at += coding.inputs()) {
        run.step(coded, at);
      }
    }
  }

  /** Patch by patch, because all patches together are many times as large as the image. */
  private void scan(Scan scan, float[] image) {
    check.requireInput(image, image, 0);
    float[] patch = new float[scan.inputs()];
    for (int corner : scan.corners()) {
      scan.patch(image, corner, patch);
      run.step(patch, 0);
    }
  }

  private void show(float[] vector) {
    InputCoding coding = model.coding();
    float[] input = new float[vector.length];
    for (int t = 0; t < coding.shown(); t++) {
      for (int s = 0; s < input.length; s++) {
        input[s] = coding.code(vector[s], s, t);
      }
      check.requireInput(vector, input, 0);
      run.step(input, 0);
    }
  }
}
