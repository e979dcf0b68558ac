package org.sswim.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Coding;
import org.sswim.classification.EarlyTrust;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;
import org.sswim.sequences.Grid;

/** The classifiers in the golden files, and what they classify. Never to be changed. */
final class GoldenClassifier {
  private GoldenClassifier() {}

  /** Writes a golden file; see the README beside it for when. */
  public static void main(String[] args) {
    if (args[0].endsWith("image.sswim")) {
      ModelFormat.CLASSIFIER.write(images(), Path.of(args[0]), WeightFormat.INT8);
    } else if (args[0].endsWith("early.sswim")) {
      ModelFormat.CLASSIFIER.write(early(), Path.of(args[0]));
    } else {
      ModelFormat.CLASSIFIER.write(sequences(), Path.of(args[0]));
    }
  }

  /** Of sequences of two signals and their changes. */
  static ClassifierModel sequences() {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(2032);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(4, 3, 0),
            List.of(
                GoldenModel.layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 12, 10, random),
                GoldenModel.layer(
                    Kernels.RAISED_COSINE, Kernels.DOUBLE_EXPONENTIAL, 10, 6, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {10_000, 44_720}));
    return new ClassifierModel(
        List.of("walking", "rennen", "静止"),
        InputCoding.ofSequences(2, List.of(View.VALUES, View.CHANGES))
            .withMean(new float[] {0.25f, -0.5f, 0, 0.125f})
            .withScale(new float[] {0.25f, 0.5f, 0.125f, 0.25f}),
        List.of("x", "y"),
        null,
        network(hidden, 3, random),
        provenance());
  }

  /** The one of sequences, whose evidence is trusted after step 8. */
  static ClassifierModel early() {
    return sequences()
        .withEarly(new EarlyTrust(new int[] {1, 4, 8}, new float[] {0.125f, 0.5f, 1}));
  }

  /** Of images of 2 x 3 pixels, shown for 8 steps as latencies. */
  static ClassifierModel images() {
    Random random = new Random(2033);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(6, 1, 0),
            List.of(GoldenModel.layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 6, 12, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {28_280}));
    return new ClassifierModel(
        List.of("0", "1"),
        InputCoding.ofVectors(6, 8, Coding.LATENCY),
        List.of(),
        new Grid(2, 3),
        network(hidden, 2, random),
        provenance());
  }

  /** 20 steps of two signals. */
  static float[] sequence() {
    float[] values = new float[2 * 20];
    for (int t = 0; t < 20; t++) {
      for (int s = 0; s < 2; s++) {
        values[2 * t + s] = (t * 7 + s * 5 + t * s) % 11 - 5;
      }
    }
    return values;
  }

  /** An image. */
  static float[] image() {
    float[] pixels = new float[6];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = p * 5 % 9 / 8f;
    }
    return pixels;
  }

  private static SpikingNetwork network(HiddenNetwork hidden, int outputs, Random random) {
    return new SpikingNetwork(
        hidden,
        new Readout(
            GoldenModel.eighths(hidden.features() * outputs, random),
            GoldenModel.eighths(outputs, random)));
  }

  private static Provenance provenance() {
    return new Provenance(
        "0.2.0",
        -8_999_999_999_999_999_999L,
        "sha256:none",
        Map.of("neurons", "10,6"),
        Map.of("penalty", "0.01"));
  }
}
