package org.sswim.experiments.ablation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.ResultFile;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.Metrics;
import org.sswim.evaluation.Protocol;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;
import org.sswim.readout.FittedReadout;
import org.sswim.sampling.PairDensity;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.Trained;
import org.sswim.training.Version;

/**
 * Changes one choice of S-SWIM at a time and trains the rest as ever, over several seeds.
 *
 * <p>All variants of a seed share all random numbers, and the plan that the validation block chose
 * for the default. Only the component that a variant changes differs. So results differ only by
 * what the variant says. A variant that trains the same as another, such as {@code taps=24} where
 * that was chosen anyway, shares its figures.
 */
public final class Ablation {
  private final TimeSeries series;
  private final ComparisonOptions options;
  private final Workers workers;
  private final Map<ChannelMode, Protocol> protocols = new HashMap<>();
  private final List<Axis> axes;
  private final List<Variant> variants;

  /** Data and protocol, which all keys begin with. */
  private final String about;

  /**
   * Prepares an ablation. Nothing is trained yet.
   *
   * @param options protocol, seeds and the options of the default; models and season are ignored
   * @param definitions the axes; those that could change nothing here are left out
   * @throws org.sswim.series.InvalidDataException if the series is too short for the split
   */
  public Ablation(
      TimeSeries series,
      ComparisonOptions options,
      List<AxisDefinition> definitions,
      Workers workers) {
    this.workers = workers;
    this.series = series;
    this.options = options;
    Protocol protocol = protocol();
    Base base = base(0);
    axes =
        definitions.stream()
            .map(definition -> definition.resolve(base, protocol.data()))
            .flatMap(Optional::stream)
            .toList();
    Map<String, Variant> distinct = new LinkedHashMap<>();
    Variant usual = Variant.ofDefault(Variant.DEFAULT);
    distinct.put(usual.text(), usual);
    axes.forEach(
        axis -> axis.variants().forEach(variant -> distinct.putIfAbsent(variant.text(), variant)));
    variants = List.copyOf(distinct.values());
    StringBuilder text = new StringBuilder();
    line(text, "version", Version.current());
    line(text, "data", series.fingerprint());
    line(text, "window", options.window());
    line(text, "scale", options.scale());
    line(text, "stride", options.stride().or(0));
    for (int h = 0; h < protocol.size(); h++) {
      line(text, "horizon", protocol.horizon(h) + " " + protocol.split(h));
    }
    about = text.toString();
  }

  /** The axes that can change something. */
  public List<Axis> axes() {
    return axes;
  }

  /** How the series is split and scaled for the default. */
  public Protocol protocol() {
    return protocol(options.channels());
  }

  /** Number of cells: variants times seeds. */
  public int size() {
    return variants.size() * options.seeds();
  }

  /** The cells that are in a file already. */
  public List<Trial> finished(ResultFile<Cell> file) {
    List<Trial> finished = new ArrayList<>();
    for (int s = 0; s < options.seeds(); s++) {
      Base base = base(s);
      for (Variant variant : variants) {
        Cell cell = file.find(key(base, variant));
        if (cell != null) {
          finished.add(new Trial(variant, cell));
        }
      }
    }
    return finished;
  }

  /**
   * Trains and scores every cell that the file does not hold yet, and adds it there.
   *
   * @param progress told before each cell
   * @return every cell, by seed, then by variant
   * @throws IOException if the file cannot be written
   */
  public List<Trial> run(ResultFile<Cell> file, FitProgress progress) throws IOException {
    int total = size() - finished(file).size();
    int done = 0;
    List<Trial> trials = new ArrayList<>();
    for (int s = 0; s < options.seeds(); s++) {
      Base base = base(s);
      NetworkPlan plan = null;
      Map<Base.Recipe, Cell> trained = new HashMap<>();
      for (Variant variant : variants) {
        String key = key(base, variant);
        Cell cell = file.find(key);
        if (cell == null) {
          String seed = ", seed " + base.options().network().seed();
          if (plan == null) {
            progress.at((double) done / total, "choosing inputs" + seed);
            plan = plan(base);
            remember(base, plan, file, trained);
          }
          progress.at((double) done++ / total, variant.text() + seed);
          Base.Recipe recipe = variant.apply(base.with(plan));
          Cell same = trained.get(recipe);
          cell = same == null ? train(key, variant, recipe) : same.as(key, variant);
          trained.put(recipe, cell);
          file.add(key, cell);
        }
        trials.add(new Trial(variant, cell));
      }
    }
    progress.at(1, "done");
    return trials;
  }

  /** Finds what finished cells of a seed trained, so that none of it is trained again. */
  private void remember(
      Base base, NetworkPlan plan, ResultFile<Cell> file, Map<Base.Recipe, Cell> trained) {
    for (Variant variant : variants) {
      Cell cell = file.find(key(base, variant));
      if (cell != null) {
        trained.put(variant.apply(base.with(plan)), cell);
      }
    }
  }

  private NetworkPlan plan(Base base) {
    return new ForecastTrainer().plan(protocol(base.channels()).fit(base.options()).prepared());
  }

  private Cell train(String key, Variant variant, Base.Recipe recipe) {
    Protocol protocol = protocol(recipe.channels());
    Fit fit = protocol.fit(recipe.options()).prepared();
    TrainedForecaster forecaster = new ForecastTrainer().train(fit, recipe.plan(), recipe.source());
    Trained trained = forecaster.trained();
    WindowedSeries windows = forecaster.windows(protocol.data());
    List<Metrics> tests =
        protocol.test(
            LinearForecaster.of(forecaster, fit.data(), protocol.data().standardizer()).stream()
                .map(own -> new Fitted.Row(windows, own, 0))
                .toList());
    List<Cell.Outcome> outcomes = new ArrayList<>();
    for (int h = 0; h < protocol.size(); h++) {
      FittedReadout readout = forecaster.readout(h);
      Metrics test = tests.get(h);
      outcomes.add(
          new Cell.Outcome(
              protocol.horizon(h),
              test.rse(),
              test.r2(),
              test.mse(),
              test.mae(),
              readout.validationError(),
              readout.penalties().text(),
              forecaster.network(h).parameters()));
    }
    return new Cell(
        key,
        Build.current(),
        variant.text(),
        recipe.options().network().seed(),
        OptionsJson.leaves(OptionsJson.tree(recipe.plan())),
        trained.seconds().values().stream().mapToDouble(Double::doubleValue).sum(),
        trained.hidden().neurons(),
        trained.spikeRate(),
        trained.sampled().densities().stream().map(PairDensity::entropy).toList(),
        trained.sampled().densities().stream().map(PairDensity::effectiveSampleSize).toList(),
        outcomes);
  }

  /**
   * Names the result of a variant and a seed by everything that it depends on. That is data,
   * protocol, every option of the default, the change of the variant, seed, and version of the
   * library.
   *
   * @param base the default, with the seed
   */
  private String key(Base base, Variant variant) {
    StringBuilder text = new StringBuilder(about);
    line(text, "default", OptionsJson.text(base));
    line(text, "variant", variant.text());
    return ResultFile.key(text.toString());
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    text.append(name).append('=').append(value).append('\n');
  }

  private Base base(int s) {
    return Base.of(options.training(s), options.channels());
  }

  private Protocol protocol(ChannelMode channels) {
    return protocols.computeIfAbsent(channels, mode -> Protocol.of(series, options, mode, workers));
  }
}
