package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no valid model of a panel: each gets one line, and none memory for its claims. */
class HostilePanelTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFormat.PANEL.write(GoldenPanel.model(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ModelFormat.PANEL.read(file).members()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shape\" : [ 2 ] | \"shape\" : [ 1000000000 ]",
        "\"shape\" : [ 2 ] | \"shape\" : [ 30000000 ]",
        "\"window\" : 8 | \"window\" : 1000000000",
        "\"step\" : 2 | \"step\" : 2000000000",
        "\"delays\" : 4 | \"delays\" : 900000000",
        "\"taps\" : 2 | \"taps\" : 1000000000",
        "\"signals\" : 2 | \"signals\" : 2000000000",
      })
  void hugeClaimsTakeNoMemory(String old, String changed) {
    parts.replace(old, changed).store(file);
    assertRefused();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ModelFormat.PANEL.read(file))
        .isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 22);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | version",
        "\"transform\" : \"log1p\" | \"transform\" : \"root\" | 'transform' must be one of none, log, log1p",
        "50.0 | 95 | levels must rise and lie between 0 and 100",
        "50.0 | \"much\" | 'levels.0' must be a number; got 'much'",
        "\"season\" : 2 | \"season\" : 0 | season",
        "\"lag\" : 2 | \"lag\" : 0 | lag",
        "\"reference\" : 1 | \"reference\" : -1 | reference",
        "\"window\" : 8 | \"window\" : 7 | whole steps",
        "\"nonNegative\" | \"negative\" | negative",
      })
  void fieldsOutOfRange(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"known\" : false | \"known\" : true | signals",
        "\"known\" : true | \"known\" : false | inputs beside",
        "\"name\" : \"heat\" | \"name\" : \"kind\" | must have different names",
        "\"big\" | \"small\" | categories must be named once each",
        "\"big\" | \"big\", \"bigger\" | inputs beside",
        "0.375 | -1 | the unit must be at least 0",
        "0.375 | NaN | no valid description",
        "0.375 | \"much\" | 'inputs.unit' must be a number; got 'much'",
        "\"deviation\" : 0.5 | \"deviation\" : 0 | a deviation above 0",
        "\"mean\" : 2.0 | \"mean\" : 1e999 | 'inputs.columns.1.mean' must be a number",
        "\"columns\" | \"rows\" | rows",
      })
  void whatIsSeenBesideValuesIsChecked(String old, String changed, String problem)
      throws IOException {
    ModelFormat.PANEL.write(GoldenPanel.beside(), file);
    Parts beside = Parts.of(file);
    beside.store(file);
    assertThat(ModelFormat.PANEL.read(file).inputs().known()).isEqualTo(1);
    beside.replace(old, changed).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "widths.npy           | 2143289344  | widths of intervals must be at least 0",
        "widths.npy           | -1082130432 | widths of intervals must be at least 0",
        "members.0.network.readout.weights.npy   | 2143289344  | read-out weights must be finite",
        "members.1.network.skip.weights.npy      | 2139095040  | skip weights must be finite",
        "members.1.network.hidden.layers.0.support.npy   | 2143289344  | support",
      })
  void valuesOutOfRange(String array, int bits, String problem) {
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, bits);
    parts.array(array, content).store(file);
    assertRefused(problem);
  }

  /** Holds that the message is one line, and contains one of these texts if there are some. */
  private void assertRefused(String... anyOf) {
    assertThatThrownBy(() -> ModelFormat.PANEL.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining("\n")
        .satisfies(
            e ->
                assertThat(
                        anyOf.length == 0
                            || Arrays.stream(anyOf).anyMatch(e.getMessage()::contains))
                    .as(e.getMessage())
                    .isTrue());
  }
}
