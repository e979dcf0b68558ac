package org.sswim.cli;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.SpikeReport;
import org.sswim.spikedata.TeacherData;
import org.sswim.spiketrainers.SpikeCandidates;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeComparison.Split;
import org.sswim.spiketrainers.SpikeScore;
import org.sswim.spiketrainers.SpikeTrainData;
import org.sswim.spiketrainers.SpikeTrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares ways to reproduce spike trains. */
@Command(name = "evaluate")
final class SpikesEvaluate extends SubCommand {
  private static final double TEST = 0.2;

  /** Sequences: some train, some choose, some test. */
  private static final int LEAST = 3;

  @Mixin private SpikeFilesMixin files = new SpikeFilesMixin();

  @Option(names = "--models", paramLabel = "NAME[,...]", completionCandidates = Models.Trains.class)
  private String models = SpikeCandidates.USUAL;

  @Mixin private SweepMixin sweep = new SweepMixin();
  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.auto());
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Seed seed = new Flags.Seed();
  @Mixin private Flags.Threads threads = new Flags.Threads();

  @Mixin
  private SettingsMixin settings =
      new SettingsMixin(
          SpikeTrainOptions.defaults(), TeacherData.defaults(), SpikeFilesMixin.Reading.USUAL);

  @Mixin private Flags.Results results;

  @Override
  void run() {
    mistakeIf(
        files.inputs() != null && files.targets() == null,
        "give two files, INPUTS and TARGETS, or none for the trains of a teacher");
    String title;
    LongFunction<Split> data;
    if (files.inputs() == null) {
      TeacherData teacher = settings.get(TeacherData.class);
      mistakeIf(
          teacher.sequences() < LEAST,
          "sequences must be at least " + LEAST + "; got " + teacher.sequences());
      title = title(teacher);
      data = drawn -> Split.last(drawn(teacher, drawn), TEST);
    } else {
      Split split = Split.last(files.read(settings.get(SpikeFilesMixin.Reading.class)), TEST);
      title = files.title();
      data = any -> split;
    }
    SpikeTrainOptions options =
        settings
            .on(
                SpikeTrainOptions.defaults().withNeurons(neurons.count).withSeed(seed.first),
                TeacherData.defaults(),
                SpikeFilesMixin.Reading.USUAL)
            .get(SpikeTrainOptions.class);
    SpikeComparison comparison =
        new SpikeComparison(
            data, Models.chosen(this, SpikeCandidates.ALL, models, sweep), seeds.count, options);
    Supplier<List<SpikeScore>> work =
        () -> watched("spikes", told -> comparison.run(Workers.of(threads.count), told));
    List<SpikeScore> scores =
        files.inputs() == null ? work.get() : SequencesMixin.suited(files.inputs(), work);
    SpikeReport table = new SpikeReport(title, data.apply(seed.first), comparison, scores);
    console().print(table.text());
    results.write(table::json, () -> table.html());
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
}
