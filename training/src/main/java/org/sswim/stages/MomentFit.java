package org.sswim.stages;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.sampling.Fields;
import org.sswim.sampling.SeedStreams;
import org.sswim.stages.MomentRegression.Part;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * The moment stage: S-SWIM on rows as samples of one step.
 *
 * <ol>
 *   <li>A regression reads linear terms and dates.
 *   <li>Neurons are drawn from what it leaves of rows that it has not seen, so they see what is not
 *       seen yet. They come in groups, as the choice among candidates looks at 800 at most. If
 *       left-out rows want none of the first group, there are none.
 *   <li>What the effects of dates leave is regressed on linear terms and all neurons.
 * </ol>
 */
final class MomentFit {
  private static final int LEAST_SEEN = 2;
  private static final int MOST_SEEN = 5;

  /** Rows for each neuron from which on neurons count. */
  private static final int ROWS_EACH = 2;

  /** Deviations above the threshold from which on neurons that count fire in every step. */
  private static final double REACH = 2;

  private final LinearMoment linear;
  private final MomentSetting setting;
  private final MomentRegression first;
  private final @Nullable MomentRegression second;

  /**
   * Fits to the rows of the first regression.
   *
   * @param options how neurons are sampled, and how many
   */
  MomentFit(LinearMoment linear, SSwimOptions options) {
    this.linear = linear;
    setting = linear.setting;
    first = linear.regression;
    second =
        setting.data().inputs().seen() < 1
            ? null
            : withNeurons(first.withoutDates(linear.targets), first.left(linear.targets), options);
  }

  private MomentRegression withNeurons(
      MomentTargets targets, MomentTargets left, SSwimOptions options) {
    int groups = (options.neurons() + FoldMoments.GROUP - 1) / FoldMoments.GROUP;
    List<HiddenNetwork> drawn = new ArrayList<>(List.of(draw(left, 0, groups, options)));
    MomentRegression read = new MomentRegression(setting, targets, sideBySide(drawn));
    if (groups > 1 && read.readsNeurons()) {
      for (int group = 1; group < groups; group++) {
        drawn.add(draw(left, group, groups, options));
      }
      read = new MomentRegression(setting, targets, sideBySide(drawn));
    }
    return read;
  }

  private static HiddenNetwork sideBySide(List<HiddenNetwork> drawn) {
    HiddenNetwork any = drawn.get(0);
    SpikingLayer all =
        SpikingLayer.sideBySide(drawn.stream().map(HiddenNetwork::last).toList(), false);
    return new HiddenNetwork(any.input(), List.of(all), any.banks());
  }

  private HiddenNetwork draw(MomentTargets left, int group, int groups, SSwimOptions options) {
    int count = options.neurons() * (group + 1) / groups - options.neurons() * group / groups;
    UniformRandomProvider random = new SeedStreams(options.seed()).stream("moment", group);
    MomentData data = setting.data();
    int width = data.inputs().seen();
    int train = left.known().length;
    // Where rows are few for the neurons, those that count follow each row too closely.
    int steps = train > ROWS_EACH * options.neurons() ? MomentModel.STEPS : 1;
    NetworkShape shape =
        shape(steps)
            .withFields(
                new Fields.Columns(width, Math.min(LEAST_SEEN, width), Math.min(MOST_SEEN, width)));
    SampleRange used = new SampleRange(0, train - setting.reach());
    return new SSwim(options.withLayers(1).withSeed(random.nextLong()), setting.workers())
        .sample(
            new MomentTargets.Rows(data.seen(train), width, steps),
            left,
            FitSplit.of(left.columns(), used, used),
            shape,
            count)
        .hidden();
  }

  private static NetworkShape shape(int steps) {
    return steps == 1
        ? NetworkShape.of(1, 0).withBanks(List.of(1.0))
        : NetworkShape.of(1, REACH / steps).withCounting(true).withBanks(List.of(1e4));
  }

  /** The moment without what it says of the rows of a block. */
  MomentModel without(int block) {
    return second == null
        ? first.without(block, Part.ALL)
        : first.without(block, Part.DATES).plus(second.without(block, Part.ALL));
  }

  /** The moment of all rows that it was fitted to. */
  MomentModel all() {
    return second == null ? first.all(Part.ALL) : first.all(Part.DATES).plus(second.all(Part.ALL));
  }

  /** The same neurons and penalties, solved on more rows. */
  MomentModel refitted(int rows) {
    MomentTargets targets = linear.targets(rows);
    return second == null
        ? first.refitted(targets, Part.ALL)
        : first
            .refitted(targets, Part.DATES)
            .plus(second.refitted(first.withoutDates(targets), Part.ALL));
  }
}
