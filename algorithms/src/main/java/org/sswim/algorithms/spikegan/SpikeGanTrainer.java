package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.algorithms.learning.Rows;
import org.sswim.gradient.Optimizer;
import org.sswim.sampling.SeedStreams;

/**
 * Trains generators against a discriminator. The discriminator takes a step on real and generated
 * spike trains. Then each generator takes a step by the three-factor rule, with the log-odds of its
 * own samples as the signal. Where samples have classes, both are told them as spikes: the
 * generator by {@link Stimulus}, the discriminator beside the spikes or rates of each step.
 *
 * <p>Several generators are draws of a distribution of weights. The discriminator sees samples of
 * all of them as of one. Noise and prior make each a chain of Langevin dynamics (Welling and Teh
 * 2011), of which the last state counts. That is our reading of the Bayes variant.
 *
 * @see <a href="https://arxiv.org/abs/2111.01750">Rosenfeld, Simeone and Rajendran 2022, Spiking
 *     generative adversarial networks with a neural network discriminator</a>
 */
final class SpikeGanTrainer {
  private final SpikeSample real;
  private final SpikeGanOptions options;
  private final SeedStreams streams;
  private final Stimulus stimulus;
  private final Discriminator discriminator;
  private final List<Draw> draws = new ArrayList<>();
  private final float[] train;

  /** Class of each sample of a step, real and generated alike. */
  private final int[] label;

  private final float[] signal;
  private final int number;
  private int steps;

  /** A generator and what trains it. */
  private record Draw(
      GlmNetwork network,
      GlmRun run,
      ThreeFactorRule rule,
      Optimizer optimizer,
      int rows,
      float[] inputs) {
    static Draw of(GlmNetwork network, Stimulus stimulus, SpikeGanOptions options, int rows) {
      return new Draw(
          network,
          new GlmRun(network, rows, stimulus.steps()),
          new ThreeFactorRule(network, options.keep()),
          new Optimizer(
              options.rule(), options.prior(), Optimizer.Group.of(network.parameters(), true)),
          rows,
          stimulus.memory(rows));
    }
  }

  /**
   * Generators and a discriminator of random weights.
   *
   * @param real what generators are to be like
   * @param number sets streams of random numbers of several trainings apart
   */
  SpikeGanTrainer(SpikeSample real, SpikeGanOptions options, long seed, int number) {
    this.real = real;
    this.options = options;
    streams = new SeedStreams(seed);
    stimulus = new Stimulus(options.noise(), real.steps(), real.classes());
    int rows = options.batch() / options.draws();
    Basis basis = Basis.of(options.basis(), options.filters(), options.lags());
    for (int j = 0; j < options.draws(); j++) {
      GlmNetwork network =
          GlmNetwork.drawn(
              stimulus.inputs(),
              options.hidden(),
              real.neurons(),
              basis,
              options.spread(),
              real.rate(),
              streams.stream("spikegan-weights", number, j));
      draws.add(Draw.of(network, stimulus, options, rows));
    }
    train = new float[real.steps() * real.neurons()];
    signal = new float[rows * options.draws()];
    label = new int[signal.length];
    int seen = options.view().width(real) * (real.neurons() + real.classes()) / real.neurons();
    discriminator = new Discriminator(seen, signal.length, options, streams, number);
    this.number = number;
  }

  /** The generators as they are: they go on training. */
  Generators generators() {
    return new Generators(draws.stream().map(draw -> draw.network).toList(), stimulus);
  }

  /** Everything that trains: of each generator, then of the discriminator. */
  List<float[]> parameters() {
    List<float[]> all = new ArrayList<>();
    draws.forEach(draw -> all.addAll(draw.network.parameters()));
    all.addAll(discriminator.parameters());
    return all;
  }

  /** Begins at copies of other parameters of the same shapes. */
  void begin(List<float[]> parameters) {
    Rows.copy(parameters, parameters());
  }

  /** Makes all steps. */
  Generators run() {
    for (int i = 0; i < options.iterations(); i++) {
      step();
    }
    return generators();
  }

  /**
   * Makes a step of all.
   *
   * @return the discriminator's loss; ln 2 where it cannot tell
   */
  double step() {
    UniformRandomProvider random = streams.stream("spikegan-step", number, steps++);
    double factor = options.schedule().factor((steps - 0.5) / options.iterations());
    for (int r = 0; r < signal.length; r++) {
      int chosen = random.nextInt(real.count());
      label[r] = real.label()[chosen];
      see(real.trains().get(chosen), label[r], discriminator.real(r));
    }
    int at = 0;
    for (Draw draw : draws) {
      stimulus.draw(draw.rows, random, draw.inputs, Arrays.copyOfRange(label, at, at + draw.rows));
      draw.run.run(draw.rows, draw.inputs, null, random);
      for (int r = 0; r < draw.rows; r++) {
        draw.run.copyVisible(r, train);
        see(train, label[at], discriminator.generated(at++));
      }
    }
    double loss = discriminator.learn(factor);
    discriminator.judge(signal);
    at = 0;
    for (Draw draw : draws) {
      List<float[]> ascent = draw.rule.ascent(draw.run, draw.rows, signal, at);
      // The optimiser goes down.
      ascent.forEach(values -> Rows.multiply(-1, values));
      draw.optimizer.step(ascent, factor * options.rate());
      shake(draw.network, random);
      at += draw.rows;
    }
    return loss;
  }

  private void shake(GlmNetwork network, UniformRandomProvider random) {
    if (options.temperature() == 0) {
      return;
    }
    float deviation = (float) Math.sqrt(2 * options.rate() * options.temperature());
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (float[] values : network.parameters()) {
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (deviation * normal.sample());
      }
    }
    network.silenceLoops(network.weights());
  }

  private void see(float[] spikes, int ofClass, float[] to) {
    options.view().see(real, spikes, to);
    for (int at = options.view().width(real), c = 0; at < to.length; at++, c++) {
      to[at] = c % real.classes() == ofClass ? 1 : 0;
    }
  }
}
