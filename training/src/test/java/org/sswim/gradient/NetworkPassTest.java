package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.NetworkRun;

class NetworkPassTest {
  private static final int WINDOWS = 5;

  /** Every kernel as either kernel, one to three layers, with and without delays. */
  static Stream<Arguments> networks() {
    return Kernels.all().stream()
        .flatMap(
            kernel ->
                Stream.of(
                    Arguments.of(kernel, Kernels.EXPONENTIAL, true, new int[] {6}),
                    Arguments.of(kernel, kernel, false, new int[] {5, 4}),
                    Arguments.of(Kernels.EXPONENTIAL, kernel, true, new int[] {5, 4, 3})));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void forwardIsThatOfTheRuntime(Kernel psp, Kernel refractory, boolean delays, int[] widths) {
    for (ChannelMode mode : ChannelMode.values()) {
      WindowedSeries series = Cases.series(mode);
      SpikingNetwork plain = Cases.network(series, psp, refractory, delays, widths);
      forwardIsThatOfTheRuntime(series, plain);
      forwardIsThatOfTheRuntime(series, Cases.skipping(plain, series));
    }
  }

  private static void forwardIsThatOfTheRuntime(WindowedSeries series, SpikingNetwork network) {
    TrainedScale scale = Cases.scale(features(network));
    Batch batch = Cases.batch(series, true, true, SkipShape.of(network.skip()), WINDOWS);
    float[] outputs = pass(network, scale, SpikeFunction.SPIKE).forward(batch);
    SampleOrder order = Cases.order(series);
    for (int b = 0; b < WINDOWS; b++) {
      float[] expected = NetworkRun.outputs(network, rows(series, order.lane(b), order.place(b)));
      for (int o = 0; o < expected.length; o++) {
        assertThat(outputs[o * WINDOWS + b]).isCloseTo(expected[o], within(2e-5f));
      }
    }
  }

  private static int features(SpikingNetwork network) {
    return SkipShape.weights(network).length / network.outputs();
  }

  private static float[] rows(WindowedSeries series, int lane, int start) {
    int width = series.signals() + series.contextWidth();
    float[] rows = new float[Cases.WINDOW * width];
    for (int r = 0; r < Cases.WINDOW; r++) {
      for (int s = 0; s < series.signals(); s++) {
        rows[r * width + s] = series.value(lane, start + r, s) - series.last(lane, start, s);
      }
      for (int c = 0; c < series.contextWidth(); c++) {
        rows[r * width + series.signals() + c] = series.context(lane, start + r, c);
      }
    }
    return rows;
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("networks")
  void doubleGradientsAreDifferenceQuotients(
      Kernel psp, Kernel refractory, boolean delays, int[] widths) {
    Setting setting = new Setting(psp, refractory, delays, widths);
    for (GradientOptions.Loss loss : GradientOptions.Loss.values()) {
      ReferenceNetwork reference = setting.reference(true, loss);
      double[][] values = ReferenceNetwork.wide(setting.parameters);
      double[][] gradients = zeros(values);
      reference.loss(values, setting.windows, gradients);
      for (int a = 0; a < values.length; a++) {
        double size = norm(gradients[a]) / Math.sqrt(Math.max(1, gradients[a].length));
        for (int i = 0; i < values[a].length; i += 1 + values[a].length / 7) {
          double numeric = quotient(reference, values, setting.windows, a, i);
          assertThat(numeric)
              .as("array %d, element %d, %s", a, i, loss)
              .isCloseTo(gradients[a][i], within(1e-6 * Math.max(size, 1e-3)));
        }
      }
    }
  }

  /** A difference quotient of fourth order. */
  private static double quotient(
      ReferenceNetwork reference,
      double[][] values,
      List<ReferenceNetwork.Window> windows,
      int a,
      int i) {
    double before = values[a][i];
    double h = 1e-4;
    double[] loss = new double[4];
    double[] at = {2, 1, -1, -2};
    for (int k = 0; k < loss.length; k++) {
      values[a][i] = before + at[k] * h;
      loss[k] = reference.loss(values, windows, null);
    }
    values[a][i] = before;
    return (8 * (loss[1] - loss[2]) - (loss[0] - loss[3])) / (12 * h);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseInDoublePrecision(
      Kernel psp, Kernel refractory, boolean delays, int[] widths) {
    Setting setting = new Setting(psp, refractory, delays, widths);
    for (boolean smooth : new boolean[] {true, false}) {
      double[][] values = ReferenceNetwork.wide(setting.parameters);
      double[][] expected = zeros(values);
      double loss =
          setting
              .reference(smooth, GradientOptions.Loss.MSE)
              .loss(values, setting.windows, expected);
      SpikeFunction spike = smooth ? new SmoothSpike() : SpikeFunction.SPIKE;
      NetworkParameters gradient = setting.parameters.zeros();
      NetworkPass pass = setting.pass(spike);
      pass.forwardAndBackward(setting.batch, 1.0 / WINDOWS, gradient);
      gradient.clear();
      // Twice, as memory is used again.
      double found = pass.forwardAndBackward(setting.batch, 1.0 / WINDOWS, gradient);
      assertThat(found / WINDOWS).isCloseTo(loss, within(1e-5 * loss));
      double[][] actual = ReferenceNetwork.wide(gradient);
      for (int a = 0; a < actual.length; a++) {
        double size = norm(expected[a]);
        for (int i = 0; i < actual[a].length; i++) {
          assertThat(actual[a][i])
              .as("array %d, element %d, %s", a, i, smooth)
              .isCloseTo(expected[a][i], within(1e-3 * Math.max(size, 1e-6)));
        }
      }
    }
  }

  @Test
  void readoutAndBack() {
    WindowedSeries series = Cases.series(ChannelMode.JOINT);
    SpikingNetwork network =
        Cases.skipping(
            Cases.network(series, Kernels.ALPHA, Kernels.EXPONENTIAL, true, 6, 5), series);
    TrainedScale scale = Cases.scale(features(network));
    SpikingNetwork again = NetworkParameters.of(network, scale, Structure.PLAIN).network(scale);
    for (int l = 0; l < 2; l++) {
      assertThat(again.hidden().layers().get(l))
          .usingRecursiveComparison()
          .isEqualTo(network.hidden().layers().get(l));
    }
    assertThat(again.readout().weights())
        .containsExactly(network.readout().weights(), within(1e-6f));
    assertThat(again.skip().weights()).containsExactly(network.skip().weights(), within(1e-6f));
    assertThat(again.readout().bias()).containsExactly(network.readout().bias(), within(1e-5f));
  }

  private static NetworkPass pass(SpikingNetwork network, TrainedScale scale, SpikeFunction spike) {
    return pass(NetworkParameters.of(network, scale, Structure.PLAIN), scale, spike);
  }

  private static NetworkPass pass(
      NetworkParameters parameters, TrainedScale scale, SpikeFunction spike) {
    return new NetworkPass(
        parameters,
        scale,
        new DescentObjective(GradientOptions.Loss.MSE),
        spike,
        Cases.WINDOW - Cases.TAPS + 1,
        WINDOWS);
  }

  private static double[][] zeros(double[][] values) {
    double[][] zeros = new double[values.length][];
    for (int a = 0; a < zeros.length; a++) {
      zeros[a] = new double[values[a].length];
    }
    return zeros;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** A network, its windows, and its twin in double precision. */
  private static final class Setting {
    private final NetworkParameters parameters;
    private final TrainedScale scale;
    private final Batch batch;
    private final List<ReferenceNetwork.Window> windows;

    Setting(Kernel psp, Kernel refractory, boolean delays, int[] widths) {
      WindowedSeries series = Cases.series(ChannelMode.JOINT);
      SpikingNetwork network =
          Cases.skipping(Cases.network(series, psp, refractory, delays, widths), series);
      scale = Cases.scale(features(network));
      parameters = NetworkParameters.of(network, scale, Structure.PLAIN);
      batch = Cases.batch(series, false, false, series.skip(), WINDOWS);
      windows =
          ReferenceNetwork.windows(
              batch, series.signals() * Cases.TAPS, series.contextWidth(), network.outputs());
    }

    ReferenceNetwork reference(boolean smooth, GradientOptions.Loss loss) {
      return new ReferenceNetwork(parameters, scale, smooth, loss);
    }

    NetworkPass pass(SpikeFunction spike) {
      return NetworkPassTest.pass(parameters, scale, spike);
    }
  }
}
