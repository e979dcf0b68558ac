package org.sswim.clocked;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sswim.classification.ClassStream;
import org.sswim.classification.ValueCheck;
import org.sswim.samples.Head;

/** A clocked network that is run with every class at once, a step with every push of a vector. */
final class GoodnessStream implements ClassStream {
  private final ClockedModel model;
  private final ValueCheck check;
  private final ClassPlaces places;

  /** A run for each class. */
  private final ClockedRun[] runs;

  private final float[] scaled;
  private final float[] evidence;

  GoodnessStream(ClockedModel model) {
    this.model = model;
    check = new ValueCheck(model, model.signals());
    places = new ClassPlaces(model);
    runs =
        IntStream.range(0, model.classes().size())
            .mapToObj(k -> new ClockedRun(model))
            .toArray(ClockedRun[]::new);
    scaled = new float[model.signals()];
    evidence = new float[runs.length];
  }

  @Override
  public void push(float[] row) {
    check.requireStep(row);
    check.requireFinite(row, steps());
    model.input().scale(row, scaled);
    check.requireInput(row, scaled, steps());
    for (int k = 0; k < runs.length; k++) {
      runs[k].step(places.saying(k, scaled));
      evidence[k] = (float) (model.readOut().gain() * runs[k].goodness());
    }
  }

  @Override
  public long steps() {
    return runs[0].steps();
  }

  @Override
  public void probabilities(float[] out) {
    ClockedStream.write(evidence, out);
  }

  @Override
  public int best() {
    return Head.highest(evidence);
  }

  @Override
  public long totalSpikes() {
    return Arrays.stream(runs).mapToLong(ClockedRun::spikes).sum();
  }

  @Override
  public void reset() {
    for (ClockedRun run : runs) {
      run.reset();
    }
    Arrays.fill(evidence, 0);
  }
}
