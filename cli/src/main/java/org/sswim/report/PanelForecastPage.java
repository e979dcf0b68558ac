package org.sswim.report;

import java.util.Locale;
import java.util.TreeMap;
import org.sswim.options.OptionsJson;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelFit;

/** Pages of a model of panels: of its fit, and of its forecasts. */
public final class PanelForecastPage {
  private PanelForecastPage() {}

  /**
   * The page of a fit as HTML.
   *
   * @param file name of the panel's file
   * @param options that the fit was given
   */
  public static String fitted(String file, Panel panel, PanelFit fit, Record options) {
    ReportData page = page("S-SWIM panel model", file, panel, fit.model());
    page.verdict(PanelModelReport.leftOut(fit));
    page.card(
        "Left-out error",
        Figures.error(fit.leftOutError()),
        "mean of sMAPE and MASE, each over that of the seasonal naive forecast");
    page.section("forecast", new PanelForecasts(panel, fit.model()).json());
    page.section(
        "panelFit",
        new JsonText()
            .object("networks", PanelModelReport.networks(fit.model()).json())
            .objects("choices", SearchSection.choices(fit.model().provenance())));
    page.facts("Options", OptionsJson.tree(options));
    return origin(page, fit.model()).html();
  }

  /**
   * The page of forecasts as HTML.
   *
   * @param file name of the panel's file
   */
  public static String predicted(String file, Panel panel, PanelModel model) {
    ReportData page = page("S-SWIM panel forecast", file, panel, model);
    page.section("forecast", new PanelForecasts(panel, model).json());
    return origin(page, model).html();
  }

  private static ReportData page(String title, String file, Panel panel, PanelModel model) {
    int neurons = model.members().stream().mapToInt(m -> m.network().hidden().neurons()).sum();
    long parameters = model.members().stream().mapToLong(m -> m.network().parameters()).sum();
    return new ReportData(title, file, PanelPage.ABOUT)
        .card("Data", file, PanelPage.size(panel))
        .card(
            "Forecast",
            Figures.count(model.horizon(), "row") + " ahead",
            PanelPage.season(model.frequency()))
        .card(
            "Networks",
            Figures.count(model.members().size(), "network"),
            String.format(Locale.ROOT, "%,d neurons, %,d parameters in all", neurons, parameters));
  }

  private static ReportData origin(ReportData page, PanelModel model) {
    TreeMap<String, Object> facts = new TreeMap<>();
    facts.put("version", model.provenance().version());
    facts.put("seed", model.provenance().seed());
    facts.put("data", model.provenance().data());
    facts.put("series", model.known().size());
    facts.put("values", model.transform().label());
    facts.put(
        "shares of simple rows",
        model.shares().any() ? PanelModelReport.shares(model.shares()) : "none");
    return page.facts("Model", facts);
  }
}
