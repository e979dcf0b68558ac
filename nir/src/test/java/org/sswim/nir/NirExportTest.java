package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.SkipConnections;
import org.sswim.simulation.Semantics;

class NirExportTest {
  @TempDir Path folder;

  private static final double DT = 0.002;

  static Stream<Kernel> exactKernels() {
    return Stream.of(Kernels.EXPONENTIAL, Kernels.ALPHA, Kernels.DOUBLE_EXPONENTIAL);
  }

  @Test
  void goldenStructure() {
    NirGraph graph = NirExport.graph(Models.exponential(), DT, List.of());
    assertThat(graph.nodes().keySet())
        .containsExactly(
            "input",
            "rows",
            "rows_delay",
            "rows_shift",
            "hidden1_weights",
            "hidden1_delay",
            "hidden1_membrane",
            "hidden1_spikes",
            "hidden2_weights",
            "hidden2_delay",
            "hidden2_membrane",
            "hidden2_spikes",
            "output",
            "bank1",
            "readout1",
            "bank2_delay",
            "bank2",
            "readout2");
    assertThat(graph.nodes().values().stream().map(node -> node.type().label()).toList())
        .containsExactly(
            "Input",
            "Linear",
            "Delay",
            "Linear",
            "Linear",
            "Delay",
            "LI",
            "Threshold",
            "Linear",
            "Delay",
            "LI",
            "Threshold",
            "Output",
            "LI",
            "Affine",
            "Delay",
            "LI",
            "Linear");
    assertThat(graph.edges())
        .hasSize(20)
        .contains(
            new NirGraph.Edge("hidden1_spikes", "hidden2_weights"),
            new NirGraph.Edge("hidden2_spikes", "bank1"),
            new NirGraph.Edge("readout2", "output"));
    // Every parameter is a vector of as many values as neurons; the banks share one support: .7.
    double[] tau = graph.nodes().get("bank1").values("tau");
    assertThat(tau).hasSize(4);
    assertThat(tau[3]).isEqualTo(0.7 * DT, within(1e-9));
    double decay = Math.exp(-1 / 0.7);
    assertThat(graph.nodes().get("bank1").values("r")[0])
        .isEqualTo(0.7 * DT * (1 - decay), within(1e-9));
    assertThat(graph.metadata())
        .containsEntry("dt", "0.002")
        .containsEntry("time_unit", "s")
        .containsEntry("lost", "nothing")
        .containsEntry("mean", "1.0, 2.0");
  }

  @ParameterizedTest
  @MethodSource("exactKernels")
  void ourSimulationOfTheGraphEqualsThatOfTheModel(Kernel kernel) {
    ForecastModel model = Models.of(kernel);
    NirSimulation run =
        new NirSimulation(NirExport.graph(model, DT, List.of()), DT, NirSimulation.Input.EVENTS);
    float[] rows = Models.rows(Models.WINDOW);
    float[] expected = Models.outputs(model, rows);
    double[] out = new double[3];
    for (int t = 1; t < Models.WINDOW; t++) {
      run.step(new double[] {rows[t], t == 1 ? rows[0] : 0}, out);
    }
    for (int k = 0; k < 3; k++) {
      assertThat(out[k]).isEqualTo(expected[k], within(1e-4));
    }
  }

  /** Nothing of ours between the file's numbers and the result: the equations in tiny steps. */
  @ParameterizedTest
  @MethodSource("exactKernels")
  void integratedFinelyTheGraphAgreesWithTheModel(Kernel kernel) {
    ForecastModel model = Models.of(kernel);
    NirGraph graph = NirExport.graph(model, DT, List.of());
    float[] rows = Models.rows(Models.WINDOW);
    float[] expected = Models.outputs(model, rows);
    FineIntegration fine = new FineIntegration(graph, DT, 100);
    double[] out = {};
    for (int t = 1; t < Models.WINDOW; t++) {
      out = fine.step(rows[t], t == 1 ? rows[0] : 0);
    }
    for (int k = 0; k < 3; k++) {
      assertThat(out[k]).isEqualTo(expected[k], within(1e-5 * Math.max(1, Math.abs(expected[k]))));
    }
  }

