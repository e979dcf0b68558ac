package org.sswim.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Comparison;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;

/**
 * Scores of a comparison in a file, one for each model and seed, written anew after each fit: an
 * interrupted comparison goes on from it, and one with more models or seeds knows what it has.
 *
 * @param <S> a score
 */
final class ScoreFile<S extends Record> implements Comparison.Memory<S> {
  private static final String FORMAT = "sswim-scores-1";
  private static final String ROW = "row ";

  private final Path file;
  private final Class<S> type;
  private final Function<S, String> key;
  private final Predicate<S> fits;
  private final Map<String, String> texts = new TreeMap<>();
  private @Nullable String anew;

  /**
   * Opens a file, or begins one.
   *
   * @param type of the scores
   * @param key of a score, see {@link #key(String, Long)}
   * @param fits whether a score may be of this comparison
   * @param identity of the comparison, but for models and seeds
   * @param anew a model whose first fit is wanted, though its score be known; null for none
   * @throws InvalidModelException if the file is of another comparison, or cannot be read
   */
  ScoreFile(
      Path file,
      Class<S> type,
      Function<S, String> key,
      Predicate<S> fits,
      Map<String, String> identity,
      @Nullable String anew) {
    this.file = file;
    this.type = type;
    this.key = key;
    this.fits = fits;
    this.anew = anew;
    texts.putAll(identity);
    texts.put("format", FORMAT);
    if (Files.exists(file)) {
      ArrayArchive.texts(file, texts).forEach(texts::putIfAbsent);
    }
  }

  /** Under which a score is kept. */
  static String key(String model, @Nullable Long seed) {
    return ROW + model + (seed == null ? "" : ", seed " + seed);
  }

  @Override
  public @Nullable S known(String model, @Nullable Long seed) {
    if (model.equals(anew)) {
      anew = null;
      return null;
    }
    String text = texts.get(key(model, seed));
    if (text == null) {
      return null;
    }
    S score;
    try {
      score = JSON.std.beanFrom(type, text);
    } catch (IOException | RuntimeException e) {
      score = null;
    }
    // What does not come back as it was has not been written here.
    if (score == null || !text(score).equals(text) || !fits.test(score)) {
      throw new InvalidModelException(
          file + ": '" + key(model, seed) + "' is no score; delete the file to begin anew");
    }
    return score;
  }

  @Override
  public void keep(S score) {
    texts.put(key.apply(score), text(score));
    ArrayArchive.write(file, texts, Map.of());
  }

  private String text(S score) {
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(score);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }
}
