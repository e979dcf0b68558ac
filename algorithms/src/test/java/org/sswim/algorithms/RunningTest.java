package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.LayerStack;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.shown.Connection;

/** Maps as they run in training's memory, beside the connections of the simulated network. */
class RunningTest {
  @Test
  void aRunningMapIsTheSimulatedConnection() {
    SeedStreams streams = new SeedStreams(3);
    List<LayerMap> maps =
        LayerStack.drawn(
            48, new Grid(6, 8), List.of(3, 2), List.of(5), 0, 4, m -> streams.stream("test", m));
    assertThat(maps).hasSize(4);
    Random random = new Random(1);
    for (LayerMap map : maps) {
      int rows = 7;
      float[] x = new float[rows * map.inputs()];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat();
      }
      float[] y = new float[rows * map.outputs()];
      LayerMap.Pass pass = map.pass(rows);
      pass.forward(rows, x, y);
      pass.backward(rows, x, new float[y.length], null);
      pass.taken();
      map.running(rows).forward(rows, x, y);
      float[] from = Arrays.copyOf(x, map.inputs());
      for (Connection connection : map.connections(1, 1)) {
        float[] to = new float[connection.outputs()];
        connection.apply(from, to);
        from = to;
      }
      for (int j = 0; j < from.length; j++) {
        assertThat(y[j]).isCloseTo(from[j], within(1e-4f));
      }
    }
  }
}
