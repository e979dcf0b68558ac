package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Files that are no valid model of a panel: each gets one line, and none memory for its claims. */
class HostilePanelTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    PanelFile.write(GoldenPanel.model(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(PanelFile.read(file).members()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"horizon\" : 3 | \"horizon\" : 1000000000",
        "\"horizon\" : 3 | \"horizon\" : 100000",
        "\"series\" : 2 | \"series\" : 1000000000",
        "\"series\" : 2 | \"series\" : 30000000",
        "\"window\" : 8 | \"window\" : 1000000000",
        "\"step\" : 2 | \"step\" : 2000000000",
        "\"skip\" : 4 | \"skip\" : 900000000",
        "\"taps\" : 2 | \"taps\" : 1000000000",
      })
  void hugeClaimsTakeNoMemory(String old, String changed) {
    parts.replace(old, changed).store(file);
    assertRefused();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> PanelFile.read(file)).isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 22);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 5 | version",
        "\"nonNegative\" | \"screened\" : true, \"nonNegative\" | 'screened' is of version 2",
        "\"nonNegative\" | \"inputs\" : {}, \"nonNegative\" | 'inputs' is of version 3",
        "\"nonNegative\" | \"shares\" : [], \"nonNegative\" | 'shares' is of version 2",
        "\"nonNegative\" | \"thetaShare\" : \"2\", \"nonNegative\" | a number from 0 to 1",
        "\"transform\" : \"log1p\" | \"transform\" : \"root\" | 'transform' must be none, log or log1p",
        "\"50.0\" | \"95\" | 'levels' must be",
        "\"50.0\" | \"much\" | 'levels' must be",
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
        "\"name\" : \"heat\" | \"name\" : \"kind\" | a column twice",
        "\"big\" | \"small\" | names one twice",
        "\"big\" | \"big\", \"bigger\" | inputs beside",
        "\"0.375\" | \"-1\" | the unit must be at least 0",
        "\"0.375\" | \"NaN\" | the unit must be at least 0",
        "\"0.375\" | \"much\" | 'unit' must be a number",
        "\"0.5\" | \"0\" | a deviation above 0",
        "\"mean\" : \"2.0\" | \"mean\" : \"Infinity\" | a finite mean",
        "\"columns\" | \"rows\" | rows",
        "\"formatVersion\" : 3 | \"formatVersion\" : 2 | 'inputs' is of version 3",
      })
  void whatIsSeenBesideValuesIsChecked(String old, String changed, String problem)
      throws IOException {
    PanelFile.write(GoldenPanel.beside(), file);
    Parts beside = Parts.of(file);
    beside.store(file);
    assertThat(PanelFile.read(file).inputs().known()).isEqualTo(1);
    beside.replace(old, changed).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intervals.width.npy           | 2143289344  | widths of intervals must be at least 0",
        "intervals.width.npy           | -1082130432 | widths of intervals must be at least 0",
        "member1.readout.weights.npy   | 2143289344  | read-out weights must be finite",
        "member2.skip.weights.npy      | 2139095040  | skip weights must be finite",
        "member2.hidden1.support.npy   | 2143289344  | support",
      })
  void valuesOutOfRange(String array, int bits, String problem) {
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, bits);
    parts.array(array, content).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource({"model.json", "series.hash.npy", "member2.readout.bias.npy"})
  void aChangedByteAMissingAndASurplusEntryAreNamed(String name) {
    byte[] content = parts.entries.get(name).clone();
    parts.entries.get(name)[content.length - 3] ^= 1;
    parts.store(file);
    assertRefused("entry '" + name + "' does not match its checksum");
    parts.entries.remove(name);
    parts.store(file);
    assertRefused("has no entry 'model.json'", "entry '" + name + "' is missing");
    parts.entries.put(name, content);
    parts.entries.put("member3.readout.bias.npy", content);
    parts.store(file);
    assertRefused("entry 'member3.readout.bias.npy' does not belong");
  }

  @Test
  void truncationsAndFlippedBits() throws IOException {
    byte[] valid = Files.readAllBytes(file);
    for (int at = 0; at < valid.length; at += 61) {
      Files.write(file, Arrays.copyOf(valid, at));
      assertRefused();
      byte[] damaged = valid.clone();
      damaged[at] ^= 0x11;
      Files.write(file, damaged);
      // Times, versions and local headers of the ZIP are not used; all else is checked.
      try {
        Path again = folder.resolve("again.sswim");
        PanelFile.write(PanelFile.read(file), again);
        assertThat(again).hasBinaryContent(valid);
      } catch (InvalidModelException e) {
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
  }

  /** Holds that the message is one line, and contains one of these texts if there are some. */
  private void assertRefused(String... anyOf) {
    assertThatThrownBy(() -> PanelFile.read(file))
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
