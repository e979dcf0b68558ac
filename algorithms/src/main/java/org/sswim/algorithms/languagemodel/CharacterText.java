package org.sswim.algorithms.languagemodel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.series.Source;

/**
 * A text as numbers of its characters, sorted by their codes.
 *
 * @param known codes of the characters that there are, rising
 * @param train first nine tenths
 * @param test the rest
 */
record CharacterText(int[] known, int[] train, int[] test) {
  private static final int MOST_BYTES = 1 << 26;
  private static final int MOST_SYMBOLS = 2000;
  private static final int TENTHS = 10;

  /**
   * Reads UTF-8, plain or gzipped.
   *
   * @param most characters, the first ones
   * @param least characters that there must be
   * @throws IllegalArgumentException if it is shorter, or has very many kinds of characters
   */
  static CharacterText read(Path file, int least, int most) {
    int[] codes = codes(file, least, most);
    int[] known = Arrays.stream(codes).distinct().sorted().toArray();
    Checks.that(known.length >= 2 && known.length <= MOST_SYMBOLS)
        .or("%s: characters must be of 2..%s kinds; got %s", file, MOST_SYMBOLS, known.length);
    int[] numbers = Arrays.stream(codes).map(c -> Arrays.binarySearch(known, c)).toArray();
    int cut = (int) ((long) codes.length * (TENTHS - 1) / TENTHS);
    return new CharacterText(
        known, Arrays.copyOf(numbers, cut), Arrays.copyOfRange(numbers, cut, numbers.length));
  }

  /**
   * The codes of the characters of a file.
   *
   * @throws IllegalArgumentException if there are fewer than the least
   * @throws org.sswim.series.InvalidDataException if it cannot be read
   */
  static int[] codes(Path file, int least, int most) {
    String text =
        Source.of(file).read(in -> new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    int[] codes = text.codePoints().limit(most).toArray();
    Checks.that(codes.length >= least)
        .or("%s: a text of %s characters is needed; got %s", file, least, codes.length);
    return codes;
  }
}
