package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sswim.catalogue.Findings;
import org.sswim.comparison.Seeds;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;
import org.sswim.gradient.Epoch;

/**
 * A finished comparison of starts.
 *
 * @param protocol on what and how was trained
 * @param scores by horizon, then start, then seed
 */
public record StartResult(ProtocolReport protocol, List<StartScore> scores) {
  private static final String SECONDS =
      "seconds hold start and training; of a solved start the choice of how windows enter, too (s"
          + " to choose), which the others are given";

  private static final double ABOVE_LEAST = 1.1;
  private static final double ABOVE_ALL = 1.02;

  /** In seconds: what a logarithmic axis begins with. */
  private static final double SOONEST = 0.1;

  /** The trainings of a horizon, by their starts. */
  List<Seeds<StartScore>> starts(int horizon) {
    return Seeds.by(
        StartScore::start, scores.stream().filter(s -> s.horizon() == horizon).toList());
  }

  private TextTable table() {
    return new Columns<Seeds<StartScore>>()
        .words("horizon", own -> own.first().horizon())
        .words("start", own -> own.first().start().label())
        .number("loss at start", own -> own.median(StartScore::startLoss), Figures::error)
        .number("best loss", own -> own.median(StartScore::bestLoss), Figures::error)
        .number("epoch", own -> own.median(StartScore::best), Figures::plain)
        .seconds("s to choose", own -> own.median(StartScore::choiceSeconds))
        .seconds("s to start", own -> own.median(StartScore::startSeconds))
        .seconds("s to best", own -> own.median(s -> s.secondsTo(s.best())))
        .seconds("s per epoch", own -> own.median(StartResult::perEpoch))
        .number("RSE at start", own -> own.median(StartScore::startRse), Figures::error)
        .number("RSE", own -> own.median(StartScore::rse), Figures::error)
        .number("MSE at start", own -> own.median(StartScore::startMse), Figures::error)
        .number("MSE", own -> own.median(StartScore::mse), Figures::error)
        .apart(own -> own.first().horizon())
        .table(protocol.options().horizons().stream().flatMap(h -> starts(h).stream()).toList());
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    protocol.options().horizons().forEach(h -> facts.addAll(facts(h, starts(h)).lines().toList()));
    facts.addAll(protocol.lines());
    facts.add("loss: on the validation windows; RSE and MSE: on the test windows");
    facts.add(SECONDS);
    return facts;
  }

  private static double perEpoch(StartScore score) {
    int epochs = score.epochs().size() - 1;
    return epochs == 0 ? Double.NaN : score.epochs().get(epochs).seconds() / epochs;
  }

  /**
   * All of it: the table, and validation loss against epochs and seconds. The JSON has one object
   * per training with its epochs, and what is needed to repeat the run.
   */
  public Report report() {
    return protocol
        .report("S-SWIM starts of training", "Options")
        .with("protocol", protocol.json().with("seconds", SECONDS))
        .with("results", scores, StartResult::json)
        .say(table(), facts())
        .section("starts", this::section)
        .picture(this::panels);
  }

  private JsonText section() {
    return Report.tables(
            "Loss on the validation windows",
            "A curve for each training; its first point is the start, unless it lies far above the"
                + " others.",
            Report.table("", table(), facts()))
        .with("panels", panels());
  }

  /** Two for each horizon: against epochs, against seconds. */
  private List<SvgChart.Panel> panels() {
    return protocol.options().horizons().stream()
        .flatMap(horizon -> Stream.of(panel(horizon, false), panel(horizon, true)))
        .toList();
  }

