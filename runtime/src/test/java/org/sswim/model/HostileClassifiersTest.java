package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.classification.Classifier;

/** Files that are no valid classifier: each gets one line, and none memory for what it claims. */
class HostileClassifiersTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFormat.CLASSIFIER.write(GoldenClassifier.sequences(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ModelFormat.CLASSIFIER.read(file).classes()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | newer version of S-SWIM (model format 2,",
        "\"formatVersion\" : 1 | \"formatVersion\" : 0 | 'formatVersion' must be a whole number",
        "\"views\" : | \"view\" : | unknown field 'coding.view'",
        "\"changes\" | \"deltas\" | 'coding.views.1' must be one of values, changes, shape,",
        "\"changes\" | \"values\" | there must be views, each once; got [VALUES, VALUES]",
        "\"classes\" : | \"news\" : 1, \"classes\" : | unknown field 'news'",
        "\"walking\" | \"rennen\" | there must be 2 classes or more, each once",
        "\"walking\" | 5 | 'classes.0' must be a text; got '5'",
        "\"walking\", | | a network for 2 classes needs as many outputs; got 3",
        "\"shown\" : 0 | \"shown\" : 1001 | vectors are shown for at most 1000 steps; got 2 and 1001",
        "\"shown\" : 0 | \"shown\" : 8 | vectors by their values; got",
        "\"coding\" : \"current\" | \"coding\" : \"rate\" | sequences go in as a current",
        "\"coding\" : \"current\" | \"coding\" : \"CURRENT\" | must be one of current, latency, rate;",
        "\"values\", \"changes\" | \"values\" | 2 inputs need as many means and scales; got 4",
        "\"signals\" : 2 | \"signals\" : 4 | 8 inputs need as many means and scales; got 4",
        "\"signals\" : 2 | \"signals\" : 2147483647 | coding: a number is out of range: integer overflow",
        "[ \"x\", \"y\" ] | [ \"x\" ] | 2 signals need as many names; got 1",
        "\"signalNames\" : | \"grid\" : 1, \"signalNames\" : | 'grid' must be an object; got '1'",
        "\"kernel\" : \"exponential\" | \"kernel\" : \"alpha\" | exponential kernels without delay",
        "\"taps\" : 3 | \"taps\" : 4 | hidden layer 1 must have 16 inputs; got 12",
        "\"context\" : 0 | \"context\" : 1 | hidden layer 1 must have 13 inputs; got 12",
        "\"dtype\" : \"<f4\" | \"dtype\" : \"<i4\" | 'coding.mean.dtype' must be <f4; got '<i4'",
        "\"cost\" : { | \"../../etc/passwd\" : { | passwd.npy' is missing",
      })
  void descriptionsThatDoNotAddUp(String old, String changed, String problem) {
    parts.replace(old, changed == null ? "" : changed).store(file);
    assertRefused(problem);
  }

  @Test
  void gridsThatDoNotAddUp() throws IOException {
    ModelFormat.CLASSIFIER.write(GoldenClassifier.images(), file);
    parts = Parts.of(file);
    parts.replace("\"height\" : 2", "\"height\" : 3").store(file);
    assertRefused("an image of 9 pixels needs as many signals; got 6");
    parts.replace("\"height\" : 3", "\"height\" : 1000000000").store(file);
    assertRefused("an image of 3000000000 pixels needs as many signals; got 6");
    parts.replace("\"height\" : 1000000000", "\"depth\" : 1, \"height\" : 2").store(file);
    assertRefused("unknown field 'grid.depth'");
  }

  @Test
  void aNetworkWithoutLayersIsRefused() {
    String json = parts.json();
    int from = json.indexOf("\"layers\" : [");
    parts.replace(json.substring(from, json.indexOf("\"banks\"")), "\"layers\" : [ ],");
    parts.entries.keySet().removeIf(name -> name.startsWith("network.hidden.layers."));
    parts.store(file);
    assertRefused("network.hidden: a network needs at least one hidden layer");
  }

  /** The claims are consistent but for the bytes that are really there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shape\" : [ 4 ] | \"shape\" : [ 100000000 ] | the arrays need",
        "\"shape\" : [ 12, 10 ] | \"shape\" : [ 12, 1000000000 ] | layers.0.weights.npy' of shape",
        "\"signals\" : 2 | \"signals\" : 1000000000 | 2000000000 inputs need as many means",
        "\"signals\" : 4 | \"signals\" : 1000000000 | an input layer has at most 1000000000 inputs",
        "\"taps\" : 3 | \"taps\" : 1000000000 | an input layer has at most 1000000000 inputs",
      })
  void hugeClaimsTakeNoMemory(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertRefused(problem);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ModelFormat.CLASSIFIER.read(file))
        .isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 22);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coding.mean.npy            | 2143289344 | means and scales must be finite; input 3",
        "coding.scale.npy           | 2139095040 | means and scales must be finite; input 3",
        "network.hidden.layers.0.weights.npy        | 2143289344 | layers.0: weights must be finite",
        "network.hidden.layers.1.cost.npy           | 1065353216 | layers.1: spike costs must be finite",
        "network.hidden.layers.0.delay.npy          | 2000000000 | delays must be at most 100000 time steps",
        "network.hidden.layers.1.support.npy        | 1231093760 | supports must be at most 100000 time steps",
        "network.hidden.layers.0.delay.npy          | -1         | delays must be at least 0; got -1",
        "network.hidden.banks.delay.npy            | 1          | exponential kernels without delay",
        "network.hidden.banks.support.npy          | 0          | support must be above 0; got 0.0",
        "network.hidden.banks.support.npy          | 1300000000 | of the read-out must be at most 16777216",
        "network.readout.bias.npy           | 2143289344 | read-out bias must be finite",
      })
  void valuesOutOfRange(String array, int bits, String problem) {
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, bits);
    parts.array(array, content).store(file);
    assertRefused(problem);
  }

  /** No training draws them, yet a file may hold them. */
  @ParameterizedTest
  @ValueSource(ints = {7, 99_999})
  void delaysOfHiddenNeuronsRun(int delay) {
    String name = "network.hidden.layers.0.delay.npy";
    byte[] content = parts.entries.get(name).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, delay);
    parts.array(name, content).store(file);
    Classifier classifier = new Classifier(ModelFormat.CLASSIFIER.read(file));
    float sum = 0;
    for (float probability : classifier.classify(GoldenClassifier.sequence()).probabilities()) {
      assertThat(probability).isBetween(0f, 1f);
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 0, -1})
  void stepsOfTrustAreChecked(int last) throws IOException {
    ModelFormat.CLASSIFIER.write(GoldenClassifier.early(), file);
    parts = Parts.of(file);
    byte[] content = parts.entries.get("early.steps.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, last);
    parts.array("early.steps.npy", content).store(file);
    assertRefused("early: steps must rise from at least 1; got [1, 4, " + last + "]");
  }

  @Test
  void trustBeyondItsRangeIsRefused() throws IOException {
    ModelFormat.CLASSIFIER.write(GoldenClassifier.early(), file);
    parts = Parts.of(file);
    byte[] content = parts.entries.get("early.trust.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, 1.5f);
    parts.array("early.trust.npy", content).store(file);
    assertRefused("trust must lie in [0, 1]; got 1.5 after step 8");
  }

  /** Holds that the message is one line that contains one of these texts. */
  private void assertRefused(String... anyOf) {
    assertThatThrownBy(() -> ModelFormat.CLASSIFIER.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot read the model: ")
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(anyOf).anyMatch(text -> e.getMessage().contains(text)));
  }
}
