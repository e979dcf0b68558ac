package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of classes on files of every format. The classes are easy: nearly all are right. */
class ClassifyCommandsTest {
  @TempDir private Path folder;

  private Map<String, Object> evaluated(Object... arguments) throws IOException {
    Path json = folder.resolve("table.json");
    Object[] quick = {"--neurons", 40, "--seeds", 1, "--models", "majority,s-swim", "--json", json};
    Cli.Run run =
        Cli.run(
            Stream.of(new Object[] {"classify", "evaluate"}, arguments, quick)
                .flatMap(Arrays::stream)
                .toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    Map<String, Object> table = JSON.std.mapFrom(Files.readString(json));
    assertThat(run.out())
        .contains(
            "s-swim", String.valueOf(EvaluateCommandTest.object(table, "verdict").get("text")));
    return table;
  }

  private static double accuracy(Map<String, Object> table, String model) {
    return EvaluateCommandTest.objects(table, "summary").stream()
        .filter(row -> model.equals(row.get("model")))
        .mapToDouble(row -> ((Number) row.get("accuracy")).doubleValue())
        .findFirst()
        .orElseThrow();
  }

  private Path fitted(Path train, Object... more) {
    Path model = folder.resolve("m.sswim");
    Object[] fit = {"classify", "fit", train, "--model", model, "--neurons", 40};
    Cli.Run run = Cli.run(Stream.of(fit, more).flatMap(Arrays::stream).toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("m.sswim", "of left-out samples");
    return model;
  }

  /** Rows of a table, whose class is how its values rise, in a column that is no usual name. */
  @Test
  void namesRowsWithoutClasses() {
    StringBuilder known = new StringBuilder("a,b,c,rank\n");
    StringBuilder bare = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 40; i++) {
      int rise = i % 2 == 0 ? 1 : -1;
      String row = i % 5 + "," + (i % 5 + rise) + "," + (i % 5 + 2 * rise);
      known.append(row).append(',').append(rise).append('\n');
      bare.append(row).append('\n');
    }
    Path train = Cli.write(folder.resolve("known.csv"), known.toString());
    Path model = fitted(train, "--label", "rank");
    Cli.Run told = Cli.run("classify", "predict", model, train);
    assertThat(told.err()).as("its column of classes is found again").isEmpty();
    Cli.Run named =
        Cli.run("classify", "predict", model, Cli.write(folder.resolve("b.csv"), bare.toString()));
    assertThat(named.status()).as(named.err()).isZero();
    assertThat(named.err()).contains("b.csv has no classes; its first sequence has 3 steps");
    assertThat(named.outLines()).hasSize(41);
    for (int i = 1; i < named.outLines().size(); i++) {
      assertThat(told.outLines().get(i)).startsWith(named.outLines().get(i));
    }
    BadInputTest.assertMistake(
        Cli.run("classify", "predict", model, folder.resolve("b.csv"), "--label", "rank"),
        List.of("'rank'", "'a', 'b', 'c'", "--label"));
  }

  @Test
  void evaluatesSequencesOfUnequalLength() throws IOException {
    Map<String, Object> table =
        evaluated(
            ClassFiles.ts(folder.resolve("train.ts"), 40, 1),
            "--test",
            ClassFiles.ts(folder.resolve("test.ts"), 20, 2));
    assertThat(accuracy(table, "s-swim")).isGreaterThanOrEqualTo(0.95);
    assertThat(accuracy(table, "majority")).isEqualTo(0.5);
    assertThat(EvaluateCommandTest.object(table, "data"))
        .containsEntry("trainSequences", 40)
        .containsEntry("testSequences", 20)
        .containsEntry("classes", List.of("slow", "fast"))
        .containsEntry("signals", 1);
    List<String> figures =
        List.of(
            "accuracy",
            "macroF1",
            "logLoss",
            "fitSeconds",
            "neurons",
            "parameters",
            "spikesPerSample");
    List<Map<String, Object>> results = EvaluateCommandTest.objects(table, "results");
    List<Map<String, Object>> summary = EvaluateCommandTest.objects(table, "summary");
    assertThat(results).hasSize(2);
    assertThat(summary).hasSize(2);
    for (Map<String, Object> row : Stream.concat(results.stream(), summary.stream()).toList()) {
      assertThat(row).containsKeys("model").containsKeys(figures.toArray(String[]::new));
    }
    Map<String, Object> own = results.get(1);
    assertThat(own).containsEntry("model", "s-swim").containsEntry("neurons", 40);
    assertThat(((Number) own.get("spikesPerSample")).doubleValue()).isPositive();
    // Of two equal classes the majority is right in one: F1 of 2/3 and 0.
    assertThat(((Number) results.get(0).get("macroF1")).doubleValue())
        .isCloseTo(1 / 3.0, offset(1e-9));
    assertThat(results.get(0)).containsEntry("neurons", 0);
  }

  @Test
  void withoutTestFoldsAreNamed() throws IOException {
    Path train = ClassFiles.csv(folder.resolve("train.csv"), 24, 2, true, 1);
    Map<String, Object> table = evaluated(train, "--folds", 3);
    assertThat(EvaluateCommandTest.object(table, "data"))
        .containsEntry("folds", 3)
        .containsEntry("testSequences", 24)
        .containsEntry("test", null);
    assertThat(accuracy(table, "s-swim")).isGreaterThanOrEqualTo(0.9);
    int named = 0;
    for (Map<String, Object> row : EvaluateCommandTest.objects(table, "results")) {
      Object confusion = row.get("confusion");
      assertThat(confusion).isInstanceOf(List.class);
      named =
          ((List<?>) confusion)
              .stream().flatMap(line -> ((List<?>) line).stream()).mapToInt(n -> (Integer) n).sum();
      assertThat(named).isEqualTo(24);
    }
    assertThat(named).isPositive();
  }

  @Tag("long")
  @Test
  void evaluatesImages() throws IOException {
    Map<String, Object> table =
        evaluated(
            ClassFiles.idx(folder, "train", 60, 6, true, 1),
            "--test",
            ClassFiles.idx(folder, "t10k", 30, 6, true, 2));
    assertThat(accuracy(table, "s-swim")).isGreaterThanOrEqualTo(0.95);
    assertThat(EvaluateCommandTest.object(table, "data"))
        .containsEntry("classes", List.of("0", "1", "2"));
  }

  @Test
  void evaluatesRecordings() throws IOException {
    Path sounds = ClassFiles.wavs(folder.resolve("sounds"), 24, 1);
    Map<String, Object> table =
        evaluated(sounds, "--names", "*_?.wav", "--test", sounds, "--test-names", "*_??.wav");
    assertThat(EvaluateCommandTest.object(table, "data"))
        .containsEntry("trainSequences", 10)
        .containsEntry("testSequences", 14)
        .containsEntry("classes", List.of("high", "low"));
    assertThat(accuracy(table, "s-swim")).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void evaluatesSpikes() throws IOException {
    Map<String, Object> table =
        evaluated(
            ClassFiles.spikes(folder.resolve("train.csv"), 30, true, 1),
            "--test",
            ClassFiles.spikes(folder.resolve("test.csv"), 20, true, 2));
    assertThat(accuracy(table, "s-swim")).isGreaterThanOrEqualTo(0.9);
    assertThat(EvaluateCommandTest.object(table, "data"))
        .containsEntry("signals", 5)
        .containsEntry("longest", 25);
  }

  @Test
  void namesSequencesWithClassesAndWithout() throws IOException {
    Path model = fitted(ClassFiles.csv(folder.resolve("train.csv"), 30, 2, true, 1));
    Path known = ClassFiles.csv(folder.resolve("known.csv"), 10, 2, true, 2);
    Path unknown = ClassFiles.csv(folder.resolve("unknown.csv"), 10, 2, false, 2);
    Path out = folder.resolve("named.csv");
    Path json = folder.resolve("named.json");
    Cli.Run run = Cli.run("classify", "predict", model, known, "--out", out, "--json", json);
    assertThat(run.out()).contains("10 sequences", "named.csv", "% are those of the file");
    List<String> withClasses = Files.readAllLines(out);
    assertThat(withClasses)
        .hasSize(11)
        .first()
        .isEqualTo("sample,class,probability,p-fast,p-slow,label");
    Map<String, Object> said = JSON.std.mapFrom(Files.readString(json));
    assertThat(((Number) said.get("accuracy")).doubleValue()).isGreaterThanOrEqualTo(0.9);
    for (Map<String, Object> row : EvaluateCommandTest.objects(said, "answers")) {
      double sum =
          ((List<?>) row.get("probabilities"))
              .stream().mapToDouble(p -> ((Number) p).doubleValue()).sum();
      assertThat(sum).isCloseTo(1, offset(1e-6));
    }
    List<String> without = Cli.run("classify", "predict", model, unknown).outLines();
    assertThat(without).first().isEqualTo("sample,class,probability,p-fast,p-slow");
    for (int i = 1; i < without.size(); i++) {
      assertThat(withClasses.get(i)).startsWith(without.get(i) + ",");
    }
    assertThat(Cli.run("classify", "predict", model, unknown, "--out", out).out())
        .contains("10 sequences")
        .doesNotContain("of the file");
  }

  @Test
  void streamEndsWhereRunningOverAllEnds() throws IOException {
    Path train = ClassFiles.csv(folder.resolve("train.csv"), 30, 2, true, 1);
    Path test = ClassFiles.csv(folder.resolve("test.csv"), 6, 2, false, 2);
    Path model = fitted(train, "--set", "views=values+changes");
    StringBuilder rows = new StringBuilder("x0,x1\n");
    String before = "0";
    for (String line : Files.readAllLines(test).subList(1, Files.readAllLines(test).size())) {
      String[] cells = line.split(",", -1);
      rows.append(cells[0].equals(before) ? "" : "\n");
      rows.append(cells[2]).append(',').append(cells[3]).append('\n');
      before = cells[0];
    }
    Cli.Run run = Cli.runWith(rows.toString(), "classify", "stream", model, "--decide", ".9");
    assertThat(run.err()).isEmpty();
    String commas = rows.toString().replace(',', ';').replace('.', ',');
    assertThat(Cli.runWith(commas, "classify", "stream", model, "--decide", ".9").out())
        .isEqualTo(run.out());
    List<String> lines = run.outLines();
    assertThat(lines).first().isEqualTo("sequence,step,class,probability,spikes,decided");
    // One line for each step, but for the header.
    assertThat(lines).hasSameSizeAs(Files.readAllLines(test));
    List<String[]> last = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals("1")) {
        last.add(cells);
      }
      last.set(last.size() - 1, cells);
    }
    List<String> named = Cli.run("classify", "predict", model, test).outLines();
    assertThat(last).hasSize(6);
    for (int i = 0; i < 6; i++) {
      String[] cells = last.get(i);
      String[] whole = named.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(whole[0]);
      assertThat(cells[2]).isEqualTo(whole[1]);
      // A stream does not know that a sequence ends earlier than others: it is no surer.
      assertThat(Double.parseDouble(cells[3]))
          .isBetween(1.0 / 3, Double.parseDouble(whole[2]) + 2e-4);
    }
  }

