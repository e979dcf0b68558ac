package org.sswim.studies;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A language model of characters: one layer of long short-term memory,
 *
 * <pre>
 *   i, f, o = sigmoid(W x + U h + b),  g = tanh(W x + U h + b),  c = f c + i g,  h = o tanh(c)
 * </pre>
 *
 * <p>whose softmax of {@code V h + d} says the next character, as {@code algorithms run admm-lstm
 * --save} keeps it. Safe for use by several threads at once; {@link #newStream} gives what is not.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997, Long
 *     short-term memory</a>
 */
public final class LanguageModel {
  private final int[] known;
  private final List<float[]> parameters;

  private LanguageModel(StudyModel model) {
    known = LanguageFormat.known(model);
    parameters = LanguageFormat.parameters(model);
  }

  /**
   * The language model of a model.
   *
   * @throws IllegalArgumentException if the model is none
   */
  public static LanguageModel of(StudyModel model) {
    return new LanguageModel(model);
  }

  /**
   * The language model of a file.
   *
   * @throws org.sswim.model.InvalidModelException if the file cannot be read, is damaged or holds
   *     no language model
   */
  public static LanguageModel read(Path file) {
    return new LanguageModel(new LanguageFormat().read(file));
  }

  /** Code points of the characters that it knows, rising. */
  public int[] characters() {
    return known.clone();
  }

  /** A stream at rest. */
  public LanguageStream newStream() {
    return new LanguageStream(parameters);
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
    if (codes.length < 2) {
      throw new IllegalArgumentException(
          "a text of 2 characters or more is needed; got " + codes.length);
    }
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
    int place = Arrays.binarySearch(known, code);
    if (place < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "character %d, U+%04X, was not in the text that trained", at, code));
    }
    return place;
  }

  /**
   * Writes a text character by character, each drawn by its probability, from rest behind a line
   * break or, where none is known, the first character.
   *
   * @param count characters
   */
  public String write(int count, RandomGenerator random) {
    LanguageStream stream = newStream();
    StringBuilder text = new StringBuilder();
    int last = Math.max(0, Arrays.binarySearch(known, '\n'));
    for (int i = 0; i < count; i++) {
      stream.push(last);
      double drawn = random.nextDouble();
      double sum = stream.probability(0);
      last = 0;
      while (last < known.length - 1 && sum <= drawn) {
        last++;
        sum += stream.probability(last);
      }
      text.appendCodePoint(known[last]);
    }
    return text.toString();
  }
}
