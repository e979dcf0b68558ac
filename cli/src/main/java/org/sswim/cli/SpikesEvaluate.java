package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.Report;
import org.sswim.report.SpikeReport;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.sequences.SpikeCsv;
import org.sswim.spiketrainers.FittedTrains;
import org.sswim.spiketrainers.SpikeCandidates;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeComparison.Split;
import org.sswim.spiketrainers.SpikeFitTask;
import org.sswim.spiketrainers.SpikeScore;
import org.sswim.spiketrainers.SpikeTrainData;
import org.sswim.spiketrainers.SpikeTrainOptions;
import org.sswim.spiketrainers.TeacherData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares ways to reproduce spike trains. */
@Command(name = "evaluate")
final class SpikesEvaluate extends SubCommand {
  private static final double TEST = 0.2;

  /** Sequences: some train, some choose, some test. */
  private static final int LEAST = 3;

  private static final int MOST_BINS = 100_000;

  @Parameters(index = "0", arity = "0..1", paramLabel = "INPUTS")
  private @Nullable Path inputs;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TARGETS")
  private @Nullable Path targets;

  @Mixin
  private Models<SpikeFitTask, FittedTrains> models =
      new Models<>(SpikeCandidates.ALL, SpikeCandidates.USUAL);

  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.auto());
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Seed seed = new Flags.Seed();
  @Mixin private Flags.Resume resume;
  @Mixin private Flags.Threads threads = new Flags.Threads();

  @Mixin
  private SettingsMixin settings =
      new SettingsMixin(SpikeTrainOptions.defaults(), TeacherData.defaults(), Reading.USUAL);

  @Mixin Flags.Results results;

  /**
   * How the time of spikes in CSV files is cut.
   *
   * @param bins steps of both files; 0 by each file
   * @param end the time at which the last step ends; 0 by the last spike of both files
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

  @Override
  Report run() {
    not(inputs != null && targets == null)
        .or("give two files, INPUTS and TARGETS, or none for the trains of a teacher");
    String title;
    LongFunction<Split> data;
    if (inputs == null || targets == null) {
      TeacherData teacher = settings.get(TeacherData.class);
      not(teacher.sequences() < LEAST)
          .or("sequences must be at least " + LEAST + "; got " + teacher.sequences());
      title = title(teacher);
      data = drawn -> Split.last(drawn(teacher, drawn), TEST);
    } else {
      Split split = Split.last(read(inputs, targets, settings.get(Reading.class)), TEST);
      title = inputs + " and " + targets;
      data = any -> split;
    }
    SpikeTrainOptions options =
        settings
            .on(
                SpikeTrainOptions.defaults().withNeurons(neurons.count).withSeed(seed.first),
                TeacherData.defaults(),
                Reading.USUAL)
            .get(SpikeTrainOptions.class);
    SpikeComparison comparison = new SpikeComparison(data, models.chosen(), seeds.count, options);
    Function<ConsoleProgress, List<SpikeScore>> work =
        told ->
            resume.kept(
                SpikeScore.class,
                comparison::about,
                memory -> comparison.run(Workers.of(threads.count), memory, told));
    List<SpikeScore> scores =
        inputs == null ? watched("spikes", work) : watched(inputs, "spikes", work);
    return new SpikeReport(title, data.apply(seed.first), comparison, scores).report();
  }

  private static String title(TeacherData teacher) {
    return (teacher.hidden() == 0
            ? "a teacher without hidden layer"
            : "a teacher of " + teacher.hidden() + " hidden neurons")
        + (teacher.dimensions() == 0
            ? ", Poisson inputs"
            : ", inputs on manifolds of dimension " + teacher.dimensions());
  }

  private static SpikeTrainData drawn(TeacherData teacher, long seed) {
    TeacherData.Trains drawn = teacher.draw(seed);
    return new SpikeTrainData(drawn.inputs(), teacher.units(), drawn.targets(), teacher.outputs());
  }

  /** Reads a file of input trains and one of target trains. */
  private static SpikeTrainData read(Path source, Path wanted, Reading reading) {
    SequenceOptions options =
        SequenceOptions.defaults().withBins(new SpikeCsv.Bins(reading.bins, reading.end, 0));
    List<LabelledSequences> read = SequenceFiles.readTogether(List.of(source, wanted), options);
    LabelledSequences in = read.get(0);
    LabelledSequences out = read.get(1);
    in.requireNear(source);
    UnusableFileException.not(in.count() != out.count())
        .or(
            "%s: has %s sequences, but %s %s; a CSV of spikes cannot hold one without any, an"
                + " .npz can",
            wanted, out.count(), source, in.count());
    UnusableFileException.not(in.count() < LEAST)
        .or(
            "%s: there must be at least %s sequences, to train, to choose and to test; it has %s",
            source, LEAST, in.count());
    for (int i = 0; i < in.count(); i++) {
      UnusableFileException.not(in.steps(i) < 2)
          .or(source + ": sample " + (i + 1) + " has 1 step; give samples of 2 or more");
      UnusableFileException.not(in.steps(i) != out.steps(i))
          .or(
              "%s: sample %s has %s steps, but %s in %s; for CSV give --set bins=N,end=TIME",
              wanted, i + 1, out.steps(i), in.steps(i), source);
    }
    return SequencesMixin.suited(
        wanted, () -> new SpikeTrainData(in.values(), in.signals(), out.values(), out.signals()));
  }
}
