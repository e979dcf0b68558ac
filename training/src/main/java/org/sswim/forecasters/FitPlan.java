package org.sswim.forecasters;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.stored.Withers;

/**
 * Which windows train a read-out and which choose its penalty, for one or several horizons that
 * share one hidden network.
 *
 * @param parts one for each horizon, in any order
 * @param channelWeight weight of each channel's squared error on the standardised scale, above 0:
 *     {@code [channels]}
 * @param stride rows between the windows that are used, for training and validation, at least 1.
 *     Lanes are staggered. It is cut to the length of the shortest range, so that every lane has a
 *     window in each
 * @param refit whether, once everything is chosen, the read-out is solved again on training and
 *     validation windows together
 */
@Withers
public record FitPlan(List<Part> parts, double[] channelWeight, int stride, boolean refit)
    implements FitPlanBuilder.With {
  private static final int DISJOINT = 30;
  private static final int AUTO_SAMPLES = 200_000;

  /** Windows without which there is nothing to learn or to choose by. */
  static final int FEWEST = 10;

  /**
   * The windows of one horizon.
   *
   * @param horizon O, at least 1
   * @param train windows that train, at least one
   * @param validation windows that choose, at least one
   */
  public record Part(int horizon, SampleRange train, SampleRange validation) {

    /** Checks that none is empty. */
    public Part {
      Checks.that(horizon >= 1 && train.count() >= 1 && validation.count() >= 1)
          .or("horizon %s has no training or no validation windows", horizon);
    }
  }

  /** Cuts the stride. */
  public FitPlan {
    parts = List.copyOf(parts);
    Checks.that(!parts.isEmpty() && stride >= 1)
        .or("a plan needs parts and a stride of at least 1; got %s and %s", parts.size(), stride);
    for (Part part : parts) {
      stride = Math.min(stride, Math.min(part.train.count(), part.validation.count()));
    }
  }

  /**
   * The plan of a final fit for one horizon: the last share of the windows chooses, then all of
   * them train the read-out. Training windows whose targets are inputs of validation windows stay
   * in, as nothing is reported from this validation error.
   *
   * @param rows n, rows of the series
   * @param window H
   * @param horizon O
   * @param validationShare in (0, 1)
   * @param channels number of channels, all of weight 1
   * @param stride rows between windows
   * @throws InvalidDataException if there are too few rows, naming how many are needed
   */
  public static FitPlan forFinalFit(
      int rows, int window, int horizon, double validationShare, int channels, int stride) {
    Checks.that(validationShare > 0 && validationShare < 1)
        .or("the validation share must lie between 0 and 1; got %s", validationShare);
    long total = (long) rows - window - horizon + 1;
    long validation = Math.min(total - 1, (long) Math.ceil(total * validationShare));
    Checks.that(total >= FEWEST, Problem.TOO_FEW_ROWS::of)
        .or(
            "too few rows: window %s and horizon %s need at least %s; the series has %s",
            window, horizon, (long) window + horizon + FEWEST - 1, rows);
    int cut = (int) (total - validation);
    Checks.that(cut >= 2, Problem.SMALL_TRAINING::of)
        .or(
            "a validation share of %s leaves %s of %s windows to train on, at least 2 are needed",
            validationShare, cut, total);
    double[] weight = new double[channels];
    Arrays.fill(weight, 1);
    return new FitPlan(
        List.of(new Part(horizon, new SampleRange(0, cut), new SampleRange(cut, (int) total))),
        weight,
        stride,
        true);
  }

  /**
   * The stride at which about {@value #AUTO_SAMPLES} samples (windows times lanes) are used.
   *
   * @param windows number of windows
   * @param lanes number of lanes
   */
  public static int autoStride(int windows, int lanes) {
    return (int) Math.max(1, ((long) windows * lanes + AUTO_SAMPLES - 1) / AUTO_SAMPLES);
  }

  /**
   * The plan of some of the horizons.
   *
   * @param some numbers of the horizons, at least one
   */
  public FitPlan only(List<Integer> some) {
    return withParts(some.stream().map(parts::get).toList());
  }

  /** The windows of a horizon by its number. */
  public Part part(int h) {
    return parts.get(h);
  }

  /** The longest horizon. */
  public int longest() {
    return parts.stream().mapToInt(Part::horizon).max().orElseThrow();
  }

  /** The number of the longest horizon. */
  public int longestPart() {
    return parts.stream().map(Part::horizon).toList().indexOf(longest());
  }

  /** The windows that every horizon trains on. */
  public SampleRange commonTrain() {
    int start = parts.stream().mapToInt(part -> part.train.start()).max().orElseThrow();
    int end = parts.stream().mapToInt(part -> part.train.end()).min().orElseThrow();
    return new SampleRange(start, end);
  }

  /**
   * The rows that training and left-out windows see, targets included: what is known when forecasts
   * begin.
   *
   * @param window H
   */
  public int knownRows(int window) {
    return parts.stream()
        .mapToInt(
            part -> Math.max(part.train.end(), part.validation.end()) - 1 + window + part.horizon)
        .max()
        .orElseThrow();
  }

  /** The samples and target columns of each horizon. */
  public FitSplit split(WindowTargets targets) {
    return new FitSplit(
        parts.stream()
            .map(p -> new FitSplit.Part(targets.columns(p.horizon), p.train, p.validation))
            .toList(),
        stride,
        refit);
  }

  /**
   * The plan on which options are chosen: one horizon, so short that the windows that are left out
   * hold {@value #DISJOINT} disjoint windows of it. At longer leads there are too few independent
   * windows to tell a good option from a lucky one.
   *
   * @param blocks of training windows that are left out in turn besides the validation windows; 1
   *     for none
   * @param samples how many training windows to use at most, all lanes together
   * @param lanes number of lanes
   */
  public FitPlan forChoices(int blocks, int samples, int lanes) {
    Part longest = part(longestPart());
    int leftOut = longest.validation.count() + (blocks > 1 ? longest.train.count() : 0);
    int horizon = Math.max(1, Math.min(longest.horizon, leftOut / DISJOINT));
    long windows = (long) longest.train.count() * lanes;
    int coarser = (int) Math.max(1, (windows + samples - 1) / samples);
    return new FitPlan(
        List.of(new Part(horizon, longest.train, longest.validation)),
        channelWeight,
        Math.max(stride, coarser),
        false);
  }
}
