package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.options.Settings;
import org.sswim.report.AlgorithmReport;

class AlgorithmCommandsTest {
  private static final Object SETTINGS = "dsr:hidden=12:epochs=60:steps=4:batch=10";

  /** What the table stands behind on its page. */
  private static final String TABLE = "<!-- algorithms -->\n```text\n";

  @TempDir private Path folder;

  @Test
  void listsWhatThereIs() throws IOException {
    Path json = folder.resolve("algorithms.json");
    Cli.Run run = Cli.run("algorithms", "--json", json);
    assertThat(run.err()).isEmpty();
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    List<Map<String, Object>> listed = EvaluateCommandTest.objects(found, "entries");
    assertThat(listed).hasSameSizeAs(Catalogue.entries());
    for (int i = 0; i < listed.size(); i++) {
      Entry<?> algorithm = Catalogue.entries().get(i);
      assertThat(run.out()).contains(algorithm.card().paper());
      Map<String, Object> one = listed.get(i);
      assertThat(one.keySet())
          .containsExactly("name", "paper", "neuron", "coding", "published", "ours");
      assertThat(one).containsEntry("name", algorithm.name());
      assertThat(one.values()).allMatch(value -> !String.valueOf(value).isBlank());
    }
  }

  /** The page shows what the command prints: {@code -Dsswim.write=true} renews it. */
  @Test
  void theTableOfAllStandsOnItsPage() throws IOException {
    String table = AlgorithmReport.standings(Catalogue.standings());
    assertThat(Cli.run("algorithms").out()).endsWith("\n" + table);
    assertThat(Catalogue.standings()).hasSize(12);
    assertThat(table.lines().takeWhile(line -> !line.isEmpty()))
        .allMatch(line -> line.length() <= 100);
    Path page = Path.of("../docs/algorithms/README.md");
    String text = Files.readString(page);
    int from = text.indexOf(TABLE) + TABLE.length();
    String renewed = text.substring(0, from) + table + text.substring(text.indexOf("```", from));
    if (Boolean.getBoolean("sswim.write")) {
      Files.writeString(page, renewed);
    }
    assertThat(Files.readString(page)).isEqualTo(renewed);
  }

