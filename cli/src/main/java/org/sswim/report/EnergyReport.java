package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Energy;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.LayerOperations;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

/**
 * The cost of a forecast or of the class of a sample.
 *
 * @param profile what was counted
 * @param file the data on which it was counted
 */
public record EnergyReport(EnergyProfile profile, String file) {
  /** The constants of every estimate. */
  static final EnergyConstants CONSTANTS = EnergyConstants.HOROWITZ_45NM;

  /** Nanojoules of a joule. */
  static final double NANO = 1e9;

  /** Of models of series as many as {@code inspect --energy} counts: both show the same figures. */
  private static final int FORECASTS = 32;

  /** What the last forecasts of a series take. */
  static EnergyReport of(ForecastModel model, TimeSeries series, String file) {
    int forecasts = Math.min(FORECASTS, series.rows() - model.spec().window() + 1);
    return new EnergyReport(EnergyMeter.measure(model, series, forecasts), file);
  }

  /** Tables and what they mean, each line ended by a line feed. */
  private String text() {
    return ("%s\n\n%s\n%s\n\nfootprint            %s\nconnection sparsity  %s\nactivation"
            + " sparsity  %s\n\n%s%s\n")
        .formatted(
            String.join("\n", heading()),
            operations(),
            String.join("\n", remarks()),
            footprint(),
            Figures.rate(profile.connectionSparsity()),
            Figures.rate(profile.activationSparsity()),
            estimate(),
            constantsLine());
  }

  /** What was counted, and how it runs. */
  private List<String> heading() {
    if (profile.counted() instanceof Counted.Forecasts forecasts) {
      return List.of(
          Figures.text(
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
        Figures.text(
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
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    LayerOperations input = profile.layers().get(0);
    remarks.add(
        Figures.text(
            "The %s input layer takes %.1f %% of the synaptic operations: %s, however rarely"
                + " neurons fire.",
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
    times("moment", "once for each row that is taken and each lead", remarks);
    times("joint", "once for each lead of each channel", remarks);
    remarks.add(
        "effective: neither input nor weight is 0; AC where all inputs are spikes, else MAC"
            + " (NeuroBench). It does not count neuron updates; the estimate does.");
    return remarks;
  }

  /** What a stage beside the network takes, if the model has it. */
  private void times(String stage, String what, List<String> remarks) {
    List<LayerOperations> own =
        profile.layers().stream().filter(layer -> layer.name().startsWith(stage + " ")).toList();
    if (!own.isEmpty()) {
      remarks.add(
          Figures.text(
              "%s: %s, %s times in all; %s MACs and %s ACs.",
              stage,
              what,
              whole(own.get(0).presentations()),
              whole(own.stream().mapToDouble(LayerOperations::macs).sum()),
              whole(own.stream().mapToDouble(LayerOperations::acs).sum())));
    }
  }

  /** Bytes of parameters and state. */
  private String footprint() {
    return "%s of parameters, %s of state"
        .formatted(
            Figures.count(profile.parameterBytes(), "byte"),
            Figures.count(profile.bufferBytes(), "byte"));
  }

  /** Operations by layer, and in all. */
  private TextTable operations() {
    TextTable table =
        new Columns<LayerOperations>()
            .words("weights", LayerOperations::name)
            .cell("inputs", LayerOperations::inputs)
            .cell("outputs", LayerOperations::outputs)
            .number("runs", LayerOperations::presentations, EnergyReport::whole)
            .number("zero inputs", LayerOperations::zeroInputs, Figures::rate)
            .number("zero weights", LayerOperations::zeroWeights, Figures::rate)
            .number("MACs", LayerOperations::macs, EnergyReport::whole)
            .number("ACs", LayerOperations::acs, EnergyReport::whole)
            .number("dense", LayerOperations::dense, EnergyReport::whole)
            .table(profile.layers());
    String macs = whole(profile.macs());
    table.row(
        "all synapses", "", "", "", "", "", macs, whole(profile.acs()), whole(profile.dense()));
    String updates = whole(profile.neurons().macs());
    table.row("neuron updates", "", "", "", "", "", updates, whole(profile.neurons().acs()));
    return table;
  }

  /** Energy, beside networks that do not spike. */
  private TextTable estimate() {
    boolean forecasts = profile.counted() instanceof Counted.Forecasts;
    boolean shown = profile.counted() instanceof Counted.Samples samples && samples.shown();
    String unit = forecasts ? "forecast" : "sample";
    TextTable table = new TextTable(1, "estimate per " + unit, "MACs", "ACs", "nJ");
    double macs = profile.macs() + profile.neurons().macs();
    double acs = profile.acs() + profile.neurons().acs();
    table.row("this network", whole(macs), whole(acs), nano(profile.joules(CONSTANTS)));
    table.row(
        "dense network of the same shape" + (shown ? ", one pass" : ""),
        whole(profile.denseMacs()),
        "0",
        nano(profile.denseJoules(CONSTANTS)));
    table.row(
        forecasts ? "ridge on the raw window" : "ridge on the raw values",
        whole(profile.ridgeMacs()),
        "0",
        nano(profile.ridgeJoules(CONSTANTS)));
    return table;
  }

  /** What an estimate is made of. */
  static String constantsLine() {
    return Figures.text(
        "An estimate, not a measurement: %.1f pJ per MAC, %.1f pJ per AC (45 nm, 32-bit float;"
            + " Horowitz 2014, doi:10.1109/ISSCC.2014.6757323), arithmetic only, moving data not"
            + " counted.",
        CONSTANTS.mac(), CONSTANTS.ac());
  }

  /** The profile and its estimate. */
  private JsonText json() {
    return JsonText.of(profile)
        .with("layers", profile.layers(), EnergyReport::json)
        .with("macs", profile.macs())
        .with("acs", profile.acs())
        .with("dense", profile.dense())
        .with("inputShare", profile.inputShare())
        .with("constants", CONSTANTS)
        .with("joules", profile.joules(CONSTANTS))
        .with("denseJoules", profile.denseJoules(CONSTANTS))
        .with("ridgeJoules", profile.ridgeJoules(CONSTANTS))
        .with("estimate", constantsLine())
        .with("data", file);
  }

  private static JsonText json(LayerOperations layer) {
    return JsonText.of(layer).with("macs", layer.macs()).with("acs", layer.acs());
  }

  /** The same for a page, with its tables. */
  JsonText section() {
    List<String> notes = new ArrayList<>(remarks());
    notes.add("footprint: " + footprint());
    notes.add(
        "connection sparsity %s, activation sparsity %s"
            .formatted(
                Figures.rate(profile.connectionSparsity()),
                Figures.rate(profile.activationSparsity())));
    return json()
        .with("note", String.join("; ", heading()))
        .with(
            "tables",
            List.of(
                Report.table("Operations, layer by layer", operations(), notes),
                Report.table("Estimated energy", estimate(), List.of(constantsLine()))));
  }

  /** All of it. */
  public Report report() {
    return new Report("S-SWIM energy", file, "operations of spiking networks")
        .with(this::json)
        .say(text())
        .section("energy", () -> JsonText.of("profile", section()));
  }

  /** Operations, rounded. */
  static String whole(double operations) {
    return Figures.text("%.0f", operations);
  }

  /** Nanojoules to four digits. */
  static String nano(double joules) {
    return Figures.plain(joules * NANO);
  }

  /** What a forecast or a sample takes, and an estimate of it in joules; nothing of null. */
  static @Nullable JsonText json(@Nullable Energy energy) {
    return energy == null ? null : JsonText.of(energy).with("joules", energy.joules(CONSTANTS));
  }
}
