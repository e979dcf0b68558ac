package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleRange;

/** Losses and gradients against those of another tool; see the head of {@code autograd.txt}. */
class AutogradOracleTest {
  private static final int STEPS = 8;
  private static final int WINDOWS = 3;
  private static final int INPUTS = 4;
  private static final int OUTPUTS = 2;
  private static final Map<String, float[]> VALUES = read();

  private static Map<String, float[]> read() {
    try (InputStream in =
        Objects.requireNonNull(AutogradOracleTest.class.getResourceAsStream("autograd.txt"))) {
      Map<String, float[]> values = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(
              words -> {
                float[] array = new float[words.length - 1];
                for (int i = 0; i < array.length; i++) {
                  array[i] = Float.parseFloat(words[i + 1]);
                }
                values.put(words[0], array);
              });
      return values;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static LayerParameters layer(int l) {
    float[] weights = VALUES.get("w" + l);
    float[] bias = VALUES.get("b" + l);
    SpikingLayer fixed =
        SpikingLayer.of(Kernels.EXPONENTIAL, weights, bias)
            .withSupport(VALUES.get("s" + l))
            .withRefractorySupport(VALUES.get("r" + l))
            .withCost(VALUES.get("c" + l));
    return new LayerParameters(
        fixed, Wiring.full(weights.length / bias.length), weights, new float[0], bias);
  }

  /** The windows one behind the other in a series; targets are put in their place afterwards. */
  private static Batch batch() {
    WindowedSeries series =
        new WindowedSeries(
            Arrays.copyOf(VALUES.get("x"), (WINDOWS * STEPS + 1) * INPUTS),
            INPUTS,
            STEPS,
            ChannelMode.JOINT);
    Batch batch =
        new Batch(
            series.samples(false),
            WindowTargets.of(series, 1, false, new double[] {1, 1, 1, 1}),
            INPUTS,
            new InputLayer(INPUTS, 1, 0),
            SkipShape.NONE,
            WINDOWS);
    SampleOrder order = new SampleOrder(new SampleRange(0, WINDOWS * STEPS), STEPS, 1);
    batch.fill(order, order.inOrder(), 0, WINDOWS);
    for (int o = 0; o < OUTPUTS; o++) {
      for (int b = 0; b < WINDOWS; b++) {
        batch.targets[o * WINDOWS + b] = VALUES.get("y")[b * OUTPUTS + o];
      }
    }
    return batch;
  }

  @Test
  void lossAndGradientsAreThoseOfAutograd() {
    ReadoutBanks banks = new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {1.25f, 4});
    NetworkParameters parameters =
        new NetworkParameters(
            new InputLayer(INPUTS, 1, 0),
            List.of(layer(1), layer(2)),
            banks,
            Structure.Reading.BANKS,
            SkipShape.NONE,
            VALUES.get("wo"),
            VALUES.get("bo"));
    NetworkParameters gradient = parameters.zeros();
    double loss =
        new NetworkPass(
                parameters,
                TrainedScale.none(parameters.features()),
                new DescentObjective(GradientOptions.Loss.MSE),
                SpikeFunction.SPIKE,
                STEPS,
                WINDOWS)
            .forwardAndBackward(batch(), 1.0 / WINDOWS, gradient);
    assertThat(loss / WINDOWS).isCloseTo(VALUES.get("loss")[0], within(1e-5));
    for (int l = 1; l <= 2; l++) {
      LayerParameters layer = gradient.layers().get(l - 1);
      same("w" + l, layer.weights());
      same("b" + l, layer.bias());
    }
    same("wo", gradient.readout());
    same("bo", gradient.readoutBias());
  }

  private static void same(String name, float[] actual) {
    assertThat(actual).as(name).containsExactly(VALUES.get("d" + name), within(2e-5f));
  }
}
