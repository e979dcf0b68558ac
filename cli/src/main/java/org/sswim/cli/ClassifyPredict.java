package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.linalg.Workers;
import org.sswim.report.ClassAnswers;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Names the classes of the sequences of a file. */
@Command(name = "predict")
final class ClassifyPredict extends ModelCommand {
  @Parameters(index = "1", paramLabel = "FILE")
  private Path file;

  @Mixin private ModelInput models;
  @Mixin private Flags.Out out;
  @Mixin Flags.Results results;
  @Mixin private SequencesMixin sequences;
  @Mixin private CsvMixin.MarksMixin marks;
  @Mixin private SettingsMixin settings = new SettingsMixin(SequencesMixin.Reading.USUAL);

  @Override
  Report run() {
    ClassModel fitted = models.classifier(model);
    LabelledSequences data =
        sequences.readFor(fitted, file, settings.get(SequencesMixin.Reading.class), marks.marks());
    if (data.label() == null && data.signalNames().isEmpty() && data.signals() == 1) {
      console()
          .warn(
              "%s has no classes; its first sequence has %s",
              file, Figures.count(data.values().get(0).length, "step"));
    }
    Workers workers = Workers.available();
    BatchClassifier.Answers said =
        watched(
            file, "predict", told -> BatchClassifier.answers(fitted, data.values(), workers, told));
    ClassAnswers answers = new ClassAnswers(fitted, data, said);
    out.print(answers.csv(), path -> answers.sentence(path.toString()));
    return answers
        .report(String.valueOf(file.getFileName()), name())
        .with("model", model.toString())
        .with("file", file.toString());
  }
}
