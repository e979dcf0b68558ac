package org.sswim.algorithms.languagemodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.LanguageModel;
import org.sswim.studies.LanguageStream;

/** Files of language models: they score a text, or write one. */
public final class LanguageModels {
  private LanguageModels() {}

  private static final int LEAST_CHARACTERS = 65;
  private static final int MOST_CHARACTERS = 1 << 26;

  /**
   * A model of a memory.
   *
   * @param known codes of the characters, rising
   */
  static LanguageModel model(Lstm lstm, int[] known, Provenance provenance) {
    List<float[]> own = lstm.parameters();
    return new LanguageModel(
        known, own.get(0), own.get(1), own.get(2), own.get(3), own.get(4), provenance);
  }

  /** A stream of floats, at rest. */
  static LanguageStream stream(Lstm lstm, int[] known) {
    return model(lstm, known, new Provenance("", 0, "", Map.of(), Map.of())).newStream();
  }

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String run(
      LanguageModel own, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    if (file == null) {
      UniformRandomProvider random = new SeedStreams(seed).stream("lstm-written");
      out.append(own.write(count, random::nextLong)).append('\n');
      return "";
    }
    int[] codes = CharacterText.codes(file, LEAST_CHARACTERS, MOST_CHARACTERS);
    try {
      double perplexity = own.perplexity(new String(codes, 0, codes.length));
      return String.format(
          Locale.ROOT, "The perplexity of %d characters is %.3f", codes.length, perplexity);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
