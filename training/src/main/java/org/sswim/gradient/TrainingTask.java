package org.sswim.gradient;

import java.util.Arrays;
import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.features.SkipShape;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Head;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.stored.Withers;

/**
 * The task of a gradient training.
 *
 * @param samples each of them starts at rest
 * @param targets what is wanted of them
 * @param part which of them train and which are watched; how many target columns there are
 * @param stride places between the samples that are used
 * @param start the network that training starts from
 * @param solved whether its read-out was solved on the samples that train
 * @param identity what else tells this training from others, by name, for checkpoints
 * @param structure what the network is beyond its numbers
 */
@Withers
public record TrainingTask(
    Samples samples,
    Targets targets,
    FitSplit.Part part,
    int stride,
    SpikingNetwork start,
    boolean solved,
    Map<String, String> identity,
    Structure structure)
    implements TrainingTaskBuilder.With {

  private static final int FEW = 60;
  private static final double DECAY = 0.1;
  private static final double RATE = 0.03;
  private static final double SOLVED_RATE = 0.1;
  private static final double SOLVED_READOUT = 0.1;

  /**
   * The options with everything that they leave open decided for this task.
   *
   * <p>A solved read-out is at its best for the hidden spikes and has only to follow them. It
   * learns at {@value #SOLVED_READOUT} of the rate of the hidden layers, which may then learn
   * faster, at {@value #SOLVED_RATE}. Of rates from 0.003 to 0.2, these lowered the validation loss
   * of S-SWIM's networks on ETTh1 and METR-LA most, and the test error, too. Starts that have
   * everything to learn do so at {@value #RATE}, all parts alike.
   *
   * <p>Weights decay ({@value #DECAY}) where the start was solved and training samples are few.
   * That means fewer than {@value #FEW} for each input of a neuron of the first layer, as in joint
   * networks of long samples. There every step without decay is towards the training samples and
   * away from the others. With more samples decay takes away what training gains. Starts that have
   * everything to learn stop early instead.
   *
   * @throws IllegalArgumentException if the loss is that of classes and the targets are not
   */
  public GradientOptions resolved(GradientOptions options) {
    Checks.that(
            options.loss() != GradientOptions.Loss.CROSS_ENTROPY || targets.head() == Head.HIGHEST)
        .or("cross-entropy is a loss of classes, not of values");
    boolean few = training().count() < (long) FEW * inputs();
    return options
        .withLearningRate(decided(options.learningRate(), solved ? SOLVED_RATE : RATE))
        .withReadoutRate(decided(options.readoutRate(), solved ? SOLVED_READOUT : 1))
        .withWeightDecay(decided(options.weightDecay(), solved && few ? DECAY : 0));
  }

  /** Most inputs that a neuron of the first layer sees. */
  private int inputs() {
    int[][] fields = structure.fields();
    return fields == null
        ? start.hidden().input().width()
        : Arrays.stream(fields).mapToInt(field -> field.length).max().orElse(0);
  }

  private static Auto<Double> decided(Auto<Double> option, double open) {
    return Auto.of(option.or(open));
  }

  /** Copies the map. */
  public TrainingTask {
    identity = Map.copyOf(identity);
  }

  /**
   * A training from weights that are all to be learnt, of a plain network; nothing else tells it.
   */
  public static TrainingTask of(
      Samples samples, Targets targets, FitSplit.Part part, int stride, SpikingNetwork start) {
    return new TrainingTask(
        samples, targets, part, stride, start, false, Map.of(), Structure.PLAIN);
  }

  /** The samples that train. */
  SampleOrder training() {
    return order(part.train());
  }

  /** The samples that are watched. */
  SampleOrder validation() {
    return order(part.choose());
  }

  private SampleOrder order(SampleRange range) {
    return SampleOrder.complete(range, stride, samples, targets, part.columns());
  }

  private SkipShape skip() {
    return SkipShape.of(start.skip());
  }

  /** Mean features of a network of the shape of the start, over some training samples. */
  public float[] meanFeatures(SpikingNetwork network) {
    return TrainedScale.measure(this, network).mean();
  }

  /** Number of features of the read-out, those of skip connections included. */
  int features() {
    return start.hidden().features() + skip().count(start.hidden().input().signals());
  }

  /** The numbers of a network of the shape of the start. */
  NetworkParameters parameters(SpikingNetwork network, TrainedScale scale) {
    return NetworkParameters.of(network, scale, structure);
  }

  /** Memory for samples. */
  Batch batch(int most) {
    return new Batch(samples, targets, part.columns(), start.hidden().input(), skip(), most);
  }
}
