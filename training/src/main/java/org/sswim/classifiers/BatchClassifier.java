package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import org.sswim.classification.ClassModel;
import org.sswim.classification.Classification;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.SequenceClassifier;
import org.sswim.classification.Softmax;
import org.sswim.features.FeatureMap;
import org.sswim.features.SectionLevels;
import org.sswim.features.SectionRates;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.sequences.UnusableValueException;
import org.sswim.training.FitProgress;

/**
 * A classifier that names the classes of many sequences at once, on all workers.
 *
 * @param model names the classes
 * @param workers share the work
 * @param progress told after each of some sequences, by one thread at a time
 */
public record BatchClassifier(ClassifierModel model, Workers workers, FitProgress progress) {
  private static final int BLOCK = 256;

  /** A classifier. */
  public BatchClassifier(ClassifierModel model, Workers workers) {
    this(model, workers, FitProgress.NONE);
  }

  /**
   * The answers of a classifier to sequences.
   *
   * @param probability of each class, row-major {@code [sequences][classes]}
   * @param spikes that its neurons fired over each sequence: {@code [sequences]}
   * @param steps after which it had decided: {@code [sequences]}; none where all steps are looked
   *     at
   */
  public record Answers(double[] probability, double[] spikes, double[] steps) {
    /** Answers that look at all steps. */
    public Answers(double[] probability, double[] spikes) {
      this(probability, spikes, new double[0]);
    }

    /** The probability of each class for a sequence: {@code [classes]}. */
    public double[] of(int sequence) {
      int classes = probability.length / spikes.length;
      return Arrays.copyOfRange(probability, sequence * classes, (sequence + 1) * classes);
    }

    /** The most probable class of a sequence. */
    public int best(int sequence) {
      return ClassScore.best(probability, sequence, probability.length / spikes.length);
    }
  }

  /**
   * What any model says of sequences.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   * @throws UnusableValueException if one is not finite or too far from those of the training
   */
  public static Answers answers(ClassModel model, List<float[]> values, Workers workers) {
    return answers(model, values, workers, FitProgress.NONE);
  }

  /**
   * As above, telling how far it is.
   *
   * @param progress told after each of some sequences, by one thread at a time
   */
  public static Answers answers(
      ClassModel model, List<float[]> values, Workers workers, FitProgress progress) {
    if (model instanceof ClassifierModel sections && atOnce(sections)) {
      return new BatchClassifier(sections, workers, progress).classify(values);
    }
    int classes = model.classes().size();
    double[] probability = new double[Math.multiplyExact(values.size(), classes)];
    double[] spikes = new double[values.size()];
    double[] steps = new double[values.size()];
    workers.inOrder(
        (values.size() + BLOCK - 1) / BLOCK,
        model::newClassifier,
        (SequenceClassifier own, int part) -> {
          for (int i = part * BLOCK; i < Math.min(values.size(), (part + 1) * BLOCK); i++) {
            Classification said = named(own, values, i);
            for (int k = 0; k < classes; k++) {
              probability[i * classes + k] = said.probabilities()[k];
            }
            spikes[i] = said.spikes();
            steps[i] = said.steps();
          }
        },
        (own, part) -> tell(progress, part, values.size()));
    return new Answers(probability, spikes, steps);
  }

  /** Whether the rates of a network are read off without running it step by step. */
  private static boolean atOnce(ClassifierModel model) {
    HiddenNetwork hidden = model.network().hidden();
    return hidden.banks().banks() == 1 || SectionRates.memoryless(hidden);
  }

  private static Classification named(SequenceClassifier own, List<float[]> values, int i) {
    try {
      return own.classify(values.get(i));
    } catch (UnusableValueException e) {
      throw new UnusableValueException("sequence " + (i + 1) + ", " + e.getMessage());
    }
  }

  /**
   * Names classes.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   */
  public Answers classify(List<float[]> values) {
    return classify(samples(values));
  }

  /**
   * Sequences as the network sees them.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   */
  public Samples samples(List<float[]> values) {
    return model.coding().samples(values, model.network().hidden().input().taps());
  }

  /**
   * Names the classes of samples as the network sees them: {@link #samples}, or a part of their
   * steps.
   */
  public Answers classify(Samples samples) {
    HiddenNetwork hidden = model.network().hidden();
    FeatureMap rates = map();
    int spiking = rates.features();
    FeatureMap map =
        model.skipSections() > 0
            ? new SectionLevels(rates, hidden.input(), model.skipSections())
            : rates;
    int classes = model.classes().size();
    int count = samples.places();
    double[] probability = new double[Math.multiplyExact(count, classes)];
    double[] spikes = new double[count];
    workers.inOrder(
        (count + BLOCK - 1) / BLOCK,
        () ->
            new Scratch(
                map.forWorker(),
                new float[spiking],
                new float[map.features() - spiking],
                new float[classes]),
        (own, part) -> {
          int from = part * BLOCK;
          int size = Math.min(BLOCK, count - from);
          float[] block = new float[size * map.features()];
          own.map.write(samples, new SampleBlock(0, from, size, 1), block);
          for (int i = 0; i < size; i++) {
            int at = i * map.features();
            System.arraycopy(block, at, own.row, 0, spiking);
            System.arraycopy(block, at + spiking, own.means, 0, own.means.length);
            model.network().readout().apply(own.row, own.out);
            model.addSkip(own.means, own.out);
            softmax(own.out, probability, (from + i) * classes);
            spikes[from + i] = spikes(own.row, steps(samples, hidden.input(), from + i));
          }
        },
        (own, part) -> tell(progress, part, count));
    return new Answers(probability, spikes);
  }

  /**
   * The mean rates that the read-out sees, by section of a sequence, then by neuron: row-major
   * {@code [sequences][sections * neurons]}.
   */
  public float[] features(Samples samples) {
    return ClassTask.features(map(), samples, samples.places(), workers);
  }

  private FeatureMap map() {
    HiddenNetwork hidden = model.network().hidden();
    return ClassTask.features(hidden, hidden.banks().banks());
  }

  private static void tell(FitProgress progress, int part, int count) {
    int done = Math.min(count, (part + 1) * BLOCK);
    progress.at((double) done / count, done + " of " + count);
  }

  private record Scratch(FeatureMap map, float[] row, float[] means, float[] out) {}

  private static int steps(Samples samples, InputLayer input, int place) {
    int all = samples.steps() - input.firstStep();
    return all - Math.min(samples.firstStep(0, place), all - 1);
  }

  /** Rates times the steps of their sections. */
  private double spikes(float[] rates, int steps) {
    int neurons = model.network().hidden().last().neurons();
    int sections = rates.length / neurons;
    double sum = 0;
    long before = -1;
    for (int s = 0; s < sections; s++) {
      long from = Math.min(steps - 1, (long) steps * s / sections);
      long end = Math.max(from + 1, (long) steps * (s + 1) / sections);
      if (from == before) {
        // Of fewer steps than sections, some sections are of the same step.
        continue;
      }
      before = from;
      for (int n = 0; n < neurons; n++) {
        sum += (double) rates[s * neurons + n] * (end - from);
      }
    }
    return sum;
  }

  static void softmax(float[] evidence, double[] out, int to) {
    double top = Double.NEGATIVE_INFINITY;
    for (float e : evidence) {
      top = Math.max(top, e);
    }
    double sum = 0;
    for (int k = 0; k < evidence.length; k++) {
      out[to + k] = Math.exp(evidence[k] - top);
      sum += out[to + k];
    }
    Softmax.requireFinite(sum);
    for (int k = 0; k < evidence.length; k++) {
      out[to + k] /= sum;
    }
  }
}
