package org.sswim.classifiers;

import java.util.Arrays;
import java.util.Objects;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.network.Readout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/**
 * Ridge regression from the values of a sequence to class codes: {@link ClassTask} without spikes.
 */
final class LinearClassifier {
  /** Values of a sequence beyond which only every k-th is looked at. */
  private static final int MOST_VALUES = 4000;

  private static final double SHARE = 1 / 6.0;

  private LinearClassifier() {}

  static FittedClassifier fit(LabelledSequences train, ClassifierOptions options, Workers workers) {
    int[] label = Objects.requireNonNull(train.label());
    int classes = train.classes().size();
    EqualLengths lengths = EqualLengths.of(train);
    Values map = new Values((lengths.width() + MOST_VALUES - 1) / MOST_VALUES, lengths.width());
    boolean few = label.length <= ClassTask.FEW;
    ClassOrder order =
        ClassOrder.of(
            label, classes, few ? 0 : SHARE, new SeedStreams(options.seed()).stream("order"));
    Samples samples =
        Sequences.whole(lengths.apply(order.sorted(train.values())), lengths.signals());
    Readout readout = ClassReadout.of(samples, order, map, train.longest() == 1, workers).readout();
    return FittedClassifier.plain(
        data -> answers(data, lengths, map, readout, workers),
        readout.weights().length + (long) readout.bias().length,
        readout.weights().length);
  }

  private static BatchClassifier.Answers answers(
      LabelledSequences data, EqualLengths lengths, Values map, Readout readout, Workers workers) {
    Samples samples = Sequences.whole(lengths.apply(data.values()), lengths.signals());
    float[] features = ClassTask.features(map, samples, data.count(), workers);
    int width = map.features();
    int classes = readout.outputs();
    double[] probability = new double[data.count() * classes];
    float[] out = new float[classes];
    for (int i = 0; i < data.count(); i++) {
      readout.apply(Arrays.copyOfRange(features, i * width, (i + 1) * width), out);
      BatchClassifier.softmax(out, probability, i * classes);
    }
    return new BatchClassifier.Answers(probability, new double[data.count()]);
  }

  /** Every k-th value of a sample. */
  private record Values(int stride, int width) implements FeatureMap {
    @Override
    public int features() {
      return (width + stride - 1) / stride;
    }

    @Override
    public FeatureMap forWorker() {
      return this;
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      int at = 0;
      for (int i = 0; i < block.count(); i++) {
        for (int v = 0; v < width; v += stride) {
          out[at++] =
              samples.value(
                  block.lane(), block.start(i), v / samples.signals(), v % samples.signals());
        }
      }
    }
  }
}
