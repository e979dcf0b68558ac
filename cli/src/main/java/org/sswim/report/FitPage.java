package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientTrained;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.Semantics;

/** The page of a fitted model. */
public final class FitPage {
  static final String MODEL = "s-swim";

  private static final int DIGITS = 5;
  private static final double TOLERANCE = 1e-3;

  private FitPage() {}

  /**
   * The page of a fit as HTML.
   *
   * @param file name of the file that the series came from
   * @param series the series that the model was fitted to
   */
  public static String html(String file, TimeSeries series, FinalFit fit) {
    return page(
            file,
            series,
            fit,
            "These forecasts come from the same network with its read-out solved without that"
                + " block; the block chose its options and penalties.")
        .html();
  }

  /**
   * The page of a training by gradients as HTML.
   *
   * @param fit the model, and the windows that were watched
   * @param trained how the training went
   */
  public static String trained(
      String file, TimeSeries series, FinalFit fit, GradientTrained trained) {
    List<Epoch> epochs = trained.epochs();
    return page(
            file,
            series,
            fit,
            "The model has not trained on that block, which told it when to stop.")
        .section(
            "epochs",
            new JsonText()
                .with("best", trained.best())
                .with("train", (Object) losses(epochs, Epoch::trainLoss))
                .with("validation", (Object) losses(epochs, Epoch::validationLoss)))
        .html();
  }

  private static List<@Nullable Number> losses(List<Epoch> epochs, ToDoubleFunction<Epoch> loss) {
    return Rounding.significant(DIGITS, epochs.stream().mapToDouble(loss).toArray());
  }

  private static ReportData page(String file, TimeSeries series, FinalFit fit, String note) {
    ForecastModel model = fit.model();
    ForecastSpec spec = model.spec();
    int neurons = model.network().hidden().layers().get(0).neurons();
    ReportData page =
        new ReportData("S-SWIM fit", file, series)
            .verdict(LeftOutReport.of(model).verdict())
            .card(
                "Forecast",
                Figures.count(spec.horizon(), "row") + " ahead",
                "from windows of " + Figures.count(spec.window(), "row"));
    modelCards(page, model);
    page.section("forecast", forecasts(series, fit, note).json());
    leftOut(page, model);
    page.explanation(model, series, series.rows() - 1);
    page.network("the fitted model", model, series, series.rows());
    page.energy(model, series, List.of());
    page.section("search", SearchSection.of(model.provenance(), neurons).json());
    modelFacts(page, model);
    return page;
  }

  /** The model's error beside those of simple ones, if it records them. */
  static void leftOut(ReportData page, ForecastModel model) {
    JsonText leftOut = LeftOutReport.of(model).section();
    if (leftOut != null) {
      page.section("leftOut", leftOut);
    }
  }

  static void modelCards(ReportData page, ForecastModel model) {
    page.card(
        "Network",
        Figures.count(model.network().hidden().neurons(), "neuron"),
        String.format(Locale.ROOT, "%,d parameters", model.parameters())
            + ", "
            + Figures.count(model.network().hidden().layers().size(), "hidden layer"));
    LeftOutReport leftOut = LeftOutReport.of(model);
    String error = model.provenance().results().get("validation-error");
    if (leftOut.errors() != null) {
      page.card(
          "Left-out error",
          Figures.error(leftOut.errors().model()),
          "standard deviations, RMSE on left-out windows; " + leftOut.others());
    } else if (error != null) {
      page.card(
          "Validation error", shown(error), "mean squared error of z-scores on left-out windows");
    }
    String loss = model.provenance().results().get("validation-loss");
    if (loss != null) {
      page.card("Validation loss", shown(loss), "squared error of z-scores on the windows watched");
    }
    String rate = model.provenance().results().get("spike-rate");
    if (rate != null) {
      page.card("Firing rate", shown(rate), "spikes per neuron and step");
    }
  }

  static void modelFacts(ReportData page, ForecastModel model) {
    page.facts("Model", ModelReport.shape(model))
        .facts("What training found", ModelReport.results(model))
        .facts("Options", RecordedOptions.tree(model.provenance()))
        .facts(
            "Provenance",
            new TreeMap<>(
                Map.of(
                    "version",
                    model.provenance().version(),
                    "seed",
                    model.provenance().seed(),
                    "data",
                    model.provenance().data())));
  }

  private static ForecastSection forecasts(TimeSeries series, FinalFit fit, String note) {
    ForecastSpec spec = fit.model().spec();
    int horizon = spec.horizon();
    OriginChoice choice =
        OriginChoice.of(fit.validation(), spec.window(), horizon, series.channels(), 1);
    List<Origin> origins = new ArrayList<>();
    for (int start : choice.starts()) {
      origins.add(origin(fit.heldOut(), series, start + spec.window(), choice));
    }
    origins.add(origin(fit.model(), series, fit.model().selectComplete(series).rows(), choice));
    return ForecastSection.of(
        "Origins lie in the validation block. "
            + note
            + " The last origin is the end of the data: the saved model, no truth yet.",
        series,
        choice,
        horizon,
        origins);
  }

  /** The forecast of a model from what it needs of the rows before an end. */
  static Origin origin(ForecastModel model, TimeSeries series, int end, OriginChoice choice) {
    ForecastSpec spec = model.spec();
    int rows = spec.window();
    if (spec.semantics() == Semantics.STREAMING) {
      rows += NetworkMemory.steps(model.network().hidden(), TOLERANCE);
    }
    Forecast forecast = model.forecast(series.slice(Math.max(0, end - rows), end));
    int[] channels = choice.channels();
    double[][] values = new double[channels.length][spec.horizon()];
    for (int c = 0; c < channels.length; c++) {
      for (int k = 0; k < spec.horizon(); k++) {
        values[c][k] = forecast.value(k + 1, channels[c]);
      }
    }
    return Origin.of(
        series,
        end,
        choice.history(),
        spec.horizon(),
        channels,
        List.of(new Origin.ModelForecast(MODEL, values, bands(forecast, channels))));
  }

  /** The widest first. */
  private static List<Origin.Band> bands(Forecast forecast, int[] channels) {
    List<Origin.Band> bands = new ArrayList<>();
    for (Forecast.Band band : forecast.bands()) {
      double[][] lower = new double[channels.length][forecast.horizon()];
      double[][] upper = new double[channels.length][forecast.horizon()];
      for (int c = 0; c < channels.length; c++) {
        for (int k = 0; k < forecast.horizon(); k++) {
          int at = k * forecast.channels().size() + channels[c];
          lower[c][k] = band.lower()[at];
          upper[c][k] = band.upper()[at];
        }
      }
      bands.add(0, new Origin.Band(band.level(), lower, upper));
    }
    return bands;
  }

  private static String shown(String figure) {
    try {
      return Figures.plain(Double.parseDouble(figure));
    } catch (NumberFormatException e) {
      return figure;
    }
  }
}
