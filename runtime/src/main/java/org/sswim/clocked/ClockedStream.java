package org.sswim.clocked;

import java.util.Arrays;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Softmax;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/** A clocked network that takes a step with every push of a vector, whose class is asked for. */
final class ClockedStream implements ClassStream {
  private final ClockedModel model;
  private final ValueCheck check;
  private final ClockedRun run;
  private final float[] scaled;
  private final float[] evidence;

  ClockedStream(ClockedModel model) {
    this.model = model;
    check = new ValueCheck(model, model.signals());
    run = new ClockedRun(model);
    scaled = new float[model.signals()];
    evidence = new float[model.classes().size()];
  }

  @Override
  public void push(float[] row) {
    check.requireStep(row);
    check.requireFinite(row, steps());
    model.input().scale(row, scaled);
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
    write(evidence, out);
  }

  /** Writes probabilities of evidence. */
  static void write(float[] evidence, float[] out) {
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
