package org.sswim.report;

import java.util.List;
import java.util.Locale;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelPlan;

/** What a fit to a panel found. */
public final class PanelModelReport {
  private PanelModelReport() {}

  /** As text. */
  public static String fitted(PanelFit fit, Panel panel, String file, double seconds) {
    PanelModel model = fit.model();
    StringBuilder text = new StringBuilder();
    text.append(panel.size())
        .append(" series, ")
        .append(Figures.count(panel.rows(), "row"))
        .append(", season ")
        .append(panel.frequency().season())
        .append("; values as ")
        .append(model.transform().label().equals("none") ? "they are" : model.transform().label())
        .append('\n');
    TextTable table = new TextTable(1, "network", "window", "rows a step", "neurons", "parameters");
    for (int m = 0; m < model.members().size(); m++) {
      PanelMember member = model.members().get(m);
      table.row(
          String.valueOf(m + 1),
          String.valueOf(member.view().window()),
          String.valueOf(member.view().step()),
          String.valueOf(member.network().hidden().neurons()),
          String.valueOf(member.network().parameters()));
    }
    text.append(table);
    text.append(
        String.format(
            Locale.ROOT,
            "On the last %s of each series, left out: %.1f %% %s the seasonal naive forecast%n",
            Figures.count(model.horizon(), "row"),
            100 * Math.abs(1 - fit.leftOutError()),
            fit.leftOutError() < 1 ? "better than" : "worse than"));
    text.append("\nSaved ")
        .append(file)
        .append(", which forecasts ")
        .append(Figures.count(model.horizon(), "row"))
        .append("; fitted in ")
        .append(Figures.seconds(seconds))
        .append(" s.\n");
    return text.toString();
  }

  /** As JSON. */
  public static JsonText json(PanelFit fit, Panel panel) {
    PanelModel model = fit.model();
    List<JsonText> trials = fit.plan().trials().stream().map(PanelModelReport::trial).toList();
    return new JsonText()
        .with("series", panel.size())
        .with("rows", panel.rows())
        .with("season", panel.frequency().season())
        .with("horizon", model.horizon())
        .with("transform", model.transform().label())
        .with("levels", model.levels())
        .with("windows", fit.windows())
        .with("leftOutError", fit.leftOutError())
        .objects("members", model.members().stream().map(PanelJson::member).toList())
        .objects("trials", trials);
  }

  private static JsonText trial(PanelPlan.Trial trial) {
    return new JsonText()
        .with("transform", trial.transform().label())
        .with("window", trial.view().window())
        .with("relativeTo", trial.view().reference())
        .with("error", trial.error());
  }
}
