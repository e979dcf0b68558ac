package org.sswim.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.kernel.Kernel;
import org.sswim.network.SpikingLayer;

/** Random parts of networks, and steps of ONNX Runtime. */
final class RandomSteps {
  private RandomSteps() {}

  /**
   * Runs a step and puts the new state in place of the old.
   *
   * @param values by name: {@code [batch][width]}
   * @return y: {@code [batch][outputs]}
   */
  static float[][] run(
      OrtEnvironment environment, OrtSession session, Map<String, float[][]> values)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (Map.Entry<String, float[][]> value : values.entrySet()) {
      tensors.put(value.getKey(), OnnxTensor.createTensor(environment, value.getValue()));
    }
    try (OrtSession.Result result = session.run(tensors)) {
      for (String name : List.copyOf(values.keySet())) {
        if (!name.equals("x") && !name.equals("skip_x")) {
          values.put(name, (float[][]) result.get(name + "_next").orElseThrow().getValue());
        }
      }
      return (float[][]) result.get("y").orElseThrow().getValue();
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  static SpikingLayer layer(
      Kernel psp,
      Kernel refractory,
      int inputs,
      int neurons,
      int delay,
      float cost,
      Random random) {
    int[] delays = new int[neurons];
    float[] costs = new float[neurons];
    float[] support = new float[neurons];
    Arrays.fill(delays, delay);
    Arrays.fill(costs, cost);
    for (int i = 0; i < neurons; i++) {
      support[i] = 0.5f + 2 * random.nextFloat();
    }
    return SpikingLayer.of(psp, gaussian(inputs * neurons, random), gaussian(neurons, random))
        .withDelay(delays)
        .withSupport(support)
        .withRefractoryKernel(refractory)
        .withRefractorySupport(support)
        .withCost(costs);
  }

  static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
