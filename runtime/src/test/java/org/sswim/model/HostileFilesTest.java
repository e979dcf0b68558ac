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
    assertRefused("no model file (no ZIP)");
  }

  @Test
  void otherZips() {
    parts.entries.clear();
    parts.entries.put("readme.txt", "hello".getBytes(UTF_8));
    parts.store(file);
    assertRefused("a ZIP, but no model: it has no entry 'model.json'");
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
    parts.entries.remove("hidden1.bias.npy");
    parts.entries.remove("model.json.sha256");
    parts.entries.put("news.bin", new byte[5]);
    parts.deflate(file);
    assertRefused("written by a newer version", "model format 99", "update S-SWIM");
  }

  @ParameterizedTest
  @CsvSource({"model.json", "hidden1.weights.npy", "readout.bias.npy", "standardizer.mean.npy"})
  void aChangedByteIsFoundAndItsEntryNamed(String name) {
    byte[] content = parts.entries.get(name);
    content[content.length - 3] ^= 1;
    parts.store(file);
    assertRefused("entry '" + name + "' does not match its checksum", "damaged or changed");
  }

  @ParameterizedTest
  @CsvSource({"model.json.sha256", "hidden2.cost.npy", "standardizer.std.npy"})
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
    parts.entries.put("hidden2.bias.npX", parts.entries.get("hidden2.bias.npy"));
    parts.store(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    Files.write(file, text.replace("hidden2.bias.npX", "hidden2.bias.npy").getBytes(ISO_8859_1));
    assertRefused("entry 'hidden2.bias.npy' occurs twice");
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
        "{\"format\": \"other\"}             | no model of S-SWIM",
        "{\"format\": \"x\", \"format\": 1}  | no valid description",
        "{\"a\": [[[[[[[[[[1]]]]]]]]]]}      | no valid description",
        "{\"a\": 123456789012345678901234}   | no valid description",
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
        "\"psp\" : \"alpha\"      | \"psp\" : \"beta\"      | unknown kernel 'beta'; known: expo",
        "\"psp\" : \"alpha\"      | \"psp\" : 1             | 'layers[0].psp' must be a text; got '1'",
        "\"formatVersion\" : 1    | \"formatVersion\" : 0   | 'formatVersion' must be a whole number",
        "\"formatVersion\" : 1    | \"formatVersion\" : 1.5 | must be a whole number",
        "\"window\" : 16          | \"window\" : 0          | 'spec.window' must be a whole number",
        "\"window\" : 16          | \"window\" : 2          | season must lie in 0..2 (the window); got 3",
        "\"window\" : 16          | \"winnow\" : 16         | unknown field 'spec.winnow'",
        "\"targetSeason\" : 3      | \"targetSeason\" : 17     | target season must lie in 0..16",
        "\"relativeInput\" : true | \"relativeInput\" : 1   | must be true or false; got '1'",
        "\"shared\"               | \"mixed\"               | must be shared or joint; got 'mixed'",
        "\"shared\"               | \"joint\"               | signals of the input layer must be 2",
        "\"day-cos-1\"            | \"day-cos-3\"           | no calendar inputs",
        "\"load\"                 | \"température\"         | different names",
        "\"load\"                 | [\"load\"]              | 'channels[0]' must be a text",
        "\"load\", \"température\" | \"load\"               | shape of standardizer.mean.npy must be [1]; got [2]",
        "\"count\" : 2            | \"count\" : 3           | shape of banks.delay.npy must be [3]; got [2]",
        "\"neurons\" : 6          | \"neurons\" : 5         | shape of hidden2.delay.npy must be [5]; got [6]",
        "\"taps\" : 3             | \"taps\" : 4            | shape of hidden1.weights.npy must be [8, 10]",
        "\"dtype\" : \"<i4\"      | \"dtype\" : \"<i8\"     | dtype of hidden1.delay.npy must be <i4",
        "\"hidden1.cost.npy\"     | \"/etc/passwd\"         | array 4 must be hidden1.cost.npy",
        "\"seed\" : \"-8          | \"seed\" : \"-88        | must be a whole number of 64 bits",
        "\"results\" : {          | \"results\" : { \"n\": null, | 'provenance.results.n' must be",
      })
  void descriptionsThatDoNotAddUp(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertRefused(problem);
  }
}
