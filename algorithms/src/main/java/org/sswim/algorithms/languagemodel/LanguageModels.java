package org.sswim.algorithms.languagemodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.Ranges;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.model.ModelKind;
import org.sswim.model.StudyModel;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;

/** Files of language models: they score a text, or write one. */
public final class LanguageModels implements StudyRunner {
  private static final String CELLS = "cells";
  private static final String CHARACTERS = "characters";
  private static final List<String> NAMES =
      List.of("lstm.by-input", "lstm.by-state", "lstm.bias", "output.weights", "output.bias");
  private static final int LENGTH = 64;
  private static final int MOST_CHARACTERS = 1 << 26;

  @Override
  public ModelKind kind() {
    return ModelKind.LANGUAGE;
  }

  @Override
  public String task() {
    return "scores a text, or without one writes --count characters";
  }

  @Override
  public Reading reading() {
    return Reading.POSSIBLE;
  }

  @Override
  public List<String> numbers() {
    return List.of(CELLS);
  }

  @Override
  public List<String> lists() {
    return List.of(CHARACTERS);
  }

  @Override
  public List<StudyModel.Shape> shapes(StudyModel described) {
    int cells = described.number(CELLS);
    Ranges.requireWhole(CELLS, cells, 1, 10_000);
    int symbols = known(described).length;
    long wide = (long) Lstm.GATES * cells;
    return List.of(
        StudyModel.Shape.of(NAMES.get(0), symbols, wide),
        StudyModel.Shape.of(NAMES.get(1), cells, wide),
        StudyModel.Shape.of(NAMES.get(2), wide),
        StudyModel.Shape.of(NAMES.get(3), cells, symbols),
        StudyModel.Shape.of(NAMES.get(4), symbols));
  }

  /** Codes of the characters, rising. */
  private static int[] known(StudyModel model) {
    List<String> characters = model.list(CHARACTERS);
    int[] codes = new int[characters.size()];
    for (int i = 0; i < codes.length; i++) {
      String text = characters.get(i);
      if (text.codePointCount(0, text.length()) != 1) {
        throw new IllegalArgumentException("characters must be one each; got '" + text + "'");
      }
      codes[i] = text.codePointAt(0);
      if (i > 0 && codes[i] <= codes[i - 1]) {
        throw new IllegalArgumentException("characters must rise by their codes, at " + i);
      }
    }
    if (codes.length < 2) {
      throw new IllegalArgumentException("characters must be 2 or more; got " + codes.length);
    }
    return codes;
  }

  /** A model of these parameters. */
  static StudyModel model(Lstm lstm, int[] known, Provenance provenance) {
    List<String> characters = Arrays.stream(known).mapToObj(Character::toString).toList();
    return new LanguageModels()
        .model(
            Map.of(CELLS, lstm.cells()),
            Map.of(CHARACTERS, characters),
            lstm.parameters(),
            provenance);
  }

  private static Lstm lstm(StudyModel model) {
    List<float[]> own = NAMES.stream().map(model::values).toList();
    return new Lstm(
        own.get(4).length,
        model.number(CELLS),
        own.get(0),
        own.get(1),
        own.get(2),
        own.get(3),
        own.get(4));
  }

  @Override
  public String run(StudyModel model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    int[] known = known(model);
    Lstm lstm = lstm(model);
    if (file == null) {
      write(lstm, known, count, new SeedStreams(seed).stream("lstm-written"), out);
      return "";
    }
    int[] text = numbers(CharacterText.codes(file, LENGTH + 1, MOST_CHARACTERS), known, file);
    double perplexity = LstmExperiment.perplexity(lstm, text, LENGTH);
    return String.format(
        Locale.ROOT, "The perplexity of %d characters is %.3f", text.length, perplexity);
  }

  private static int[] numbers(int[] codes, int[] known, Path file) {
    int[] numbers = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      numbers[i] = Arrays.binarySearch(known, codes[i]);
      if (numbers[i] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: character %d, U+%04X, was not in the text that trained",
                file,
                i + 1,
                codes[i]));
      }
    }
    return numbers;
  }

  /** Draws character by character, from states of rest behind a line break or the first one. */
  private static void write(
      Lstm lstm, int[] known, int count, UniformRandomProvider random, Appendable out)
      throws IOException {
    int[] text = {Math.max(0, Arrays.binarySearch(known, '\n')), 0};
    LstmPass pass = new LstmPass(lstm, text, 1, 1);
    pass.rest(1);
    double[] chance = new double[known.length];
    for (int i = 0; i < count; i++) {
      pass.next(new int[] {0});
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < chance.length; k++) {
        highest = Math.max(highest, pass.evidence()[k]);
      }
      double sum = 0;
      for (int k = 0; k < chance.length; k++) {
        sum += Math.exp(pass.evidence()[k] - highest);
        chance[k] = sum;
      }
      double drawn = sum * random.nextDouble();
      int next = 0;
      while (next < chance.length - 1 && chance[next] <= drawn) {
        next++;
      }
      text[0] = next;
      out.append(Character.toString(known[next]));
    }
    out.append('\n');
  }
}
