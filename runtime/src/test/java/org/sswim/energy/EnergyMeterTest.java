package org.sswim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.SampleModels;
import org.sswim.kernel.Kernels;
import org.sswim.moments.DateEffects;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

class EnergyMeterTest {
  /** 1, 2, ..., 8 in both channels. */
  private static final TimeSeries RAMP =
      TimeSeries.of(
          List.of("a", "b"), new double[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8}, null);

  /**
   * Two lanes; a window of 4 rows and 2 taps make 3 steps. The first layer has a neuron that always
   * fires and one that never does; the second one neuron, which hears both.
   */
  private static ForecastModel model(Semantics semantics, float cost) {
    SpikingLayer first =
        SpikingLayer.of(Kernels.EXPONENTIAL, new float[] {1, 0, 1, 0}, new float[] {1000, -1000})
            .withCost(new float[] {cost, 0});
    SpikingLayer second =
        SpikingLayer.of(Kernels.ALPHA, new float[] {1, 1}, new float[] {1})
            .withRefractoryKernel(Kernels.EXPONENTIAL);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 2, 0),
            List.of(first, second),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {1, 2}));
    Readout readout = new Readout(new float[] {1, 0, 0, 1, 1, 1}, new float[3]);
    return new ForecastModel(
        new SpikingNetwork(hidden, readout),
        new ForecastSpec(4, 3, ChannelMode.SHARED, true, true).withSemantics(semantics),
        List.of("a", "b"),
        // Neighbouring rows are 2 apart: an input of 1 would pass for a spike.
        Standardizer.of(new double[2], new double[] {0.5, 0.5}),
        new Provenance("0", 0, "", Map.of(), Map.of()));
  }

  @Test
  void windowedForecastsRunTheWindow() {
    EnergyProfile profile = EnergyMeter.measure(model(Semantics.WINDOWED, 0), RAMP, 5);
    assertThat(profile.counted()).isEqualTo(new Counted.Forecasts(Semantics.WINDOWED, 2, 3, 5));
    LayerOperations input = profile.layers().get(0);
    // Per lane 3 steps of 2 inputs with one weight other than 0 each, but for the last row, which
    // is
    // 0 relative to itself: 5 MACs; dense 3 * 4. Two lanes.
    assertThat(input.accumulates()).isFalse();
    assertThat(input.macs()).isEqualTo(10);
    assertThat(input.dense()).isEqualTo(24);
    assertThat(input.zeroWeights()).isEqualTo(0.5);
    assertThat(input.zeroInputs()).isEqualTo(1 / 6.0, within(1e-12));
    LayerOperations between = profile.layers().get(1);
    // One of the two inputs fires at each of the 3 steps.
    assertThat(between.acs()).isEqualTo(6);
    assertThat(between.dense()).isEqualTo(12);
    LayerOperations readout = profile.layers().get(2);
    // Both features are real numbers: 4 of the 6 weights are not 0, once per forecast and lane.
    assertThat(readout.macs()).isEqualTo(8);
    assertThat(readout.dense()).isEqualTo(12);
    assertThat(profile.macs()).isEqualTo(18);
    assertThat(profile.acs()).isEqualTo(6);
    assertThat(profile.dense()).isEqualTo(48);
    // One neuron of three is silent. 4 + 2 + 6 weights, of which 2 + 0 + 2 are 0.
    assertThat(profile.activationSparsity()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(profile.connectionSparsity()).isEqualTo(4 / 12.0, within(1e-12));
    assertThat(profile.inputShare()).isEqualTo(10 / 24.0, within(1e-12));
    // Two lanes of 4 rows to 3 leads.
    assertThat(profile.ridgeMacs()).isEqualTo(24);
  }

  @Test
  void neuronUpdatesAreCountedApart() {
    // Per step two exponential neurons (2 each), one alpha (3), two banks (1 each): 9. Reading the
    // banks takes 2 per forecast. Two lanes: 2 * (3 * 9 + 2).
    EnergyProfile free = EnergyMeter.measure(model(Semantics.WINDOWED, 0), RAMP, 1);
    assertThat(free.neurons().macs()).isEqualTo(58);
    // A neuron with a spike cost: 2 for its kernel and 1 for the cost, at each of 6 steps.
    EnergyProfile costly = EnergyMeter.measure(model(Semantics.WINDOWED, -1), RAMP, 1);
    assertThat(costly.neurons().macs()).isEqualTo(58 + 18);
  }

  @Test
  void streamingForecastsTakeOneStep() {
    EnergyProfile profile = EnergyMeter.measure(model(Semantics.STREAMING, 0), RAMP, 3);
    assertThat(profile.counted()).isEqualTo(new Counted.Forecasts(Semantics.STREAMING, 2, 1, 3));
    // The present row is 0 relative to itself at every step: one of two inputs is left.
    assertThat(profile.layers().get(0).macs()).isEqualTo(2);
    assertThat(profile.layers().get(0).dense()).isEqualTo(8);
    assertThat(profile.layers().get(1).acs()).isEqualTo(2);
    assertThat(profile.layers().get(2).macs()).isEqualTo(8);
    assertThat(profile.neurons().macs()).isEqualTo(2 * (9 + 2));
    // What a network holds: 3 neurons with drive, voltage and spike, potentials of 2 + 2 values,
    // refractory 3, banks 2; a tapped history of 2 rows and the last row of the channels.
    assertThat(profile.bufferBytes()).isEqualTo(4 * (2 * (9 + 4 + 3 + 2) + 2 * 2 + 2));
  }

  @Test
  void footprintIsThatOfTheParameters() {
    ForecastModel model = model(Semantics.WINDOWED, 0);
    EnergyProfile profile = EnergyMeter.measure(model, RAMP, 1);
    assertThat(profile.parameterBytes()).isEqualTo(4 * model.network().parameters() + 32);
  }

  @Test
  void jointNetworksWithSkipConnections() {
    ForecastModel model = SampleModels.model(ChannelMode.JOINT, false, true, 5);
    EnergyProfile profile = EnergyMeter.measure(model, SampleModels.series(40, null), 8);
    assertThat(((Counted.Forecasts) profile.counted()).lanes()).isEqualTo(1);
    LayerOperations skip = profile.layers().get(profile.layers().size() - 1);
    // 3 signals at 5 delays, to 4 leads of 3 channels; no value of the random series is 0.
    assertThat(skip.macs()).isEqualTo(15 * 12);
    assertThat(profile.ridgeMacs()).isEqualTo(12 * 3 * 4 * 3);
  }

  /**
   * Rows 6 to 17 of 1 March 2024 and leads at 18 to 21 o'clock: no wave is 0, one of seven weekdays
   * is 1, and the day has two dates, neither a last weekday nor one of Easter.
   */
  @Test
  void stagesAreLookedAtForRowsAndLeads() {
    TimeSeries hours = SampleModels.series(18, LocalDateTime.of(2024, 3, 1, 0, 0));
    ForecastModel plain = SampleModels.model(ChannelMode.SHARED, true, true);
    ForecastModel staged = plain.withMoment(SampleModels.moment()).withJoint(SampleModels.joint());
    EnergyProfile windowed = EnergyMeter.measure(staged, hours, 1);
    // 12 rows and 4 leads. Neurons see 6 waves of the day, 7 weekdays, 4 waves of the year.
    LayerOperations neurons = layer(windowed, "moment -> neurons");
    assertThat(neurons.macs()).isEqualTo(16 * (6 + 1 + 4) * 7);
    assertThat(neurons.dense()).isEqualTo(16 * (6 + 7 + 4) * 7);
    // One weekday, 16 waves of one of three kinds of day, 6 of the year, 6 of that day times two of
    // the year; to 3 channels.
    assertThat(layer(windowed, "moment linear").macs()).isEqualTo(16 * (1 + 16 + 6 + 12) * 3);
    assertThat(layer(windowed, "moment dates").acs()).isEqualTo(16 * 3 * 3);
    assertThat(layer(windowed, "moment dates").dense()).isEqualTo(16 * 6 * 3);
    LayerOperations spikes = layer(windowed, "moment spikes");
    assertThat(spikes.acs()).isEqualTo((1 - spikes.zeroInputs()) * 16 * 7 * 3, within(1e-9));
    // 4 leads of 3 channels see 5 delays, a season twice, said twice, forecast, lead and moment.
    int width = 5 + 2 + 4 + 17;
    assertThat(layer(windowed, "joint -> neurons").macs()).isEqualTo(12 * width * 4);
    assertThat(layer(windowed, "joint linear").macs()).isEqualTo(12 * width);
    // A neuron takes 2 at each look.
    EnergyProfile without = EnergyMeter.measure(plain, hours, 1);
    assertThat(windowed.neurons().macs() - without.neurons().macs())
        .isEqualTo(2 * (16 * 7 + 12 * 4));
    long moment = 3 + 97 * 3 + 7 * 3 + 3L * DateEffects.COUNT + 17 * 7 + 5 * 7 + 2;
    long joint = 1 + 3L * width + 4 + 4L * width + 5 * 4 + 2;
    assertThat(windowed.parameterBytes() - without.parameterBytes())
        .isEqualTo(4 * (moment + joint));
    // Forecasts of both stages; a window of three channels twice, and for each lead what is added
    // and seen; of each neuron drive, voltage, spike, two kernels and a bank.
    assertThat(windowed.bufferBytes() - without.bufferBytes())
        .isEqualTo(4 * (4 * 3 + 2 * 12 * 3 + 4 * (3 + 17) + stateOf(7) + stateOf(4)));
    EnergyProfile streaming =
        EnergyMeter.measure(
            SampleModels.streaming(plain)
                .withMoment(SampleModels.moment())
                .withJoint(SampleModels.joint()),
            hours,
            2);
    // The last row and 4 leads.
    assertThat(layer(streaming, "moment linear").presentations()).isEqualTo(5);
    assertThat(layer(streaming, "joint linear").presentations()).isEqualTo(12);
  }

  private static long stateOf(int neurons) {
    return neurons * 6L;
  }

  private static LayerOperations layer(EnergyProfile profile, String name) {
    return profile.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void energyIsThatOfTheOperations() {
    EnergyProfile profile = EnergyMeter.measure(model(Semantics.WINDOWED, 0), RAMP, 5);
    EnergyConstants constants = EnergyConstants.HOROWITZ_45NM;
    // 18 MACs of synapses and 58 of neurons at 4.6 pJ, 6 ACs at 0.9 pJ.
    assertThat(profile.joules(constants)).isEqualTo(355e-12, within(1e-15));
    assertThat(profile.denseJoules(constants)).isEqualTo(48 * 4.6e-12, within(1e-15));
    assertThat(profile.ridgeJoules(constants)).isEqualTo(24 * 4.6e-12, within(1e-15));
  }

  @Test
  void refusesTooFewRowsAndMissingDates() {
    assertThatThrownBy(() -> EnergyMeter.measure(model(Semantics.WINDOWED, 0), RAMP, 6))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("9 rows; the series has 8");
    ForecastModel dated =
        SampleModels.model(ChannelMode.SHARED, true, true).withMoment(SampleModels.moment());
    assertThatThrownBy(() -> EnergyMeter.measure(dated, SampleModels.series(40, null), 1))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs the date of every row");
  }
}
