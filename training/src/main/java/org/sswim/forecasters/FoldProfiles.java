package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarProfile;

/**
 * The calendar profiles of a fit, none of which has seen the windows that are centred on it:
 * windows of a block of those that train, which is left out in turn, are centred on the profile of
 * the other training rows; windows that choose on that of all training rows; what comes later on
 * that of all rows that train in the end.
 *
 * @param profiles of the blocks, then of the windows that choose
 * @param pieces the windows of each
 * @param beforeRefit the profile of all training rows
 * @param last the profile of all rows that train in the end
 */
public record FoldProfiles(
    List<CalendarProfile> profiles,
    List<SampleRange> pieces,
    CalendarProfile beforeRefit,
    CalendarProfile last) {

  /** Blocks where the read-out leaves none out: a profile that has seen a window flatters it. */
  private static final int FEWEST_BLOCKS = 4;

  /**
   * The profiles of a fit.
   *
   * @param blocks of training windows that are left out in turn
   * @throws IllegalArgumentException if channels do not share a network or have no dates at most a
   *     day apart
   */
  static FoldProfiles of(TrainingData data, FitPlan plan, int blocks) {
    RowMoments moments = data.moments();
    if (moments == null) {
      throw new IllegalArgumentException(
          "calendar profiles need channels that share a network, and dates at most a day apart");
    }
    int ahead = data.window() + plan.longest() - 1;
    int train = Integer.MAX_VALUE;
    int trainEnd = 0;
    int choose = Integer.MAX_VALUE;
    int end = 0;
    for (int h = 0; h < plan.horizons().size(); h++) {
      int behind = data.window() + plan.horizons().get(h) - 1;
      SampleRange chosenBy = plan.validation().get(h);
      train = Math.min(train, plan.train().get(h).end() + behind);
      train = Math.min(train, chosenBy.start() + data.window());
      trainEnd = Math.max(trainEnd, plan.train().get(h).end());
      choose = Math.min(choose, chosenBy.start());
      end = Math.max(end, chosenBy.end() + behind);
    }
    ProfileFit fit = new ProfileFit(data, moments);
    List<CalendarProfile> profiles = new ArrayList<>();
    List<SampleRange> pieces =
        new ArrayList<>(FitSplit.blocks(plan.commonTrain(), blocks > 1 ? blocks : FEWEST_BLOCKS));
    for (int b = 0; b < pieces.size(); b++) {
      boolean ends = b == pieces.size() - 1;
      int from = b == 0 ? 0 : pieces.get(b).start();
      int to = ends ? train : Math.min(train, pieces.get(b).end() + ahead);
      profiles.add(fit.fit(train, from, to));
    }
    CalendarProfile all = fit.fit(train, 0, 0);
    profiles.add(all);
    pieces.add(new SampleRange(choose, Math.max(choose, end)));
    return new FoldProfiles(profiles, pieces, all, plan.refit() ? fit.fit(end, 0, 0) : all);
  }
}
