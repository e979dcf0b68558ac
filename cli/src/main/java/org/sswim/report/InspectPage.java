package org.sswim.report;

import org.sswim.energy.EnergyProfile;
import org.sswim.forecasting.ForecastModel;

/** Pages of a model file. */
public final class InspectPage {
  private InspectPage() {}

  /**
   * What a model that forecasts series is, and how good it was.
   *
   * @param file name of the model's file
   */
  public static String html(String file, ForecastModel model) {
    ReportData page = new ReportData("S-SWIM model", file, "forecasts by spiking networks");
    page.verdict(LeftOutReport.of(model).verdict());
    FitPage.modelCards(page, model);
    FitPage.leftOut(page, model);
    int neurons = model.network().hidden().layers().get(0).neurons();
    page.section("search", SearchSection.of(model.provenance(), neurons).json());
    FitPage.modelFacts(page, model);
    return page.html();
  }

  /**
   * What a forecast, or the class of a sample, costs.
   *
   * @param file name of the file that it was counted on
   */
  public static String energy(String file, EnergyProfile profile) {
    return new ReportData("S-SWIM energy", file, "operations of spiking networks")
        .section("energy", new JsonText().object("profile", EnergySection.json(profile, file)))
        .html();
  }
}
