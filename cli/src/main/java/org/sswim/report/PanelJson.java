package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.options.OptionsJson;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelMember;
import org.sswim.panels.SimpleShares;
import org.sswim.paneltrainers.PanelCandidate;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelSummary;
import org.sswim.training.Version;

/**
 * A comparison on a panel as JSON: {@code verdict}; {@code summary}, an object per model with
 * medians over the seeds; {@code results}, one per model and seed; {@code series}, if asked for,
 * the errors of each.
 */
public final class PanelJson {
  private PanelJson() {}

  /**
   * The object of a comparison.
   *
   * @param each whether to tell the errors of each series
   */
  public static JsonText of(
      PanelComparison comparison,
      PanelComparison.Result result,
      PanelTable table,
      String train,
      @Nullable String test,
      boolean each) {
    Panel panel = comparison.truth().train();
    JsonText json =
        new JsonText()
            .with("version", Version.current())
            .with("verdict", table.sentence())
            .object(
                "data",
                new JsonText()
                    .with("train", train)
                    .with("test", (Object) test)
                    .with("series", panel.size())
                    .with("leftOut", comparison.truth().leftOut())
                    .with("rows", panel.rows())
                    .with("shortest", panel.lengths()[0])
                    .with("longest", panel.lengths()[1])
                    .with("horizon", comparison.truth().horizon())
                    .with("season", panel.frequency().season()))
            .with("options", OptionsJson.tree(comparison.options()))
            .with("models", comparison.candidates().stream().map(PanelCandidate::label).toList())
            .with("seeds", comparison.seeds())
            .objects("results", result.rows().stream().map(row -> row(row, result)).toList())
            .objects(
                "summary",
                table.summaries().stream().map(row -> summary(row, comparison)).toList());
    return each ? json.objects("series", series(comparison, result)) : json;
  }

  private static JsonText row(PanelRow row, PanelComparison.Result result) {
    JsonText json =
        new JsonText()
            .with("model", row.candidate().label())
            .with("seed", (Object) (row.fit() == null ? null : row.seed()))
            .with("smape", row.meanSmape())
            .with("mase", row.meanMase())
            .with("owa", row.owa(result.naive2()))
            .with("rmsse", row.meanRmsse())
            .with("fitSeconds", row.fitSeconds());
    PanelFit fit = row.fit();
    if (fit != null) {
      json.with("transform", fit.model().transform().label())
          .objects("shares", shares(fit.model().shares()))
          .with("windows", fit.windows())
          .with("leftOutError", fit.leftOutError())
          .objects("members", fit.model().members().stream().map(PanelJson::member).toList());
    }
    return json;
  }

  static List<JsonText> shares(SimpleShares shares) {
    return shares.shares().entrySet().stream()
        .map(
            own ->
                new JsonText()
                    .with("row", (Object) own.getKey().label())
                    .with("share", own.getValue()))
        .toList();
  }

  static JsonText member(PanelMember member) {
    return new JsonText()
        .with("window", member.view().window())
        .with("step", member.view().step())
        .with("relativeTo", member.view().reference())
        .with("neurons", member.network().hidden().neurons())
        .with("parameters", member.network().parameters());
  }

  private static JsonText summary(PanelSummary row, PanelComparison comparison) {
    JsonText json =
        new JsonText()
            .with("model", row.candidate().label())
            .with("seeds", row.seeds())
            .with("smape", row.smape())
            .with("mase", row.mase())
            .with("owa", row.owa())
            .with("owaMin", row.owaMin())
            .with("owaMax", row.owaMax())
            .with("rmsse", row.rmsse())
            .with("fitSeconds", row.fitSeconds());
    List<JsonText> intervals = new ArrayList<>();
    for (int l = 0; l < row.coverage().length; l++) {
      intervals.add(
          new JsonText()
              .with("level", (double) comparison.options().levels().get(l))
              .with("coverage", row.coverage()[l])
              .with("pinball", row.pinball()[l]));
    }
    return intervals.isEmpty() ? json : json.objects("intervals", intervals);
  }

  private static List<JsonText> series(PanelComparison comparison, PanelComparison.Result result) {
    List<JsonText> all = new ArrayList<>();
    List<PanelRow> rows = result.rows();
    List<double[]> owas = rows.stream().map(row -> row.owas(result.naive2())).toList();
    for (int i = 0; i < comparison.truth().train().size(); i++) {
      List<JsonText> models = new ArrayList<>();
      for (int r = 0; r < rows.size(); r++) {
        PanelRow row = rows.get(r);
        models.add(
            new JsonText()
                .with("model", row.candidate().label())
                .with("seed", (Object) (row.fit() == null ? null : row.seed()))
                .with("smape", row.smape()[i])
                .with("mase", row.mase()[i])
                .with("owa", owas.get(r)[i])
                .with("rmsse", row.rmsse()[i]));
      }
      all.add(
          new JsonText()
              .with("unique_id", comparison.truth().train().id(i))
              .objects("models", models));
    }
    return all;
  }
}
