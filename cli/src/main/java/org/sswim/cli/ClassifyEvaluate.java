package org.sswim.cli;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.linalg.Workers;
import org.sswim.model.InvalidModelException;
import org.sswim.report.ClassPage;
import org.sswim.report.ClassReport;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares S-SWIM with its baselines on labelled sequences. */
@Command(
    name = "evaluate",
    customSynopsis = "sswim classify evaluate TRAIN [--test TEST] [OPTIONS]",
    header = "Compares classifiers: S-SWIM, random weights, ridge, nearest neighbour.",
    description = {
      "Fits them to TRAIN and tests on TEST. Without TEST, each stratified fold of TRAIN is",
      "tested by a fit to the others."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim classify evaluate GunPoint_TRAIN.ts --test GunPoint_TEST.ts",
      "  ./sswim classify evaluate train-images-idx3-ubyte.gz --test t10k-images-idx3-ubyte.gz",
      "  ./sswim classify evaluate recordings --names '*_?[0-9].wav' --test recordings \\",
      "      --test-names '*_[0-4].wav'"
    })
@SuppressWarnings("NullAway.Init")
final class ClassifyEvaluate extends SubCommand {
  @Parameters(paramLabel = "TRAIN", description = "Labelled sequences; of an idx pair its images.")
  private Path train;

  @Basic
  @Option(names = "--test", paramLabel = "TEST", description = "Sequences to name.")
  private @Nullable Path test;