  static Stream<Arguments> fullModels() {
    return exactKernels()
        .flatMap(
            kernel ->
                Stream.of(
                    arguments(kernel, Semantics.WINDOWED, false),
                    arguments(kernel, Semantics.WINDOWED, true),
                    arguments(kernel, Semantics.STREAMING, false),
                    arguments(kernel, Semantics.STREAMING, true)));
  }

  /**
   * Refractory feedback, taps, skip connections and columns, against what the library forecasts.
   */
  @ParameterizedTest
  @MethodSource("fullModels")
  void refractoryLoopsAndDelayedRowsAgreeWithForecasts(
      Kernel refractory, Semantics semantics, boolean relative) {
    ForecastModel model = Models.full(Kernels.DOUBLE_EXPONENTIAL, refractory, semantics, relative);
    NirGraph graph = NirExport.graph(model, DT, List.of());
    assertThat(graph.nodes()).containsKeys("hidden1_feedback", "hidden2_feedback", "skip");
    InputRows inputs = new InputRows(model.network());
    int width = 4;
    float[] rows = new float[Models.WINDOW * width];
    Random random = new Random(14);
    StreamingForecaster forecaster = new StreamingForecaster(model);
    for (int t = 0; t < Models.WINDOW; t++) {
      for (int c = 0; c < width; c++) {
        rows[t * width + c] = (float) random.nextGaussian();
      }
      int at = t * width;
      // The only group.
      rows[at + 3] = 1;
      forecaster.push(new double[] {rows[at]}, null, new double[] {rows[at + 1], rows[at + 2]});
    }
    double[] expected = new double[2];
    forecaster.forecast(expected);
    if (relative && semantics == Semantics.WINDOWED) {
      float last = rows[(Models.WINDOW - 1) * width];
      for (int t = 0; t < Models.WINDOW; t++) {
        rows[t * width] -= last;
      }
    }
    FineIntegration fine = new FineIntegration(graph, DT, 100);
    NirSimulation run = new NirSimulation(graph, DT, NirSimulation.Input.EVENTS);
    double[] out = new double[2];
    double[] finely = {};
    for (int t = 2; t < Models.WINDOW; t++) {
      run.step(inputs.given(rows, t), out);
      finely = fine.step(inputs.given(rows, t));
    }
    for (int k = 0; k < 2; k++) {
      double most = 1e-5 * Math.max(1, Math.abs(expected[k]));
      assertThat(out[k]).isEqualTo(expected[k], within(most));
      assertThat(finely[k]).isEqualTo(expected[k], within(most));
    }
  }

