package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.sequences.TestFiles.assertRefused;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArffFileTest {
  private static final String DENSE =
      """
      % a remark
      @RELATION 'a name'

      @attribute att1 numeric
      @ATTRIBUTE "att 2" REAL
      @attribute target {b, 'a c', "it\\'s"}
      @data
      """;

  private static final String RELATIONAL =
      """
      @relation r
      @attribute series relational
      @attribute t0 numeric
      @attribute t1 numeric
      @end series
      @attribute class {x,y}
      @data
      """;

  @TempDir Path folder;

  private Path file(String text) {
    return TestFiles.write(folder.resolve("x.arff"), text);
  }

  private void refuses(String text, String message) {
    Path file = file(text);
    assertRefused(file, () -> ArffFile.read(file), message);
  }

  @Test
  void readsDenseRows() {
    LabelledSequences read =
        ArffFile.read(file(DENSE + "1, 2.5 ,'a c'\n%\n\n-3e1,4,b\n5,6,'it\\'s'\n"));
    assertThat(read.signals()).isEqualTo(1);
    assertThat(read.values().get(0)).containsExactly(1, 2.5f);
    assertThat(read.values().get(1)).containsExactly(-30, 4);
    assertThat(read.classes()).containsExactly("b", "a c", "it's");
    assertThat(read.label()).containsExactly(1, 0, 2);
  }

  @Test
  void readsSeveralSignals() {
    Path file =
        TestFiles.write(
            folder.resolve("x"),
            TestFiles.gzip(RELATIONAL + "'1,2\\n3,4\\n5,6',y\n\"7,8\\n9,10\\n11,12\",x\n"));
    LabelledSequences read = ArffFile.read(file);
    assertThat(read.signals()).isEqualTo(3);
    assertThat(read.values().get(0)).containsExactly(1, 3, 5, 2, 4, 6);
    assertThat(read.label()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,?,b     | line 8, dimension 1, value 2: the value is missing ('?')",
        "1,x,b     | line 8, dimension 1, value 2: 'x' is not a finite number",
        "1,b       | line 8 has 2 values; the header has 3",
        "1,2,3,b   | line 8 has 4 values; the header has 3",
        "1,2,c     | line 8 has the class 'c', which is none of 'b', 'a c', 'it's' of the last"
            + " attribute",
        "{0 1, 2 b}| line 8 is sparse; only rows that hold every value are read",
        "1,2,'b    | line 8 has a quote that is not closed",
      })
  void refusesDenseRows(String row, String message) {
    refuses(DENSE + row + "\n", message);
  }

  @Test
  void refusesRelationalRows() {
    refuses(RELATIONAL + "'1,2\\n3',x\n", "line 8 has 1 values in dimension 2; the header has 2");
    refuses(
        RELATIONAL + "'1,2\\n3,?',x\n", "line 8, dimension 2, value 2: the value is missing ('?')");
    refuses(
        RELATIONAL + "'1,2',x\n'1,2\\n3,4',x\n",
        "line 9 has other dimensions than the rows before");
    refuses(RELATIONAL + "1,2,x\n", "line 8 has 3 values; the header has 2");
  }

  @Test
  void refusesHeaders() {
    refuses("@relation r\n", "has no line '@data'");
    refuses("@relation r\nx\n", "line 2 stands before '@data' and is unknown: 'x'");
    refuses(DENSE, "has no rows after '@data'");
    String none = "begins the rows, but no numeric attributes and a class stand above";
    refuses("@attribute a numeric\n@data\n", "line 2 " + none);
    refuses("@attribute a {x}\n@data\n", "line 2 " + none);
    String only = "; only numbers and, after them, one class, as a list in braces, are read";
    refuses("@attribute a string\n", "line 1 has the attribute 'a' of type 'string'" + only);
    refuses(
        "@attribute a relational\n@attribute b {x}\n",
        "line 2 has the attribute 'b' of type '{x}'" + only);
    refuses(
        "@attribute a {x}\n@attribute 'b c' numeric\n",
        "line 2 has the attribute 'b c' after the class, which must be last");
    refuses("@attribute a {x\n", "line 1 has a list of classes that is not closed by '}'");
    refuses("@attribute a {x,x}\n", "line 1 names the class 'x' twice, or it has no name");
    refuses("@attribute a {x,}\n", "line 1 names the class '' twice, or it has no name");
  }
}