  @Option(
      names = "--test-names",
      paramLabel = "GLOB",
      converter = SequencesMixin.Glob.class,
      description = "As --names, for the test.")
  private @Nullable PathMatcher testNames;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--folds",
      paramLabel = "K",
      defaultValue = "5",
      converter = FoldCount.class,
      description = "Stratified folds, if there is no test file (${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = {
        "Save the score of each model and seed here, and fit only the missing ones; data and",
        "options must be the same."
      })
  private @Nullable Path resume;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--models",
      paramLabel = "NAME[,...]",
      description = {
        "Some of " + ClassCandidates.USUAL + " (these),",
        "and of networks trained by gradients, which take long: surrogate from the usual weights,",
        "random+gradient, s-swim+gradient; and related algorithms, see 'sswim algorithms'.",
        "Settings may stand behind a name: surrogate:epochs=3, dsr:steps=20. With --neurons",
        "related ones have one hidden layer, unless settings say which; else each has its own."
      })
  private String models = ClassCandidates.USUAL;

  @Mixin private SweepMixin sweep;
  @Mixin private SeedsMixin seeds = new SeedsMixin(3);
  @Mixin private EnergyMixin energy;
  @Mixin private JsonMixin json;
  @Mixin private ReportMixin report;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    Outputs outputs = ClassifyFit.kept(train, "the file to evaluate");
    if (test != null) {
      outputs.keep(test, "the test").keep(IdxFile.labelsBeside(test), "the labels of its images");
    }
    OutputFile jsonFile = json.file(outputs);
    OutputFile reportFile = report.file(outputs);
    if (resume != null) {
      outputs.regular("--resume", resume);
    }
    List<ClassCandidate> chosen = models();
    LabelledSequences training = sequences.read(train, classifier.reading());
    SequencesMixin.requireClasses(training, train);
    LabelledSequences testing = null;
    if (test != null) {
      testing =
          sequences.readLike(
              training,
              test,
              testNames == null ? sequences.names() : testNames,
              classifier.reading());
      SequencesMixin.requireLabels(testing, test);
    } else if (testNames != null) {
      throw mistake("--test-names is for --test; give that, too, or leave it out");
    }
    ClassComparison comparison = comparison(training, testing, chosen);
    List<ClassCandidate> fitting =
        comparison.models().stream().filter(model -> !comparison.tooLarge(model)).toList();
    if (fitting.size() < comparison.models().size()) {
      console().tell("nearest-neighbour is left out: so many sequences take too long to compare");
    }
    ClassComparison some = comparison(training, testing, fitting);
    ScoreFile known = resume == null ? null : new ScoreFile(resume, some, energy.wanted());
    List<ClassScore> scores;
    Watcher watcher;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "classify")) {
      watcher = new Watcher(training, testing, progress, known, reportFile != null);
      scores =
          some.run(
              Workers.of(classifier.threads()),
              watcher,
              energy.wanted() ? InspectCommand.SAMPLES : 0);
    } catch (InvalidModelException e) {
      // Of the scores that are there, which it names.
      throw e;
    } catch (IllegalArgumentException e) {
      throw InvalidSequencesException.refused(train, e);
    }
    ClassReport table =
        new ClassReport(some, scores, train.toString(), test == null ? null : test.toString());
    console().print(table.text());
    if (reportFile != null) {
      reportFile.write(ClassPage.evaluated(table, watcher.piece()));
    }
    if (jsonFile != null) {
      jsonFile.write(table.json().toString());
    }
  }

  /** Shows progress, and keeps S-SWIM's first network for the page. */
  static final class Watcher implements ClassComparison.Observer {
    private final LabelledSequences training;
    private final @Nullable LabelledSequences testing;
    private final ConsoleProgress progress;
    private final @Nullable ScoreFile known;
    private final boolean page;
    private ClassPage.@Nullable Showpiece piece;
    private int done;
    private int total;
    private String what = "";

    /** Watches a comparison of which nothing is known before, and which has a page. */
    Watcher(
        LabelledSequences training, @Nullable LabelledSequences testing, ConsoleProgress progress) {
      this(training, testing, progress, null, true);
    }

    /**
     * Watches a comparison.
     *
     * @param known scores of before, where they are kept
     * @param page whether there is to be a page, which shows a network that is fitted
     */
    Watcher(
        LabelledSequences training,
        @Nullable LabelledSequences testing,
        ConsoleProgress progress,
        @Nullable ScoreFile known,
        boolean page) {
      this.known = known;
      this.page = page;
      this.training = training;
      this.testing = testing;
      this.progress = progress;
    }

    /** What S-SWIM's first network is, and says of the test; null where there is none. */
    ClassPage.@Nullable Showpiece piece() {
      return piece;
    }

    @Override
    public void next(String what, int done, int total) {
      this.done = done;
      this.total = total;
      this.what = what;
      progress.at((double) done / total, what);
    }

    @Override
    public void within(double share, String how) {
      progress.at((done + share) / total, what + ", " + how);
    }

    @Override
    public @Nullable ClassScore known(ClassCandidate model, @Nullable Long seed) {
      boolean shown = page && testing != null && piece == null && model.label().equals("s-swim");
      return known == null || shown ? null : known.score(model.label(), seed);
    }

    @Override
    public void scored(ClassScore score) {
      if (known != null) {
        known.add(score);
      }
    }

    @Override
    public void fitted(
        ClassCandidate model,
        @Nullable Long seed,
        ClassCandidate.FittedCandidate fitted,
        BatchClassifier.Answers answers) {
      ClassifierFit fit = fitted.network();
      if (piece == null && fit != null && testing != null && model.label().equals("s-swim")) {
        piece = new ClassPage.Showpiece(training, testing, fit, answers);
      }
    }
  }

  private ClassComparison comparison(
      LabelledSequences training, @Nullable LabelledSequences testing, List<ClassCandidate> some) {
    try {
      return new ClassComparison(
          training, testing, folds, some, seeds.count(), classifier.options());
    } catch (IllegalArgumentException e) {
      throw InvalidSequencesException.refused(train, e);
    }
  }

  /** The models, settings and sweeps included, none twice. */
  private List<ClassCandidate> models() {
    ClassCandidates all =
        ClassCandidates.standard().with(Catalogue.of(ClassCandidates.Source.class));
    try {
      List<ClassCandidate> chosen =
          sweep.swept(this, List.of(models.strip().split("\\s*,\\s*", -1)), all::settings).stream()
              .map(all::named)
              .toList();
      Set<String> labels = new HashSet<>();
      for (ClassCandidate model : chosen) {
        if (!labels.add(model.label())) {
          throw mistake("--models names " + model.label() + " twice: leave one of them out");
        }
      }
      return chosen;
    } catch (IllegalArgumentException e) {
      throw mistake("--models: " + e.getMessage());
    }
  }

  /** A number of folds. */
  static final class FoldCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 2, 1000);
    }
  }
}
