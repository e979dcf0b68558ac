package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.LayerOperations;
import org.sswim.simulation.Semantics;

/** What a forecast costs, as text and as JSON. */
public final class EnergyReport {
  /** The constants of every estimate. */
  static final EnergyConstants CONSTANTS = EnergyConstants.HOROWITZ_45NM;

  private static final double NANO = 1e9;

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

  /** What was counted, and how a forecast runs. */
  List<String> heading() {
    return List.of(
        String.format(
            Locale.ROOT,
            "operations per forecast of all channels (%s of %s), means of the last %s of %s",
            Figures.count(profile.lanes(), "lane"),
            Figures.count(profile.steps(), "step"),
            Figures.count(profile.forecasts(), "forecast"),
            file),
        profile.semantics() == Semantics.STREAMING
            ? "streaming: a forecast takes the last row as one step of a network that runs on"
            : "windowed: a forecast runs every step of its window from rest");
  }

  /** What the operations mean. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        String.format(
            Locale.ROOT,
            "The real-valued input layer takes %.1f %% of the synaptic operations: MACs, however"
                + " rarely neurons fire.",
            100 * profile.inputShare()));
    if (profile.semantics() == Semantics.WINDOWED && profile.steps() > 1) {
      remarks.add(
          "A stream projects every row once and keeps that: a forecast at every row takes "
              + whole(profile.layers().get(0).macs() / profile.steps())
              + " MACs of it.");
    }
    remarks.add(
        "effective: neither input nor weight is 0; AC where all inputs are spikes, else MAC"
            + " (NeuroBench). It does not count neuron updates; the estimate does.");
    return remarks;
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
    table.row("neuron updates", "", "", "", "", "", whole(profile.neuronUpdates()), "", "");
    return table;
  }

  /** Energy, beside networks that do not spike. */
  TextTable estimate() {
    TextTable table = new TextTable(1, "estimate per forecast", "MACs", "ACs", "nJ");
    table.row(
        "this network",
        whole(profile.macs() + profile.neuronUpdates()),
        whole(profile.acs()),
        nano(profile.joules(CONSTANTS)));
    table.row(
        "dense network of the same shape",
        whole(profile.dense()),
        "0",
        nano(profile.denseJoules(CONSTANTS)));
    table.row(
        "ridge on the raw window",
        whole(profile.ridgeMacs()),
        "0",
        nano(profile.ridgeJoules(CONSTANTS)));
    return table;
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
    return new JsonText()
        .with("semantics", profile.semantics().label())
        .with("lanes", profile.lanes())
        .with("steps", profile.steps())
        .with("forecasts", profile.forecasts())
        .objects("layers", profile.layers().stream().map(EnergyReport::layer).toList())
        .with("macs", profile.macs())
        .with("acs", profile.acs())
        .with("dense", profile.dense())
        .with("inputShare", profile.inputShare())
        .with("neuronUpdates", profile.neuronUpdates())
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
                .with("denseJoules", profile.denseJoules(CONSTANTS))
                .with("ridgeMacs", profile.ridgeMacs())
                .with("ridgeJoules", profile.ridgeJoules(CONSTANTS)));
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
