package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.algorithms.Differences;
import org.sswim.gradient.BatchSums;
import org.sswim.sampling.SeedStreams;

/** The gradient of the log-likelihood, and with it eligibilities. */
class LikelihoodTest {
  private static final int STEPS = 6;
  private static final int NEURONS = 3;

  private static SpikeSample data() {
    UniformRandomProvider random = new SeedStreams(1).stream("test");
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      float[] train = new float[STEPS * NEURONS];
      for (int at = 0; at < train.length; at++) {
        train[at] = random.nextInt(3) == 0 ? 1 : 0;
      }
      trains.add(train);
    }
    return new SpikeSample(STEPS, NEURONS, trains);
  }

  private static GlmNetwork network(Basis.Shape shape) {
    UniformRandomProvider random = new SeedStreams(2).stream("test");
    GlmNetwork network = GlmNetwork.drawn(STEPS, 0, NEURONS, Basis.of(shape, 2, 4), .5, .3, random);
    for (int i = 0; i < NEURONS; i++) {
      network.own()[i] = (float) (random.nextDouble() - .5);
    }
    return network;
  }

  @ParameterizedTest
  @EnumSource(Basis.Shape.class)
  void everyParameterHasTheGradientOfTheLikelihood(Basis.Shape shape) {
    GlmNetwork network = network(shape);
    SpikeSample data = data();
    Generators.LikelihoodPass pass = new Generators.LikelihoodPass(network, data, data.count());
    Differences.assertGradients(
        new WithoutLoops(pass, network),
        List.of(network.weights(), network.own()),
        data.count(),
        .03);
  }

  /** Weights of a neuron to itself are held at 0, so the loss is not to depend on them. */
  private record WithoutLoops(Generators.LikelihoodPass pass, GlmNetwork network)
      implements BatchSums.Part {
    @Override
    public double loss(int[] order, int from, int count) {
      float[] before = network.weights().clone();
      network.silenceLoops(network.weights());
      double loss = pass.loss(order, from, count);
      System.arraycopy(before, 0, network.weights(), 0, before.length);
      return loss;
    }

    @Override
    public double gradient(int[] order, int from, int count, double share) {
      return pass.gradient(order, from, count, share);
    }

    @Override
    public List<float[]> gradients() {
      return pass.gradients();
    }
  }
}
