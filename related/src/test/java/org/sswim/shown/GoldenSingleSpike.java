package org.sswim.shown;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/** Networks in the golden files of single spikes, and their image. Never to be changed. */
final class GoldenSingleSpike {
  private static final int PIXELS = 6;

  private GoldenSingleSpike() {}

  /** Writes the golden files into a folder; see the README there for when. */
  public static void main(String[] args) {
    SingleSpikeModel.FORMAT.write(events(), Path.of(args[0], "single-spike-events.sswim"));
    SingleSpikeModel.FORMAT.write(windows(), Path.of(args[0], "single-spike-windows.sswim"));
  }

  /** Images of 2 x 3 pixels in event time, the first layer with delays. */
  static SingleSpikeModel events() {
    return model(SpikeClock.eventTime(9, 3, 2.5f), PIXELS, 2043);
  }

  /** The same in windows. */
  static SingleSpikeModel windows() {
    return model(SpikeClock.windows(2), 0, 2050);
  }

  private static SingleSpikeModel model(SpikeClock clock, int delays, int seed) {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(seed);
    float[] mean = eighths(PIXELS, 1, 2, random);
    float[] scale = eighths(PIXELS, 1, 8, random);
    return SingleSpikeModel.of(
            List.of("zwei", "eins", "三"),
            clock,
            List.of(
                new SpikeLayer(
                    PIXELS,
                    5,
                    eighths(PIXELS * 5, -4, 13, random),
                    eighths(5, 0, 3, random),
                    delays > 0 ? eighths(delays, 0, 4, random) : new float[0]),
                new SpikeLayer(
                    5, 3, eighths(15, -3, 13, random), eighths(3, 0, 3, random), new float[0])),
            new Provenance(
                "1.2.3", 7, "sha256:00", Map.of("steps", "9"), Map.of("accuracy", "0.5")))
        .withGrid(new Grid(2, 3))
        .withMean(mean)
        .withScale(scale);
  }

  /** Its pixels: one of them dark. */
  static float[] image() {
    float[] pixels = new float[PIXELS];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = p * 5 % PIXELS / 4f;
    }
    return pixels;
  }

  private static float[] eighths(int count, int least, int values, Random random) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (random.nextInt(values) + least) / 8f;
    }
    return out;
  }
}
