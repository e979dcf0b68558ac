package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Split;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.samples.SampleRange;
import org.sswim.series.MissingCells;
import org.sswim.series.TimeSeries;

/**
 * On what and how models were compared, as text and as JSON.
 *
 * @param file name of the file that the series came from
 * @param series the series
 * @param options what was compared
 * @param stride rows between the training windows of networks
 */
public record ProtocolReport(
    String file, TimeSeries series, ComparisonOptions options, int stride) {

  /** Lines about data, protocol and horizons. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.text(
            "data: %s, %s, %s",
            file,
            Figures.count(series.rows(), "row"),
            Figures.count(series.channels(), "channel")));
    MissingCells missing = series.missing();
    if (missing != null) {
      lines.add(
          Figures.text(
              "missing: %s, not scored; windows train if all of their targets%s were observed",
              Figures.count(missing.total(), "cell"),
              options.horizons().size() > 1 ? " up to the longest horizon" : ""));
    }
    lines.add(
        Figures.text(
            "protocol: window %d, %s, errors on scale %s, networks and ridge see channels %s%s,"
                + " networks are %s",
            options.window(),
            options.splitRule(),
            options.scale().label(),
            options.channels().label(),
            jointRows() ? ", those of :published joint" : "",
            options.training().semantics().label()));
    covariates()
        .forEach((name, text) -> lines.add(name + ", given to networks and ridge: " + text));
    for (int horizon : options.horizons()) {
      Split split = split(horizon);
      lines.add(
          Figures.text(
              "horizon %d: %d windows%s train, %d validate, %d test; scalers see the first %d rows",
              horizon,
              split.train().count(),
              missing == null
                  ? ""
                  : Figures.text(" (%.1f %% without missing targets)", 100 * completeShare(split)),
              split.validation().count(),
              split.test().count(),
              split.scalerRows()));
    }
    lines.add("stride: " + stride + ", between the training windows of networks");
    lines.add(
        "seeds: "
            + seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + (options.seeds() > 1 ? "; figures are medians over them" : ""));
    return lines;
  }

  /** Whether rows stand in the table that see all channels although others do not. */
  private boolean jointRows() {
    return options.channels() == ChannelMode.SHARED
        && series.channels() > 1
        && options.models().stream()
            .anyMatch(model -> model.spiking() && model.label().contains(":published"));
  }

  private Map<String, String> covariates() {
    return ModelReport.covariates(CovariateInputs.of(series.covariates()));
  }

  /** The seeds, counted up from the first. */
  List<Long> seeds() {
    return IntStream.range(0, options.seeds())
        .mapToObj(s -> options.training(s).network().seed())
        .toList();
  }

  private double completeShare(Split split) {
    // Where horizons share a pass, the longest decides; near the end of the series it has no
    // target.
    int longest = options.horizons().stream().mapToInt(Integer::intValue).max().orElseThrow();
    int last = Math.min(split.train().end(), series.rows() - options.window() - longest + 1);
    return CompleteWindows.share(
        series,
        options.channels(),
        options.window(),
        new SampleRange(split.train().start(), last),
        longest);
  }

  /** What identifies the data. */
  private JsonText data() {
    MissingCells missing = series.missing();
    return JsonText.of("file", file)
        .with("rows", series.rows())
        .with("channels", series.channelNames())
        .with("beside", covariates().values().stream())
        .with("fingerprint", series.fingerprint())
        .with("missingCells", missing == null ? 0 : missing.total());
  }

  /**
   * A report with data and options.
   *
   * @param shared what the options are called on the page
   */
  Report report(String title, String shared) {
    return new Report(title, file, series)
        .with("data", data())
        .with("options", optionsJson())
        .facts("Data", data().members())
        .facts(shared, optionsJson().members());
  }

  /** The options that all models share. */
  private JsonText optionsJson() {
    return JsonText.of(options).with("splitRule", options.splitRule().toString());
  }

  /** How series are split, and the seeds. */
  JsonText json() {
    return JsonText.of("stride", stride)
        .with("seeds", seeds())
        .with("windows", options.horizons(), this::windows);
  }

  private JsonText windows(int horizon) {
    Split split = split(horizon);
    return JsonText.of(split)
        .with("horizon", horizon)
        .with("completeShare", series.missing() == null ? 1 : completeShare(split));
  }

  private Split split(int horizon) {
    return options.splitRule().split(series.rows(), options.window(), horizon);
  }
}
