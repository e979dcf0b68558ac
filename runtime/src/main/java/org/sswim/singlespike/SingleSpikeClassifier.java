package org.sswim.singlespike;

import org.sswim.classification.Classification;
import org.sswim.classification.SequenceClassifier;
import org.sswim.classification.Softmax;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/**
 * Says of which class whole vectors or images are, one after another. It keeps a network's state
 * and is not for use by several threads at once.
 */
final class SingleSpikeClassifier implements SequenceClassifier {
  private final SingleSpikeModel model;
  private final ValueCheck check;
  private final SpikeRun run;
  private final float[] scaled;
  private final float[] evidence;

  SingleSpikeClassifier(SingleSpikeModel model, SpikeProbe probe) {
    this.model = model;
    check = new ValueCheck(model, model.signals());
    run = model.newRun(probe);
    scaled = new float[model.signals()];
    evidence = new float[model.classes().size()];
  }

  @Override
  public Classification classify(float[] sequence) {
    check.requireWhole(sequence);
    check.requireFinite(sequence, 0);
    model.scale(sequence, scaled);
    check.requireInput(sequence, scaled, 0);
    run.reset();
    while (!run.over()) {
      run.step(scaled);
    }
    run.evidence(evidence);
    float[] probabilities = new float[evidence.length];
    Softmax.write(evidence, probabilities);
    return new Classification(Head.highest(evidence), probabilities, run.spikes(), run.steps());
  }
}
