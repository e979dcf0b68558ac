package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelTrainer;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/** Fits one model to many series: each year of births.csv is a series of its own. */
public final class PanelOfYears {
  private PanelOfYears() {}

  /** The argument is births.csv. */
  public static void main(String[] arguments) {
    TimeSeries all = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());
    List<String> names = new ArrayList<>();
    List<double[]> years = new ArrayList<>();
    for (int begin = 0; begin + 364 <= all.rows(); begin += 364) {
      double[] year = new double[364];
      for (int row = 0; row < year.length; row++) {
        year[row] = all.value(begin + row, 0);
      }
      names.add("year " + (years.size() + 1));
      years.add(year);
    }
    // A season of 7 rows, a week. Series of a panel may differ in length.
    Panel panel = Panel.of(names, years.toArray(double[][]::new), new Frequency(7, 7));

    PanelOptions options = PanelOptions.defaults().withNeurons(100).withMembers(1);
    PanelModel model =
        new PanelTrainer(options, Workers.available()).fit(panel, 14, FitProgress.NONE).model();

    PanelModel.Run run = model.newRun();
    for (int series = 0; series < 3; series++) {
      PanelForecast forecast = run.forecast(panel, series);
      System.out.printf("%s goes on with %.0f births%n", panel.id(series), forecast.point()[0]);
    }
  }
}
