package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.shown.Parts;

/** Files of models beyond forecasters and classifiers. */
class StudyFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("m.sswim");
    FilterForecaster.FORMAT.write(model(), file);
  }

  private static FilterForecaster model() {
    RandomFilter filter = new RandomFilter(new float[] {1, 2}, .1f, 4, 1);
    return new FilterForecaster(
        4, 2, .1, 2, List.of(new FilterStage(filter, new double[] {1, 2, 3, .1})), Studies.NOWHERE);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    assertThat(ModelFormat.of(file)).isSameAs(FilterForecaster.FORMAT);
    FilterForecaster read = FilterForecaster.FORMAT.read(file);
    assertThat(read).usingRecursiveComparison().isEqualTo(model());
    Path again = folder.resolve("again.sswim");
    FilterForecaster.FORMAT.write(read, again);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | written by a newer version of S-SWIM",
        "sswim-random-filters | sswim-model | it is a forecaster, not a forecaster of random filters",
        "sswim-random-filters | sswim-circuit | it is a classifier with a quantum circuit, not",
        "\"window\" : 4 | \"window\" : 0 | window must lie in 1..10000; got 0",
        "\"window\" : 4 | \"window\" : 5 | filters must be of 5 steps of 1 signal, for 2 values; got 4",
        "\"window\" : 4 | \"window\" : \"4\" | 'window' must be a whole number",
        "\"window\" : 4 | \"window\" : 4, \"more\" : 1 | unknown field 'more'",
        "\"horizon\" : 2 | \"horizon\" : 20000 | horizon must lie in 1..10000; got 20000",
        "\"unit\" : 2.0 | \"unit\" : 0 | a deviation above 0",
        "\"steps\" : 4 | \"steps\" : 2147483647 | beta must be whole columns of 2147483645 features",
        "\"steps\" : 4 | \"steps\" : 1 | steps of a filter must lie in 1..1; got 2",
        "\"shape\" : [ 2, 2 ] | \"shape\" : [ 4, 1 ] | must have shape [4, 1]; got [2, 2]",
        "\"shape\" : [ 2, 1 ] | \"shape\" : [ 200000000, 1 ] | the arrays need",
        "\"weights\" : { | \"height\" : { | height.npy' is missing",
      })
  void hostileDescriptionsAreRefused(String old, String changed, String message)
      throws IOException {
    Parts.of(file).replace(old, changed).store(file);
    assertThatThrownBy(() -> FilterForecaster.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void damagedArraysAreRefused() throws IOException {
    String name = "stages.0.beta.npy";
    Parts parts = Parts.of(file);
    Parts whole = Parts.of(file);
    byte[] array = parts.entries.get(name).clone();
    array[array.length - 1] ^= 1;
    parts.entries.put(name, array);
    parts.store(file);
    assertThatThrownBy(() -> FilterForecaster.FORMAT.read(file)).hasMessageContaining("checksum");
    // The last number becomes an infinity, with a checksum to go with it.
    java.util.Arrays.fill(array, array.length - 8, array.length, (byte) 0);
    array[array.length - 2] = (byte) 0xf0;
    array[array.length - 1] = 0x7f;
    whole.array(name, array).store(file);
    assertThatThrownBy(() -> FilterForecaster.FORMAT.read(file))
        .hasMessageContaining("must be finite");
    Files.write(file, new byte[100]);
    assertThatThrownBy(() -> FilterForecaster.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class);
  }

  @Test
  void otherKindsAreRefused() {
    assertThatThrownBy(() -> LanguageModel.FORMAT.read(file))
        .hasMessageContaining("it is a forecaster of random filters, not a language model");
  }
}
