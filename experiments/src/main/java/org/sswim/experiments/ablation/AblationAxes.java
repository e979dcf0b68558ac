package org.sswim.experiments.ablation;

import static org.sswim.experiments.ablation.AxisDefinition.axis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.experiments.ablation.AxisDefinition.Value;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.readout.Objective;
import org.sswim.sampling.Distance;
import org.sswim.sampling.TemporalOptions;
import org.sswim.sampling.WeightOptions;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;
import org.sswim.training.WeightSource;

/**
 * The axes that can be ablated, in the order of the table. An option that is added to a record is
 * one more line here.
 */
public final class AblationAxes {
  private static final String NETWORK_OPTIONS = "options.network.";
  private static final String LAYER = NETWORK_OPTIONS + "layer.";
  private static final String PAIRS = LAYER + "pairs.";
  private static final String WEIGHTS = LAYER + "weights.";
  private static final String TEMPORAL = LAYER + "temporal.";

  private static final List<Boolean> EITHER = List.of(true, false);

  private static final List<AxisDefinition> SAMPLING =
      List.of(
          axis("sampler", "where hidden weights come from").over("source", WeightSource.all()),
          axis("input-distance", "distance d_X between the inputs of a pair")
              .over(PAIRS + "inputDistance", orAuto((Object[]) Distance.values())),
          axis("target-distance", "distance d_Y between the targets of a pair")
              .over(PAIRS + "targetDistance", orAuto((Object[]) Distance.values())),
          axis("oversampling", "neurons sampled for each that is kept")
              .over(NETWORK_OPTIONS + "oversampling", orAuto(1, 2, 4)),
          axis("candidates", "candidate pairs per neuron")
              .over(PAIRS + "candidatesPerNeuron", List.of(2, 8, 32)),
          axis("moment", "step t* at which a pair is compared")
              .over(WEIGHTS + "moment", WeightOptions.Moment.class),
          axis("whitening", "exponent a in w ~ Sigma^-a D")
              .over(WEIGHTS + "whitening", List.of(0.0, 0.5, 1.0)),
          axis("focus", "a neuron listens to one signal only")
              .over(WEIGHTS + "focus", EITHER)
              .where((base, data) -> base.channels().signals(data.series().channels()) > 1),
          axis("weight-scale", "how the length of weights is set")
              .over(WEIGHTS + "scale", WeightOptions.Scale.class),
          axis("bias", "where thresholds lie").over(WEIGHTS + "bias", WeightOptions.Bias.class),
          axis("temporal", "how delays and supports are drawn")
              .over(TEMPORAL + "rule", TemporalOptions.Rule.class),
          axis("support", "support of all neurons, in steps")
              .over(TEMPORAL + "fixedSupport", List.of(0.1, 1.0, 4.0))
              .where((base, data) -> temporal(base) == TemporalOptions.Rule.FIXED));

  private static final List<AxisDefinition> NETWORK =
      List.of(
          axis("max-cost", "largest spike cost, in deviations of the voltage")
              .overPlan(NETWORK_OPTIONS + "maxCost", "plan.maxCost", data -> values(0.0, 0.3, 1.5)),
          axis("taps", "rows that a neuron sees at once")
              .overPlan(NETWORK_OPTIONS + "taps", "plan.taps", data -> shares(data.window())),
          axis("banks", "supports of the read-out banks, in square roots of the steps")
              .overPlan(
                  NETWORK_OPTIONS + "banks",
                  "plan.banks",
                  data ->
                      values(
                          List.of(0.1, 0.5, 2.5),
                          List.of(0.05, 0.2, 0.8, 3.0),
                          List.of(0.1, 0.35, 1.2),
                          List.of(0.1, 1.0),
                          List.of(0.5))),
          axis("bank-delays", "read-out banks have delays up to the longest")
              .over(NETWORK_OPTIONS + "delayedBanks", EITHER),
          axis("kernel", "kernel of post-synaptic potentials")
              .over(LAYER + "pspKernel", Kernels.all()),
          axis("refractory", "kernel of the refractory response")
              .over(LAYER + "refractoryKernel", Kernels.all()),
          axis("readout-kernel", "kernel of the read-out banks")
              .over(NETWORK_OPTIONS + "readoutKernel", Kernels.all()),
          axis("neurons", "neurons per hidden layer")
              .over(
                  NETWORK_OPTIONS + "neurons",
                  Stream.of(100, 200, 400, 800).map(Auto::of).toList()),
          axis("layers", "hidden layers").over(NETWORK_OPTIONS + "layers", List.of(1, 2, 3)),
          axis("relays", "later layers relay the spikes of earlier ones")
              .over(NETWORK_OPTIONS + "relays", EITHER)
              .where((base, data) -> base.options().network().layers() > 1),
          axis("members", "networks of seeds of their own whose mean forecasts")
              .over("options.members", Stream.of(1, 2, 4).map(Auto::of).toList()),
          axis("skip", "outputs see the raw window, too")
              .overPlan("options.skip", "plan.skip", data -> values(true, false)));

