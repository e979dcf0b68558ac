package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no valid classifier: each gets one line, and none memory for what it claims. */
class HostileClassifiersTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ClassifierFile.write(GoldenClassifier.sequences(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ClassifierFile.read(file).classes()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | newer version of S-SWIM (model format 2,",
        "\"formatVersion\" : 1 | \"formatVersion\" : 0 | 'formatVersion' must be a whole number",
        "\"views\" : | \"view\" : | unknown field 'coding.view'",
        "\"changes\" | \"deltas\" | 'coding.views[1]' must be one of values, changes, shape,",
        "\"changes\" | \"values\" | 'coding.views' must name each once; got [values, values]",
        "\"classes\" : | \"news\" : 1, \"classes\" : | unknown field 'news'",
        "\"walking\" | \"rennen\" | there must be 2 classes or more, each once",
        "\"walking\" | 5 | 'classes[0]' must be a text; got '5'",
        "\"walking\", | | shape of readout.weights.npy must be [12, 2]; got [12, 3]",
        "\"shown\" : 0 | \"shown\" : 1001 | 'coding.shown' must be a whole number from 0 to 1000",
        "\"shown\" : 0 | \"shown\" : 8 | vectors by their values; got",
        "\"values\" : \"current\" | \"values\" : \"rate\" | sequences go in as a current",
        "\"values\" : \"current\" | \"values\" : \"CURRENT\" | must be one of current, latency, rate;",
        "\"values\", \"changes\" | \"values\" | coding.mean.npy must be [2]; got [4]",
        "\"signals\" : 2 | \"signals\" : 4 | coding.mean.npy must be [8]; got [4]",
        "[ \"x\", \"y\" ] | [ \"x\" ] | 2 signals need as many names; got 1",
        "\"signalNames\" : | \"grid\" : 1, \"signalNames\" : | 'grid' must be an object; got '1'",
        "\"kernel\" : \"exponential\" | \"kernel\" : \"alpha\" | exponential kernels without delay",
        "\"taps\" : 3 | \"taps\" : 4 | shape of hidden1.weights.npy must be [16, 10]; got [12, 10]",
        "\"context\" : 0 | \"context\" : 1 | hidden1.weights.npy must be [13, 10]; got [12, 10]",
        "\"provenance\" : | \"weights\" : \"int4\", \"provenance\" : | 'weights' must be int8; got",
        "\"provenance\" : | \"weights\" : \"int8\", \"provenance\" : | needs 21 arrays; got 18",
        "\"hidden1.cost.npy\" | \"/etc/passwd\" | array 6 must be hidden1.cost.npy",
      })
  void descriptionsThatDoNotAddUp(String old, String changed, String problem) {
    parts.replace(old, changed == null ? "" : changed).store(file);
    assertRefused(problem);
  }

  @Test
  void gridsThatDoNotAddUp() throws IOException {
    ClassifierFile.write(GoldenClassifier.images(), file);
    parts = Parts.of(file);
    parts.replace("\"height\" : 2", "\"height\" : 3").store(file);
    assertRefused("'grid' must have as many pixels as there are signals, 6; got 9");
    parts.replace("\"height\" : 3", "\"height\" : 1000000000").store(file);
    assertRefused("'grid.height' must be a whole number from 1 to 6");
    parts.replace("\"height\" : 1000000000", "\"depth\" : 1, \"height\" : 2").store(file);
    assertRefused("unknown field 'grid.depth'");
  }

  @Test
  void aNetworkWithoutLayersIsRefused() {
    String json = parts.json();
    int from = json.indexOf("\"layers\" : [") + "\"layers\" : [".length();
    parts.replace(json.substring(from, json.indexOf(']', from)), "").store(file);
    assertRefused("a network needs at least one hidden layer");
  }

  /** The claims are consistent but for the bytes that are really there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"neurons\" : 10 | \"neurons\" : 1000000000 | hidden1.weights.npy",
        "\"signals\" : 2  | \"signals\" : 1000000000 | coding.mean.npy",
        "\"signals\" : 2  | \"signals\" : 100000000 | the arrays need 16000",
        "\"signals\" : 4  | \"signals\" : 1000000000 | hidden1.weights.npy",
        "\"taps\" : 3     | \"taps\" : 1000000000 | hidden1.weights.npy",
        "\"count\" : 2    | \"count\" : 1000000000 | readout.weights.npy",
        "\"count\" : 2    | \"count\" : 10000000 | the arrays need 8",
      })
  void hugeClaimsTakeNoMemory(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertRefused(problem);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ClassifierFile.read(file)).isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 22);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coding.mean.npy            | 2143289344 | means and scales must be finite; input 3",
        "coding.scale.npy           | 2139095040 | means and scales must be finite; input 3",
        "hidden1.weights.npy        | 2143289344 | hidden layer 1: weights must be finite",
        "hidden2.cost.npy           | 1065353216 | hidden layer 2: spike costs must be finite",
        "hidden1.delay.npy          | 2000000000 | delays must be at most 100000 time steps",
        "hidden2.support.npy        | 1231093760 | supports must be at most 100000 time steps",
        "hidden1.delay.npy          | -1         | delays must be at least 0; got -1",
        "banks.delay.npy            | 1          | exponential kernels without delay",
        "banks.support.npy          | 0          | support must be above 0; got 0.0",
        "banks.support.npy          | 1300000000 | of the read-out must be at most 16777216",
        "readout.bias.npy           | 2143289344 | read-out bias must be finite",
      })
  void valuesOutOfRange(String array, int bits, String problem) {
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, bits);
    parts.array(array, content).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ 1, 4, 8 ] | [ 1, 4, 4 ] | 'early' must rise from 1 to 1000000000 at most",
        "[ 1, 4, 8 ] | [ 0, 4, 8 ] | 'early' must rise from 1",
        "[ 1, 4, 8 ] | [ 1, 4, 8000000000 ] | 'early' must rise from 1",
        "[ 1, 4, 8 ] | [ ] | 'early' must hold a step or be left out",
        "[ 1, 4, 8 ] | [ 1, 4 ] | early.trust.npy must be [2]; got [3]",
      })
  void stepsOfTrustAreChecked(String valid, String wrong, String problem) throws IOException {
    ClassifierFile.write(GoldenClassifier.early(), file);
    parts = Parts.of(file);
    parts.replace(valid, wrong).store(file);
    assertRefused(problem);
  }

  @Test
  void trustBeyondItsRangeIsRefused() throws IOException {
    ClassifierFile.write(GoldenClassifier.early(), file);
    parts = Parts.of(file);
    byte[] content = parts.entries.get("early.trust.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, 1.5f);
    parts.array("early.trust.npy", content).store(file);
    assertRefused("trust must lie in [0, 1]; got 1.5 after step 8");
  }

  @ParameterizedTest
  @CsvSource({"model.json", "coding.scale.npy", "readout.weights.npy"})
  void aChangedByteAMissingAndASurplusEntryAreNamed(String name) {
    byte[] content = parts.entries.get(name).clone();
    parts.entries.get(name)[content.length - 3] ^= 1;
    parts.store(file);
    assertRefused("entry '" + name + "' does not match its checksum");
    parts.entries.remove(name);
    parts.store(file);
    assertRefused("has no entry 'model.json'", "entry '" + name + "' is missing");
    parts.entries.put(name, content);
    parts.entries.put("standardizer.mean.npy", content);
    parts.store(file);
    assertRefused("entry 'standardizer.mean.npy' does not belong");
  }

  @Test
  void flippedBitsAndTruncations() throws IOException {
    byte[] valid = Files.readAllBytes(file);
    int refused = 0;
    int tried = 0;
    for (int at = 0; at < valid.length; at += 31) {
      byte[] damaged = valid.clone();
      damaged[at] ^= 0x11;
      refused += refuses(damaged, valid) ? 1 : 0;
      tried++;
      assertThat(refuses(Arrays.copyOf(valid, at), valid)).isTrue();
    }
    // Every byte of content is checked; times, versions and local headers of the ZIP are not used.
    assertThat(refused).isBetween(tried * 3 / 4, tried);
    assertThat(refuses(valid, valid)).isFalse();
  }

  private boolean refuses(byte[] damaged, byte[] valid) throws IOException {
    Files.write(file, damaged);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try {
      new ClassifierFormat().container(ClassifierFile.read(file)).write(again);
    } catch (InvalidModelException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      return true;
    }
    assertThat(Arrays.equals(again.toByteArray(), valid)).isTrue();
    return false;
  }

  /** Holds that the message is one line that contains one of these texts. */
  private void assertRefused(String... anyOf) {
    assertThatThrownBy(() -> ClassifierFile.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot read the model: ")
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(anyOf).anyMatch(text -> e.getMessage().contains(text)));
  }
}
