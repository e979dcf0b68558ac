package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sswim.sequences.TestFiles.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.sequences.LongCsv.Columns;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;

class LongCsvTest {
  @TempDir Path folder;

  private Path file(String text) {
    return TestFiles.write(folder.resolve("x.csv"), text);
  }

  private LabelledSequences read(String text) {
    return LongCsv.read(file(text), Columns.defaults());
  }

  private void refuses(String text, String message) {
    Path file = file(text);
    assertRefused(file, () -> LongCsv.read(file, Columns.defaults()), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample,time,a,b,label\ns2,0,1,2,up\ns2,1,3,4,up\ns1,0,5,6,down\n",
        "\uFEFFid;ds;a;b;class\r\ns2;2024-01-01;1;2;up\r\ns2;2023-01-01;3;4;up\r\ns1;x;5;6;down",
        "Unique_ID\ta\tb\tTarget\n s2 \t1\t2\tup\n\n\"s2\"\t3\t4\tup\ns1\t5\t6\t\"down\"\n\n",
        "y,case,a,step,b\nup,s2,1,0.5,2\ndown,s1,5,-1,6\nup,s2,3,0.75,4\n",
        "series,t,a,b,y\ns2,0,1,2,up\ns2,1,3,4,up\ns1,0,5,6,down\n",
      })
  void readsTheLongForm(String text) {
    LabelledSequences read = read(text);
    assertThat(read.signalNames()).containsExactly("a", "b");
    assertThat(read.values().get(0)).containsExactly(1, 2, 3, 4);
    assertThat(read.values().get(1)).containsExactly(5, 6);
    assertThat(read.classes()).containsExactly("down", "up");
    assertThat(read.label()).containsExactly(1, 0);
    assertThat(read.grid()).isNull();
  }

  @Test
  void takesCoordinatesForSignals() {
    LabelledSequences read = read("sample,x,y,z\n1,2,3,4\n1,5,6,7\n");
    assertThat(read.signalNames()).containsExactly("x", "y", "z");
    assertThat(read.label()).isNull();
    assertThat(read.classes()).isEmpty();
    assertThat(read("sample,y,label\n1,2,a\n").signalNames()).containsExactly("y");
  }

  @Test
  void takesColumnsOfOtherNames() {
    Path file = file("who,when,id,kind,label\na,1,7,u,0.5\na,2,8,u,0.25\n");
    LabelledSequences read = LongCsv.read(file, new Columns("who", "when", "kind"));
    assertThat(read.classes()).containsExactly("u");
    assertThat(read.signalNames()).containsExactly("id", "label");
    assertThat(read.values().get(0)).containsExactly(7, 0.5f, 8, 0.25f);
  }

  @Test
  void sortsClassesByValue() {
    LabelledSequences read = read("sample,a,label\n1,0,10\n2,0,9\n3,0,b\n4,0,-1\n5,0,B\n6,0,9.0\n");
    assertThat(read.classes()).containsExactly("-1", "9", "9.0", "10", "B", "b");
    assertThat(read.label()).containsExactly(3, 1, 5, 0, 4, 2);
  }

  @Test
  void readsTheWideForm() {
    LabelledSequences read = read("0,1,2,class\n1,2,3,a\n4,,,b\n5,6,,a\n");
    assertThat(read.signals()).isEqualTo(1);
    assertThat(read.signalNames()).isEmpty();
    assertThat(read.values().get(0)).containsExactly(1, 2, 3);
    assertThat(read.values().get(1)).containsExactly(4);
    assertThat(read.values().get(2)).containsExactly(5, 6);
    assertThat(read.label()).containsExactly(0, 1, 0);
  }

  @Test
  void readsCompressedFiles() {
    Path file = TestFiles.write(folder.resolve("x.csv"), TestFiles.gzip("y,a\nu,1\n"));
    assertThat(LongCsv.read(file, Columns.defaults()).values().get(0)).containsExactly(1);
  }

  @Test
  void decimalsStandBehindCommasWhereTheFirstRowsSaySo() {
    Path file = file("y;a;b\nu;1,5;-2\nv;0,25;1e3\n");
    assertThat(LongCsv.read(file, Columns.defaults()).values().get(0)).containsExactly(1.5f, -2);
    assertThat(LongCsv.read(file, Columns.defaults()).values().get(1)).containsExactly(0.25f, 1000);
  }

