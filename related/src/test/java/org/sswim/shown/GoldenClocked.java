package org.sswim.shown;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/** The networks in the golden files of clocked neurons, and an image. Never to be changed. */
final class GoldenClocked {
  private GoldenClocked() {}

  /** Writes the golden file; see the README beside it for when. */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    ClockedModel model =
        file.endsWith("clocked-images.sswim")
            ? images()
            : file.endsWith("clocked-blocks.sswim") ? blocks() : codes();
    ClockedModel.FORMAT.write(model, file);
  }

  /** Vectors of 20 values: binary digits, single spikes, outputs with a kernel that rises. */
  static ClockedModel codes() {
    Random random = new Random(2042);
    return new ClockedModel(
        List.of("zwei", "eins", "三"),
        List.of(),
        null,
        new ClockedInput(10, Encoder.DIRECT, eighths(20, random), ones(20)),
        List.of(
            new ClockedLayer(
                List.of(new Dense(20, 8, eighths(160, random), eighths(8, random))),
                Neuron.coded(Neuron.Code.PHASE),
                new float[] {2.3f}),
            new ClockedLayer(
                List.of(new Dense(8, 7, eighths(56, random), eighths(7, random))),
                Neuron.coded(Neuron.Code.FIRST),
                new float[] {1.3f}),
            new ClockedLayer(
                List.of(new Dense(7, 3, eighths(21, random), eighths(3, random))),
                Neuron.integrator(.75f).rising(.25f, .625f),
                new float[] {1})),
        new ReadOut(ReadOut.Kind.POTENTIAL, 1, .5f),
        new Provenance("1.2.3", 7, "sha256:00", Map.of("steps", "10"), Map.of()));
  }

  /** Vectors of 20 values: a residual block, whose second layer has a shortcut from before it. */
  static ClockedModel blocks() {
    Random random = new Random(2043);
    return new ClockedModel(
        List.of("zwei", "eins", "三"),
        List.of(),
        null,
        new ClockedInput(10, Encoder.DIRECT, eighths(20, random), ones(20)),
        List.of(
            dense(20, 6, random),
            dense(6, 6, random),
            dense(6, 6, random).withShortcut(.625f),
            new ClockedLayer(
                List.of(new Dense(6, 3, eighths(18, random), eighths(3, random))),
                Neuron.integrator(1),
                new float[] {1})),
        new ReadOut(ReadOut.Kind.POTENTIAL, 1, .125f),
        new Provenance("1.2.3", 7, "sha256:00", Map.of("steps", "10"), Map.of()));
  }

  private static ClockedLayer dense(int inputs, int neurons, Random random) {
    return new ClockedLayer(
        List.of(
            new Dense(
                inputs, neurons, eighths(inputs * neurons, random), eighths(neurons, random))),
        Neuron.integrateAndFire(1),
        new float[] {1.3f});
  }

  /** Images of 4 x 5 pixels: a convolution, pooling, bursts, spikes that are counted by weight. */
  static ClockedModel images() {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(2041);
    Grid grid = new Grid(4, 5);
    return new ClockedModel(
        List.of("zwei", "eins", "三"),
        List.of(),
        grid,
        new ClockedInput(8, Encoder.DIRECT, eighths(20, random), ones(20)),
        List.of(
            new ClockedLayer(
                List.of(new Convolution(grid, 1, 2, eighths(18, random), eighths(2, random))),
                Neuron.leaky(.75f, .5f, .5f),
                new float[] {.625f}),
            new ClockedLayer(
                List.of(
                    new AveragePooling(grid, 2),
                    new Dense(8, 6, eighths(48, random), eighths(6, random))),
                Neuron.burst(3),
                new float[] {.25f, .5f, .375f, .25f, .5f, .75f}),
            new ClockedLayer(
                List.of(new Dense(6, 3, eighths(18, random), eighths(3, random))),
                Neuron.integrateAndFire(1),
                new float[] {4.625f})),
        new ReadOut(ReadOut.Kind.WEIGHTED_COUNT, .75f, .5f),
        new Provenance("1.2.3", 7, "sha256:00", Map.of("steps", "8"), Map.of("accuracy", "0.5")));
  }

  /** Its pixels. */
  static float[] image() {
    float[] pixels = new float[20];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = p * 7 % 11 / 8f;
    }
    return pixels;
  }

  private static float[] eighths(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextInt(17) - 7) / 8f;
    }
    return values;
  }

  private static float[] ones(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 1);
    return values;
  }
}
