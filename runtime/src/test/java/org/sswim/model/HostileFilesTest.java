package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no valid model: each gets one line. */
class HostileFilesTest extends HostileModelFiles {
  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ModelFile.read(file).spec()).isEqualTo(GoldenModel.model().spec());
  }

  @Test
  void whatIsNoFileOrNoZip() throws IOException {
    assertRefused(folder.resolve("none.sswim"), "there is no such file");
    assertRefused(folder, "this is a folder");
    Files.write(file, new byte[0]);
    assertRefused("the file is empty");
    Files.writeString(file, "date,a\n2024-01-01,5\n2024-01-02,6\n");
    assertRefused("the file is not a ZIP file");
  }

  @Test
  void otherZips() {
    parts.entries.clear();
    parts.entries.put("readme.txt", "hello".getBytes(UTF_8));
    parts.store(file);
    assertRefused("a ZIP, but not a model: it has no entry 'model.json'");
  }

  @Test
  void truncatedAndExtendedFiles() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));
    assertRefused("cut short");
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused("something was appended");
  }

  @Test
  void futureVersionsAskForAnUpdate() {
    // A later format may have other entries, too: the version must be told all the same.
    parts.replace("\"formatVersion\" : 1", "\"formatVersion\" : 99, \"news\" : {}");
    parts.entries.remove("network.hidden.layers.0.bias.npy");
    parts.entries.remove("model.json.sha256");
    parts.entries.put("news.bin", new byte[5]);
    parts.deflate(file);
    assertRefused("written by a newer version", "model format 99");
  }

  @ParameterizedTest
  @CsvSource({
    "model.json",
    "network.hidden.layers.0.weights.npy",
    "network.readout.bias.npy",
    "standardizer.mean.npy"
  })
  void aChangedByteIsFoundAndItsEntryNamed(String name) {
    byte[] content = parts.entries.get(name);
    content[content.length - 3] ^= 1;
    parts.store(file);
    assertRefused("entry '" + name + "' does not match its checksum", "damaged or changed");
  }

  @ParameterizedTest
  @CsvSource({"model.json.sha256", "network.hidden.layers.1.cost.npy", "standardizer.std.npy"})
  void aMissingEntryIsNamed(String name) {
    parts.entries.remove(name);
    parts.store(file);
    assertRefused("entry '" + name + "' is missing");
  }

  @Test
  void surplusEntriesAreRefusedAndNeverUnpacked() {
    parts.entries.put("../../outside\n.txt", "x".getBytes(UTF_8));
    parts.store(file);
    assertRefused("entry '../../outside?.txt' does not belong");
    assertThat(folder.getParent().getParent().resolve("outside\n.txt")).doesNotExist();
  }

  @Test
  void aDuplicateEntryIsRefused() throws IOException {
    parts.entries.put(
        "network.hidden.layers.1.bias.npX", parts.entries.get("network.hidden.layers.1.bias.npy"));
    parts.store(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    Files.write(
        file,
        text.replace("network.hidden.layers.1.bias.npX", "network.hidden.layers.1.bias.npy")
            .getBytes(ISO_8859_1));
    assertRefused("holds the entry 'network.hidden.layers.1.bias.npy' twice");
  }

  @Test
  void compressedEntriesAreRefused() {
    parts.deflate(file);
    assertRefused("is compressed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                  | no valid description",
        "{\"format\": \"sswim-model\"        | no valid description",
        "null                                | no valid description: it is null",
        "{}                                  | 'format' must be a text; got nothing",
        "{\"format\": \"other\"}             | not a model of S-SWIM",
        "{\"format\": \"x\", \"format\": 1}  | no valid description",
        "{\"a\": [[[[[[[[[[[[1]]]]]]]]]]]]}      | no valid description",
        "{\"a\": 1234567890123456789012345}   | no valid description",
      })
  void brokenDescriptions(String json, String problem) {
    parts.json(json.getBytes(UTF_8)).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"pspKernel\" : \"alpha\" | \"pspKernel\" : \"beta\" | layers.0.pspKernel: unknown kernel 'beta'; known: expo",
        "\"pspKernel\" : \"alpha\" | \"pspKernel\" : 1 | 'network.hidden.layers.0.pspKernel' must be a text; got '1'",
        "\"formatVersion\" : 1 | \"formatVersion\" : 0 | 'formatVersion' must be a whole number",
        "\"formatVersion\" : 1 | \"formatVersion\" : 1.5 | must be a whole number",
        "\"window\" : 16 | \"window\" : 0 | spec: window and horizon must be at least 1; got 0 and 4",
        "\"window\" : 16 | \"window\" : 16.5 | 'spec.window' must be a whole number of 32 bits; got '16.5'",
        "\"window\" : 16 | \"window\" : 2147483648 | 'spec.window' must be a whole number of 32 bits",
        "\"window\" : 16 | \"window\" : 2 | a window of 2 rows cannot hold 3 taps",
        "\"window\" : 16 | \"winnow\" : 16 | unknown field 'spec.winnow'",
        "\"window\" : 16, | | 'spec.window' must be a whole number of 32 bits; got nothing",
        "\"relativeInput\" : true | \"relativeInput\" : 1 | must be true or false; got '1'",
        "\"shared\" | \"mixed\" | 'spec.channels' must be one of shared, joint; got 'mixed'",
        "\"shared\" | \"joint\" | signals of the input layer must be 2",
        "\"load\" | \"température\" | different names",
        "\"load\" | [\"load\"] | 'channels.0' must be a text",
        "\"load\", \"température\" | \"load\" | columns of the standardizer must be 1; got 2",
        "\"taps\" : 3 | \"taps\" : 4 | network.hidden: hidden layer 1 must have 4 inputs; got 3",
        "\"kind\" : \"plain\" | \"kind\" : \"fancy\" | 'network.readout.kind' must be one of plain, powers-of-two; got 'fancy'",
        "\"dtype\" : \"<i4\" | \"dtype\" : \"<f4\" | 'network.hidden.layers.0.delay.dtype' must be <i4; got '<f4'",
        "\"dtype\" : \"<i4\" | \"dtype\" : \"<c8\" | 'network.hidden.layers.0.delay.dtype' must be one of",
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 10, 3 ] | layers.0.weights.npy' must have shape [10, 3]; got [3, 10]",
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 30 ] | 'network.hidden.layers.0.weights' must have 2 axes; got [30]",
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 3, -10 ] | weights.npy' of shape [3, -10] is out of range",
        "\"shape\" : [ 3, 10 ] | \"shape\" : 30 | weights.shape' must be one to three whole numbers; got '30'",
        "\"cost\" : { | \"../../etc/passwd\" : { | /../etc/passwd.npy' is missing",
        "\"transformed\" : 0 | \"transformed\" : 3 | standardizer: transformed columns must lie in 0..2; got 3",
        "\"seed\" : \"-8 | \"seed\" : \"-88 | must be a whole number of 64 bits",
        "\"results\" : { | \"results\" : { \"n\": null, | 'provenance.results.n' must be",
      })
  void descriptionsThatDoNotAddUp(String old, String changed, String problem) {
    parts.replace(old, changed == null ? "" : changed).store(file);
    assertRefused(problem);
  }
}
