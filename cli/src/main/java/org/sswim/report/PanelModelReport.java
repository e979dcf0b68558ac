package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SimpleShares;
import org.sswim.paneltrainers.LeftOut;
import org.sswim.paneltrainers.PanelFit;

/** What a fit to a panel found. */
public final class PanelModelReport {
  private PanelModelReport() {}

  /** A model as text. */
  public static String described(PanelModel model) {
    StringBuilder text = new StringBuilder();
    text.append("A forecaster of panels: ")
        .append(Figures.count(model.horizon(), "row"))
        .append(" ahead, fitted to ")
        .append(model.provenance().data())
        .append(", season ")
        .append(model.frequency().season())
        .append("; values as ")
        .append(model.transform() == PanelTransform.NONE ? "they are" : model.transform().label())
        .append('\n');
    if (model.moment() != null) {
      text.append("What weekdays and dates say of all series alike is taken off first\n");
    }
    if (model.shares().any()) {
      text.append("Simple rows have a share in each forecast, as left-out windows chose: ")
          .append(shares(model.shares()))
          .append('\n');
    }
    if (!model.inputs().none()) {
      text.append("Besides, it sees ").append(inputs(model.inputs())).append('\n');
    }
    if (!model.levels().isEmpty()) {
      text.append("Intervals of ")
          .append(String.join(", ", model.levels().stream().map(Figures::plain).toList()))
          .append(" %\n");
    }
    return text.append(networks(model)).toString();
  }

  private static String inputs(PanelInputs inputs) {
    List<String> parts = new ArrayList<>();
    for (PanelInputs.Static own : inputs.statics()) {
      int many = own.categories().size();
      parts.add(own.name() + " (" + many + (many == 1 ? " category)" : " categories)"));
    }
    for (PanelInputs.Column own : inputs.columns()) {
      parts.add(own.name() + (own.known() ? " (known ahead)" : " (up to the last row)"));
    }
    return String.join(", ", parts);
  }

  /** Its networks, a row each. */
  static TextTable networks(PanelModel model) {
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
    return table;
  }

  /** How good the model was on rows left out, a sentence without a full stop. */
  static String leftOut(PanelFit fit) {
    return String.format(
        Locale.ROOT,
        "On the last %s of each %sseries%s: %.1f %% %s the seasonal naive forecast",
        Figures.count(fit.model().horizon(), "row"),
        fit.leftOut() == LeftOut.SERIES ? "left-out " : "",
        fit.leftOut() == LeftOut.SERIES ? "" : ", left out",
        100 * Math.abs(1 - fit.leftOutError()),
        fit.leftOutError() < 1 ? "better than" : "worse than");
  }

  /** Which simple rows have a share, and how much. */
  static String shares(SimpleShares shares) {
    return String.join(
        ", ",
        shares.shares().entrySet().stream()
            .map(own -> own.getKey().label() + " " + Figures.percent(own.getValue()))
            .toList());
  }

  /**
   * What was chosen, a line for each choice: candidates and errors, a star before the one chosen.
   */
  public static String chosen(PanelModel model) {
    StringBuilder text = new StringBuilder();
    model.provenance().results().forEach((name, told) -> text.append(name + ": " + told + "\n"));
    return text.toString();
  }

  /**
   * A fit as text.
   *
   * @param all whether to tell what was chosen
   */
  public static String fitted(PanelFit fit, String file, double seconds, boolean all) {
    PanelModel model = fit.model();
    return described(model)
        + (all ? chosen(model) : "")
        + leftOut(fit)
        + "\n"
        + "\nSaved "
        + file
        + ", which forecasts "
        + Figures.count(model.horizon(), "row")
        + "; fitted in "
        + Figures.seconds(seconds)
        + " s.\n";
  }

  /** A model as JSON. */
  public static JsonText json(PanelModel model) {
    return new JsonText()
        .with("series", model.known().size())
        .with("season", model.frequency().season())
        .with("horizon", model.horizon())
        .with("moment", model.moment() != null)
        .with("transform", model.transform().label())
        .with("screened", model.screened())
        .objects("shares", PanelJson.shares(model.shares()))
        .with("static", model.inputs().names().statics())
        .with("inputs", model.inputs().names().past())
        .with("known", model.inputs().names().known())
        .with("levels", model.levels())
        .objects("members", model.members().stream().map(PanelJson::member).toList());
  }

  /** A fit as JSON. */
  public static JsonText json(PanelFit fit) {
    return json(fit.model())
        .with("windows", fit.windows())
        .with("leftOut", fit.leftOut().label())
        .with("leftOutError", fit.leftOutError())
        .objects("choices", SearchSection.choices(fit.model().provenance()));
  }
}
