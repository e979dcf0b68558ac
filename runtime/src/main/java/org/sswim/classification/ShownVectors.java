package org.sswim.classification;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.samples.Samples;

/** Vectors or images, each shown for some steps. */
record ShownVectors(InputCoding coding, List<float[]> vectors) implements Samples {

  ShownVectors {
    for (int i = 0; i < vectors.size(); i++) {
      Checks.that(vectors.get(i).length == coding.signals())
          .or("vector %s has %s values instead of %s", i, vectors.get(i).length, coding.signals());
      for (int s = 0; s < coding.signals(); s++) {
        float value = vectors.get(i)[s];
        coding.requireNear(coding.scaled(value, s), value, i, s, 0);
      }
    }
  }

  @Override
  public int places() {
    return vectors.size();
  }

  @Override
  public int steps() {
    return coding.shown();
  }

  @Override
  public int signals() {
    return coding.signals();
  }

  @Override
  public boolean constant() {
    return coding.coding() == Coding.CURRENT;
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    return coding.code(vectors.get(place)[signal], signal, step);
  }
}
