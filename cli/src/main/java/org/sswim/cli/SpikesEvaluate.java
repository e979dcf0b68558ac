package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.SpikeReport;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.spiketrainers.SpikeCandidate;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeComparison.Split;
import org.sswim.spiketrainers.SpikeResult;
import org.sswim.spiketrainers.SpikeTrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Compares ways to reproduce spike trains. */
@Command(
    name = "evaluate",
    customSynopsis = "sswim spikes evaluate [INPUTS TARGETS] [OPTIONS]",
    header = "Compares ways to reproduce spike trains, on sequences that they have not seen.",
    description = {
      "The last fifth of the sequences tests. Without files, the trains to reproduce are those of",
      "a random network, the teacher, which is drawn anew with each seed."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim spikes evaluate",
      "  ./sswim spikes evaluate --teacher 100 --models rate-only,direct,s-swim",
      "  ./sswim spikes evaluate inputs.npz targets.npz --json scores.json",
    })
final class SpikesEvaluate extends SubCommand {
  private static final double TEST = 0.2;

  @Mixin private SpikeFilesMixin files = new SpikeFilesMixin();
  @Mixin private TeacherMixin teacher = new TeacherMixin();

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--neurons",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.AutoNeurons.class,
      description = "Neurons of the hidden layer; auto is 200.")
  private Auto<Integer> neurons = Auto.auto();

  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      defaultValue = SpikeCandidate.USUAL,
      converter = Names.class,
      description = {"Some of " + SpikeCandidate.USUAL, "(all), random, uniform-pairs."})
  private List<SpikeCandidate> models = List.of();

  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "3",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      converter = Converters.Seed.class,
      description = "Covers every random draw (${DEFAULT-VALUE}).")
  private long seed;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--threads",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.Threads.class,
      description = "Threads; any number gives the same result (${DEFAULT-VALUE}).")
  private Auto<Integer> threads = Auto.auto();

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report = new ReportMixin();

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile
          .distinctFrom(files.inputs(), "the file of inputs")
          .distinctFrom(files.targets(), "the file of targets");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(files.inputs(), "the file of inputs")
          .distinctFrom(files.targets(), "the file of targets")
          .distinctFrom(json, "--json");
    }
    if (files.inputs() != null && files.targets() == null) {
      throw mistake("give two files, INPUTS and TARGETS, or none for the trains of a teacher");
    }
    String title;
    LongFunction<Split> data;
    if (files.inputs() == null) {
      title = teacher.title();
      data = drawn -> Split.last(teacher.draw(drawn), TEST);
    } else {
      Split split = Split.last(files.read(), TEST);
      title = files.title();
      data = any -> split;
    }
    SpikeTrainOptions options = SpikeTrainOptions.defaults().withNeurons(neurons).withSeed(seed);
    SpikeComparison comparison = new SpikeComparison(data, models, seeds, options);
    List<SpikeResult> results;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "spikes")) {
      results =
          comparison.run(Workers.of(threads), (what, done, all) -> progress.at(done, all, what));
    } catch (IllegalArgumentException e) {
      if (files.inputs() == null) {
        throw e;
      }
      throw InvalidSequencesException.refused(files.inputs(), e);
    }
    SpikeReport table = new SpikeReport(title, data.apply(seed), comparison, results);
    console().print(table.text());
    if (jsonFile != null) {
      jsonFile.write(table.json().toString());
    }
    if (reportFile != null) {
      reportFile.write(table.html());
    }
  }

  /** A candidate by its name. */
  static final class Names implements ITypeConverter<SpikeCandidate> {
    @Override
    public SpikeCandidate convert(String text) {
      try {
        return SpikeCandidate.named(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
