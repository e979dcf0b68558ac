package org.sswim.report;

import java.util.List;
import org.sswim.comparison.Seeds;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;

/** What a comparison of starts says about S-SWIM alone and as a start, for one horizon. */
final class StartFacts {
  private StartFacts() {}

  /** Lines, each ended by a line feed; none without S-SWIM. */
  static String of(int horizon, List<Seeds<StartScore>> starts) {
    Seeds<StartScore> sswim =
        starts.stream().filter(own -> own.first().start() == Start.S_SWIM).findFirst().orElse(null);
    if (sswim == null) {
      return "";
    }
    double alone = sswim.median(StartScore::startLoss);
    double seconds = sswim.median(StartScore::startSeconds);
    StringBuilder out = new StringBuilder();
    out.append(
        Figures.text(
            "horizon %d: S-SWIM alone has a validation loss of %s after %s s, %s of them for the"
                + " choice of inputs; training takes off %.2f %%\n",
            horizon,
            Figures.error(alone),
            Figures.seconds(seconds),
            Figures.seconds(sswim.median(StartScore::choiceSeconds)),
            100 * (1 - sswim.median(StartScore::bestLoss) / alone)));
    for (Seeds<StartScore> own : starts) {
      if (own.first().start() != Start.S_SWIM) {
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
        "  %s gets below that, to %s; %d of %d seeds reach it, after %s s, of which S-SWIM takes %s"
            + " times as many\n",
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
