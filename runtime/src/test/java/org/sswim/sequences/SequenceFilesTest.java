package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.sequences.TestFiles.assertRefused;
import static org.sswim.sequences.TestFiles.bytes;
import static org.sswim.sequences.TestFiles.gzip;
import static org.sswim.sequences.TestFiles.write;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFilesTest {
  private static final String READABLE = "; known are .ts, ARFF, IDX, .npz, and CSV with a header";

  @TempDir Path folder;

  private LabelledSequences read(String text) {
    return SequenceFiles.read(write(folder.resolve("data"), text), SequenceOptions.defaults());
  }

  private LabelledSequences read(byte[] content) {
    return SequenceFiles.read(write(folder.resolve("data"), content), SequenceOptions.defaults());
  }

  private void refuses(Path file, String message) {
    assertRefused(file, () -> SequenceFiles.read(file, SequenceOptions.defaults()), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@classLabel true b a\n@data\n1,2:a\n",
        "\uFEFF\n# remark\n# another\n@problemName p\n@classLabel true b a\n@data\n1,2:a\n",
        "@Relation r\n@attribute t numeric\n@attribute u numeric\n@attribute c {b,a}\n@data\n1,2,a",
        "%\n@relation r\n@attribute t real\n@attribute u real\n@attribute c {b,a}\n@data\n1,2,a",
      })
  void tellsHeadedFilesApart(String text) {
    LabelledSequences read = read(text);
    assertThat(read.classes()).containsExactly("b", "a");
    assertThat(read.values().get(0)).containsExactly(1, 2);
    assertThat(read(gzip(text)).label()).containsExactly(1);
  }

  @Test
  void tellsCsvFilesApart() {
    assertThat(read("sample,unit,time\ns,1,0\n").values().get(0)).containsExactly(0, 1);
    assertThat(read("sample;Time;Unit\ns;0;1\n").values().get(0)).containsExactly(0, 1);
    assertThat(read("sample,time,value\ns,1,7\n").values().get(0)).containsExactly(7);
    assertThat(read("0,1,label\n5,6,a\n").values().get(0)).containsExactly(5, 6);
    Path file = write(folder.resolve("data"), "unit,time,value\n1,1,7\n2,1,8\n");
    SequenceOptions options =
        SequenceOptions.defaults().withColumns(new LongCsv.Columns("unit", null, null));
    assertThat(SequenceFiles.read(file, options).signalNames()).containsExactly("value");
  }

  /** Spikes at one time fall into one step, whichever of the files ends later. */
  @Test
  void cutsTheTimeOfFilesOfOneClockAlike() {
    Path inputs = write(folder.resolve("inputs"), "sample,unit,time\ns,0,0.5\ns,0,5.5\n");
    Path targets = write(folder.resolve("targets"), "sample,unit,time\ns,0,0.5\ns,0,8.5\n");
    SequenceOptions options = SequenceOptions.defaults().withBins(new SpikeCsv.Bins(17, 0, 0));
    List<LabelledSequences> read = SequenceFiles.readTogether(List.of(inputs, targets), options);
    assertThat(read.get(0).values().get(0)).hasSize(17).satisfies(v -> spikesAt(v, 1, 11));
    assertThat(read.get(1).values().get(0)).hasSize(17).satisfies(v -> spikesAt(v, 1, 16));
    assertThat(SequenceFiles.read(inputs, options).values().get(0))
        .satisfies(v -> spikesAt(v, 1, 16));
  }

  private static void spikesAt(float[] train, int... steps) {
    assertThat(IntStream.range(0, train.length).filter(t -> train[t] > 0))
        .containsExactly(Arrays.stream(steps).boxed().toArray(Integer[]::new));
  }

  /** A header of 90,000 characters, and remarks of as many before one. */
  @Test
  void headersMayBeLong() {
    StringBuilder names = new StringBuilder();
    for (int c = 0; c < 3000; c++) {
      names.append("column_of_a_long_name_").append(10_000 + c).append(',');
    }
    LabelledSequences read = read(names + "label\n" + "1,".repeat(3000) + "a\n");
    assertThat(read.values().get(0)).hasSize(3000);
    String arff = "@relation r\n@attribute t real\n@attribute c {b,a}\n@data\n1,a\n";
    assertThat(read("% a remark\n".repeat(9000) + arff).classes()).containsExactly("b", "a");
  }

  @Test
  void handsBinsOn() {
    Path file = write(folder.resolve("data"), "sample,unit,time\ns,1,0\n");
    SequenceOptions options = SequenceOptions.defaults().withBins(new SpikeCsv.Bins(2, 1, 3));
    assertThat(SequenceFiles.read(file, options).values().get(0)).hasSize(6);
  }

  @Test
  void tellsImagesApart() {
    byte[] idx = bytes(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255);
    assertThat(read(idx).grid()).isEqualTo(new Grid(1, 2));
    assertThat(read(gzip(idx)).values().get(0)).containsExactly(0, 1);
  }

  @Test
  void leavesArchivesToTheirReader() {
    refuses(
        write(folder.resolve("x"), "PK\u0003\u0004"),
        "does not end as a ZIP file does: it was cut short, or something was appended");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    String unknown = "has an unknown format" + READABLE;
    refuses(folder, unknown);
    refuses(write(folder.resolve("a"), ""), "is empty" + READABLE);
    refuses(write(folder.resolve("a"), " \n\n"), unknown);
    refuses(write(folder.resolve("a"), "Hello world\n"), unknown);
    refuses(write(folder.resolve("a"), "RIFF----WAVE"), unknown);
    refuses(write(folder.resolve("a"), bytes(1, 2, 0, 3)), unknown);
    refuses(write(folder.resolve("a"), bytes(0, 0, 1, 0)), unknown);
    refuses(folder.resolve("absent"), "no such file");
    refuses(write(folder.resolve("a"), bytes(0x1f, 0x8b, 8)), "the compressed data ends early");
  }

  @Test
  void readsRealFiles() {
    SequenceOptions options = SequenceOptions.defaults();
    Path ts = SharedData.file("ucr/GunPoint_TRAIN.ts.gz");
    assertThat(SequenceFiles.read(ts, options).count()).isEqualTo(50);
    refuses(
        SharedData.file("ETTh1.csv"),
        "has no column of classes ('label', 'class', 'target') and none of samples"
            + " ('sample', 'id', 'unique_id', 'case', 'series'); it has 'date', 'HUFL', 'HULL',"
            + " 'MUFL', 'MULL', 'LUFL', 'LULL', 'OT'");
  }
}
