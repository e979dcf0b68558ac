package org.sswim.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.OwnPenalties;
import org.sswim.linalg.RidgeWeights;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.LeftOutRule;
import org.sswim.samples.SampleRange;

/**
 * A regression of rows on linear terms, and on dates or neurons besides. {@link GroupedRidge} reads
 * them for the mean of the channels and, with penalties of its own, for what each channel adds.
 * Every block of rows that is left out has a regression of the other rows.
 */
final class MomentRegression {
  private static final int BLOCK = 1024;

  /** Rows so near that most dates are those of none of them, which saves their products. */
  private static final int ALIKE = 128;

  private static final double[] DAYS = {0.3, 1, 3, 10, 100};

  /** Of dates of one year no left-out row tells, so nothing chooses this. */
  private static final double DAYS_ONCE = 5;

  private static final int SPIKES = 2;
  private static final int OFTEN = 3;
  private static final int ONCE = 4;

  private final MomentSetting setting;
  private final MomentInputs inputs;
  private final @Nullable HiddenNetwork neurons;

  /** Dates that have an indicator; first those of two years or more. */
  private final int[] dates;

  private final int often;

  /** Place of the indicator of each date among the features; -1 for none. */
  private final int[] dateAt = new int[DateEffects.COUNT];

  private final int terms;
  private final int features;

  /** Sums of the features of the rows as they are, and the number of those. */
  private double[] sums;

  private int summed;
  private final NormalEquations total;
  private final List<OwnPenalties> ridges = new ArrayList<>();
  private boolean readsNeurons;

  /** What is solved without each block, then with all of them. */
  private final List<List<RidgeWeights>> solved = new ArrayList<>();

  /**
   * Fits to the first rows.
   *
   * @param targets of these rows
   * @param neurons null for none; then dates are read, if there are any
   */
  MomentRegression(MomentSetting setting, MomentTargets targets, @Nullable HiddenNetwork neurons) {
    this.setting = setting;
    this.neurons = neurons;
    inputs = setting.data().inputs();
    terms = inputs.terms();
    int train = targets.known().length;
    MomentData.Dates read = setting.data().dates(neurons == null ? used(train) : 0);
    dates = read.places();
    often = read.often();
    Arrays.fill(dateAt, -1);
    int before = terms + spikes();
    for (int d = 0; d < dates.length; d++) {
      dateAt[dates[d]] = before + d;
    }
    features = before + dates.length;
    sums = new double[features];
    List<NormalEquations> out = new ArrayList<>();
    for (int b = 0; b < setting.leftOut().size(); b++) {
      out.add(new NormalEquations(features, targets.columns()));
    }
    total = accumulate(targets, out);
    ridge(out, 0, 1);
    if (targets.columns() > 1) {
      ridge(out, 1, targets.columns() - 1);
    }
    for (int b = 0; b < out.size(); b++) {
      int block = b;
      solved.add(ridges.stream().map(ridge -> ridge.without(block)).toList());
    }
    solved.add(solved(total));
  }

  /**
   * What is left of targets: of rows that are left out, by the regression without them.
   *
   * @param targets of the first rows, as many or more than those of the fit
   */
  MomentTargets left(MomentTargets targets) {
    return left(targets, Part.ALL);
  }

  /** What effects of dates leave of targets. */
  MomentTargets withoutDates(MomentTargets targets) {
    return dates.length == 0 ? targets : left(targets, Part.DATES);
  }

  private MomentTargets left(MomentTargets targets, Part taken) {
    int from = taken == Part.DATES ? terms : 0;
    int columns = targets.columns();
    int rows = targets.known().length;
    float[] left = targets.values().clone();
    setting
        .workers()
        .inOrder(
            (used(rows) + BLOCK - 1) / BLOCK,
            () -> new Piece(total, columns),
            (piece, i) -> {
              int start = i * BLOCK;
              int end = Math.min(used(rows), start + BLOCK);
              float[] seen = piece.see(start, end, rows);
              for (int r = start; r < end; r++) {
                int block = setting.blockOf(r);
                for (int k = 0; k < columns; k++) {
                  RidgeWeights part = solved.get(block).get(Math.min(k, 1));
                  left[r * columns + k] -=
                      (float) said(part, seen, (r - start) * features, from, Math.max(0, k - 1));
                }
              }
            },
            (piece, i) -> {});
    return new MomentTargets(columns, left, targets.known());
  }

  /** What the features of a row from one on say of a target; all of them know its mean, too. */
  private static double said(RidgeWeights part, float[] seen, int at, int from, int target) {
    int targets = part.targetMeans().length;
    double sum = 0;
    for (int f = from; f < part.means().length; f++) {
      sum += part.weights()[f * targets + target] * (seen[at + f] - part.means()[f]);
    }
    return (from == 0 ? part.targetMeans()[target] : 0) + sum;
  }

  /** Rows whose anomalies, if those are fitted, do not look behind them. */
  private int used(int rows) {
    return rows - setting.reach();
  }

  private int spikes() {
    return neurons == null ? 0 : neurons.last().neurons();
  }

