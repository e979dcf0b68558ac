package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sswim.sequences.TestFiles.assertRefused;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.sequences.LongCsv.Columns;
import org.sswim.sequences.SpikeCsv.Bins;

class SpikeCsvTest {
  @TempDir Path folder;

  private Path file(String text) {
    return TestFiles.write(folder.resolve("x.csv"), text);
  }

  private LabelledSequences read(String text, Bins bins) {
    return SpikeCsv.read(file(text), Columns.defaults(), bins);
  }

  private void refuses(String text, Bins bins, String message) {
    Path file = file(text);
    assertRefused(file, () -> SpikeCsv.read(file, Columns.defaults(), bins), message);
  }

  @Test
  void takesWholeTimesForSteps() {
    LabelledSequences read =
        read("unit,time,sample,label\n1,0,a,up\n0,2,a,up\n0,1,b,down\n1,0,a,up\n", Bins.defaults());
    assertThat(read.signals()).isEqualTo(2);
    assertThat(read.longest()).isEqualTo(3);
    // Unit 1 of sample a spikes twice in step 0.
    assertThat(read.values().get(0)).containsExactly(0, 2, 0, 0, 1, 0);
    assertThat(read.values().get(1)).containsExactly(0, 0, 1, 0, 0, 0);
    assertThat(read.classes()).containsExactly("down", "up");
    assertThat(read.label()).containsExactly(1, 0);
    assertThat(read.signalNames()).isEmpty();
  }

  @Test
  void partsTheTimeUpToTheLastSpike() {
    LabelledSequences read =
        read("sample,unit,time\na,0,0\na,0,0.0099\na,0,0.01\na,0,0.5\na,0,1\n", Bins.defaults());
    assertThat(read.label()).isNull();
    assertThat(read.longest()).isEqualTo(100);
    float[] train = read.values().get(0);
    assertThat(train[0]).isEqualTo(2);
    assertThat(train[1]).isEqualTo(1);
    assertThat(train[50]).isEqualTo(1);
    assertThat(train[99]).isEqualTo(1);
  }

  @Test
  void partsTheTimeAsIsSaid() {
    LabelledSequences read = read("sample,unit,time\na,1,1\na,0,3\n", new Bins(2, 4, 3));
    // Steps of 2 from 0 to 4.
    assertThat(read.values().get(0)).containsExactly(0, 1, 0, 1, 0, 0);
    LabelledSequences whole = read("sample,unit,time\na,0,1\n", new Bins(0, 2, 0));
    assertThat(whole.values().get(0)).containsExactly(0, 1, 0);
    LabelledSequences none = read("sample,unit,time\na,0,0\n", new Bins(2, 0, 0));
    assertThat(none.values().get(0)).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,-1,0     | line 2, column 'unit' (2): must be a whole number from 0 to 99999; got '-1'",
        "a,100000,0 | line 2, column 'unit' (2): must be a whole number from 0 to 99999; got"
            + " '100000'",
        "a,0.5,0    | line 2, column 'unit' (2): must be a whole number from 0 to 99999; got '0.5'",
        "a,x,0      | line 2, column 'unit' (2): must be a whole number from 0 to 99999; got 'x'",
        "a,0,-0.1   | line 2, column 'time' (3): must be a number from 0 on; got '-0.1'",
        "a,0,NaN    | line 2, column 'time' (3): must be a number from 0 on; got 'NaN'",
        "a,0,       | line 2, column 'time' (3): must be a number from 0 on; got ''",
        ",0,0       | line 2, column 'sample' (1): the sample is missing",
      })
  void refusesRows(String row, String message) {
    refuses("sample,unit,time\n" + row + "\n", Bins.defaults(), message);
  }

  @Test
  void refusesWhatIsBeyondTheBins() {
    refuses(
        "sample,unit,time\na,3,0\n",
        new Bins(0, 0, 3),
        "line 2, column 'unit' (2): must be a whole number from 0 to 2; got '3'");
    refuses(
        "sample,unit,time\na,0,2.5\n",
        new Bins(0, 2, 0),
        "line 2, column 'time' (3): must be a number from 0 to 2.0; got '2.5'");
  }

  @Test
  void refusesColumns() {
    refuses(
        "unit,time\n0,0\n",
        Bins.defaults(),
        "has no column for the sample ('sample', 'id', 'unique_id', 'case', 'series'); it has"
            + " 'unit', 'time'");
    refuses(
        "sample,time\n0,0\n",
        Bins.defaults(),
        "has no column for the unit ('unit'); it has 'sample', 'time'");
    refuses(
        "sample,unit\n0,0\n",
        Bins.defaults(),
        "has no column for the time ('time', 'step', 'ds'); it has 'sample', 'unit'");
    refuses(
        "sample,unit,time,amplitude\n0,0,0,0\n",
        Bins.defaults(),
        "line 1, column 'amplitude' (4): a file of spikes has only sample, unit, time and class");
    refuses("sample,unit,time\n", Bins.defaults(), "has a header but no rows");
  }

  @Test
  void refusesTrainsThatAreTooLarge() {
    Path file = file("sample,unit,time\na,99999,999999\nb,0,0\n");
    String with = " are read with " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory";
    assertRefused(
        file,
        () -> SpikeCsv.read(file, Columns.defaults(), Bins.defaults(), new Room(file, 1000)),
        "2 sequences of 1000000 steps and 100000 signals are 200000000000 values; at most 1000"
            + with);
    Path far = file("sample,unit,time\na,0,1e300\n");
    assertRefused(
        far,
        () -> SpikeCsv.read(far, Columns.defaults(), Bins.defaults(), new Room(far, 1000)),
        "1 sequences of 2147483647 steps and 1 signals are 2147483647 values; at most 1000" + with);
  }

  @Test
  void checksBins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(-1, 0, 0))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(0, Double.NaN, 0))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(0, 0, 100_001))
        .withMessageContaining("from 0, left to the file, to 100000; got 100001");
  }
}
