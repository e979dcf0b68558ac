package org.sswim.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.sampling.Fields;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * The moment stage: S-SWIM on rows as samples of one step.
 *
 * <ol>
 *   <li>Neurons are sampled from pairs of rows that are alike in a few inputs and unlike in target.
 *   <li>{@link GroupedRidge} reads linear terms, spikes and indicators of dates, for the mean of
 *       the channels and, with penalties of its own, for what each channel adds.
 *   <li>Every block of rows that is left out has a regression of the other rows.
 * </ol>
 */
final class MomentFit {
  private static final int BLOCK = 1024;

  /** Rows so near that most dates are those of none of them, which saves their products. */
  private static final int ALIKE = 128;

  private static final double DAY = 86_400;
  private static final double[] RELATIVE = {1e-3, 1e-2, 0.03, 0.1, 0.3, 1, 10};
  private static final double[] DAYS = {0.3, 1, 3, 10, 100};
  private static final int LEAST_DAYS = 2;

  private final MomentData data;
  private final MomentInputs inputs;
  private final boolean anomalies;
  private final List<SampleRange> leftOut;
  private final int sweeps;
  private final Workers workers;
  private final @Nullable HiddenNetwork neurons;

  /** Dates that have an indicator, in order. */
  private final int[] dates;

  /** Place of the indicator of each date among the features; -1 for none. */
  private final int[] dateAt = new int[DateEffects.COUNT];

  private final int terms;
  private final int features;

  /** Sums of the features of the rows as they are, and the number of those. */
  private double[] sums;

  private int summed;
  private final NormalEquations total;
  private final List<GroupedRidge> ridges = new ArrayList<>();
  private final List<GroupedRidge.Choice> choices = new ArrayList<>();

  /**
   * Fits to the first rows.
   *
   * @param train number of rows
   * @param leftOut rows that are left out in turn
   * @param options how neurons are sampled, and how many
   * @param sweeps in which penalties are chosen
   */
  MomentFit(
      MomentData data,
      boolean anomalies,
      int train,
      List<SampleRange> leftOut,
      SSwimOptions options,
      int sweeps,
      Workers workers) {
    this.sweeps = sweeps;
    this.data = data;
    this.anomalies = anomalies;
    this.leftOut = leftOut;
    this.workers = workers;
    inputs = data.inputs();
    terms = inputs.terms();
    int used = used(train);
    MomentTargets targets = MomentTargets.of(data, train, anomalies);
    neurons = sample(targets, used, options);
    dates = dates(used);
    Arrays.fill(dateAt, -1);
    int before = terms + spikes();
    for (int d = 0; d < dates.length; d++) {
      dateAt[dates[d]] = before + d;
    }
    features = before + dates.length;
    sums = new double[features];
    List<NormalEquations> out = new ArrayList<>();
    for (int b = 0; b < leftOut.size(); b++) {
      out.add(equations(targets.columns()));
    }
    total = accumulate(train, targets, out);
    ridge(out, 0, 1);
    if (targets.columns() > 1) {
      ridge(out, 1, targets.columns() - 1);
    }
  }

  /** Rows whose anomalies, if those are fitted, do not look behind them. */
  private int used(int rows) {
    return anomalies ? rows - MomentTargets.reach(data) : rows;
  }

  private int spikes() {
    return neurons == null ? 0 : neurons.last().neurons();
  }

  private @Nullable HiddenNetwork sample(MomentTargets targets, int used, SSwimOptions options) {
    int width = inputs.seen();
    if (width < 1) {
      return null;
    }
    float[] seen = data.seen(targets.known().length);
    NetworkShape shape =
        NetworkShape.of(1, 0)
            .withBanks(List.of(1.0))
            .withFields(new Fields.Columns(width, Math.min(2, width), Math.min(5, width)));
    FitSplit split =
        FitSplit.of(targets.columns(), new SampleRange(0, used), new SampleRange(0, used));
    return new SSwim(options.withLayers(1), workers)
        .sample(
            new MomentTargets.Rows(seen, width), targets, split, shape, options.neurons().value())
        .hidden();
  }

