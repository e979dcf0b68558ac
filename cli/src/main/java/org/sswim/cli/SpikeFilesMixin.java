package org.sswim.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.sequences.SpikeCsv;
import org.sswim.spiketrainers.SpikeTrainData;
import picocli.CommandLine.Parameters;

/** A file of input trains and one of target trains. */
final class SpikeFilesMixin {
  /** One to train, one to choose, one to test. */
  private static final int LEAST = 3;

  private static final int MOST_BINS = 100_000;

  @Parameters(index = "0", arity = "0..1", paramLabel = "INPUTS")
  private @Nullable Path inputs;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TARGETS")
  private @Nullable Path targets;

  /**
   * How the time of spikes in CSV files is cut.
   *
   * @param bins steps of both files; 0 by each file
   * @param end the time at which the last step ends; 0 by each file
   */
  record Reading(int bins, double end) {
    /** Unless it is set. */
    static final Reading USUAL = new Reading(0, 0);

    /** Checks the ranges. */
    Reading {
      Checks.that(bins >= 0 && bins <= MOST_BINS && end >= 0 && end < Double.POSITIVE_INFINITY)
          .or("bins must lie in 0..%s, end be 0 or more; got %s and %s", MOST_BINS, bins, end);
    }
  }

  @Nullable Path inputs() {
    return inputs;
  }

  @Nullable Path targets() {
    return targets;
  }

  /** What is read, in words. */
  String title() {
    return inputs + " and " + targets;
  }

  /** Reads both. */
  SpikeTrainData read(Reading reading) {
    Path source = Objects.requireNonNull(inputs);
    Path wanted = Objects.requireNonNull(targets);
    SequenceOptions options =
        SequenceOptions.defaults().withBins(new SpikeCsv.Bins(reading.bins, reading.end, 0));
    LabelledSequences in = SequenceFiles.read(source, options);
    LabelledSequences out = SequenceFiles.read(wanted, options);
    in.requireNear(source);
    UnusableFileException.when(
        in.count() != out.count(),
        "%s: has %s sequences, but %s %s; a CSV of spikes cannot hold one without any, an"
            + " .npz can",
        wanted,
        out.count(),
        source,
        in.count());
    UnusableFileException.when(
        in.count() < LEAST,
        "%s: there must be at least %s sequences, to train, to choose and to test; it has %s",
        source,
        LEAST,
        in.count());
    for (int i = 0; i < in.count(); i++) {
      UnusableFileException.when(
          in.steps(i) < 2,
          source + ": sample " + (i + 1) + " has 1 step; give samples of 2 or more");
      UnusableFileException.when(
          in.steps(i) != out.steps(i),
          "%s: sample %s has %s steps, but %s in %s; for CSV give --set bins=N,end=TIME",
          wanted,
          i + 1,
          out.steps(i),
          in.steps(i),
          source);
    }
    return SequencesMixin.suited(
        wanted, () -> new SpikeTrainData(in.values(), in.signals(), out.values(), out.signals()));
  }
}
