package org.sswim.algorithms.spikegan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.linalg.Workers;
import org.sswim.options.Presets;

/** Draws the picture of generated digits in {@code docs/algorithms/spikegan-digits.svg}. */
final class DigitPictures {
  private static final int SIDE = 8;
  private static final int PIXEL = 4;
  private static final int GAP = 6;
  private static final int LEFT = 130;
  private static final int OF_EACH = 2;
  private static final List<String> NAMES =
      List.of("real, as spikes", "maximum likelihood", "SpikeGAN", "SpikeGAN, 3 draws");

  private DigitPictures() {}

  /**
   * Draws it.
   *
   * @param args where to
   */
  public static void main(String[] args) throws IOException {
    Vectors train = Vectors.of(Digits.train(), true);
    int cell = SIDE * PIXEL + GAP;
    StringBuilder svg = new StringBuilder();
    for (int g = 0; g < NAMES.size(); g++) {
      List<SpikeSample> made =
          DigitsExperiment.made(
              g,
              train,
              Presets.of(SpikeGanOptions.class, "digits"),
              0,
              Workers.of(1),
              new Generators[10]);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"0\" y=\"%d\">%s</text>%n",
              g * OF_EACH * cell + cell,
              NAMES.get(g)));
      for (int c = 0; c < made.size(); c++) {
        for (int k = 0; k < OF_EACH; k++) {
          // Of different draws.
          picture(made.get(c), k, LEFT + c * cell, (g * OF_EACH + k) * cell, svg);
        }
      }
    }
    int width = LEFT + 10 * cell;
    int height = NAMES.size() * OF_EACH * cell;
    Files.writeString(
        Path.of(args[0]),
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n%s</svg>%n",
            width,
            height,
            svg));
  }

  private static void picture(SpikeSample of, int sample, int left, int top, StringBuilder svg) {
    float[] rates = new float[of.neurons()];
    of.rates(of.trains().get(sample), rates);
    for (int p = 0; p < rates.length; p++) {
      if (rates[p] == 0) {
        continue;
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#000\" fill-opacity=\"%.1f\"/>%n",
              left + p % SIDE * PIXEL,
              top + p / SIDE * PIXEL,
              PIXEL,
              PIXEL,
              rates[p]));
    }
  }
}
