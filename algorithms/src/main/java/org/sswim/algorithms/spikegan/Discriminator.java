package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.Optimizer;
import org.sswim.sampling.SeedStreams;

/**
 * A network of rectifiers that tells real spike trains from generated ones by cross-entropy. Its
 * log-odds {@code ln D - ln (1 - D)} are the learning signal of the generator: how much rather it
 * takes a sample for real.
 */
final class Discriminator {
  private final List<DenseMap> maps;
  private final List<float[]> seen;
  private final RectifierPass pass;
  private final Optimizer optimizer;
  private final int[] order;
  private final int half;
  private final double rate;

  /**
   * A discriminator of random weights.
   *
   * @param inputs values of a sample as it sees it
   * @param half real samples at once, and as many generated
   */
  Discriminator(int inputs, int half, SpikeGanOptions options, SeedStreams streams, int number) {
    this.half = half;
    rate = options.judgeRate();
    maps =
        DenseMap.drawn(
            inputs, List.of(options.judge()), 2, l -> streams.stream("spikegan-judge", number, l));
    seen = IntStream.range(0, 2 * half).mapToObj(i -> new float[inputs]).toList();
    int[] label = new int[2 * half];
    Arrays.fill(label, half, 2 * half, 1);
    Vectors data = Vectors.scaled(seen, 1, label, List.of("real", "generated"));
    pass = new RectifierPass(maps, data, 2 * half);
    order = IntStream.range(0, 2 * half).toArray();
    optimizer = new Optimizer(Optimizer.Rule.ADAMW, options.judgeDecay(), LayerMap.groups(maps));
  }

  /** Everything that trains. */
  List<float[]> parameters() {
    return maps.stream().flatMap(map -> map.parameters().stream()).toList();
  }

  /** Where real samples are to be put. */
  float[] real(int number) {
    return seen.get(number);
  }

  /** Where generated samples are to be put. */
  float[] generated(int number) {
    return seen.get(half + number);
  }

  /**
   * Makes a step towards telling them apart.
   *
   * @return the mean loss before it; ln 2 where it knows nothing
   */
  double learn(double factor) {
    double loss = pass.gradient(order, 0, order.length, 1.0 / order.length);
    optimizer.step(pass.gradients(), factor * rate);
    return loss / order.length;
  }

  /** Writes the log-odds of the generated samples. */
  void judge(float[] logOdds) {
    pass.loss(order, half, half);
    float[] evidence = pass.evidence();
    for (int r = 0; r < half; r++) {
      logOdds[r] = evidence[2 * r] - evidence[2 * r + 1];
    }
  }
}
