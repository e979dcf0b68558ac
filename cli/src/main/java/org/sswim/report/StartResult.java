package org.sswim.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Summary;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;
import org.sswim.gradient.Epoch;
import org.sswim.options.OptionsJson;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;

/**
 * A finished comparison of starts, as text and as JSON.
 *
 * @param file name of the file that the series came from
 * @param series the series
 * @param options what was compared
 * @param stride rows between training windows
 * @param scores by horizon, then start, then seed
 */
public record StartResult(
    String file,
    TimeSeries series,
    ComparisonOptions options,
    int stride,
    List<StartScore> scores) {
  private static final String SECONDS =
      "seconds hold start and training; of a solved start the choice of how windows enter, too (s"
          + " to choose), which the others are given";

  /** The starts of a horizon, in order. */
  List<Start> starts(int horizon) {
    return scores.stream()
        .filter(s -> s.horizon() == horizon)
        .map(StartScore::start)
        .distinct()
        .toList();
  }

  /** The trainings of a horizon from a start. */
  List<StartScore> of(int horizon, Start start) {
    return scores.stream().filter(s -> s.horizon() == horizon && s.start() == start).toList();
  }

  /** Table and facts, each line ended by a line feed. */
  public String text() {
    TextTable table =
        new TextTable(
            2,
            "horizon",
            "start",
            "loss at start",
            "best loss",
            "epoch",
            "s to choose",
            "s to start",
            "s to best",
            "s per epoch",
            "RSE at start",
            "RSE",
            "MSE at start",
            "MSE");
    StringBuilder facts = new StringBuilder();
    for (int horizon : options.horizons()) {
      if (horizon != options.horizons().get(0)) {
        table.blank();
      }
      for (Start start : starts(horizon)) {
        List<StartScore> own = of(horizon, start);
        table.row(
            String.valueOf(horizon),
            start.label(),
            Figures.error(median(own, StartScore::startLoss)),
            Figures.error(median(own, StartScore::bestLoss)),
            Figures.plain(median(own, StartScore::best)),
            Figures.seconds(median(own, StartScore::choiceSeconds)),
            Figures.seconds(median(own, StartScore::startSeconds)),
            Figures.seconds(median(own, s -> s.secondsTo(s.best()))),
            Figures.seconds(median(own, StartResult::perEpoch)),
            Figures.error(median(own, StartScore::startRse)),
            Figures.error(median(own, StartScore::rse)),
            Figures.error(median(own, StartScore::startMse)),
            Figures.error(median(own, StartScore::mse)));
      }
      facts.append(new StartFacts(this, horizon));
    }
    StringBuilder out = new StringBuilder(table.toString()).append('\n').append(facts);
    protocol().lines().forEach(line -> out.append(line).append('\n'));
    out.append("stride: ").append(stride).append(", between the training windows\n");
    out.append(protocol().seedLine()).append("; figures are medians over the seeds\n");
    out.append("loss: on the validation windows; RSE and MSE: on the test windows\n");
    return out.append(SECONDS).append('\n').toString();
  }

  private static double perEpoch(StartScore score) {
    int epochs = score.epochs().size() - 1;
    return epochs == 0 ? Double.NaN : score.epochs().get(epochs).seconds() / epochs;
  }

  static double median(List<StartScore> scores, ToDoubleFunction<StartScore> value) {
    return Summary.Spread.of(scores.stream().mapToDouble(value).toArray()).median();
  }

  private ProtocolReport protocol() {
    return new ProtocolReport(file, series, options);
  }

  /** One object per training with its epochs, and what is needed to repeat the run. */
  public JsonText json() {
    return new JsonText()
        .with("version", Version.current())
        .object("data", protocol().data())
        .object(
            "options",
            protocol().optionsJson().with("gradient", OptionsJson.tree(options.gradient())))
        .object(
            "protocol",
            new JsonText()
                .with("stride", stride)
                .with("seeds", protocol().seeds())
                .objects("windows", protocol().windows())
                .with("seconds", SECONDS))
        .objects("results", scores.stream().map(StartResult::json).toList());
  }

  private static JsonText json(StartScore score) {
    return new JsonText()
        .with("start", score.start().label())
        .with("horizon", score.horizon())
        .with("seed", score.seed())
        .with("choiceSeconds", score.choiceSeconds())
        .with("startSeconds", score.startSeconds())
        .with("startLoss", score.startLoss())
        .with("bestLoss", score.bestLoss())
        .with("bestEpoch", score.best())
        .with("startRse", score.startRse())
        .with("rse", score.rse())
        .with("startMse", score.startMse())
        .with("mse", score.mse())
        .objects("epochs", score.epochs().stream().map(StartResult::json).toList());
  }

  private static JsonText json(Epoch epoch) {
    return new JsonText()
        .with("epoch", epoch.number())
        .with("trainLoss", epoch.trainLoss())
        .with("validationLoss", epoch.validationLoss())
        .with("seconds", epoch.seconds());
  }

  static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