  @Test
  void refusesHeaders() {
    refuses("", "is empty");
    refuses("\nsample,a\n", "line 1 is blank; it must name the columns");
    refuses("1,2,3\n4,5,6\n", "line 1 holds only numbers; it must name the columns");
    refuses("sample,,a\n", "line 1 gives column 2 no name");
    refuses("sample,a,a\n", "line 1 has columns 2 and 3 that are both called 'a'");
    refuses("sample,label\n", "has no column of values; it has only 'sample', 'label'");
    refuses("sample,a\n", "has a header but no rows");
    refuses(
        "sample,Series,a\n",
        "has two columns that may be the sample, 'sample', 'Series'; which one must be said");
    refuses(
        "sample,label,class,a\n",
        "has two columns that may be the class, 'label', 'class'; which one must be said");
    refuses(
        "sample,\"a\n",
        "line 1 has a quote in column 2 that is not closed, or text after a closing quote; a"
            + " quoted cell must begin and end on one line");
    refuses(
        "a" + ",".repeat(Table.MOST_COLUMNS) + "\n",
        "line 1 has 131073 columns; at most 131072 can be read");
    Path file = file("sample,a\n1,2\n");
    assertRefused(
        file,
        () -> LongCsv.read(file, new Columns(null, "when", null)),
        "has no column 'when'; there are 'sample', 'a'");
  }

  @Test
  void refusesRows() {
    String header = "sample,time,a,label\n";
    refuses(header + "s,0,1\n", "line 2 has 3 cells, the header has 4");
    refuses(header + "s,0,1,u\n,,,\n", "line 3, column 'sample' (1): the sample is missing");
    refuses(header + "s,0,x1,u\n", "line 2, column 'a' (3): 'x1' is not a finite number");
    refuses(
        header.replace(',', '\t') + "s\t0\t1.5\tu\ns\t1\t1,5\tu\n",
        "line 3, column 'a' (3): '1,5' is not a finite number (decimals are read after a point)");
    for (String missing : new String[] {"", "NaN", "?", "NULL"}) {
      refuses(
          header + "s,0," + missing + ",u\n",
          "line 2, column 'a' (3): the value is missing ('" + missing + "')");
    }
    refuses(header + "s,0,1,\n", "line 2, column 'label' (4): the class is missing ('')");
    refuses(
        header + "s,0,1,u\nt,0,1,v\ns,1,1,v\n",
        "line 4, column 'label' (4): the class of sample 's' is 'v', but 'u' in rows above");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "4.5"})
  void refusesTimesThatDoNotRise(String time) {
    refuses(
        "sample,time,a\ns,5,1\nt,1,1\ns," + time + ",1\n",
        "line 4, column 'time' (2): the time '"
            + time
            + "' of sample 's' does not come after 5.0 of the row before");
  }

  @Test
  void refusesTimesThatAreNoNumbersAmongNumbers() {
    refuses(
        "sample,time,a\ns,5,1\ns,six,1\n",
        "line 3, column 'time' (2): 'six' is not a finite number");
    refuses("sample,time,a\ns,,1\n", "line 2, column 'time' (2): the value is missing ('')");
  }

  @Test
  void refusesWideFiles() {
    refuses("a,b,label\n1,,u\n,2,u\n", "line 3, column 'a' (1): the value is missing ('')");
    refuses("a,b,label\n,,u\n", "line 2 has no values");
    refuses("a,b,label\n1,2,\n", "line 2, column 'label' (3): the class is missing ('')");
    refuses(
        "a,b\n1,2\n",
        "has no column of classes ('label', 'class', 'target') and none of samples"
            + " ('sample', 'id', 'unique_id', 'case', 'series'); it has 'a', 'b'");
    refuses(
        "time,b,label\n1,2,u\n",
        "has the column 'time' of times, but none of samples"
            + " ('sample', 'id', 'unique_id', 'case', 'series'); it has 'time', 'b', 'label'");
  }

  @Test
  void refusesMoreThanThereIsRoomFor() {
    // A sample takes 32 and its name, a row its signals and, if new, the name of its class.
    Path file = file("sample,a,b,label\ns,1,2,u\ns,3,4,u\n");
    assertThat(LongCsv.read(file, Columns.defaults(), new Room(file, 38)).count()).isEqualTo(1);
    assertRefused(
        file,
        () -> LongCsv.read(file, Columns.defaults(), new Room(file, 37)),
        "holds more than 37 values, the most that are read with "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB of memory");
  }

  @Test
  void escapesWhatWouldBreakTheLine() {
    refuses(
        "sample,a\ns,x\u001b[2J\u202e" + "y".repeat(50) + "\n",
        "line 2, column 'a' (2): 'x\\u001b[2J\\u202e"
            + "y".repeat(34)
            + "...' is not a finite number");
  }

  @Test
  void marksThatAreNotDetectedAreGiven() throws IOException {
    String text = "sample;label;x\n1.5;a;1.234\n2.5;b;2.345\n";
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("'1.234' may have decimals or thousands");
    Columns told = new Columns(null, null, null, new Marks(';', ','), false);
    Path file = file(text.replace(".234", ",234").replace(".345", ",345"));
    assertThat(LongCsv.read(file, told).values().get(1)).containsExactly(2.345f);
    assertThat(read("sample;label;x\n1;a;1.234,5\n2;b;0,5\n").values().get(0))
        .containsExactly(1234.5f);
  }
}