  private static final List<AxisDefinition> DATA =
      List.of(
          axis("channels", "one network for every channel by itself, or one that sees all")
              .over("channels", ChannelMode.class)
              .where((base, data) -> data.series().channels() > 1),
          axis("transform", "values modelled as they are, by roots or by log(1 + x)")
              .over(
                  "options.values.transform",
                  Arrays.stream(ValueTransform.values()).map(Auto::of).toList())
              .where((base, data) -> nonNegative(data)),
          axis("semantics", "windows that start at rest, or a network that runs on")
              .overPlan(
                  "options.semantics",
                  "plan.semantics",
                  data -> values((Object[]) Semantics.values())),
          axis("relative-input", "windows relative to their last row")
              .overPlan("options.relativeInput", "plan.relativeInput", data -> values(true, false)),
          axis("moment-stage", "what the moment stage is fitted to")
              .overPlan(
                  "options.moment",
                  "plan.moment",
                  data -> values(data.momentModes(data.series().rows() / 2).toArray())));

  private static final List<AxisDefinition> READOUT =
      List.of(
          axis("objective", "what read-outs minimise")
              .over("options.objective", orAuto((Object[]) Objective.values())),
          axis("readout-blocks", "blocks of training windows left out to choose penalties")
              .over(NETWORK_OPTIONS + "readoutBlocks", List.of(1, 4, 8)));

  private static final List<AxisDefinition> ALL =
      Stream.of(SAMPLING, NETWORK, DATA, READOUT).flatMap(List::stream).toList();

  private AblationAxes() {}

  /** Every axis. */
  public static List<AxisDefinition> all() {
    return ALL;
  }

  /**
   * The axis of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static AxisDefinition named(String name) {
    return ALL.stream()
        .filter(axis -> axis.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown axis '%s'; known: %s"
                        .formatted(
                            name,
                            ALL.stream()
                                .map(AxisDefinition::name)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * An axis over some values of an option of training: that of its option, if there is one, else
   * one of its path.
   *
   * @param path of the option, as {@link Settings} takes it
   * @param values as they are written
   * @throws IllegalArgumentException if the option does not exist, or a value is not one of its
   *     values
   */
  public static AxisDefinition swept(String path, List<String> values) {
    Settings settings = Settings.of(ForecastOptions.defaults());
    Settings.Setting setting = settings.at(path);
    values.forEach(value -> settings.with(path + "=" + value));
    String option = "options." + setting.fields();
    AxisDefinition known =
        ALL.stream()
            .filter(axis -> axis.option().equals(option))
            .findFirst()
            .orElseGet(() -> axis(settings.path(setting), setting.about()).over(option, List.of()));
    return known.over(values.stream().map(setting::parse).toList());
  }

  /** What an automatic rule makes of it, then every value. */
  private static List<Auto<?>> orAuto(Object... values) {
    return Stream.<Auto<?>>concat(Stream.of(Auto.auto()), Arrays.stream(values).map(Auto::of))
        .toList();
  }

  /** 1, then shares of a window. */
  private static List<Value> shares(int window) {
    return values(
        1,
        Math.max(1, Math.round(0.25f * window)),
        Math.max(1, window / 2),
        Math.max(1, Math.round(0.75f * window)),
        Math.max(1, Math.round(0.9f * window)));
  }

  private static List<Value> values(Object... values) {
    return AxisDefinition.labelled(Arrays.asList(values));
  }

  private static TemporalOptions.Rule temporal(Base base) {
    return base.options().network().layer().temporal().rule();
  }

  private static boolean nonNegative(TrainingData data) {
    TimeSeries series = data.series();
    return IntStream.range(0, series.rows() * series.channels())
        .noneMatch(i -> series.value(i / series.channels(), i % series.channels()) < 0);
  }
}
