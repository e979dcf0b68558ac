package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.SkipSynapses;

class NirExportTest {
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
        .hasSize(15)
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
      run.step(new double[] {rows[t], rows[t - 1]}, out);
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
    FineIntegration fine = new FineIntegration(graph, DT, 4000);
    double[] out = {};
    for (int t = 1; t < Models.WINDOW; t++) {
      out = fine.step(rows[t], rows[t - 1]);
    }
    for (int k = 0; k < 3; k++) {
      assertThat(out[k]).isEqualTo(expected[k], within(0.01 * Math.max(1, Math.abs(expected[k]))));
    }
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
    ForecastModel costly = Models.of(Kernels.EXPONENTIAL, Kernels.EXPONENTIAL, -0.25f, null);
    assertThatThrownBy(() -> NirExport.graph(costly, DT, List.of()))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll(
            "refractory kernel 'exponential' of hidden layer 1 with spike costs down to -0.25",
            "--cost 0",
            "--approximate");
    ForecastModel compact = Models.of(Kernels.RAISED_COSINE);
    assertThat(NirExport.obstacles(compact))
        .containsExactly(
            "the compact-support kernel 'raised-cosine' of hidden layer 1",
            "the compact-support kernel 'raised-cosine' of hidden layer 2",
            "the compact-support kernel 'raised-cosine' of the read-out");
    SkipSynapses skip = new SkipSynapses(1, 0, 2, 0, new float[6]);
    ForecastModel skipping = Models.of(Kernels.ALPHA, Kernels.ALPHA, 0, skip);
    assertThat(NirExport.obstacles(skipping)).hasSize(1).first().asString().contains("skip");
    assertThatThrownBy(() -> NirExport.graph(costly, 0, List.of()))
        .hasMessageContaining("above 0 seconds; got 0");
  }

  @Test
  void approximationsCanBeSaidAndSayWhatIsLost() {
    ForecastModel model =
        Models.of(
            Kernels.RAISED_COSINE, Kernels.ALPHA, -1, new SkipSynapses(1, 0, 2, 0, new float[6]));
    NirApproximation near = NirApproximation.of(model);
    assertThat(near.losses()).hasSize(5);
    assertThat(NirExport.obstacles(near.model())).isEmpty();
    NirGraph graph = NirExport.graph(near.model(), DT, near.losses());
    assertThat(graph.metadata().get("lost")).contains("raised-cosine", "spike costs", "skip");
    assertThat(near.model().network().skip()).isNull();
    assertThat(near.model().network().hidden().last().cost()).containsOnly(0);
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
  void exactModelsAreTheirOwnApproximation() {
    ForecastModel model = Models.exponential();
    assertThat(NirApproximation.of(model).model()).isSameAs(model);
    assertThat(Arrays.asList(NirApproximation.of(model).losses().toArray())).isEmpty();
  }
}
