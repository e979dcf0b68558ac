package org.sswim.studies;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.sswim.checks.Checks;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Axes;
import org.sswim.stored.Limited;

/**
 * A language model of characters: one layer of long short-term memory,
 *
 * <pre>
 *   i, f, o = sigmoid(W x + U h + b),  g = tanh(W x + U h + b),  c = f c + i g,  h = o tanh(c)
 * </pre>
 *
 * <p>whose softmax of {@code V h + d} says the next character, as the experiment {@code admm-lstm}
 * keeps it. Safe for use by several threads at once; {@link #newStream} gives what is not.
 *
 * @param characters code points of the characters that it knows, rising, at least 2
 * @param byInput W, row-major {@code [characters][4 cells]}; gates side by side: input, forget,
 *     candidate, output
 * @param byState U: {@code [cells][4 cells]}
 * @param bias b: {@code [4 cells]}
 * @param byOutput V: {@code [cells][characters]}
 * @param outputBias d: {@code [characters]}
 * @param provenance where it came from
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997, Long
 *     short-term memory</a>
 */
public record LanguageModel(
    @Axes("characters") int[] characters,
    @Axes({"characters", "gates"}) float[] byInput,
    @Axes({"cells", "gates"}) float[] byState,
    @Axes("gates") float[] bias,
    @Axes({"cells", "characters"}) float[] byOutput,
    @Axes("characters") float[] outputBias,
    Provenance provenance)
    implements Limited {
  /** The kind of its files. */
  public static final ModelFormat<LanguageModel> FORMAT =
      new ModelFormat<>(LanguageModel.class, "sswim-language", "a language model");

  /** Gates of a cell. */
  public static final int GATES = 4;

  private static final int MOST_CELLS = 10_000;

  /** Checks shapes and ranges. */
  public LanguageModel {
    Checks.within("cells", bias.length / GATES, 1, MOST_CELLS);
    long wide = bias.length;
    long known = characters.length;
    ShownModel.requireLength("biases", bias, wide / GATES * GATES);
    ShownModel.requireLength("weights by input", byInput, known * wide);
    ShownModel.requireLength("weights by state", byState, wide / GATES * wide);
    ShownModel.requireLength("weights of outputs", byOutput, wide / GATES * known);
    ShownModel.requireLength("biases of outputs", outputBias, known);
    Checks.not(known < 2).or("characters must be 2 or more; got %s", known);
    for (int i = 0; i < known; i++) {
      Checks.not(
              !Character.isValidCodePoint(characters[i])
                  || (i > 0 && characters[i] <= characters[i - 1]))
          .or("characters must rise by their codes; got %s at %s", characters[i], i);
    }
  }

  /** Number of cells. */
  public int cells() {
    return bias.length / GATES;
  }

  /** Number of gates of all cells. */
  int gates() {
    return bias.length;
  }

  /** A stream at rest. */
  public LanguageStream newStream() {
    return new LanguageStream(this);
  }

  /**
   * {@code exp} of the mean of {@code -ln p} over all characters of a text but the first, each said
   * by those before it, from rest.
   *
   * @throws IllegalArgumentException if the text is shorter than 2 characters, or has one that is
   *     not known, naming it
   */
  public double perplexity(String text) {
    int[] codes = text.codePoints().toArray();
    Checks.not(codes.length < 2)
        .or("a text of 2 characters or more is needed; got %s", codes.length);
    LanguageStream stream = newStream();
    double sum = 0;
    for (int i = 0; i < codes.length; i++) {
      int place = place(codes[i], i + 1);
      if (i > 0) {
        sum -= Math.log(stream.probability(place));
      }
      stream.push(place);
    }
    return Math.exp(sum / (codes.length - 1));
  }

  /** The place of a character among those that are known. */
  private int place(int code, int at) {
    int place = Arrays.binarySearch(characters, code);
    if (place < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "character %d, U+%04X, was not in the text that trained", at, code));
    }
    return place;
  }

  /**
   * Writes a text character by character, each drawn by its probability. It starts from rest, after
   * a line break or, where the line break is not known, after the first character.
   *
   * @param count characters
   */
  public String write(int count, RandomGenerator random) {
    LanguageStream stream = newStream();
    StringBuilder text = new StringBuilder();
    int last = Math.max(0, Arrays.binarySearch(characters, '\n'));
    for (int i = 0; i < count; i++) {
      stream.push(last);
      double drawn = random.nextDouble();
      double sum = stream.probability(0);
      last = 0;
      while (last < characters.length - 1 && sum <= drawn) {
        last++;
        sum += stream.probability(last);
      }
      text.appendCodePoint(characters[last]);
    }
    return text.toString();
  }
}