  private void ridge(List<NormalEquations> out, int first, int targets) {
    double day = setting.data().rowsPerDay();
    double[] days = Arrays.stream(often > 0 ? DAYS : new double[0]).map(d -> d * day).toArray();
    List<FeatureGroup> groups =
        List.of(
            FeatureGroup.relative(terms - inputs.seasonTerms()),
            season(),
            FeatureGroup.relative(spikes()),
            new FeatureGroup(often, FeatureGroup.Unit.SAMPLES, days),
            new FeatureGroup(dates.length - often, FeatureGroup.Unit.SAMPLES, new double[0]));
    GroupedRidge ridge =
        new GroupedRidge(
            total, out, List.of(), groups, first, GroupedRidge.alike(targets), setting.workers());
    double[] penalties = ridge.choose().penalties();
    readsNeurons |= Double.isFinite(penalties[SPIKES]);
    penalties[ONCE] = DAYS_ONCE * day;
    ridges.add(new OwnPenalties(ridge, penalties, OFTEN, ONCE));
  }

  /** Hours of a season are extrapolated where a year trains, so they need a clear gain. */
  private FeatureGroup season() {
    int season = inputs.seasonTerms();
    return inputs.withinDays()
        ? FeatureGroup.late(season, LeftOutRule::better)
        : FeatureGroup.relative(season);
  }

  /** Whether there are neurons, and left-out rows want them. */
  boolean readsNeurons() {
    return readsNeurons;
  }

  /** Adds up the rows that may be used of the first ones, and those left out by themselves. */
  private NormalEquations accumulate(MomentTargets targets, List<NormalEquations> leftOutOfThem) {
    int rows = targets.known().length;
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
    NormalEquations all = new NormalEquations(features, targets.columns());
    sums = new double[features];
    summed = used;
    setting
        .workers()
        .inOrder(
            edges.size() - 1,
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
    int reach = setting.reach();
    SampleRange own = setting.leftOut().get(block);
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
    private final int reach = setting.reach();

    Piece(NormalEquations all, int targets) {
      moments = all.newBlock();
      rows = new float[Math.multiplyExact(BLOCK + 2 * reach, features)];
      around = new float[setting.anomalies() ? BLOCK * features : 0];
      values = new float[BLOCK * targets];
    }

    float[] see(int from, int to, int all) {
      Arrays.fill(sums, 0);
      int first = Math.max(0, from - reach);
      int end = Math.min(all, to + reach);
      for (int r = first; r < end; r++) {
        write(r);
        System.arraycopy(row, 0, rows, (r - first) * features, features);
        if (r >= from && r < to) {
          add(row, sums);
        }
      }
      if (!setting.anomalies()) {
        return rows;
      }
      MomentTargets.around(rows, first, from, to, all, setting.data().period(), features, around);
      return around;
    }

    void compute(int from, int to, int all, MomentTargets targets) {
      moments.clear();
      float[] seen = see(from, to, all);
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

    // By itself, as a loop that runs hot compiles all that is around it.
    private static void add(float[] row, double[] sums) {
      for (int f = 0; f < row.length; f++) {
        sums[f] += row[f];
      }
    }

    private void write(int r) {
      setting.data().copyColumns(r, columns);
      run.look(setting.data().clocks()[r], columns);
      Arrays.fill(row, 0);
      System.arraycopy(run.terms(), 0, row, 0, terms);
      System.arraycopy(run.spikes(), 0, row, terms, spikes());
      for (int date : run.dates()) {
        int at = dates.length == 0 || date < 0 ? -1 : dateAt[date];
        if (at >= 0) {
          row[at] = indicator(date);
        }
      }
    }
  }

  /** So that the days of a week count as one where penalties count days. */
  private static float indicator(int date) {
    return (float) (1 / Math.sqrt(DateEffects.days(date)));
  }

  /** What a model takes of a regression. */
  enum Part {
    ALL,
    DATES
  }

  /** The moment without what it says of the rows of a block. */
  MomentModel without(int block, Part part) {
    return model(solved.get(block), part);
  }

  /** The moment of all rows that it was fitted to. */
  MomentModel all(Part part) {
    return model(solved.get(setting.leftOut().size()), part);
  }

  private List<RidgeWeights> solved(NormalEquations sums) {
    return ridges.stream().map(ridge -> ridge.solve(sums)).toList();
  }

  /** The same neurons and penalties, solved on more rows. */
  MomentModel refitted(MomentTargets targets, Part part) {
    return model(solved(accumulate(targets, List.of())), part);
  }

  private MomentModel model(List<RidgeWeights> solved, Part wanted) {
    int from = wanted == Part.DATES ? terms : 0;
    int channels = setting.data().channels();
    float[] all = new float[features * channels];
    float[] bias = new float[channels];
    for (int c = 0; c < channels; c++) {
      for (int s = 0; s < solved.size(); s++) {
        RidgeWeights part = solved.get(s);
        int targets = s == 0 ? 1 : channels;
        int column = s == 0 ? 0 : c;
        // Anomalies know no level: the mean over the rows is put at 0.
        double own = setting.anomalies() || from > 0 ? 0 : part.targetMeans()[column];
        for (int f = from; f < features; f++) {
          double w = part.weights()[f * targets + column];
          all[f * channels + c] += (float) w;
          own -= w * (setting.anomalies() ? sums[f] / summed : part.means()[f]);
        }
        bias[c] += (float) own;
      }
    }
    float[] effects = new float[inputs.dates() ? DateEffects.COUNT * channels : 0];
    for (int d = 0; d < dates.length; d++) {
      for (int c = 0; c < channels; c++) {
        effects[dates[d] * channels + c] =
            all[(terms + spikes() + d) * channels + c] * indicator(dates[d]);
      }
    }
    int read = readsNeurons() ? spikes() : 0;
    return new MomentModel(
        inputs,
        read == 0 ? null : neurons,
        channels,
        bias,
        Arrays.copyOf(all, terms * channels),
        Arrays.copyOfRange(all, terms * channels, (terms + read) * channels),
        effects);
  }
}
