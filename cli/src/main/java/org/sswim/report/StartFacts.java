package org.sswim.report;

import java.util.List;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;

/** What a comparison of starts says about S-SWIM alone and as a start, for one horizon. */
final class StartFacts {
  private final StartResult result;
  private final int horizon;

  StartFacts(StartResult result, int horizon) {
    this.result = result;
    this.horizon = horizon;
  }

  /** Lines, each ended by a line feed; none without S-SWIM. */
  @Override
  public String toString() {
    List<StartScore> sswim = result.of(horizon, Start.S_SWIM);
    if (sswim.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    double alone = StartResult.median(sswim, StartScore::startLoss);
    double seconds = StartResult.median(sswim, StartScore::startSeconds);
    double best = StartResult.median(sswim, StartScore::bestLoss);
    out.append(
        StartResult.line(
            "horizon %d: S-SWIM alone has a validation loss of %s after %s s, %s of them for the"
                + " choice of inputs; training takes off %.2f %%",
            horizon,
            Figures.error(alone),
            Figures.seconds(seconds),
            Figures.seconds(StartResult.median(sswim, StartScore::choiceSeconds)),
            100 * (1 - best / alone)));
    for (Start start : result.starts(horizon)) {
      List<StartScore> own = result.of(horizon, start);
      if (start != Start.S_SWIM) {
        out.append(against(start, own, alone, seconds)).append(overtaken(start, own, sswim));
      }
    }
    return out.toString();
  }

  private static String against(Start start, List<StartScore> own, double alone, double seconds) {
    double best = StartResult.median(own, StartScore::bestLoss);
    double toBest = StartResult.median(own, s -> s.secondsTo(s.best()));
    if (alone <= best) {
      return StartResult.line(
          "  that is below the best of %s, %s after %s s, in %s times its time",
          start.label(),
          Figures.error(best),
          Figures.seconds(toBest),
          Figures.plain(seconds / toBest));
    }
    List<StartScore> there = own.stream().filter(s -> s.firstAt(alone) >= 0).toList();
    double toSame = StartResult.median(there, s -> s.secondsTo(s.firstAt(alone)));
    return StartResult.line(
        "  %s gets below that, to %s; %d of %d seeds reach it, after %s s, of which S-SWIM takes %s"
            + " times as many",
        start.label(),
        Figures.error(best),
        there.size(),
        own.size(),
        Figures.seconds(toSame),
        Figures.plain(seconds / toSame));
  }

  private static String overtaken(Start start, List<StartScore> own, List<StartScore> sswim) {
    double best = StartResult.median(own, StartScore::bestLoss);
    double needed = StartResult.median(own, StartScore::best);
    double epochs =
        StartResult.median(
            sswim,
            s -> {
              int epoch = s.firstAt(best);
              return epoch < 0 ? Double.POSITIVE_INFINITY : epoch;
            });
    return Double.isFinite(epochs)
        ? StartResult.line(
            "  trained from S-SWIM it takes %s epochs to the best of %s, which took %s",
            Figures.plain(epochs), start.label(), Figures.plain(needed))
        : StartResult.line("  trained from S-SWIM it does not reach the best of %s", start.label());
  }
}
