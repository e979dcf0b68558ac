package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.LayerOperations;
import org.sswim.simulation.Semantics;

/** What a forecast or the class of a sample costs, as text and as JSON. */
public final class EnergyReport {
  /** The constants of every estimate. */
  static final EnergyConstants CONSTANTS = EnergyConstants.HOROWITZ_45NM;

  /** Nanojoules of a joule. */
  static final double NANO = 1e9;

  private final EnergyProfile profile;
  private final String file;

  /**
   * The report of a profile.
   *
   * @param file the data on which it was counted
   */
  public EnergyReport(EnergyProfile profile, String file) {
    this.profile = profile;
    this.file = file;
  }

  /** Tables and what they mean, each line ended by a line feed. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    lines(out, heading());
    out.append('\n').append(operations()).append('\n');
    lines(out, remarks());
    out.append('\n');
    line(out, "footprint            %s", footprint());
    line(out, "connection sparsity  %s", Figures.rate(profile.connectionSparsity()));
    line(out, "activation sparsity  %s", Figures.rate(profile.activationSparsity()));
    out.append('\n').append(estimate());
    line(out, "%s", constantsLine());
    return out.toString();
  }

  /** What was counted, and how it runs. */
  List<String> heading() {
    if (profile.counted() instanceof Counted.Forecasts forecasts) {
      return List.of(
          String.format(
              Locale.ROOT,
              "operations per forecast of all channels (%s of %s), means of the last %s of %s",
              Figures.count(forecasts.lanes(), "lane"),
              Figures.count(forecasts.steps(), "step"),
              Figures.count(forecasts.count(), "forecast"),
              file),
          forecasts.semantics() == Semantics.STREAMING
              ? "streaming: a forecast takes the last row as one step of a network that runs on"
              : "windowed: a forecast runs every step of its window from rest");
    }
    Counted.Samples samples = (Counted.Samples) profile.counted();
    return List.of(
        String.format(
            Locale.ROOT,
            "operations per sample (%s steps, %s spikes), means of %s, evenly chosen from %s",
            Figures.plain(samples.steps()),
            Figures.plain(samples.spikes()),
            Figures.count(samples.count(), "sample"),
            file),
        samples.shown()
            ? "each is shown for some steps to a network at rest; a constant input is multiplied"
                + " once"
            : "each runs step by step through a network at rest");
  }

  /** What the operations mean. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    LayerOperations input = profile.layers().get(0);
    remarks.add(
        String.format(
            Locale.ROOT,
            "The %s input layer takes %.1f %% of the synaptic operations: %s, however rarely neurons"
                + " fire.",
            input.accumulates() ? "spiking" : "real-valued",
            100 * profile.inputShare(),
            input.accumulates() ? "ACs" : "MACs"));
    if (profile.counted() instanceof Counted.Forecasts forecasts
        && forecasts.semantics() == Semantics.WINDOWED
        && forecasts.steps() > 1) {
      remarks.add(
          "A stream projects every row once and keeps that: a forecast at every row takes "
              + whole(input.macs() / forecasts.steps())
              + " MACs of it.");
    }
    looks("moment", "a look at the moment for each row that is taken and each lead", remarks);
    looks("joint", "a look at moment and past together for each lead of each channel", remarks);
    remarks.add(
        "effective: neither input nor weight is 0; AC where all inputs are spikes, else MAC"
            + " (NeuroBench). It does not count neuron updates; the estimate does.");
    return remarks;
  }

  /** What a stage beside the network takes, if the model has it. */
  private void looks(String stage, String what, List<String> remarks) {
    List<LayerOperations> own =
        profile.layers().stream().filter(layer -> layer.name().startsWith(stage + " ")).toList();
    if (!own.isEmpty()) {
      remarks.add(
          stage
              + ": "
              + what
              + ", "
              + whole(own.get(0).presentations())
              + " in all, take "
              + whole(own.stream().mapToDouble(LayerOperations::macs).sum())
              + " MACs and "
              + whole(own.stream().mapToDouble(LayerOperations::acs).sum())
              + " ACs.");
    }
  }

  /** Bytes of parameters and state. */
  String footprint() {
    return Figures.count(profile.parameterBytes(), "byte")
        + " of parameters, "
        + Figures.count(profile.bufferBytes(), "byte")
        + " of state";
  }

  /** Operations by layer, and in all. */
  TextTable operations() {
    TextTable table =
        new TextTable(
            1,
            "weights",
            "inputs",
            "outputs",
            "runs",
            "zero inputs",
            "zero weights",
            "MACs",
            "ACs",
            "dense");
    for (LayerOperations layer : profile.layers()) {
      table.row(
          layer.name(),
          String.valueOf(layer.inputs()),
          String.valueOf(layer.outputs()),
          whole(layer.presentations()),
          Figures.rate(layer.zeroInputs()),
          Figures.rate(layer.zeroWeights()),
          whole(layer.macs()),
          whole(layer.acs()),
          whole(layer.dense()));
    }
    table.row(
        "all synapses",
        "",
        "",
        "",
        "",
        "",
        whole(profile.macs()),
        whole(profile.acs()),
        whole(profile.dense()));
    table.row(
        "neuron updates",
        "",
        "",
        "",
        "",
        "",
        whole(profile.neurons().macs()),
        whole(profile.neurons().acs()),
        "");
    return table;
  }

