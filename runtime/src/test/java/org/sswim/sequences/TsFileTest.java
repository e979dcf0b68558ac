package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.sequences.TestFiles.assertRefused;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsFileTest {
  private static final String TWO = "@problemName p\n@classLabel true b a\n@data\n";

  @TempDir Path folder;

  private Path file(String text) {
    return TestFiles.write(folder.resolve("x.ts"), text);
  }

  private void refuses(String text, String message) {
    Path file = file(text);
    assertRefused(file, () -> TsFile.read(file), message);
  }

  @Test
  void readsDimensionsAsSignals() {
    String text =
        """
        # a remark

        @ProblemName p
        @TIMESTAMPS false
        @dimensions 2
        @equalLength false
        @seriesLength 9
        @classlabel TRUE b  a
        @Data
        1,2,3:-4,5e1,.5: a
        # between

         7 : 8 :b
        """;
    LabelledSequences read = TsFile.read(file("\uFEFF" + text.replace("\n", "\r\n")));
    assertThat(read.signals()).isEqualTo(2);
    assertThat(read.values().get(0)).containsExactly(1, -4, 2, 50, 3, 0.5f);
    assertThat(read.values().get(1)).containsExactly(7, 8);
    assertThat(read.classes()).containsExactly("b", "a");
    assertThat(read.label()).containsExactly(1, 0);
    assertThat(read.signalNames()).isEmpty();
    assertThat(read.grid()).isNull();
  }

  @Test
  void readsCasesWithoutClasses() {
    LabelledSequences read = TsFile.read(file("@classLabel false\n@data\n1,2\n3,4"));
    assertThat(read.label()).isNull();
    assertThat(read.classes()).isEmpty();
    assertThat(read.values().get(1)).containsExactly(3, 4);
  }

  @Test
  void readsCompressedFilesWhateverTheirName() {
    Path file = TestFiles.write(folder.resolve("x.ts"), TestFiles.gzip(TWO + "1,2:a\n"));
    assertThat(TsFile.read(file).values().get(0)).containsExactly(1, 2);
  }

  @Test
  void refusesWhatTheHeaderLacks() {
    refuses("", "has no line '@data'");
    refuses("@classLabel true a\n", "has no line '@data'");
    refuses("@data\n1\n", "line 1 begins the cases, but no '@classLabel' stands above");
    refuses("@classLabel true a\n@data\n\n# x\n", "has no cases after '@data'");
    refuses("1,2:a\n", "line 1 stands before '@data' and is no '@' line: '1,2:a'");
  }

  @Test
  void refusesWhatTheHeaderSays() {
    refuses(
        "@timeStamps true\n",
        "line 1 says that values have times; only values at equal steps, without times, are read");
    refuses(
        "@targetlabel true\n",
        "line 1 says that the cases have a number as target; only classes are read");
    refuses("@classLabel true\n", "line 1 says that there are classes and names none");
    refuses("@classLabel true a b a\n", "line 1 names the class 'a' twice");
    refuses(
        "@classLabel maybe\n", "line 1 must say true or false after '@classLabel'; got 'maybe'");
    refuses("@equalLength\n", "line 1 must say true or false after '@equalLength'; got ''");
    refuses("@classLabel false\n@classlabel false\n", "line 2 has a second '@classlabel'");
    for (String size : List.of("0", "1.5", "-1", "x", "1e99")) {
      refuses(
          "@dimensions " + size + "\n",
          "line 1 must give a number from 1 to 16777216 after '@dimensions'; got '" + size + "'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,?:a         | line 4, dimension 1, value 2: the value is missing ('?')",
        "1,2:3,NaN:a   | line 4, dimension 2, value 2: the value is missing ('NaN')",
        "1,:a          | line 4, dimension 1, value 2: the value is missing ('')",
        "1,x1:a        | line 4, dimension 1, value 2: 'x1' is not a finite number",
        "1,0x1p3:a     | line 4, dimension 1, value 2: '0x1p3' is not a finite number",
        "1,--3:a       | line 4, dimension 1, value 2: '--3' is not a finite number",
        "1,Infinity:a  | line 4, dimension 1, value 2: 'Infinity' is not a finite number",
        "1e39:a        | line 4, dimension 1, value 1: '1e39' is beyond the largest number of 32"
            + " bits, 3.4028235E38",
        "(1,2),(3,4):a | line 4, dimension 1, value 1: '(1' is not a finite number",
        "1,2           | line 4 has no class after a colon",
        "1,2:c         | line 4 has the class 'c', which is none of 'b', 'a' of '@classLabel'",
        "1,2:          | line 4 has the class '', which is none of 'b', 'a' of '@classLabel'",
        "1,2:3:a       | line 4 has 2 values in dimension 1 and 1 in dimension 2",
      })
  void refusesCases(String line, String message) {
    refuses(TWO + line + "\n", message);
  }

  @Test
  void refusesOtherShapesThanBefore() {
    refuses(TWO + "1:2:a\n1:a\n", "line 5 has 1 dimensions; expected are 2 as in the first case");
    refuses(
        "@dimensions 3\n" + TWO + "1:2:a\n",
        "line 5 has 2 dimensions; expected are 3 as '@dimensions' says");
    refuses(
        "@equalLength true\n@seriesLength 3\n" + TWO + "1,2,3:a\n1,2:a\n",
        "line 7 has 2 values in a dimension; '@seriesLength' says 3");
  }

  @Test
  void refusesWhatIsNoFile() {
    Path absent = folder.resolve("absent.ts");
    assertRefused(absent, () -> TsFile.read(absent), "no such file");
    assertRefused(folder, () -> TsFile.read(folder), "is a folder, not a file");
  }

  @Test
  void refusesDamagedCompression() {
    byte[] whole = TestFiles.gzip(TWO + "1,2:a\n");
    Path file = TestFiles.write(folder.resolve("x.gz"), TestFiles.without(whole, 6));
    assertRefused(file, () -> TsFile.read(file), "the compressed data ends early after line 4");
    byte[] header = Arrays.copyOf(whole, 5);
    Path cut = TestFiles.write(folder.resolve("cut.gz"), header);
    assertRefused(cut, () -> TsFile.read(cut), "the compressed data ends early");
    whole[14] ^= 0x55;
    whole[20] ^= 0x55;
    Path damaged = TestFiles.write(folder.resolve("damaged.gz"), whole);
    assertRefused(damaged, () -> TsFile.read(damaged), "the compressed data is damaged");
  }

  @Test
  void refusesMoreThanThereIsRoomFor() {
    Path file = file(TWO + "1,2:a\n1,2,3:a\n");
    assertThat(TsFile.read(file, new Room(file, Room.MOST_VALUES)).count()).isEqualTo(2);
    // Two sequences count 2 + 3 values and 32 besides for each.
    assertThat(TsFile.read(file, new Room(file, 69)).count()).isEqualTo(2);
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    assertRefused(
        file,
        () -> TsFile.read(file, new Room(file, 68)),
        "holds more than 68 values, the most that are read with " + megabytes + " MB of memory");
  }

  @Test
  void refusesBinaryAndEndlessLines() {
    refuses(
        "@a\0b\n",
        "line 1 is not text: it holds a NUL; texts are in UTF-8, or in UTF-16 with its mark");
    byte[] bomb = TestFiles.gzip(" ".repeat(TextLines.LONGEST_LINE + 1));
    assertThat(bomb.length).isLessThan(20_000);
    Path file = TestFiles.write(folder.resolve("bomb.ts"), bomb);
    assertRefused(file, () -> TsFile.read(file), "line 1 is longer than 16777216 characters");
  }

  /** Figures: split out of the files with Python. The second value is of dimension 2, if any. */
  @ParameterizedTest
  @CsvSource({
    "ArrowHead_TRAIN, 36, 251, 1, 0 1 2, 0, -1.9578249, -1.80105",
    "ArrowHead_TEST, 175, 251, 1, 0 1 2, 0, -1.9048903, -1.6207831",
    "BasicMotions_TRAIN, 40, 100, 6, Standing Running Walking Badminton, 0, 0.394032, 0.428803",
    "GunPoint_TRAIN, 50, 150, 1, 1 2, 1, -0.64199155, -1.4308845",
    "ItalyPowerDemand_TEST, 1029, 24, 1, 1 2, 1, -0.39603003, -0.0025421181",
    "OSULeaf_TRAIN, 200, 427, 1, 1 2 3 4 5 6, 5, 0.46471588, 2.9071083",
  })
  void readsTheArchive(
      String name,
      int count,
      int steps,
      int signals,
      String classes,
      int firstLabel,
      float second,
      float last) {
    LabelledSequences read = TsFile.read(SharedData.file("ucr/" + name + ".ts.gz"));
    assertThat(read.count()).isEqualTo(count);
    assertThat(read.signals()).isEqualTo(signals);
    assertThat(read.longest()).isEqualTo(steps);
    assertThat(read.classes()).containsExactly(classes.split(" "));
    assertThat(read.label()).startsWith(firstLabel);
    assertThat(read.values().get(0)[1]).isEqualTo(second);
    assertThat(read.values().get(count - 1)).endsWith(last);
  }
}
