package org.sswim.classification;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.forecasting.SampleModels;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;

/** Small random classifiers and sequences for tests. */
public final class SampleClassifiers {
  private SampleClassifiers() {}

  /** Of sequences of two signals and their changes, seen over three steps. */
  public static ClassifierModel sequences() {
    return model(coding(2, List.of(View.VALUES, View.CHANGES, View.TRACE, View.SLOW_TRACE)), 3);
  }

  /** The same, but each sequence is standardised by itself. */
  public static ClassifierModel standardised() {
    return model(coding(2, List.of(View.SHAPE, View.SHAPE_CHANGES)), 3);
  }

  /** Of vectors of 5 values in [0, 1], shown for 9 steps. */
  public static ClassifierModel vectors(Coding coding) {
    return model(InputCoding.ofVectors(5, 9, coding), 1);
  }

  private static InputCoding coding(int signals, List<View> views) {
    Random random = new Random(3);
    int inputs = views.size() * signals;
    float[] mean = SampleModels.gaussian(inputs, random);
    float[] scale = new float[inputs];
    for (int s = 0; s < inputs; s++) {
      scale[s] = 0.5f + random.nextFloat();
    }
    return InputCoding.ofSequences(signals, views).withTrace(2).withMean(mean).withScale(scale);
  }

  /** Two hidden layers of 9 and 6 neurons with kernels of every form, two banks, three classes. */
  public static ClassifierModel model(InputCoding coding, int taps) {
    Random random = new Random(5);
    InputLayer input = new InputLayer(coding.inputs(), taps, 0);
    HiddenNetwork hidden =
        new HiddenNetwork(
            input,
            List.of(
                SampleModels.layer(Kernels.EXPONENTIAL, Kernels.ALPHA, input.width(), 9, random),
                SampleModels.layer(
                    Kernels.RAISED_COSINE, Kernels.DOUBLE_EXPONENTIAL, 9, 6, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {20_000, 40_000}));
    Readout readout =
        new Readout(
            SampleModels.gaussian(hidden.features() * 3, random), SampleModels.gaussian(3, random));
    return new ClassifierModel(
        List.of("walk", "run", "rest"),
        coding,
        coding.signals() == 2 ? List.of("x", "y") : List.of(),
        null,
        new SpikingNetwork(hidden, readout),
        new Provenance("1.2.3", 5, "sha256:00", Map.of("neurons", "9,6"), Map.of("rate", "0.4")));
  }

  /** Random sequences of so many values. */
  public static float[] sequence(int values, long seed) {
    return SampleModels.gaussian(values, new Random(seed));
  }

  /** Random values in [0, 1], with a 0 and a 1 among them. */
  public static float[] vector(int values, long seed) {
    Random random = new Random(seed);
    float[] vector = new float[values];
    for (int s = 2; s < values; s++) {
      vector[s] = random.nextFloat();
    }
    vector[1] = 1;
    return vector;
  }
}
