package org.sswim.clocked;

import org.sswim.classification.Classification;
import org.sswim.classification.SequenceClassifier;
import org.sswim.classification.Softmax;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/**
 * Says of which class whole vectors or images are, one after another, and counts what that took. It
 * keeps a network's state and is not for use by several threads at once.
 */
public final class ClockedClassifier implements SequenceClassifier {
  private final ClockedModel model;
  private final ValueCheck check;
  private final ClockedRun run;
  private final float[] scaled;
  private final float[] evidence;

  /** A classifier. */
  public ClockedClassifier(ClockedModel model) {
    this(model, ClockedProbe.NONE);
  }

  /**
   * A classifier that is looked into.
   *
   * @param probe sees what the network computes
   */
  public ClockedClassifier(ClockedModel model, ClockedProbe probe) {
    this.model = model;
    check = new ValueCheck(model, model.signals());
    run = new ClockedRun(model, probe);
    scaled = new float[model.signals()];
    evidence = new float[model.classes().size()];
  }

  @Override
  public Classification classify(float[] sequence) {
    check.requireWhole(sequence);
    check.requireFinite(sequence, 0);
    model.input().scale(sequence, scaled);
    check.requireInput(sequence, scaled, 0);
    run.reset();
    if (model.readOut().kind() == ReadOut.Kind.GOODNESS) {
      everyClass();
    } else {
      steps(scaled);
      run.evidence(evidence);
    }
    float[] probabilities = new float[evidence.length];
    Softmax.write(evidence, probabilities);
    return new Classification(Head.highest(evidence), probabilities, run.spikes(), run.steps());
  }

  private void steps(float[] values) {
    while (!run.over()) {
      run.step(values);
    }
  }

  /** Runs with each class in turn. */
  private void everyClass() {
    ClassPlaces places = new ClassPlaces(model);
    for (int k = 0; k < evidence.length; k++) {
      run.rest();
      steps(places.saying(k, scaled));
      evidence[k] = (float) (model.readOut().gain() * run.goodness());
    }
  }

  /** Operations on values that are no spikes, of the last classification. */
  public long macs() {
    return run.macs();
  }

  /** Operations that spikes caused, of the last classification. */
  public long acs() {
    return run.acs();
  }
}
