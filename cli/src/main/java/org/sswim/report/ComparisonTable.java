package org.sswim.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Summary;

/** A comparison as text: a row per horizon and model, and below it the facts of the protocol. */
public final class ComparisonTable {
  private static final String BEST = "*";
  private static final String OTHER = " ";

  private final ComparisonResult result;

  /** The table of a result. */
  public ComparisonTable(ComparisonResult result) {
    this.result = result;
  }

  /** Table and facts, each line ended by a line feed. */
  @Override
  public String toString() {
    return table()
        + "\n"
        + new WidthTable(result.widths())
        + new EnergyTable(result.energies())
        + facts();
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            2,
            "horizon",
            "model",
            "RSE ",
            "min..max",
            "MSE ",
            "MAE ",
            "R2 ",
            "fit s",
            "neurons",
            "spike rate");
    List<Summary> summaries = result.summaries();
    int horizon = -1;
    for (Summary summary : summaries) {
      if (horizon >= 0 && summary.horizon() != horizon) {
        table.blank();
      }
      horizon = summary.horizon();
      List<Summary> rivals =
          summaries.stream().filter(s -> s.horizon() == summary.horizon()).toList();
      Summary.Spread rse = summary.rse();
      boolean spiking = summary.model().spiking();
      table.row(
          String.valueOf(summary.horizon()),
          summary.model().label(),
          marked(summary, rivals, s -> s.rse().median(), 1),
          summary.seeds() > 1 ? Figures.error(rse.min()) + ".." + Figures.error(rse.max()) : "",
          marked(summary, rivals, s -> s.mse().median(), 1),
          marked(summary, rivals, s -> s.mae().median(), 1),
          marked(summary, rivals, s -> s.r2().median(), -1),
          Figures.seconds(summary.fitSeconds().median()),
          spiking ? String.valueOf(summary.neurons()) : "",
          spiking ? Figures.rate(summary.spikeRate().median()) : "");
    }
    return table;
  }

  private static String marked(
      Summary summary, List<Summary> rivals, ToDoubleFunction<Summary> metric, int sign) {
    double value = metric.applyAsDouble(summary);
    boolean best =
        !Double.isNaN(value)
            && rivals.stream().noneMatch(r -> sign * metric.applyAsDouble(r) < sign * value);
    return Figures.error(value) + (best ? BEST : OTHER);
  }

  private String facts() {
    StringBuilder out = new StringBuilder();
    line(out, "%s best of its horizon; figures are medians over the seeds", BEST);
    result.protocol().lines().forEach(line -> line(out, "%s", line));
    line(
        out,
        "stride: %d, between the training windows of networks; ridge uses all%s",
        result.stride(),
        result.season() == 0 ? "" : "; season: " + Figures.count(result.season(), "row"));
    line(out, "%s", result.protocol().seedLine());
    line(out, "%s", ComparisonResult.FIT_SECONDS);
    line(out, "spike rate: spikes per neuron and step");
    if (result.options().models().stream().anyMatch(Candidate::spiking)) {
      line(out, "%s", result.skipLine());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