  /** Losses far above the least are left out, so that what matters is not squeezed. */
  private SvgChart.Panel panel(int horizon, boolean seconds) {
    double least = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (Seeds<StartScore> own : starts(horizon)) {
      boolean solved = own.first().start().solved();
      least = Math.min(least, own.spread(StartScore::bestLoss).min());
      highest = Math.max(highest, own.spread(s -> solved ? s.startLoss() : s.bestLoss()).max());
    }
    double cap = Math.max(ABOVE_LEAST * least, ABOVE_ALL * highest);
    List<Findings.Curve> curves = new ArrayList<>();
    for (Seeds<StartScore> own : starts(horizon)) {
      for (StartScore score : own.scores()) {
        List<Epoch> drawn = score.epochs().stream().filter(e -> e.validationLoss() <= cap).toList();
        ToDoubleFunction<Epoch> at =
            e -> seconds ? Math.max(SOONEST, score.secondsTo(e.number())) : e.number();
        if (!drawn.isEmpty()) {
          curves.add(
              new Findings.Curve(
                  own.first().start().label(),
                  drawn.stream().mapToDouble(at).toArray(),
                  drawn.stream().mapToDouble(Epoch::validationLoss).toArray()));
        }
      }
    }
    String title = protocol.file() + ", horizon " + horizon;
    String across = seconds ? "seconds, start included" : "epochs";
    return new SvgChart.Panel(
        new Findings.Chart(title, across, "validation loss", false, curves), seconds, true);
  }

  private static JsonText json(StartScore score) {
    return JsonText.of(score)
        .with("start", score.start().label())
        .with("startLoss", score.startLoss())
        .with("bestLoss", score.bestLoss());
  }

  /**
   * What a horizon says about S-SWIM alone and as a start, each line ended by a line feed; nothing
   * without S-SWIM.
   */
  private static String facts(int horizon, List<Seeds<StartScore>> starts) {
    Seeds<StartScore> sswim =
        starts.stream().filter(own -> own.first().start() == Start.SSWIM).findFirst().orElse(null);
    if (sswim == null) {
      return "";
    }
    double alone = sswim.median(StartScore::startLoss);
    double seconds = sswim.median(StartScore::startSeconds);
    StringBuilder out = new StringBuilder();
    out.append(
        Figures.text(
            "horizon %d: S-SWIM alone has a validation loss of %s after %s s, %s of them for the"
                + " choice of inputs; training lowers it by %.2f %%\n",
            horizon,
            Figures.error(alone),
            Figures.seconds(seconds),
            Figures.seconds(sswim.median(StartScore::choiceSeconds)),
            100 * (1 - sswim.median(StartScore::bestLoss) / alone)));
    for (Seeds<StartScore> own : starts) {
      if (own.first().start() != Start.SSWIM) {
        out.append(against(own, alone, seconds)).append(overtaken(own, sswim));
      }
    }
    return out.toString();
  }

  private static String against(Seeds<StartScore> own, double alone, double seconds) {
    String label = own.first().start().label();
    double best = own.median(StartScore::bestLoss);
    double toBest = own.median(s -> s.secondsTo(s.best()));
    if (alone <= best) {
      return Figures.text(
          "  that is below the best of %s, %s after %s s, in %s times its time\n",
          label, Figures.error(best), Figures.seconds(toBest), Figures.plain(seconds / toBest));
    }
    List<StartScore> there = own.scores().stream().filter(s -> s.firstAt(alone) >= 0).toList();
    double toSame = new Seeds<>(there).median(s -> s.secondsTo(s.firstAt(alone)));
    return Figures.text(
        "  %s gets below that, to %s; %d of %d seeds reach it, after %s s; S-SWIM takes %s"
            + " times as long\n",
        label,
        Figures.error(best),
        there.size(),
        own.scores().size(),
        Figures.seconds(toSame),
        Figures.plain(seconds / toSame));
  }

  private static String overtaken(Seeds<StartScore> own, Seeds<StartScore> sswim) {
    double best = own.median(StartScore::bestLoss);
    double epochs =
        sswim.median(s -> s.firstAt(best) < 0 ? Double.POSITIVE_INFINITY : s.firstAt(best));
    String label = own.first().start().label();
    return Double.isFinite(epochs)
        ? Figures.text(
            "  trained from S-SWIM it takes %s epochs to the best of %s, which took %s\n",
            Figures.plain(epochs), label, Figures.plain(own.median(StartScore::best)))
        : "  trained from S-SWIM it does not reach the best of " + label + "\n";
  }
}
