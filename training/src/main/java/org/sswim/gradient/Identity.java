package org.sswim.gradient;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells a training by gradients from others, so that none goes on from the state of another.
 */
final class Identity {
  private Identity() {}

  /** Of a training. */
  static Map<String, String> of(TrainingTask task, GradientOptions options) {
    Map<String, String> identity = new TreeMap<>();
    for (RecordComponent component : GradientOptions.class.getRecordComponents()) {
      identity.put(component.getName(), value(component, options));
    }
    identity.putAll(task.identity());
    identity.put("training", task.training().description());
    identity.put("watched", task.validation().description());
    identity.put("columns", String.valueOf(task.part().columns()));
    identity.put("neurons", String.valueOf(task.start().hidden().neurons()));
    identity.put("start", startFingerprint(task));
    return identity;
  }

  private static String value(RecordComponent component, GradientOptions options) {
    try {
      return String.valueOf(component.getAccessor().invoke(options));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("components of a public record can be read", e);
    }
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