  @Test
  void chartsArePictures() throws Exception {
    Path picture = folder.resolve("algorithms.svg");
    assertThat(Cli.run("algorithms", "--svg", picture).err()).isEmpty();
    var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    List<String> texts = new ArrayList<>();
    var nodes = svg.getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    assertThat(texts).contains("seconds", "spikes per sample", "MNIST, accuracy", "s-swim", "dsr");
    // No drawing holds what is not a number.
    assertThat(Files.readString(picture)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void showsTheSettingsOfEach() {
    for (Entry<?> algorithm : Catalogue.entries()) {
      Cli.Run run = Cli.run("algorithms", algorithm.name());
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("setting", "here", "published", algorithm.name() + ":published begins");
      for (Settings.Setting setting : algorithm.settings().all()) {
        String about = setting.about();
        assertThat(about).as("%s %s", algorithm.name(), setting.fields()).endsWith(".");
        assertThat(run.out().replaceAll("\\s+", " ")).contains(about);
      }
    }
    // What several share is said once.
    assertThat(Cli.run("algorithms", "dsr").out()).contains("Samples of a step, 1 to 10000.");
    assertThat(Cli.run("algorithms", "dsr").out()).contains("steps", "level", "hidden");
    BadInputTest.assertMistake(
        Cli.run("algorithms", "nothing"), List.of("unknown algorithm 'nothing'; known: dsr"));
  }

  @Test
  void fittedModelsAreShownAndNameAndStream() throws IOException {
    Path train = ClassFiles.idx(folder, "train", 60, 4, true, 1);
    Path test = ClassFiles.idx(folder, "test", 9, 4, true, 2);
    Path model = folder.resolve("d.sswim");
    Path json = folder.resolve("fit.json");
    Object[] fit = {
      "classify", "fit", train, "--algorithm", SETTINGS, "--model", model, "--json", json
    };
    Cli.Run fitted = Cli.run(fit);
    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.out())
        .contains("12 integrate-and-fire neurons, 3 integrators", "Fitted to 60 samples");
    assertThat(JSON.std.mapFrom(Files.readString(json)))
        .containsEntry("neurons", 12)
        .containsEntry("shown", 4);

    Cli.Run inspected = Cli.run("inspect", model);
    assertThat(inspected.out())
        .contains("images of 4 x 4 pixels, shown for 4 steps", "classes", "Trained with version");

    Cli.Run named = Cli.run("classify", "predict", model, test);
    assertThat(named.err()).isEmpty();
    assertThat(named.out()).startsWith("sample,class,probability,p-");
    List<String> rows = named.out().lines().skip(1).toList();
    assertThat(rows).hasSize(9);
    // Lines down, across and askew are easy to tell; by chance 3 of 9 would be right.
    assertThat(right(rows)).isGreaterThanOrEqualTo(7);

    byte[] pixels = Files.readAllBytes(test);
    StringBuilder shown = new StringBuilder();
    for (int p = 0; p < 16; p++) {
      shown.append(p == 0 ? "" : ",").append((pixels[16 + p] & 0xff) / 255f);
    }
    shown.append('\n');
    Cli.Run streamed = Cli.runWith(shown.toString(), "classify", "stream", model);
    assertThat(streamed.err()).isEmpty();
    List<String> steps = streamed.out().lines().skip(1).toList();
    assertThat(steps).hasSize(4);
    // A row is an image, shown for 4 steps. After the last the stream says what predict does.
    String[] last = steps.get(3).split(",", -1);
    assertThat(rows.get(0)).contains("," + last[2] + ",").contains(last[3]);
  }

  @Test
  void neuronsAreOfOneHiddenLayerUnlessSettingsSayMore() throws IOException {
    Path train = ClassFiles.idx(folder, "train", 24, 4, true, 1);
    Path json = folder.resolve("neurons.json");
    String models =
        "dsr:epochs=1,dsr:hidden=5+4:epochs=1,dsr:filters=2:hidden=6:epochs=1,"
            + "tandem:epochs=1:tuning=1,forward-forward:epochs=1,hybrid:output=direct,"
            + "rel-psp:epochs=1,admm:iterations=2,s-swim";
    Object[] call = {
      "classify", "evaluate", train, "--folds", 2, "--seeds", 1, "--models", models, "--json", json
    };
    Cli.Run run = Cli.run(Stream.concat(Arrays.stream(call), Stream.of("--neurons", 7)).toArray());
    assertThat(run.err()).isEmpty();
    List<Map<String, Object>> results =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results");
    assertThat(results).extracting("neurons").containsExactly(7, 7, 9, 38, 7, 7, 7, 7, 7);
    for (Map<String, Object> result : results) {
      assertThat(result)
          .containsKeys("model", "accuracy", "macroF1", "logLoss", "fitSeconds", "neurons")
          .containsKeys("parameters", "spikesPerSample");
    }
  }

  @Test
  void aFitThatIsDoneComesOutOfItsCheckpoint() throws IOException {
    Path train = ClassFiles.idx(folder, "train", 24, 4, true, 1);
    Path state = folder.resolve("state.zip");
    Object[] fit = {
      "classify",
      "fit",
      train,
      "--algorithm",
      "rel-psp:epochs=3",
      "--neurons",
      7,
      "--checkpoint",
      state,
      "--model",
      folder.resolve("r.sswim")
    };
    assertThat(Cli.run(fit).err()).isEmpty();
    byte[] whole = Files.readAllBytes(folder.resolve("r.sswim"));
    assertThat(Cli.run(fit).err()).isEmpty();
    assertThat(folder.resolve("r.sswim")).hasBinaryContent(whole);
    Cli.Run shown = Cli.run("inspect", folder.resolve("r.sswim"));
    assertThat(shown.out()).contains("7 neurons");
    fit[6] = 8;
    BadInputTest.assertMistake(
        Cli.run(fit), List.of("state.zip: the checkpoint is of another training", "hidden"));
    byte[] bytes = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(bytes, bytes.length - 40));
    fit[6] = 7;
    BadInputTest.assertMistake(
        Cli.run(fit), List.of("state.zip: cannot be read: ", "; delete the file to begin anew"));
  }

