package org.sswim.studies;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sswim.model.ArraySpec;
import org.sswim.network.Provenance;

/** What files of language models hold: {@link LanguageModel} runs them. */
public final class LanguageFormat extends StudyFormat {
  /** Gates of a cell, side by side: input, forget, candidate, output. */
  public static final int GATES = 4;

  private static final String CELLS = "cells";
  private static final String CHARACTERS = "characters";
  private static final List<String> NAMES =
      List.of("lstm.by-input", "lstm.by-state", "lstm.bias", "output.weights", "output.bias");
  private static final int MOST_CELLS = 10_000;

  /** The kind. */
  public LanguageFormat() {
    super("sswim-language", "a language model", List.of(CELLS), List.of(CHARACTERS));
  }

  @Override
  protected List<ArraySpec> shapes(StudyModel described) {
    int cells = described.number(CELLS);
    Whole.require(CELLS, cells, 1, MOST_CELLS);
    int symbols = known(described).length;
    long wide = (long) GATES * cells;
    return List.of(
        ArraySpec.floats(NAMES.get(0), symbols, wide),
        ArraySpec.floats(NAMES.get(1), cells, wide),
        ArraySpec.floats(NAMES.get(2), wide),
        ArraySpec.floats(NAMES.get(3), cells, symbols),
        ArraySpec.floats(NAMES.get(4), symbols));
  }

  /** Codes of the characters, rising. */
  static int[] known(StudyModel model) {
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

  /**
   * A model of these parameters.
   *
   * @param cells of the memory
   * @param known codes of the characters, rising
   * @param parameters {@code [characters][4 cells]}, {@code [cells][4 cells]}, {@code [4 cells]},
   *     {@code [cells][characters]}, {@code [characters]}
   */
  public StudyModel model(int cells, int[] known, List<float[]> parameters, Provenance provenance) {
    List<String> characters = Arrays.stream(known).mapToObj(Character::toString).toList();
    return model(Map.of(CELLS, cells), Map.of(CHARACTERS, characters), parameters, provenance);
  }

  /** The arrays of a model, as {@link #model} takes them. */
  static List<float[]> parameters(StudyModel model) {
    return NAMES.stream().map(model::values).toList();
  }
}
