package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.sswim.features.SpikingFeatures;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingTask;
import org.sswim.gradient.UsualStart;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.Head;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.sampling.NeuronPairs;

/** Classes go through the same core as forecasts do. */
class ClassifierTest {
  private static final int CLASSES = 3;
  private static final int TRAIN = 240;
  private static final int CHOOSE = 80;
  private static final int TEST = 120;
  private static final FitSplit SPLIT =
      FitSplit.of(CLASSES, new SampleRange(0, TRAIN), new SampleRange(TRAIN, TRAIN + CHOOSE));

  /** Noisy tones and the class of each. */
  private record Tones(Samples samples, Targets.Classes targets) {

    static Tones draw(long seed, int shortest, int longest) {
      UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
      List<float[]> sequences = new ArrayList<>();
      int[] label = new int[TRAIN + CHOOSE + TEST];
      for (int i = 0; i < label.length; i++) {
        label[i] = random.nextInt(CLASSES);
        sequences.add(tone(label[i], random.nextInt(shortest, longest + 1), random));
      }
      return new Tones(Sequences.whole(sequences, 1), new Targets.Classes(label, CLASSES));
    }

    /** A sine of a class's own period with a random phase, in noise. */
    private static float[] tone(int label, int steps, UniformRandomProvider random) {
      float[] values = new float[steps];
      double period = 4 + 3 * label;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int t = 0; t < steps; t++) {
        double noise = 0.6 * (random.nextDouble() - 0.5);
        values[t] = (float) (Math.sin(2 * Math.PI * t / period + phase) + noise);
      }
      return values;
    }

    /** The share of the test sequences that a read-out names correctly. */
    double right(LinearReadout readout) {
      double[] out = new double[TEST * CLASSES];
      readout.write(samples, new SampleBlock(0, TRAIN + CHOOSE, TEST, 1), out);
      double right = 0;
      for (int i = 0; i < TEST; i++) {
        float[] voltages = new float[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
          voltages[k] = (float) out[i * CLASSES + k];
        }
        boolean same = Head.highest(voltages) == targets.label()[TRAIN + CHOOSE + i];
        right += same ? 1.0 / TEST : 0;
      }
      return right;
    }
  }

  private static Trained train(Tones tones, int neurons, NetworkShape shape) {
    return new SSwim(SSwimOptions.defaults().withNeurons(neurons), Workers.available())
        .train(tones.samples(), tones.targets(), SPLIT, shape);
  }

  @Test
  void classifiesSequencesOfUnequalLength() {
    Tones tones = Tones.draw(5, 20, 30);
    Trained trained = train(tones, 80, NetworkShape.of(6, 0.5));
    // A third by chance.
    assertThat(tones.right(LinearReadout.of(trained.features(), trained.readouts().get(0))))
        .isGreaterThan(0.9);
    assertThat(trained.sampled().densities().get(0).usable()).isPositive();
  }

  @Test
  void pairsAreOfDifferentClasses() {
    Tones tones = Tones.draw(6, 24, 24);
    int[] label = tones.targets().label();
    SampledNetwork network =
        new SSwim(SSwimOptions.defaults(), Workers.available())
            .sample(tones.samples(), tones.targets(), SPLIT, NetworkShape.of(1, 0), 20);
    NeuronPairs pairs = Objects.requireNonNull(network.origins());
    assertThat(pairs.silent()).hasSize(20);
    for (int i = 0; i < pairs.silent().length; i++) {
      assertThat(label[pairs.silent()[i]]).isNotEqualTo(label[pairs.firing()[i]]);
    }
    // By chance a third of them would be of one class; and not all are of the same two.
    assertThat(Arrays.stream(pairs.firing()).map(m -> label[m]).distinct().count()).isEqualTo(3);
  }

  /** From sampled hidden weights and a read-out that says nothing yet. */
  @Test
  void gradientsTrainAClassifier() {
    Tones tones = Tones.draw(8, 24, 24);
    SSwim sampler = new SSwim(SSwimOptions.defaults().withNeurons(40), Workers.available());
    SpikingNetwork before =
        new UsualStart(sampler.options(), sampler)
            .networks(tones.samples(), tones.targets(), SPLIT, NetworkShape.of(4, 0.5))
            .get(0);
    TrainingTask task =
        TrainingTask.of(
            tones.samples(), tones.targets(), SPLIT.parts().get(0), SPLIT.stride(), before);
    SpikingNetwork after =
        new GradientTrainer(GradientOptions.defaults().withEpochs(40), Workers.available())
            .train(task, (done, total, loss, best) -> {})
            .network();

    assertThat(after.hidden().last().weights()).isNotEqualTo(before.hidden().last().weights());
    assertThat(tones.right(readout(before))).isLessThan(0.6);
    assertThat(tones.right(readout(after))).isGreaterThan(0.8);
  }

  private static LinearReadout readout(SpikingNetwork network) {
    return new LinearReadout(
        new SpikingFeatures(network.hidden()),
        network.readout().weights(),
        network.readout().bias());
  }

  /** What is watched is the error of what is deployed, and it falls. */
  @Test
  void gradientsTrainOnSequencesOfUnequalLength() {
    Tones tones = Tones.draw(5, 20, 30);
    SpikingNetwork start = train(tones, 20, NetworkShape.of(6, 0.5)).network(0);
    TrainingTask task =
        TrainingTask.of(tones.samples(), tones.targets(), SPLIT.parts().get(0), 1, start)
            .withSolved(true);
    GradientTrained trained =
        new GradientTrainer(GradientOptions.defaults().withEpochs(10), Workers.available())
            .train(task, (done, total, loss, best) -> {});
    assertThat(trained.startLoss()).isCloseTo(error(tones, start), within(1e-5));
    assertThat(trained.validationLoss()).isCloseTo(error(tones, trained.network()), within(1e-5));
    assertThat(trained.validationLoss()).isLessThan(0.9 * trained.startLoss());
  }

  /** Mean squared error of the outputs on the samples that choose. */
  private static double error(Tones tones, SpikingNetwork network) {
    double[] out = new double[CHOOSE * CLASSES];
    readout(network).write(tones.samples(), new SampleBlock(0, TRAIN, CHOOSE, 1), out);
    double sum = 0;
    for (int i = 0; i < out.length; i++) {
      boolean own = tones.targets().label()[TRAIN + i / CLASSES] == i % CLASSES;
      sum += Math.pow(out[i] - (own ? 1 : 0), 2);
    }
    return sum / out.length;
  }
}
