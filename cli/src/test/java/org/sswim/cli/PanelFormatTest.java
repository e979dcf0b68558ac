package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels as other countries write them, from the file to the forecast. */
class PanelFormatTest {
  private static final String DAY = "(\\d\\d)\\.(\\d\\d)\\.(\\d{4}),";

  @TempDir private Path folder;

  private static Cli.Run run(Object... arguments) {
    Cli.Run run = Cli.run(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static Cli.Run fit(Path file, Path model, Object... more) {
    Object[] fit = {"panel", "fit", file, "--horizon", 3, "--model", model, "--neurons", 20};
    Object[] quick = {"--set", "members=1", "--set", "windows=500"};
    return run(Stream.of(fit, quick, more).flatMap(Arrays::stream).toArray());
  }

  /** Latin letters, decimal commas, thousands and days before months. */
  @Test
  void aPanelOfAnotherCountryGivesTheSameForecasts() throws IOException {
    StringBuilder plain = new StringBuilder("unique_id,ds,y,Straße\n");
    StringBuilder other = new StringBuilder("unique_id;ds;y;Straße\n");
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < 60; t++) {
        LocalDate day = LocalDate.of(2020, 12, 1).plusDays(t);
        double value = 900 * (i + 1) * (1 + 0.2 * Math.sin(2 * Math.PI * t / 7)) + t * i % 5;
        plain.append(String.format(Locale.ROOT, "Köln %d,%s,%.2f,%d\n", i, day, value, i % 2));
        other.append(
            String.format(
                Locale.GERMANY, "Köln %d;%td.%<tm.%<tY;%,.2f;%d\n", i, day, value, i % 2));
      }
    }
    assertThat(other).contains(";1.");
    Path usual = Cli.write(folder.resolve("panel.csv"), plain.toString());
    byte[] latin = other.toString().getBytes(StandardCharsets.ISO_8859_1);
    Path german = Files.write(folder.resolve("german.csv"), latin);
    List<String> forecasts = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Path file : List.of(usual, german)) {
      Path model = folder.resolve("panel.sswim");
      assertThat(fit(file, model, "--static", "Straße").err()).isEmpty();
      forecasts.add(run("panel", "predict", model, file).out());
      // Told by its first lines, and scored by its last.
      Cli.Run evaluate = run("evaluate", file, "--horizon", 3, "--models", "theta,ridge");
      errors.add(evaluate.out().replaceAll(" +\\d+\\.\\d+\n", "\n"));
    }
    assertThat(forecasts.get(1)).contains("Köln 0,30.01.2021,");
    assertThat(forecasts.get(1).replaceAll(DAY, "$3-$2-$1,")).isEqualTo(forecasts.get(0));
    assertThat(errors.get(1)).contains("theta").isEqualTo(errors.get(0));
  }

  @Test
  void formsThatOneDateShowsAreRead() {
    for (String written : List.of("yyyyMMdd", "MMM-d-yyyy", "d MMMM yyyy")) {
      StringBuilder text = new StringBuilder("unique_id,ds,y\n");
      DateTimeFormatter form = DateTimeFormatter.ofPattern(written, Locale.ENGLISH);
      for (String id : List.of("a", "b")) {
        for (int t = 0; t < 40; t++) {
          LocalDate day = LocalDate.of(2020, 3, 1).plusDays(t);
          text.append(id + "," + day.format(form) + "," + (t % 7 + 1) + "\n");
        }
      }
      Path file = Cli.write(folder.resolve("form.csv"), text.toString());
      Path model = folder.resolve("form.sswim");
      fit(file, model);
      assertThat(run("predict", model, file).outLines().get(1))
          .startsWith("a," + LocalDate.of(2020, 4, 10).format(form) + ",");
    }
  }

  private Path stores(String header, String written) {
    StringBuilder text = new StringBuilder(header);
    DateTimeFormatter form = DateTimeFormatter.ofPattern(written, Locale.ENGLISH);
    for (String id : List.of("a", "b")) {
      for (int t = 0; t < 40; t++) {
        LocalDate day = LocalDate.of(2020, 3, 1).plusDays(t);
        text.append(id + "," + day.format(form) + "," + (t % 7 + 1) + "\n");
      }
    }
    return Cli.write(folder.resolve("stores.csv"), text.toString());
  }

  /** Nobody says what the columns are; days come before months, and only one above 12 shows it. */
  @Test
  void columnsAreFound() {
    Path model = folder.resolve("found.sswim");
    Path file = stores("shop,Day,Sold\n", "dd/MM/yyyy");
    assertThat(run("evaluate", file, "--horizon", 7).err()).contains("values in 'Sold'");
    assertThat(fit(file, model).err())
        .contains("series are told apart by 'shop', times are in 'Day', values in 'Sold'");
    Cli.Run predict = run("panel", "predict", model, file);
    assertThat(predict.err()).isEmpty();
    assertThat(predict.outLines())
        .contains("shop,Day,Sold")
        .element(1)
        .asString()
        .startsWith("a,10/04/2020,");
    stores("shop,Day,Sold\n", "MM/dd/yyyy");
    assertThat(run("predict", model, file).outLines().get(1)).startsWith("a,04/10/2020,");
    Path few = Cli.write(folder.resolve("few.csv"), "s,d,v\na,01/02/2021,1\na,02/02/2021,2\n");
    BadInputTest.assertMistake(
        Cli.run("panel", "evaluate", few, "--horizon", 1),
        List.of("line 2", "'01/02/2021'", "--date-format dd/MM/yyyy"));
    Path two = Cli.write(folder.resolve("two.csv"), "s,d,v,w\na,2021-01-01,1,2\n");
    BadInputTest.assertMistake(
        Cli.run("panel", "evaluate", two, "--horizon", 1),
        List.of("lacks one of the columns s, d and y", "--target"));
  }

  /** Numbers name stores and items; flags and the number of the row do not. */
  @Test
  void numbersMayNameSeries() {
    StringBuilder text = new StringBuilder("id,holiday,store,item,day,sold\n");
    int row = 0;
    for (int series = 0; series < 4; series++) {
      for (int t = 0; t < 40; t++) {
        text.append(row++ + (t % 9 == 0 ? ",yes," : ",no,") + series / 2 + "," + series % 2);
        text.append("," + LocalDate.of(2020, 3, 1).plusDays(t) + "," + (t % 7 + 1.5) + "\n");
      }
    }
    Path file = Cli.write(folder.resolve("items.csv"), text.toString());
    assertThat(run("evaluate", file, "--horizon", 7, "--target", "sold").err())
        .contains("told apart by 'store+item', times are in 'day', values in 'sold'");
  }

  @Test
  void aModelKeepsTheColumnsOfItsPanel() {
    Path model = folder.resolve("stores.sswim");
    Path file = stores("store,day,sales\n", "dd/MM/yyyy");
    Object[] names = {"--id-column", "store", "--date-column", "day", "--target", "sales"};
    Object[] form = {"--date-format", "dd/MM/yyyy", "--format", "long"};
    fit(file, model, Stream.of(names, form).flatMap(Arrays::stream).toArray());
    Cli.Run predict = run("panel", "predict", model, file);
    assertThat(predict.outLines().get(0)).isEqualTo("store,day,sales");
    assertThat(predict.outLines().get(1)).startsWith("a,10/04/2020,");
    stores("store,day,sales\n", "yyyy-MM-dd");
    assertThat(run("predict", model, file).outLines().get(1)).startsWith("a,2020-04-10,");
    stores("store,day,sold\n", "yyyy-MM-dd");
    BadInputTest.assertMistake(
        Cli.run("predict", model, file), List.of("no column 'sales'", "--target"));
    assertThat(run("predict", model, file, "--target", "sold").outLines().get(0))
        .isEqualTo("store,day,sold");
  }

  @Test
  void optionsAreThoseOfSeriesAndAModelKeepsThoseOfDates() {
    String written = "dd/MM/yyyy HH:mmX";
    StringBuilder text = new StringBuilder("unique_id|ds|y\n");
    OffsetDateTime first = OffsetDateTime.of(2020, 10, 23, 22, 0, 0, 0, ZoneOffset.UTC);
    for (String id : List.of("a", "b")) {
      for (int t = 0; t < 90; t++) {
        String hour = first.plusHours(t).format(DateTimeFormatter.ofPattern(written, Locale.ROOT));
        text.append(id).append('|').append(hour).append('|').append(t % 24 + 1).append(",125\n");
      }
    }
    Path file = Cli.write(folder.resolve("hours.csv"), text.toString());
    Path model = folder.resolve("m.sswim");
    BadInputTest.assertMistake(
        Cli.run("panel", "fit", file, "--horizon", 3, "--model", model),
        List.of("may have decimals or thousands", "--decimal . or --decimal ,"));
    Object[] told = {"--decimal", ",", "--separator", "|"};
    Object[] dates = {"--date-format", written, "--zone", "Europe/Berlin"};
    fit(file, model, Stream.of(told, dates).flatMap(Arrays::stream).toArray());
    Cli.Run predict =
        run(
            Stream.of(new Object[] {"predict", model, file}, told)
                .flatMap(Arrays::stream)
                .toArray());
    // Summer time ended on the 25th.
    assertThat(predict.outLines().get(1)).startsWith("a,27/10/2020 17:00+01,");
    assertThat(predict.outLines()).hasSize(7);
  }
}