  /** Dates that enough of the first rows have. */
  private int[] dates(int used) {
    if (!inputs.dates() || inputs.interval() == null) {
      return new int[0];
    }
    int[] count = new int[DateEffects.COUNT];
    MomentRun run = new MomentRun(inputs, null);
    float[] columns = new float[inputs.knownWidth()];
    for (int r = 0; r < used; r++) {
      run.look(data.clocks()[r], columns);
      for (int date : run.dates()) {
        if (date >= 0) {
          count[date]++;
        }
      }
    }
    double least = LEAST_DAYS * rowsPerDay();
    return IntStream.range(0, count.length).filter(d -> count[d] >= least).toArray();
  }

  private double rowsPerDay() {
    return inputs.interval() == null ? 1 : Math.max(1, DAY / inputs.interval().seconds());
  }

  private NormalEquations equations(int targets) {
    return new NormalEquations(features, targets);
  }

  private void ridge(List<NormalEquations> out, int first, int targets) {
    List<GroupedRidge.Group> groups = new ArrayList<>();
    groups.add(new GroupedRidge.Group(terms, GroupedRidge.Unit.DEVIATIONS, RELATIVE));
    if (spikes() > 0) {
      groups.add(new GroupedRidge.Group(spikes(), GroupedRidge.Unit.DEVIATIONS, RELATIVE));
    }
    if (dates.length > 0) {
      double[] penalties = Arrays.stream(DAYS).map(d -> d * rowsPerDay()).toArray();
      groups.add(new GroupedRidge.Group(dates.length, GroupedRidge.Unit.SAMPLES, penalties));
    }
    GroupedRidge ridge =
        new GroupedRidge(
            total, out, List.of(), groups, first, GroupedRidge.alike(targets), workers);
    ridges.add(ridge);
    choices.add(ridge.choose(sweeps));
  }

  /** What left-out rows say, for the mean of the channels first. */
  List<GroupedRidge.Choice> choices() {
    return choices;
  }