  @Tag("long")
  @Test
  void aComparisonGoesOnWithWhatIsNotThereYet() throws IOException {
    Path train = ClassFiles.idx(folder, "train", 24, 4, true, 1);
    Path test = ClassFiles.idx(folder, "test", 9, 4, true, 2);
    Path scores = folder.resolve("scores.jsonl");
    Path json = folder.resolve("all.json");
    Object[] call = {
      "classify",
      "evaluate",
      train,
      "--test",
      test,
      "--neurons",
      7,
      "--energy",
      "--resume",
      scores,
      "--json",
      json,
      "--seeds",
      1,
      "--models",
      "ridge,dsr:epochs=2"
    };
    Cli.Run first = Cli.run(call);
    assertThat(first.err()).isEmpty();
    List<Map<String, Object>> before =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results");
    call[13] = 2;
    call[15] = "ridge,dsr:epochs=2,s-swim";
    assertThat(Cli.run(call).err()).isEmpty();
    List<Map<String, Object>> after =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results");
    assertThat(after).hasSize(5);
    // To the last digit of its seconds: it was not fitted again.
    assertThat(after).containsAll(before);
    assertThat(Cli.run(call).err()).isEmpty();
    assertThat(EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results"))
        .isEqualTo(after);
    // Another comparison shares the file, and what is torn counts for nothing.
    String kept = Files.readString(scores);
    call[6] = 8;
    assertThat(Cli.run(call).err()).isEmpty();
    assertThat(Files.readString(scores)).startsWith(kept).hasSizeGreaterThan(kept.length());
    call[6] = 7;
    Cli.write(scores, kept.substring(0, kept.length() - 9));
    assertThat(Cli.run(call).err()).isEmpty();
    assertThat(EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results"))
        .hasSize(5);
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", train, "--models", "ridge", "--folds", 2, "--resume", test),
        List.of("--resume", "line 1 is not a finished result; give another file"));
  }

  private static long right(List<String> rows) {
    return rows.stream()
        .map(row -> row.split(",", -1))
        .filter(cells -> cells[1].equals(cells[cells.length - 1]))
        .count();
  }

  @Test
  void namesDiffer() {
    assertThat(Catalogue.entries().stream().map(Entry::name)).doesNotHaveDuplicates();
  }

  @Test
  void runsExperiments() throws IOException {
    Path json = folder.resolve("run.json");
    Path page = folder.resolve("run.html");
    String name = "smgd-quadratic:steps=0.1:walkers=50:rounds=100";
    Cli.Run run =
        Cli.run("algorithms", "run", name, "--seeds", 2, "--json", json, "--report", page);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("alpha").contains("of theory; 2 seeds, ");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    assertThat(found).containsEntry("experiment", name).containsEntry("seeds", List.of(0, 1));
    List<Map<String, Object>> rows = EvaluateCommandTest.objects(found, "rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).containsEntry("alpha", .1);
    assertThat(Files.readString(page)).contains("drawExperiment", "deviation by theory");
  }

  @Test
  void savedModelsAreUsed() throws IOException {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(200));
    Path model = folder.resolve("filters.sswim");
    Object[] run = {
      "algorithms",
      "run",
      "esm-runs:window=14:horizons=1+3:filters=5",
      data,
      "--seeds",
      1,
      "--save",
      model
    };
    Cli.Run saved = Cli.run(run);
    assertThat(saved.err()).isEmpty();
    assertThat(saved.out())
        .endsWith(
            "wrote " + model + ": a forecaster of random filters, for 'sswim algorithms use'\n");
    Cli.Run used = Cli.run("algorithms", "use", model, data);
    assertThat(used.err()).isEmpty();
    assertThat(used.outLines()).hasSize(4).startsWith("lead,a");
    Path out = folder.resolve("out.csv");
    assertThat(Cli.run("algorithms", "use", model, data, "--out", out).out())
        .isEqualTo("wrote " + out + "\n");
    assertThat(Files.readString(out)).isEqualTo(used.out());
    BadInputTest.assertMistake(
        Cli.run("algorithms", "use", model), List.of("which needs a FILE: it forecasts the rows"));
    for (Object[] other :
        List.of(
            new Object[] {"inspect", model},
            new Object[] {"predict", model, data},
            new Object[] {"classify", "predict", model, data},
            new Object[] {"serve", model})) {
      BadInputTest.assertMistake(
          Cli.run(other), List.of("'sswim algorithms use' runs it, no other command does"));
    }
  }

  @Test
  void mistakesOfExperiments() {
    Path none = folder.resolve("none.csv");
    for (var mistake :
        Map.of(
                List.of("nothing"),
                "unknown algorithm 'nothing'; known: ",
                List.of("dsr:steps=3"),
                "run 'sswim classify evaluate FILE --models dsr'",
                List.of("smgd-quadratic:noise=-1"),
                "noise must be at least 0",
                List.of("smgd-quadratic", none),
                "smgd-quadratic takes no files; got 1")
            .entrySet()) {
      List<Object> call = new java.util.ArrayList<>(List.of("algorithms", "run"));
      call.addAll(mistake.getKey());
      BadInputTest.assertMistake(Cli.run(call.toArray()), List.of(mistake.getValue()));
    }
    for (Experiment<?> experiment : Catalogue.of(Experiment.class)) {
      if (experiment.files().least() > 0) {
        BadInputTest.assertMistake(
            Cli.run("algorithms", "run", experiment.name()),
            List.of(experiment.name() + " takes", "got none"));
      }
    }
  }

  @Test
  void sequencesAreTakenOrTheRowIsLeftOut() {
    Path spikes = ClassFiles.spikes(folder.resolve("spikes.csv"), 24, true, 1);
    String models = "ridge,admm:iterations=5,rel-psp,dsr:epochs=3";
    Cli.Run run =
        Cli.run(
            "classify",
            "evaluate",
            spikes,
            "--folds",
            2,
            "--seeds",
            2,
            "--models",
            models,
            "--energy");
    assertThat(run.errLines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("sswim: rel-psp is left out: this algorithm takes vectors and images");
    assertThat(run.out()).contains("ridge ", "admm:iterations=5 ", "dsr:epochs=3 ");
    assertThat(run.outLines()).noneMatch(line -> line.startsWith("rel-psp"));
    BadInputTest.assertMistake(
        Cli.run(
            "classify", "evaluate", spikes, "--seeds", 1, "--models", "rel-psp,hybrid:input=rate"),
        List.of("for vectors and images", "name other --models"));
    Path model = folder.resolve("rows.sswim");
    assertThat(
            Cli.run("classify", "fit", spikes, "--algorithm", "dsr:epochs=3", "--model", model)
                .err())
        .isEmpty();
    assertThat(Cli.run("classify", "predict", model, spikes).outLines()).hasSize(25);
    BadInputTest.assertMistake(
        Cli.run("classify", "stream", model), List.of("each sequence as a whole"));
  }

  @Test
  void mistakes() {
    Path train = ClassFiles.idx(folder, "train", 12, 3, true, 1);
    Path model = folder.resolve("d.sswim");
    List<String> before = Cli.names(folder);
    for (var mistake :
        Map.of(
                "nothing", "unknown algorithm 'nothing'",
                "dsr:steps=0", "steps",
                "dsr:pace=3", "pace",
                "dsr:level=two", "two")
            .entrySet()) {
      BadInputTest.assertMistake(
          Cli.run("classify", "fit", train, "--algorithm", mistake.getKey(), "--model", model),
          List.of("--algorithm", mistake.getValue()));
    }
    Path sequences = ClassFiles.ts(folder.resolve("tones.ts"), 12, 1);
    BadInputTest.assertMistake(
        Cli.run("classify", "fit", sequences, "--algorithm", "rel-psp", "--model", model),
        List.of("tones.ts", "takes vectors and images"));
    assertThat(Cli.names(folder)).doesNotContain("d.sswim").containsAll(before);
  }
}
