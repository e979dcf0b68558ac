package org.sswim.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/** ONNX Runtime against our own step. */
class OnnxStepTest {
  private static final int STEPS = 40;
  private static final int OUTPUTS = 4;

  static Stream<Kernel> kernels() {
    return Stream.of(Kernels.EXPONENTIAL, Kernels.ALPHA, Kernels.DOUBLE_EXPONENTIAL);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everyStepEqualsOurs(Kernel kernel) throws OrtException {
    ForecastModel model = model(kernel, kernel, 0, -0.5f);
    HiddenNetwork hidden = model.network().hidden();
    InputProjection projection = new InputProjection(hidden.input(), hidden.layers().get(0));
    NetworkStep ours = new NetworkStep(hidden);
    NetworkState state = ours.newState();
    float[] drive = new float[7];
    float[] features = new float[hidden.features()];
    float[] expected = new float[OUTPUTS];
    Random random = new Random(4);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxStep.of(model))) {
      Map<String, float[][]> values = new HashMap<>();
      for (String name : session.getInputNames()) {
        values.put(name, new float[1][name.contains("hidden1") ? 7 : 5]);
      }
      // Refractory and membrane of two layers, two banks, all but x.
      assertThat(values).hasSize((kernel == Kernels.EXPONENTIAL ? 6 : 12) + 1);
      for (int t = 0; t < STEPS; t++) {
        float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian()};
        projection.project(row, 0, new float[2], drive);
        ours.step(drive, state);
        ours.features(state, new float[5], features, 0);
        model.network().readout().apply(features, expected);
        values.put("x", new float[][] {row});
        float[] got = RandomSteps.run(environment, session, values)[0];
        assertThat(got).containsExactly(expected, within(1e-4f));
      }
      assertThat(session.getMetadata().getCustomMetadata()).containsEntry("horizon", "2");
    }
  }

  @Test
  void equalModelsMakeEqualBytes() {
    ForecastModel model = model(Kernels.ALPHA, Kernels.ALPHA, 0, -1);
    assertThat(OnnxStep.of(model)).isEqualTo(OnnxStep.of(model));
  }

  @Test
  void refusesByName() {
    assertRefused(
        model(Kernels.RAISED_COSINE, Kernels.ALPHA, 0, 0),
        "compact-support kernel 'raised-cosine' of hidden layer 1");
    assertRefused(model(Kernels.ALPHA, Kernels.RAISED_COSINE, 0, -1), "'raised-cosine' of hidden");
    assertRefused(model(Kernels.ALPHA, Kernels.ALPHA, 2, 0), "the delays of hidden layer 1");
    // A refractory kernel that no cost ever calls for does not matter.
    assertThat(OnnxStep.of(model(Kernels.ALPHA, Kernels.RAISED_COSINE, 0, 0))).isNotEmpty();
  }

  private static void assertRefused(ForecastModel model, String what) {
    assertThatThrownBy(() -> OnnxStep.of(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }

  /** Two signals without taps, layers of 7 and 5 neurons, two banks. */
  private static ForecastModel model(Kernel psp, Kernel refractory, int delay, float cost) {
    Random random = new Random(3);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(2, 1, 0),
            List.of(
                RandomSteps.layer(psp, refractory, 2, 7, delay, cost, random),
                RandomSteps.layer(psp, refractory, 7, 5, delay, cost, random)),
            new ReadoutBanks(
                psp.form() == Kernel.Form.FINITE ? Kernels.ALPHA : psp,
                new int[2],
                new float[] {0.5f, 3}));
    return new ForecastModel(
        new SpikingNetwork(
            hidden,
            new Readout(
                RandomSteps.gaussian(10 * OUTPUTS, random), RandomSteps.gaussian(OUTPUTS, random))),
        new ForecastSpec(4, 2, ChannelMode.JOINT, false, false),
        List.of("a", "b"),
        Standardizer.of(new double[2], new double[] {1, 1}),
        new Provenance("0.1", 1, "", Map.of(), Map.of()));
  }
}
