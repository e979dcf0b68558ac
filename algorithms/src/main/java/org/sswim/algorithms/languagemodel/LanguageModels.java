package org.sswim.algorithms.languagemodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.ModelRunner;
import org.sswim.gradient.Reading;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.LanguageFormat;
import org.sswim.studies.LanguageModel;

/** Files of language models: they score a text, or write one. */
public final class LanguageModels implements ModelRunner {
  /** Their kind. */
  static final LanguageFormat FORMAT = new LanguageFormat();

  @Override
  public LanguageFormat format() {
    return FORMAT;
  }

  private static final int LEAST_CHARACTERS = 65;
  private static final int MOST_CHARACTERS = 1 << 26;

  @Override
  public String task() {
    return "scores a text, or without one writes --count characters";
  }

  @Override
  public Reading reading() {
    return Reading.POSSIBLE;
  }

  @Override
  public String run(Path model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    LanguageModel own = LanguageModel.read(model);
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
