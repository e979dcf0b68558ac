package org.sswim.gradient;

import java.util.Map;
import java.util.TreeMap;
import org.sswim.options.OptionsJson;

/**
 * What tells a training by gradients from others, so that none goes on from the state of another.
 */
final class Identity {
  private Identity() {}

  /** Of a training. */
  static Map<String, String> of(TrainingTask task, GradientOptions options) {
    Map<String, String> identity = new TreeMap<>();
    OptionsJson.tree(options).forEach((name, value) -> identity.put(name, String.valueOf(value)));
    identity.putAll(task.identity());
    identity.put("training", task.training().description());
    identity.put("watched", task.validation().description());
    identity.put("columns", String.valueOf(task.part().columns()));
    identity.put("neurons", String.valueOf(task.start().hidden().neurons()));
    identity.put("start", startFingerprint(task));
    return identity;
  }

  /** The weights that training starts from, as one number. */
  private static String startFingerprint(TrainingTask task) {
    long hash = 1;
    for (float[] array :
        task.parameters(task.start(), TrainedScale.none(task.features())).arrays()) {
      for (float value : array) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    }
    return Long.toHexString(hash);
  }
}
