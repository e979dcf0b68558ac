package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.features.SpikingFeatures;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutPenalties;
import org.sswim.sampling.PairDensity;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;
import org.sswim.training.Trained;
import org.sswim.training.Version;

/** What the provenance of a model tells of its training by S-SWIM. */
final class TrainingRecord {
  private TrainingRecord() {}

  /**
   * The provenance of a model.
   *
   * @param h number of its horizon
   * @param readout its read-out
   */
  static Provenance of(TrainedForecaster trained, int h, FittedReadout readout) {
    ForecastOptions options = trained.fit().options();
    return new Provenance(
        Version.current(),
        options.network().seed(),
        trained.fit().data().given().fingerprint(),
        Map.of(
            RecordedOptions.WEIGHTS,
            trained.source().label(),
            RecordedOptions.TRAINING,
            OptionsJson.text(options)),
        results(trained, h, readout));
  }

  private static Map<String, String> results(
      TrainedForecaster forecaster, int h, FittedReadout readout) {
    Trained trained = forecaster.trained();
    Fit fit = forecaster.fit();
    TrainingData data = fit.data();
    Map<String, String> text = new TreeMap<>(data.missing(fit.plan().horizons().get(h)));
    text.putAll(forecaster.plan().described());
    tell(readout.penalties(), data.choices());
    text.putAll(data.choices().described());
    boolean once =
        forecaster.plan().semantics() == Semantics.STREAMING
            || SpikingFeatures.shiftInvariant(
                trained.hidden(), data.windows().samples(forecaster.plan().relativeInput()));
    text.put("simulated", once ? "every row once" : "every window by itself");
    text.put("objective", fit.objective().label());
    text.put("penalty", readout.penalties().text());
    text.put("penalty-curve", readout.penalties().curveText());
    text.put("validation-error", String.valueOf(readout.validationError()));
    if (fit.options().values().transform().or(ValueTransform.LOG1P) != ValueTransform.NONE) {
      text.put("transform", data.standardizer().transform().label());
    }
    text.put("spike-rate", String.valueOf(trained.spikeRate()));
    for (int l = 0; l < trained.sampled().densities().size(); l++) {
      PairDensity density = trained.sampled().densities().get(l);
      text.put("pair-entropy-" + (l + 1), String.valueOf(density.entropy()));
      text.put("pair-effective-sample-" + (l + 1), String.valueOf(density.effectiveSampleSize()));
    }
    return text;
  }

  /** Tells what a read-out sees, by the least error of each kind that was tried. */
  private static void tell(ReadoutPenalties penalties, Choices choices) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (ReadoutPenalties.Tried one : penalties.tried()) {
      errors.merge(kind(one.spikes(), one.skip()), one.error(), Math::min);
    }
    choices.add(
        Choices.Kind.READOUT,
        errors,
        penalties.none() ? "nothing" : kind(penalties.spikes(), penalties.skip()));
  }

  private static String kind(double spikes, double skip) {
    boolean silent = Double.isInfinite(spikes);
    boolean unskipped = Double.isInfinite(skip);
    return silent && unskipped
        ? "nothing"
        : silent ? "the window alone" : unskipped ? "spikes alone" : "window and spikes";
  }
}
