package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.model.ModelFile;
import org.sswim.nir.NirFile;
import org.sswim.nir.NirGraph;
import org.sswim.nir.NirSimulation;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

class ExportCommandTest {
  @TempDir private static Path fitted;
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeAll
  static void fit() {
    Path data = Cli.write(fitted.resolve("data.csv"), Cli.weekly(120));
    Cli.fit(data, fitted.resolve("m.sswim"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = Files.copy(fitted.resolve("data.csv"), folder.resolve("data.csv"));
    model = Files.copy(fitted.resolve("m.sswim"), folder.resolve("m.sswim"));
  }

  /** 120 rows have 104 windows of 14 rows with 3 ahead. */
  @Test
  void aShortFileIsScoredOnHalfOfItsWindows() {
    Cli.Run run = Cli.run("export", model, "--int8", folder.resolve("s.sswim"), "--data", data);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("over the last 52 windows of data.csv");
  }

  @Test
  void int8TellsWhatItCostsAndRunsEverywhere() throws IOException {
    Path small = folder.resolve("small.sswim");
    Path json = folder.resolve("export.json");
    Object[] command = {
      "export", model, "--int8", small, "--data", data, "--windows", 40, "--json", json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("float32", "int8", "of the bytes and changes the RSE by")
        .contains("over the last 40 windows of data.csv")
        .endsWith("wrote " + small + ": the model with weights of 8 bits\n");
    List<Map<String, Object>> found =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "int8");
    assertThat(found)
        .extracting("bytes")
        .containsExactly((int) Files.size(model), (int) Files.size(small));
    double before = (double) found.get(0).get("rse");
    double after = (double) found.get(1).get("rse");
    assertThat(before).isBetween(0.0, 2.0);
    // A step of a 127th of the largest weight: some percent on 20 neurons, never nothing.
    assertThat(after / before).isBetween(0.95, 1.05).isNotEqualTo(1);
    assertThat(Cli.run("inspect", small).status()).isZero();
    List<String> whole = Cli.run("predict", model, data).outLines();
    List<String> rounded = Cli.run("predict", small, data).outLines();
    assertThat(rounded).hasSameSizeAs(whole).isNotEqualTo(whole);
    assertThat(Cli.runWith(Cli.weekly(20), "stream", small).status()).isZero();
    // It still explains, but no longer by the windows that neurons tell apart.
    assertThat(Cli.run("explain", model, "--data", data).out()).contains("quiet in the window to");
    Cli.Run explained = Cli.run("explain", small, "--data", data);
    assertThat(explained.status()).as(explained.err()).isZero();
    assertThat(explained.out()).contains("neuron").doesNotContain("quiet in the window to");
  }

  @Tag("long")
  @Test
  void fewBitsTellWhatTheyCostAndRunEverywhere() throws IOException {
    Cli.fit(data, model, "--set", "skip=off");
    Path small = folder.resolve("small.sswim");
    Path json = folder.resolve("export.json");
    Object[] all = {
      "export", model, "--bits", "2,3,4", "--data", data, "--windows", 30, "--json", json
    };
    Cli.Run run = Cli.run(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("2 bits, rounded", "4 bits", "a read-out of 4 bits takes")
        .contains("chosen on the rows before", "the last 30 windows of data.csv");
    List<Map<String, Object>> rows =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "bits");
    assertThat(rows).hasSize(7);
    // Behind the floats, of each number of bits what is rounded and what is not.
    for (int r = 1; r < rows.size(); r += 2) {
      assertThat((double) rows.get(r + 1).get("rse")).isLessThan((double) rows.get(r).get("rse"));
    }
    Object[] one = {
      "export", model, "--bits", "3", "--bits-model", small, "--data", data, "--windows", 30
    };
    run = Cli.run(one);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("wrote " + small + ": the model with a read-out of 3 bits, ")
        .endsWith(Files.size(small) + " of " + Files.size(model) + " bytes");
    assertThat(Cli.run("predict", small, data).outLines())
        .hasSameSizeAs(Cli.run("predict", model, data).outLines());
    assertThat(Cli.runWith(Cli.weekly(20), "stream", small).status()).isZero();
    assertThat(ModelFile.read(small).provenance().results()).containsEntry("readout-bits", "3");
    assertThat(Cli.run("inspect", small).status()).isZero();
  }

  @Test
  void withoutDataThereIsNoError() {
    Path small = folder.resolve("small.sswim");
    Cli.Run run = Cli.run("export", model, "--int8", small);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("give --data FILE to see what it costs");
  }

  @Test
  void parametersAsNumPyArchiveAndTables() {
    Path npz = folder.resolve("p.npz");
    Path tables = folder.resolve("tables");
    Cli.Run run = Cli.run("export", model, "--npz", npz, "--csv", tables);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(
            "wrote " + npz + ": every array of the model",
            "wrote "
                + tables
                + ": tables of network, read-out and moment, not of the joint stage; --npz holds"
                + " every array");
    assertThat(npz).isNotEmptyFile();
    assertThat(tables.resolve("hidden1.weights.csv")).isNotEmptyFile();
  }

  @Test
  void mistakesLeaveNothingBehind() {
    Path out = folder.resolve("out");
    BadInputTest.assertMistake(Cli.run("export", model), List.of("--npz FILE", "--int8 OUT"));
    BadInputTest.assertMistake(Cli.run("export", data, "--npz", out), List.of("data.csv", "model"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--int8", model), List.of("--int8", "is also the MODEL"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--int8", out, "--npz", out), List.of("--int8", "--npz"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--csv", folder), List.of("the folder holds files"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--npz", folder.resolve("none/x")), List.of("--npz", "folder"));
    Object[] many = {"export", model, "--int8", out, "--data", data, "--windows", 200};
    BadInputTest.assertMistake(Cli.run(many), List.of("needs 216 rows; the series has 120"));
    Object[] missing = {"export", model, "--npz", out, "--data", folder.resolve("none.csv")};
    BadInputTest.assertMistake(Cli.run(missing), List.of("none.csv", "no such file"));
    assertThat(Cli.names(folder)).containsExactly("data.csv", "m.sswim");
  }

  @Tag("long")
  @Test
  void nirIsRefusedOrSaysWhatIsLost() throws IOException {
    Path compact = Cli.fit(data, folder.resolve("c.sswim"), "--set", "psp-kernel=raised-cosine");
    Path nir = folder.resolve("c.nir");
    BadInputTest.assertMistake(
        Cli.run("export", compact, "--nir", nir),
        List.of("kernel 'raised-cosine' of hidden layer 1", "--approximate"));
    assertThat(nir).doesNotExist();
    Path json = folder.resolve("c.json");
    Object[] command = {
      "export",
      compact,
      "--nir",
      nir,
      "--approximate",
      "--data",
      data,
      "--windows",
      30,
      "--json",
      json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("lost: the compact-support kernel", "this changes the RSE by", "30 windows");
    Map<String, Object> found =
        EvaluateCommandTest.object(JSON.std.mapFrom(Files.readString(json)), "nir");
    assertThat((List<?>) found.get("lost")).isNotEmpty();
    assertThat(found).containsKeys("rseBefore", "rseAfter");
    assertThat(Cli.run("nir", nir).out()).contains("lost", "compact-support kernel");
  }

  /**
   * Nothing is left out of what fit makes by default, but for fewer neurons, and the graph
   * forecasts as the model does.
   */
  @Tag("long")
  @Test
  void nirOfADefaultModelForecastsAsItDoes() throws IOException {
    Path all = folder.resolve("all.csv");
    Cli.run("demo", "--data-only", all);
    // Three and a half years are enough for every stage.
    Path births =
        Cli.write(
            folder.resolve("births.csv"),
            String.join("\n", Files.readAllLines(all).subList(0, 1301)) + "\n");
    Path usual = folder.resolve("births.sswim");
    String fit = "fit FILE --window 28 --horizon 28 --neurons 60 --model FILE";
    assertThat(Cli.call(fit, births, usual).status()).isZero();
    Path nir = folder.resolve("births.nir");
    Cli.Run export = Cli.run("export", usual, "--nir", nir);
    assertThat(export.out()).contains("the graph holds the whole network");
    NirGraph graph = NirFile.read(nir);
    assertThat(graph.nodes()).containsKeys("rows_delay", "hidden1_feedback", "skip");
    ForecastModel forecaster = ModelFile.read(usual);
    TimeSeries series = SeriesCsv.read(births, CsvOptions.defaults());
    int taps = forecaster.network().hidden().input().taps();
    for (int end = series.rows() - 78; end <= series.rows() - 28; end += 5) {
      StreamingForecaster stream = new StreamingForecaster(forecaster);
      double[] seen = new double[28];
      for (int row = end - 28; row < end; row++) {
        stream.push(series, row);
        float z = forecaster.standardizer().apply(0, series.value(row, 0));
        seen[row - end + 28] = z - stream.moment(0, 0);
      }
      double[] expected = new double[28];
      stream.forecast(expected);
      double last = seen[27];
      NirSimulation run = new NirSimulation(graph, .001, NirSimulation.Input.EVENTS);
      double[] out = new double[28];
      for (int row = taps - 1; row < 28; row++) {
        double[] given = new double[taps];
        // As the file says: all taps at the first step, then the row alone.
        for (int d = 0; d < (row == taps - 1 ? taps : 1); d++) {
          given[d] = seen[row - d] - last;
        }
        run.step(given, out);
      }
      for (int k = 0; k < 28; k++) {
        // As the file says, too: what the moment says is taken off rows, and added again.
        double output = out[k] + last + stream.moment(k + 1, 0) + stream.joint(k + 1, 0);
        double corrected = forecaster.bounds().corrected(k, output);
        assertThat(forecaster.standardizer().invert(0, corrected))
            .isCloseTo(expected[k], withinPercentage(1e-3));
      }
    }
  }

  @Tag("long")
  @Test
  void nirGraphsAreShownAndRun() throws IOException {
    Path plain =
        Cli.fit(
            data,
            folder.resolve("p.sswim"),
            "--set",
            "max-cost=0",
            "--set",
            "skip=off",
            "--set",
            "taps=2");
    Path nir = folder.resolve("p.nir");
    Cli.Run export = Cli.run("export", plain, "--nir", nir, "--dt", ".01");
    assertThat(export.err()).isEmpty();
    assertThat(export.out()).contains("the graph holds the whole network; a row lasts 0.01 s");
    Path json = folder.resolve("nir.json");
    Cli.Run shown = Cli.run("nir", nir, "--json", json);
    assertThat(shown.out()).contains("hidden1_spikes", "Threshold", "time_unit", "0.01");
    assertThat(
            EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "nodes").get(0))
        .containsEntry("name", "input")
        .containsEntry("outputs", 2)
        .containsEntry("feeds", List.of("rows"));
    Path inputs = Cli.write(folder.resolve("in.csv"), "x,y\n1,2\n3,1\n0,0\n");
    List<String> lines = Cli.run("nir", nir, "--data", inputs).outLines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("step,output1,output2,output3");
    Path out = folder.resolve("out.csv");
    assertThat(Cli.run("nir", nir, "--data", inputs, "--out", out).out()).isEmpty();
    assertThat(Files.readAllLines(out)).isEqualTo(lines);
    assertThat(Cli.run("nir", nir, "--data", inputs, "--input", "current").outLines())
        .isNotEqualTo(lines);
    byte[] first = Files.readAllBytes(nir);
    Cli.run("export", plain, "--nir", nir, "--dt", ".01");
    assertThat(Files.readAllBytes(nir)).isEqualTo(first);
  }

  @Test
  void nirMistakes() {
    BadInputTest.assertMistake(
        Cli.run("nir", data), List.of("data.csv", "not a readable HDF5 file"));
    Path plain =
        Cli.fit(data, folder.resolve("p.sswim"), "--set", "max-cost=0", "--set", "skip=off");
    Path nir = folder.resolve("p.nir");
    assertThat(Cli.run("export", plain, "--nir", nir).status()).isZero();
    BadInputTest.assertMistake(
        Cli.run("nir", nir, "--data", data, "--columns", "a"), List.of("inputs", "1 columns"));
    BadInputTest.assertMistake(Cli.run("nir", nir, "--dt", 0), List.of("--dt", "seconds", "'0'"));
    BadInputTest.assertMistake(
        Cli.run("nir", nir, "--out", folder.resolve("o")), List.of("--out", "--data CSV"));
    BadInputTest.assertMistake(
        Cli.run("nir", nir, "--data", data, "--out", nir), List.of("--out", "the FILE"));
  }

  @Tag("long")
  @Test
  void onnxIsWrittenOrRefusedByName() throws IOException {
    Path onnx = folder.resolve("m.onnx");
    Cli.Run run = Cli.run("export", model, "--onnx", onnx);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .hasSize(2)
        .contains("wrote " + onnx + ": one step of the network", atIndex(1))
        .element(0, STRING)
        .matches(
            "not in the graph: moment( and joint)? beside the network; its outputs are what the"
                + " past adds; --npz holds all");
    assertThat(onnx).isNotEmptyFile();
    Path skipping = Cli.fit(data, folder.resolve("s.sswim"), "--set", "skip=on");
    Path rows = folder.resolve("s.onnx");
    assertThat(Cli.run("export", skipping, "--onnx", rows).err()).isEmpty();
    assertThat(Files.readString(rows, StandardCharsets.ISO_8859_1)).contains("skip_synapses");
    Path compact = Cli.fit(data, folder.resolve("c.sswim"), "--set", "psp-kernel=raised-cosine");
    Path none = folder.resolve("none.onnx");
    BadInputTest.assertMistake(
        Cli.run("export", compact, "--onnx", none),
        List.of("--onnx", "'raised-cosine' of hidden layer 1", "--set psp-kernel=exponential"));
    assertThat(none).doesNotExist();
    BadInputTest.assertMistake(
        Cli.run("export", model, "--onnx", model), List.of("--onnx", "is also the MODEL"));
  }
}