  /** The file tells how to check whoever reads it: by its own example. */
  @Test
  void theExampleOfTheFileIsWhatTheNetworkDoes() {
    ForecastModel model =
        Models.full(Kernels.ALPHA, Kernels.EXPONENTIAL, Semantics.WINDOWED, false);
    NirGraph graph = NirExport.graph(model, DT, List.of());
    NirSimulation run = new NirSimulation(graph, DT, NirSimulation.Input.EVENTS);
    double[] out = new double[2];
    String[] steps = graph.metadata().get("example_input").split("; ", -1);
    assertThat(steps).hasSize(Models.WINDOW - 2);
    for (String step : steps) {
      run.step(numbers(step), out);
    }
    double[] expected = numbers(graph.metadata().get("example_output"));
    assertThat(out).containsExactly(expected, within(1e-5));
    assertThat(graph.metadata().get("feeding"))
        .contains("all 10 inputs, from the first 3 rows", "at inputs 0, 3, 4, 5, counted from 0");
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void pythonReadsAndRunsIt() throws IOException, InterruptedException {
    Path file = folder.resolve("m.nir");
    ForecastModel model =
        Models.full(Kernels.DOUBLE_EXPONENTIAL, Kernels.ALPHA, Semantics.STREAMING, true);
    NirFile.write(NirExport.graph(model, DT, List.of()), file);
    String script = Path.of("src/test/python/check_nir.py").toAbsolutePath().toString();
    String said = Python.run(script, file.toString());
    assertThat(said).startsWith("largest difference ");
  }

  @Test
  void thresholdsFireAtTheirValue() {
    double[] threshold =
        NirExport.graph(Models.exponential(), DT, List.of())
            .nodes()
            .get("hidden1_spikes")
            .values("threshold");
    float[] bias = Models.exponential().network().hidden().layers().get(0).bias();
    for (int i = 0; i < bias.length; i++) {
      assertThat(threshold[i]).isLessThan(-bias[i]);
      assertThat(Math.nextUp(threshold[i])).isEqualTo(-(double) bias[i]);
    }
  }

  @Test
  void refusesWhatNirCannotSayByName() {
    ForecastModel compact = Models.of(Kernels.RAISED_COSINE);
    assertThat(NirExport.obstacles(compact))
        .containsExactly(
            "the compact-support kernel 'raised-cosine' of hidden layer 1",
            "the compact-support kernel 'raised-cosine' of hidden layer 2",
            "the compact-support kernel 'raised-cosine' of the read-out");
    assertThatThrownBy(() -> NirExport.graph(compact, DT, List.of()))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll("'raised-cosine' of hidden layer 1", "--approximate");
    assertThatThrownBy(() -> NirExport.graph(compact, 0, List.of()))
        .hasMessageContaining("above 0 seconds; got 0");
  }

  @Test
  void approximationsCanBeSaidAndSayWhatIsLost() {
    SkipConnections skip = new SkipConnections(1, 0, 2, 0, new float[6]);
    ForecastModel model = Models.of(Kernels.RAISED_COSINE, Kernels.ALPHA, -1, skip);
    NirApproximation near = NirApproximation.of(model);
    assertThat(near.losses()).hasSize(2);
    assertThat(NirExport.obstacles(near.model())).isEmpty();
    NirGraph graph = NirExport.graph(near.model(), DT, near.losses());
    assertThat(graph.metadata().get("lost")).contains("raised-cosine");
    assertThat(near.model().network().skip()).isSameAs(skip);
    assertThat(near.model().network().hidden().last().cost()).containsOnly(-1);
    // The same mean lag: 2 steps of a raised cosine of support s have weights 1 and k(1).
    float support = model.network().hidden().layers().get(0).support()[0];
    float replaced = near.model().network().hidden().layers().get(0).support()[0];
    double[] response = Kernels.response(Kernels.RAISED_COSINE, support, (int) Math.ceil(support));
    double mean = 0;
    for (int u = 0; u < response.length; u++) {
      mean += u * response[u];
    }
    double a = Math.exp(-1 / replaced);
    assertThat(a / (1 - a)).isEqualTo(mean, within(1e-5));
  }

  @Test
  void refractoryKernelsOfCompactSupportAreReplacedToo() {
    ForecastModel model =
        Models.full(Kernels.ALPHA, Kernels.RAISED_COSINE, Semantics.WINDOWED, false);
    NirApproximation near = NirApproximation.of(model);
    assertThat(near.losses())
        .containsExactly(
            "the compact-support kernel 'raised-cosine' of the refractory response of hidden layer"
                + " 1",
            "the compact-support kernel 'raised-cosine' of the refractory response of hidden layer"
                + " 2");
    assertThat(NirExport.obstacles(near.model())).isEmpty();
  }

  @Test
  void exactModelsAreTheirOwnApproximation() {
    ForecastModel model = Models.exponential();
    assertThat(NirApproximation.of(model).model()).isSameAs(model);
    assertThat(Arrays.asList(NirApproximation.of(model).losses().toArray())).isEmpty();
  }
}
