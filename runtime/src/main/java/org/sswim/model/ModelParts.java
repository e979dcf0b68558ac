package org.sswim.model;

import java.lang.reflect.Array;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The parts of a model of any kind, as its file has them: the components of its record by their
 * names, records within records. An array is told by its {@code shape}, and by its {@code least}
 * and {@code largest} value.
 */
public final class ModelParts {
  private ModelParts() {}

  /** The parts of a model. */
  public static Map<String, Object> of(Record model) {
    ArraySink arrays = new ArraySink(WeightFormat.FLOAT32);
    Map<String, Object> parts = StandIns.usual().write(model, arrays);
    arrays.entries().forEach(ModelParts::describe);
    return parts;
  }

  private static void describe(ArraySink.Entry array) {
    array.json().remove(ArraySpec.DTYPE);
    Object values = array.values();
    if (values.getClass() != boolean[].class) {
      DoubleSummaryStatistics range =
          IntStream.range(0, Array.getLength(values))
              .mapToDouble(i -> Array.getDouble(values, i))
              .summaryStatistics();
      array.json().put("least", range.getMin());
      array.json().put("largest", range.getMax());
    }
  }
}
