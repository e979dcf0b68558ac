package org.sswim.singlespike;

import java.util.Arrays;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Softmax;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/** A network that takes a step with every push of a vector, whose class is asked for. */
final class SingleSpikeStream implements ClassStream {
  private final SingleSpikeModel model;
  private final ValueCheck check;
  private final SpikeRun run;
  private final float[] scaled;
  private final float[] evidence;

  SingleSpikeStream(SingleSpikeModel model) {
    this.model = model;
    check = new ValueCheck(model, model.signals());
    run = model.newRun(SpikeProbe.NONE);
    scaled = new float[model.signals()];
    evidence = new float[model.classes().size()];
  }

  @Override
  public void push(float[] row) {
    check.requireStep(row);
    check.requireFinite(row, steps());
    model.scale(row, scaled);
    check.requireInput(row, scaled, steps());
    run.step(scaled);
    run.evidence(evidence);
  }

  @Override
  public long steps() {
    return run.steps();
  }

  @Override
  public void probabilities(float[] out) {
    if (out.length != evidence.length) {
      throw new IllegalArgumentException(
          evidence.length + " classes need room for as many values; got " + out.length);
    }
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
}
