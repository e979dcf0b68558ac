package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.InvalidDataException;

/** What files of panels say beside values. */
class BesideFilesTest {
  private static final BesideNames NAMES =
      new BesideNames(List.of("region"), List.of("heat"), List.of("price"));

  private static final String SALES =
      """
      ds,unique_id,price,y,heat,region
      2,a,5,20,0.5,north
      1,a,4,10,,
      5,a,7,40,2.5,north
      4,a,,30,,north
      1,b,1,,9,south
      2,b,2,200,8,south
      3,b,,300,7,south
      4,b,3,,6,south
      """;

  @TempDir private Path folder;

  private Panel read(String text, BesideNames names, @Nullable String future) throws IOException {
    Path ahead = null;
    if (future != null) {
      ahead = Files.writeString(folder.resolve("future.csv"), future);
    }
    Path file = folder.resolve(text.startsWith("@") ? "p.tsf" : "p.csv");
    Files.writeString(file, text);
    return PanelFiles.read(file, null, PanelColumns.USUAL, names, ahead);
  }

  @Test
  void numbersStandAtTheRowsOfTheirValuesAndGoOnBehind() throws IOException {
    Panel panel = read(SALES, NAMES, null);
    PanelBeside beside = panel.beside();
    assertThat(beside.statics()).isDeepEqualTo(new String[][] {{"north"}, {"south"}});
    assertThat(panel.values(0)).containsExactly(10, 20, Double.NaN, 30, 40);
    assertThat(beside.columns()[0][0])
        .containsExactly(Double.NaN, 0.5, Double.NaN, Double.NaN, 2.5);
    assertThat(beside.columns()[0][1]).containsExactly(4, 5, Double.NaN, Double.NaN, 7);
    // The first row has no value and is none; the last has a price alone.
    assertThat(panel.values(1)).containsExactly(200, 300);
    assertThat(beside.columns()[1][1]).containsExactly(2, Double.NaN, 3);
    assertThat(panel.notes()).noneMatch(note -> note.startsWith(PanelFiles.UNUSED));
    Panel some = panel.select(new int[] {1}).withoutLast(1);
    assertThat(some.beside().columns()[0][1]).containsExactly(2, Double.NaN, 3);
  }

  @Test
  void rowsAheadComeFromAFileOfTheirOwn() throws IOException {
    Panel panel =
        read(
            SALES,
            NAMES,
            "unique_id,ds,price,y\na,6,8,999\na,7,9,999\nb,5,4,999\nb,6,4,999\nc,5,1,999\n");
    assertThat(panel.values(0)).containsExactly(10, 20, Double.NaN, 30, 40);
    assertThat(panel.beside().columns()[0][1])
        .containsExactly(4, 5, Double.NaN, Double.NaN, 7, 8, 9);
    assertThat(panel.notes()).contains("1 series without any value were left out");
    PanelInputs inputs = PanelInputs.of(panel);
    inputs.require(panel, 2);
    assertRefused(
        () -> inputs.require(panel, 3),
        "known column 'price' has no number at 8, row 3 of the 3 after the last of series 'a'");
  }

  @Test
  void deviationsAreThoseOfKnownRows() throws IOException {
    PanelInputs inputs = PanelInputs.of(read(SALES, NAMES, "unique_id,ds,price\na,6,1e9\n"));
    assertThat(inputs.statics())
        .containsExactly(new PanelInputs.Static("region", List.of("north", "south")));
    // Prices 4, 5, 7 and 2.
    assertThat(inputs.columns().get(1).mean()).isEqualTo(4.5);
    assertThat(inputs.columns().get(1).deviation()).isEqualTo(Math.sqrt(13 / 4.0));
  }

  @Test
  void unknownCategoriesAreRefusedByName() throws IOException {
    PanelInputs inputs = PanelInputs.of(read(SALES, NAMES, null));
    Panel other = read(SALES.replace("south", "mars"), NAMES, null);
    assertRefused(
        () -> inputs.require(other, 0),
        "series 'b' has 'mars' in static column 'region', which the model was not fitted to; it"
            + " knows north, south");
    Panel unsaid = read(SALES.replace("south", ""), NAMES, null);
    inputs.require(unsaid, 0);
    SeriesInputs none = inputs.of(unsaid, 1);
    assertThat(none.context(new PanelView(2, 1, 1, 1), 2, 1, 1, 0)).isZero();
    assertThat(none.context(new PanelView(2, 1, 1, 1), 2, 1, 1, 1)).isZero();
  }

  @Test
  void attributesOfTsfAreStaticColumns() throws IOException {
    String tsf =
        """
        @attribute series_name string
        @attribute state string
        @frequency daily
        @data
        T1:NSW:1,2,3
        T2:?:4,5
        """;
    Panel panel = read(tsf, new BesideNames(List.of("state"), List.of(), List.of()), null);
    assertThat(panel.beside().statics()).isDeepEqualTo(new String[][] {{"NSW"}, {""}});
    assertRefused(
        () -> read(tsf, new BesideNames(List.of("town"), List.of(), List.of()), null),
        "comes without an '@attribute town' before it; there are [series_name, state]");
    assertRefused(
        () -> read(tsf, NAMES, null), "has a row for each series, and so no column 'heat'");
  }

  @Test
  void contradictionsAndTextsAreRefusedWithTheirLines() {
    assertRefused(
        () -> read(SALES.replace("2.5,north", "2.5,south"), NAMES, null),
        "line 4 static column 'region': 'south', but 'north' in a row before of series 'a'");
    assertRefused(
        () -> read(SALES.replace("0.5", "warm"), NAMES, null),
        "line 2, column 'heat' (5): 'warm' is not a number");
    assertRefused(
        () -> read(SALES, NAMES, "unique_id,ds\na,6\n"),
        "future.csv: has no column 'price'; there are 'unique_id', 'ds'");
    assertRefused(() -> read(SALES, NAMES, "unique_id,ds,price\na,4,8\n"), "'a' has two rows at 4");
    assertRefused(
        () -> PanelInputs.of(read(SALES.replaceAll("north|south", ""), NAMES, null)),
        "static column 'region' is empty for every series");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String problem) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidDataException.class)
        .hasMessageNotContaining("\n")
        .hasMessageContaining(problem);
  }
}