  /** Adds up the rows that may be used of the first ones, and those left out by themselves. */
  private NormalEquations accumulate(
      int rows, MomentTargets targets, List<NormalEquations> leftOutOfThem) {
    int used = used(rows);
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int r = 0; r < used; r += BLOCK) {
      cuts.add(r);
    }
    for (int b = 0; b < leftOutOfThem.size(); b++) {
      cuts.add(Math.min(used, excluded(b).start()));
      cuts.add(Math.min(used, excluded(b).end()));
    }
    cuts.add(used);
    List<Integer> edges = List.copyOf(cuts);
    NormalEquations all = equations(targets.columns());
    sums = new double[features];
    summed = used;
    workers.inOrder(
        edges.size() - 1,
        Integer.MAX_VALUE,
        () -> new Piece(all, targets.columns()),
        (piece, i) -> piece.compute(edges.get(i), edges.get(i + 1), rows, targets),
        (piece, i) -> {
          all.add(piece.moments, 1);
          for (int f = 0; f < features; f++) {
            sums[f] += piece.sums[f];
          }
          for (int b = 0; b < leftOutOfThem.size(); b++) {
            SampleRange excluded = excluded(b);
            if (edges.get(i) >= excluded.start() && edges.get(i + 1) <= excluded.end()) {
              leftOutOfThem.get(b).add(piece.moments, 1);
            }
          }
        });
    return all;
  }

  /** Rows that a regression without some rows must not see. */
  private SampleRange excluded(int block) {
    int reach = anomalies ? MomentTargets.reach(data) : 0;
    SampleRange own = leftOut.get(block);
    return new SampleRange(Math.max(0, own.start() - reach), own.end() + reach);
  }

  /** What a worker needs. */
  private final class Piece {
    private final BlockMoments moments;
    private final MomentRun run = new MomentRun(inputs, neurons);
    private final float[] columns = new float[inputs.knownWidth()];
    private final float[] row = new float[features];
    private final float[] rows;
    private final float[] around;
    private final float[] values;
    private final double[] sums = new double[features];
    private final int reach = anomalies ? MomentTargets.reach(data) : 0;

    Piece(NormalEquations all, int targets) {
      moments = all.newBlock();
      rows = new float[Math.multiplyExact(BLOCK + 2 * reach, features)];
      around = new float[anomalies ? BLOCK * features : 0];
      values = new float[BLOCK * targets];
    }

    void compute(int from, int to, int all, MomentTargets targets) {
      moments.clear();
      Arrays.fill(sums, 0);
      int first = Math.max(0, from - reach);
      int end = Math.min(all, to + reach);
      for (int r = first; r < end; r++) {
        write(r);
        System.arraycopy(row, 0, rows, (r - first) * features, features);
        for (int f = 0; r >= from && r < to && f < features; f++) {
          sums[f] += row[f];
        }
      }
      float[] seen = rows;
      if (anomalies) {
        MomentTargets.around(rows, first, from, to, all, data.period(), features, around);
        seen = around;
      }
      int count = 0;
      for (int r = from; r < to; r++) {
        if (targets.known()[r]) {
          System.arraycopy(seen, (r - from) * features, seen, count * features, features);
          System.arraycopy(
              targets.values(),
              r * targets.columns(),
              values,
              count * targets.columns(),
              targets.columns());
          count++;
        }
      }
      for (int at = 0; at < count; at += ALIKE) {
        int stop = Math.min(count, at + ALIKE);
        moments.add(
            Arrays.copyOfRange(seen, at * features, stop * features),
            stop - at,
            Arrays.copyOfRange(values, at * targets.columns(), stop * targets.columns()));
      }
    }

    private void write(int r) {
      data.copyColumns(r, columns);
      run.look(data.clocks()[r], columns);
      Arrays.fill(row, 0);
      System.arraycopy(run.terms(), 0, row, 0, terms);
      System.arraycopy(run.spikes(), 0, row, terms, spikes());
      for (int date : run.dates()) {
        int at = dates.length == 0 || date < 0 ? -1 : dateAt[date];
        if (at >= 0) {
          row[at] = 1;
        }
      }
    }
  }

  /** The moment without what it says of the rows of a block. */
  MomentModel without(int block) {
    return model(
        ridges.stream()
            .map(ridge -> ridge.without(block, choices.get(ridges.indexOf(ridge)).penalties()))
            .toList());
  }

  /** The moment of all rows that it was fitted to. */
  MomentModel all() {
    return model(
        ridges.stream()
            .map(ridge -> ridge.solve(choices.get(ridges.indexOf(ridge)).penalties()))
            .toList());
  }

  /** The same neurons and penalties, solved on more rows. */
  MomentModel refitted(int rows) {
    NormalEquations more = accumulate(rows, MomentTargets.of(data, rows, anomalies), List.of());
    return model(
        ridges.stream()
            .map(ridge -> ridge.solve(more, choices.get(ridges.indexOf(ridge)).penalties()))
            .toList());
  }

  private MomentModel model(List<GroupedRidge.Weights> solved) {
    int channels = data.channels();
    float[] all = new float[features * channels];
    float[] bias = new float[channels];
    for (int c = 0; c < channels; c++) {
      for (int s = 0; s < solved.size(); s++) {
        GroupedRidge.Weights part = solved.get(s);
        int targets = s == 0 ? 1 : channels;
        int column = s == 0 ? 0 : c;
        // Anomalies know no level: the mean over the rows is put at 0.
        double own = anomalies ? 0 : part.targetMeans()[column];
        for (int f = 0; f < features; f++) {
          double w = part.weights()[f * targets + column];
          all[f * channels + c] += (float) w;
          own -= w * (anomalies ? sums[f] / summed : part.means()[f]);
        }
        bias[c] += (float) own;
      }
    }
    float[] effects = new float[inputs.dates() ? DateEffects.COUNT * channels : 0];
    for (int d = 0; d < dates.length; d++) {
      System.arraycopy(
          all, (terms + spikes() + d) * channels, effects, dates[d] * channels, channels);
    }
    return new MomentModel(
        inputs,
        neurons,
        channels,
        bias,
        Arrays.copyOf(all, terms * channels),
        Arrays.copyOfRange(all, terms * channels, (terms + spikes()) * channels),
        effects);
  }
}
