package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class SeedStreamsTest {

  private static List<Long> take(UniformRandomProvider random) {
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      taken.add(random.nextLong());
    }
    return taken;
  }

  @Test
  void orderOfCallsChangesNothing() {
    SeedStreams forward = new SeedStreams(7);
    List<Long> pairs = take(forward.stream("pairs", 1));
    List<Long> bias = take(forward.stream("bias", 1, 2));
    SeedStreams backward = new SeedStreams(7);
    UniformRandomProvider other = backward.stream("bias", 1, 2);
    other.nextLong();
    assertThat(take(backward.stream("bias", 1, 2))).isEqualTo(bias);
    assertThat(take(backward.stream("pairs", 1))).isEqualTo(pairs);
  }

  @Test
  void seedNameAndIndexEachMakeAnotherStream() {
    Set<List<Long>> streams = new HashSet<>();
    int count = 0;
    for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 1L << 32}) {
      for (String name : List.of("", "a", "b", "ab", "ba", "pairs", "pair")) {
        for (long[] index : new long[][] {{}, {0}, {1}, {-1}, {0, 0}, {0, 1}, {1, 0}, {1L << 32}}) {
          streams.add(take(new SeedStreams(seed).stream(name, index)));
          count++;
        }
      }
    }
    assertThat(streams).hasSize(count);
  }

  /** Five standard errors each: a false alarm in about one seed of a million. */
  @Test
  void neighbouringStreamsAreUncorrelated() {
    int n = 10_000;
    double mean = 0;
    double product = 0;
    double before = 0;
    for (int i = 0; i < n; i++) {
      double x = new SeedStreams(3).stream("neuron", 0, i).nextDouble() - 0.5;
      mean += x / n;
      product += x * before / n;
      before = x;
    }
    // Uniform on (-.5, .5): variance 1/12; product of two independent ones: variance 1/144.
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(1.0 / 12 / n)));
    assertThat(product).isCloseTo(0, within(5.0 / 12 / Math.sqrt(n)));
  }
}