  /** Energy, beside networks that do not spike. */
  TextTable estimate() {
    TextTable table = new TextTable(1, "estimate per " + unit(), "MACs", "ACs", "nJ");
    table.row(
        "this network",
        whole(profile.macs() + profile.neurons().macs()),
        whole(profile.acs() + profile.neurons().acs()),
        nano(profile.joules(CONSTANTS)));
    table.row(
        "dense network of the same shape" + (shown() ? ", one pass" : ""),
        whole(profile.denseMacs()),
        "0",
        nano(profile.denseJoules(CONSTANTS)));
    table.row(
        forecasts() ? "ridge on the raw window" : "ridge on the raw values",
        whole(profile.ridgeMacs()),
        "0",
        nano(profile.ridgeJoules(CONSTANTS)));
    return table;
  }

  private boolean forecasts() {
    return profile.counted() instanceof Counted.Forecasts;
  }

  private boolean shown() {
    return profile.counted() instanceof Counted.Samples samples && samples.shown();
  }

  private String unit() {
    return forecasts() ? "forecast" : "sample";
  }

  /** What an estimate is made of. */
  static String constantsLine() {
    return String.format(
        Locale.ROOT,
        "An estimate, not a measurement: %.1f pJ a MAC, %.1f pJ an AC (45 nm, 32-bit float; Horowitz"
            + " 2014, doi:10.1109/ISSCC.2014.6757323), arithmetic only, moving data not counted.",
        CONSTANTS.mac(),
        CONSTANTS.ac());
  }

  /** The profile and its estimate. */
  public JsonText json() {
    return json(profile).with("data", file);
  }

  /** A profile and its estimate. */
  static JsonText json(EnergyProfile profile) {
    return counted(profile.counted())
        .objects("layers", profile.layers().stream().map(EnergyReport::layer).toList())
        .with("macs", profile.macs())
        .with("acs", profile.acs())
        .with("dense", profile.dense())
        .with("inputShare", profile.inputShare())
        .with("neuronUpdates", profile.neurons().macs())
        .with("neuronAccumulates", profile.neurons().acs())
        .with("parameterBytes", profile.parameterBytes())
        .with("bufferBytes", profile.bufferBytes())
        .with("connectionSparsity", profile.connectionSparsity())
        .with("activationSparsity", profile.activationSparsity())
        .object(
            "estimate",
            new JsonText()
                .with("picojoulesPerMac", CONSTANTS.mac())
                .with("picojoulesPerAc", CONSTANTS.ac())
                .with("source", "Horowitz 2014, doi:10.1109/ISSCC.2014.6757323, 45 nm")
                .with("joules", profile.joules(CONSTANTS))
                .with("denseMacs", profile.denseMacs())
                .with("denseJoules", profile.denseJoules(CONSTANTS))
                .with("ridgeMacs", profile.ridgeMacs())
                .with("ridgeJoules", profile.ridgeJoules(CONSTANTS)));
  }

  private static JsonText counted(Counted counted) {
    if (counted instanceof Counted.Forecasts forecasts) {
      return new JsonText()
          .with("per", (Object) "forecast")
          .with("semantics", forecasts.semantics().label())
          .with("lanes", forecasts.lanes())
          .with("steps", forecasts.steps())
          .with("forecasts", forecasts.count());
    }
    Counted.Samples samples = (Counted.Samples) counted;
    return new JsonText()
        .with("per", (Object) "sample")
        .with("shown", samples.shown())
        .with("steps", samples.steps())
        .with("spikes", samples.spikes())
        .with("samples", samples.count());
  }

  private static JsonText layer(LayerOperations layer) {
    return new JsonText()
        .with("name", layer.name())
        .with("inputs", layer.inputs())
        .with("outputs", layer.outputs())
        .with("presentations", layer.presentations())
        .with("zeroInputs", layer.zeroInputs())
        .with("zeroWeights", layer.zeroWeights())
        .with("macs", layer.macs())
        .with("acs", layer.acs())
        .with("dense", layer.dense());
  }

  /** Operations, rounded. */
  static String whole(double operations) {
    return String.format(Locale.ROOT, "%.0f", operations);
  }

  /** Nanojoules to four digits. */
  static String nano(double joules) {
    return Figures.plain(joules * NANO);
  }

  private static void lines(StringBuilder out, List<String> lines) {
    lines.forEach(text -> out.append(text).append('\n'));
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
