package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientTrained;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.Semantics;

/** The pages of a model that forecasts series: of its fit, of its forecast, of its file. */
public final class ModelPage {
  static final String MODEL = "s-swim";
  private static final double TOLERANCE = 1e-3;

  private ModelPage() {}

  /**
   * The page of a fit.
   *
   * @param file name of the file that the series came from
   * @param series the series that the model was fitted to
   * @param fit the model, and the windows that were left out
   * @param trained how its training by gradients went; null without one
   */
  public static Report fitted(
      String file, TimeSeries series, FinalFit fit, @Nullable GradientTrained trained) {
    ForecastModel model = fit.model();
    ForecastSpec spec = model.spec();
    Report page =
        new Report("S-SWIM fit", file, series).forecast("", spec.horizon(), spec.window());
    head(page, model).section("forecast", () -> forecasts(series, fit, trained != null));
    inside(page, model, series, series.rows(), "the fitted model");
    page.search(model.provenance());
    if (trained != null) {
      page.section("epochs", () -> losses(trained));
    }
    return modelFacts(page, model);
  }

  private static JsonText losses(GradientTrained trained) {
    List<Epoch> epochs = trained.epochs();
    return JsonText.of("best", trained.best())
        .with("train", epochs.stream().mapToDouble(Epoch::trainLoss).toArray())
        .with("validation", epochs.stream().mapToDouble(Epoch::validationLoss).toArray());
  }

  private static JsonText forecasts(TimeSeries series, FinalFit fit, boolean trained) {
    ForecastModel model = fit.model();
    ForecastSpec spec = model.spec();
    Origin.Choice choice =
        Origin.Choice.of(fit.validation(), spec.window(), spec.horizon(), series.channels(), 1);
    List<Origin> origins = new ArrayList<>();
    for (int end : choice.ends()) {
      origins.add(origin(fit.leftOut(), series, end, choice));
    }
    origins.add(origin(model, series, model.selectComplete(series).rows(), choice));
    return choice.section(
        "Origins lie in the validation block. "
            + (trained
                ? "The model did not train on that block, which decided when to stop."
                : "These forecasts come from the same network with its read-out solved without that"
                    + " block; the block chose its options and penalties.")
            + " The last origin is the end of the data; there the saved model forecasts, and the"
            + " truth is not known yet.",
        series,
        origins);
  }

  /**
   * The page of a forecast of the rows after a series.
   *
   * @param file name of the file that the series came from
   * @param series what was forecast from, in the model's channels or more
   */
  public static Report predicted(String file, TimeSeries series, ForecastModel model) {
    int horizon = model.spec().horizon();
    int window = model.spec().window();
    TimeSeries seen = model.selectComplete(series);
    Report page = new Report("S-SWIM forecast", file, seen);
    head(page.forecast("", horizon, window), model)
        .section(
            "forecast",
            () -> {
              int last = seen.rows() - window;
              int channels = model.channels().size();
              Origin.Choice choice =
                  Origin.Choice.of(new SampleRange(last, last + 1), window, horizon, channels, 1);
              return choice.section(
                  "The forecast of the rows after the last one of the file.",
                  seen,
                  List.of(origin(model, series, seen.rows(), choice)));
            });
    inside(page, model, series, seen.rows(), "the model");
    return modelFacts(page, model);
  }

  /**
   * The page of a model's file: what it is, and how good it was.
   *
   * @param file name of the model's file
   */
  public static Report inspected(String file, ForecastModel model) {
    Report page = new Report("S-SWIM model", file, "forecasts by spiking networks");
    head(page, model)
        .section("left-out", LeftOutReport.of(model)::section)
        .search(model.provenance());
    return modelFacts(page, model);
  }

  private static Report head(Report page, ForecastModel model) {
    return modelCards(page.headline(LeftOutReport.of(model).verdict().sentence()), model);
  }

  private static void inside(
      Report page, ForecastModel model, TimeSeries series, int end, String which) {
    page.section("left-out", LeftOutReport.of(model)::section)
        .explanation(model, series, end - 1)
        .network(which, model, series, end)
        .energy(model, () -> model.selectComplete(series), null);
  }

  static Report modelCards(Report page, ForecastModel model) {
    int layers = model.network().hidden().layers().size();
    page.card(
        "Network",
        ModelReport.size(model),
        Figures.text(
            "%,d parameters, %s", model.parameters(), Figures.count(layers, "hidden layer")));
    LeftOutReport leftOut = LeftOutReport.of(model);
    if (leftOut.errors() != null) {
      page.card(
          "Left-out error",
          Figures.error(leftOut.errors().model()),
          "standard deviations, RMSE on left-out windows; " + leftOut.others());
    } else {
      card(page, model, "validation-error", "mean squared error of z-scores on left-out windows");
    }
    card(page, model, "validation-loss", "squared error of z-scores on the windows watched");
    String rate = model.provenance().results().get("spike-rate");
    return rate == null
        ? page
        : page.card("Firing rate", ModelReport.shown(rate), "spikes per neuron and step");
  }

  private static void card(Report page, ForecastModel model, String result, String note) {
    String value = model.provenance().results().get(result);
    if (value != null) {
      String label = "V" + result.substring(1).replace('-', ' ');
      page.card(label, ModelReport.shown(value), note);
    }
  }

  static Report modelFacts(Report page, ForecastModel model) {
    return page.model(ModelReport.lines(model), ModelReport.results(model), model.provenance());
  }

  /** The forecast of a model from what it needs of the rows before an end. */
  static Origin origin(ForecastModel model, TimeSeries series, int end, Origin.Choice choice) {
    ForecastSpec spec = model.spec();
    int rows = spec.window();
    if (spec.semantics() == Semantics.STREAMING) {
      rows += NetworkMemory.steps(model.network().hidden(), TOLERANCE);
    }
    Forecast forecast = model.forecast(series.slice(Math.max(0, end - rows), end));
    int some = choice.channels();
    List<Origin.Band> bands =
        Origin.Band.of(
            forecast.bands().stream().map(Forecast.Band::level).toList(),
            l -> forecast.byChannel(forecast.bands().get(l).lower(), some),
            l -> forecast.byChannel(forecast.bands().get(l).upper(), some));
    double[][] values = forecast.byChannel(forecast.values(), some);
    return choice.origin(series, end, List.of(new Origin.ModelForecast(MODEL, values, bands)));
  }
}
