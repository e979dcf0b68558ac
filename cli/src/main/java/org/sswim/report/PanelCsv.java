package org.sswim.report;

import java.util.List;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelForecast;

/** Forecasts of a panel in long format: its columns, and {@code y-lo-80}, {@code y-hi-80}, ... */
public final class PanelCsv {
  private PanelCsv() {}

  /** The text, a header first. */
  public static String of(
      Panel panel, PanelColumns columns, List<Double> levels, PanelForecast[] forecasts) {
    StringBuilder text = new StringBuilder();
    text.append(CsvText.cell(columns.id())).append(',').append(CsvText.cell(columns.time()));
    text.append(',').append(CsvText.cell(columns.target()));
    for (double level : levels) {
      for (String side : new String[] {"-lo-", "-hi-"}) {
        text.append(',').append(CsvText.cell(columns.target() + side + Figures.plain(level)));
      }
    }
    text.append('\n');
    for (int i = 0; i < forecasts.length; i++) {
      PanelForecast own = forecasts[i];
      String id = CsvText.cell(panel.id(i));
      for (int k = 0; k < own.point().length; k++) {
        text.append(id).append(',');
        text.append(panel.times().text(i, panel.rows(i) + k)).append(',');
        text.append((float) own.point()[k]);
        for (int l = 0; l < levels.size(); l++) {
          text.append(',').append((float) own.lower()[l][k]);
          text.append(',').append((float) own.upper()[l][k]);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }
}
