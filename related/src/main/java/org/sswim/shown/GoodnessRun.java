package org.sswim.shown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.samples.Head;

/**
 * A network that is read by its goodness, run with every class side by side. The input has a place
 * for each class, beside the values or over the first ones. The place of the class is as high as
 * the highest value.
 */
final class GoodnessRun extends ShownRun {
  private final List<ClockedRun> runs = new ArrayList<>();
  private final float gain;
  private final int first;
  private final float[] labelled;

  GoodnessRun(ClockedModel model, ClockedProbe probe) {
    for (int k = 0; k < model.classes().size(); k++) {
      runs.add(new ClockedRun(model, probe));
    }
    gain = model.readOut().gain();
    labelled = new float[model.layers().get(0).inputs()];
    first = labelled.length > model.signals() ? model.signals() : 0;
  }

  @Override
  public void step(float[] scaled) {
    for (int k = 0; k < runs.size(); k++) {
      System.arraycopy(scaled, 0, labelled, 0, scaled.length);
      Arrays.fill(labelled, first, first + runs.size(), 0);
      labelled[first + k] = scaled[Head.highest(scaled)];
      runs.get(k).step(labelled);
    }
  }

  @Override
  public boolean over() {
    return runs.get(0).over();
  }

  @Override
  public void evidence(float[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = (float) (gain * runs.get(k).goodness());
    }
  }

  @Override
  public int steps() {
    return runs.get(0).steps();
  }

  @Override
  public long spikes() {
    return runs.stream().mapToLong(ClockedRun::spikes).sum();
  }

  @Override
  public void reset() {
    runs.forEach(ClockedRun::reset);
  }
}
