package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Differences;
import org.sswim.sampling.SeedStreams;

class RectifierPassTest {
  @Test
  void hasTheGradientOfItsLoss() {
    SeedStreams streams = new SeedStreams(1);
    List<LayerMap> maps =
        List.of(
            DenseMap.drawn(8, 9, streams.stream("first")),
            DenseMap.drawn(9, 7, streams.stream("second")),
            DenseMap.drawn(7, 3, streams.stream("third")));
    List<float[]> parameters = new ArrayList<>();
    maps.forEach(map -> parameters.addAll(map.parameters()));
    Differences.assertGradients(
        new RectifierPass(maps, Differences.samples(12, 8), 12), parameters, 12, .03);
  }
}
