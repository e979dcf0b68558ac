package org.sswim.readout;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Which samples train read-outs and which choose what is left open, for one or several read-outs
 * that share one hidden network.
 *
 * @param parts one for each read-out
 * @param stride places between the samples that are used, for training and choosing, at least 1.
 *     Lanes are staggered. It is cut to the length of the shortest range, so that every lane has a
 *     sample in each
 * @param refit whether, once everything is chosen, read-outs are solved again on training and
 *     choosing samples together
 */
public record FitSplit(List<Part> parts, int stride, boolean refit) {
  /** Samples that are enough to tell neurons apart, or options. */
  public static final int ENOUGH = 16_000;

  private static final int SETS = 5;

  /**
   * The samples of one read-out.
   *
   * @param columns target columns that it has, the first of all, at least 1
   * @param train samples that train, at least one
   * @param choose samples that choose, at least one
   */
  public record Part(int columns, SampleRange train, SampleRange choose) {

    /** Checks that none is empty. */
    public Part {
      Checks.that(columns >= 1 && train.count() >= 1 && choose.count() >= 1)
          .or(
              "a read-out needs columns, samples that train and samples that choose; got %s, %s"
                  + " and %s",
              columns, train.count(), choose.count());
    }
  }

  /** Checks that the training ranges share samples. */
  public FitSplit {
    parts = List.copyOf(parts);
    Checks.that(!parts.isEmpty() && stride >= 1)
        .or("a split needs parts and a stride of at least 1; got %s and %s", parts.size(), stride);
    Checks.that(start(parts) < end(parts))
        .or(
            "the training ranges must share samples; one starts at %s, another ends at %s",
            start(parts), end(parts));
    for (Part part : parts) {
      stride = Math.min(stride, Math.min(part.train.count(), part.choose.count()));
    }
  }

  /**
   * A split for one read-out, every sample used.
   *
   * @param columns target columns
   */
  public static FitSplit of(int columns, SampleRange train, SampleRange choose) {
    return new FitSplit(List.of(new Part(columns, train, choose)), 1, false);
  }

  /**
   * Refuses samples and targets that lack what the split asks for.
   *
   * @throws IllegalArgumentException saying both sides
   */
  public void requireWithin(Samples samples, Targets targets) {
    int places =
        parts.stream().mapToInt(p -> Math.max(p.train.end(), p.choose.end())).max().orElseThrow();
    Checks.that(places <= samples.places() && columns() <= targets.columns())
        .or(
            "the split needs %s places and %s target columns; there are %s and %s",
            places, columns(), samples.places(), targets.columns());
  }

  /** Target columns of the read-out that has most. */
  public int columns() {
    return parts.stream().mapToInt(Part::columns).max().orElseThrow();
  }

  /** The samples that every read-out trains on. */
  public SampleRange commonTrain() {
    return new SampleRange(start(parts), end(parts));
  }

  private static int start(List<Part> parts) {
    return parts.stream().mapToInt(part -> part.train.start()).max().orElseThrow();
  }

  private static int end(List<Part> parts) {
    return parts.stream().mapToInt(part -> part.train.end()).min().orElseThrow();
  }

  /**
   * Neighbouring blocks of about equal size.
   *
   * @param blocks number of blocks, at least 1
   */
  public static List<SampleRange> blocks(SampleRange all, int blocks) {
    List<SampleRange> ranges = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      int from = (int) ((long) all.count() * b / blocks);
      int to = (int) ((long) all.count() * (b + 1) / blocks);
      ranges.add(new SampleRange(all.start() + from, all.start() + to));
    }
    return ranges;
  }

  /** Sets of neighbours among samples that choose, as many as tell a gain from luck. */
  public static List<SampleRange> sets(SampleRange choosing) {
    return blocks(choosing, Math.min(SETS, choosing.count()));
  }

  /** The same with other samples that choose, of the only part, which never train. */
  public FitSplit choosingOn(SampleRange samples) {
    Part only = parts.get(0);
    return new FitSplit(List.of(new Part(only.columns, only.train, samples)), stride, false);
  }
}
