package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.model.ArraySpec;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.shown.Parts;

/** Files of models of any format. */
class StudyFileTest {
  /** Weights {@code [rows][names]}. */
  private static final StudyFormat FORMAT =
      new StudyFormat("sswim-language", "a language model", List.of("rows"), List.of("names")) {
        @Override
        protected List<ArraySpec> shapes(StudyModel described) {
          if (described.number("rows") > 1_000_000) {
            throw new IllegalArgumentException("rows must lie in 1..1000000");
          }
          return List.of(
              ArraySpec.floats(
                  "w.weights", described.number("rows"), described.list("names").size()));
        }
      };

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("m.sswim");
    FORMAT.write(model(1, 2, 3, 4), file);
  }

  private static StudyModel model(float... values) {
    return FORMAT.model(
        Map.of("rows", 2),
        Map.of("names", List.of("a", "ä")),
        List.of(values),
        new Provenance("0.1.0", 7, "text", Map.of("training", "{}"), Map.of()));
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    assertThat(ModelFormat.of(file)).isInstanceOf(LanguageFormat.class);
    StudyModel read = FORMAT.read(file);
    assertThat(read.number("rows")).isEqualTo(2);
    assertThat(read.list("names")).containsExactly("a", "ä");
    assertThat(read.values("w.weights")).containsExactly(1, 2, 3, 4);
    assertThat(read.provenance()).isEqualTo(model(1, 2, 3, 4).provenance());
    Path again = folder.resolve("again.sswim");
    FORMAT.write(read, again);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | written by a newer version of S-SWIM",
        "sswim-language | sswim-model | it is a forecaster, not a language model",
        "sswim-language | sswim-circuit | it is a classifier with a quantum circuit, not",
        "\"rows\" : 2 | \"rows\" : -2 | 'rows' must be",
        "\"rows\" : 2 | \"rows\" : \"2\" | 'rows' must be",
        "\"rows\" : 2 | \"rows\" : 2, \"more\" : 1 | unknown field 'more'",
        "\"rows\" : 2 | \"rows\" : 3 | shape of w.weights.npy must be",
        "\"rows\" : 2 | \"rows\" : 2000000 | rows must lie in 1..1000000",
        "\"a\" | 1 | 'names[0]' must be",
        "w.weights | v.weights | array 1 must be w.weights.npy; got v.weights.npy"
      })
  void hostileDescriptionsAreRefused(String old, String changed, String message)
      throws IOException {
    Parts.of(file).replace(old, changed).store(file);
    assertThatThrownBy(() -> FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void damagedArraysAreRefused() throws IOException {
    Parts parts = Parts.of(file);
    Parts whole = Parts.of(file);
    byte[] array = parts.entries.get("w.weights.npy").clone();
    array[array.length - 1] ^= 1;
    parts.entries.put("w.weights.npy", array);
    parts.store(file);
    assertThatThrownBy(() -> FORMAT.read(file)).hasMessageContaining("checksum");
    // The last number becomes an infinity, with a checksum to go with it.
    array[array.length - 2] = (byte) 0x80;
    array[array.length - 1] = 0x7f;
    whole.array("w.weights.npy", array).store(file);
    assertThatThrownBy(() -> FORMAT.read(file)).hasMessageContaining("must be finite");
    Files.write(file, new byte[100]);
    assertThatThrownBy(() -> FORMAT.read(file)).isInstanceOf(InvalidModelException.class);
  }

  @Test
  void whatIsNoneOfTheFormatIsNotWritten() {
    Path other = folder.resolve("other.sswim");
    assertThatThrownBy(() -> model(1, 2, 3))
        .hasMessageContaining("there must be 4 values of 'w.weights'; got 3");
    assertThatThrownBy(() -> model(1, 2, 3, Float.NaN)).hasMessageContaining("must be finite");
    StudyModel none =
        new StudyModel(
            Map.of("rows", 2), model(1, 2, 3, 4).lists(), Map.of(), model(1, 2, 3, 4).provenance());
    assertThatThrownBy(() -> FORMAT.write(none, other))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("'w.weights.npy' is missing");
    assertThat(other).doesNotExist();
  }
}