  @Test
  void aStreamDecidesOnceItIsSure() {
    Path model =
        fitted(ClassFiles.ts(folder.resolve("train.ts"), 30, 1), "--set", "views=values+changes");
    String rows = "0.1\n".repeat(12) + "\n" + "0.1\n".repeat(12);
    List<String> lines =
        Cli.runWith(rows, "classify", "stream", model, "--decide", ".7").outLines();
    assertThat(lines).hasSize(25);
    boolean decided = false;
    for (String line : lines.subList(1, 25)) {
      String[] cells = line.split(",", -1);
      decided = Double.parseDouble(cells[3]) >= 0.7 || (decided && Integer.parseInt(cells[1]) > 1);
      assertThat(cells[5]).isEqualTo(decided ? "1" : "0");
    }
    // Any class of two has half the probability at least.
    assertThat(Cli.runWith(rows, "classify", "stream", model, "--decide", ".5").outLines())
        .filteredOn(line -> line.endsWith(",1"))
        .hasSize(24);
    BadInputTest.assertMistake(
        Cli.run("classify", "stream", model, "--decide", 0), List.of("--decide", "'0'"));
  }

  @Test
  void aStreamOfImagesShowsEachForItsSteps() {
    Path model = fitted(ClassFiles.idx(folder, "train", 60, 4, true, 1), "--set", "shown=5");
    String image = "0,0.9,0,0,0,0.9,0,0,0,0.9,0,0,0,0.9,0,0\n";
    List<String> lines = Cli.runWith(image + image, "classify", "stream", model).outLines();
    assertThat(lines).hasSize(1 + 2 * 5);
    assertThat(lines.get(5)).startsWith("1,5,0,");
    assertThat(lines.get(10)).isEqualTo(lines.get(5).replaceFirst("1,5", "2,5"));
  }

  @Tag("long")
  @Test
  void aSeedIsAModelForAnyThreads() throws IOException {
    Path train = ClassFiles.ts(folder.resolve("train.ts"), 30, 1);
    List<byte[]> models = new ArrayList<>();
    for (List<Object> options :
        List.<List<Object>>of(
            List.of("--seed", 3, "--threads", 1),
            List.of("--seed", 3, "--threads", 3),
            List.of("--seed", 4))) {
      models.add(Files.readAllBytes(fitted(train, options.toArray())));
    }
    assertThat(models.get(1)).isEqualTo(models.get(0));
    assertThat(models.get(2)).isNotEqualTo(models.get(0));
  }

  @Test
  void whatAFitFoundIsJson() throws IOException {
    Path json = folder.resolve("fit.json");
    fitted(ClassFiles.idx(folder, "train", 60, 6, true, 1), "--json", json, "--verbose");
    assertThat(JSON.std.mapFrom(Files.readString(json)))
        .containsEntry("neurons", 40)
        .containsEntry("classes", List.of("0", "1", "2"))
        .containsEntry("sequences", 60)
        .containsKeys("leftOutAccuracy", "leftOutLogLoss", "whitening", "field", "choices");
  }
}
