package org.sswim.cli;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.report.CsvText;
import org.sswim.report.Figures;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the class after every row of standard input. */
@Command(name = "stream")
final class ClassifyStream extends SubCommand {
  private static final int LONGEST = 1 << 22;

  @Parameters(paramLabel = "MODEL")
  private Path model;

  @Option(names = "--decide", paramLabel = "P")
  private double decide = 0.95;

  @Mixin private ModelInput models;

  private long sequence = 1;
  private boolean decided;

  @Override
  void run() {
    ClassModel fitted = models.classifier(model);
    ClassStream stream;
    try {
      stream = fitted.newStream();
    } catch (IllegalArgumentException e) {
      throw new UnusableFileException(model + ": " + e.getMessage() + cure(fitted), e);
    }
    console().println("sequence,step,class,probability,spikes,decided");
    float[] row = new float[fitted.signals()];
    boolean first = true;
    // A line has a bounded length, whatever a stranger sends.
    Lines lines =
        new Lines(
            new InputStreamReader(console().in(), StandardCharsets.UTF_8),
            LONGEST,
            new TextRefusal(InputFiles.STANDARD));
    for (String text = lines.next(); text != null; text = lines.next()) {
      String[] cells =
          Stream.of(text.split("[,;\t]", -1)).map(String::strip).toArray(String[]::new);
      if (cells.length == 1 && cells[0].isBlank()) {
        end(stream);
      } else if (!(first && names(cells))) {
        read(cells, row, lines.line());
        push(fitted, stream, row, lines.line());
      }
      first = false;
      console().out().flush();
      // Whoever reads has gone away.
      if (console().out().checkError()) {
        return;
      }
    }
  }

  private static String cure(ClassModel fitted) {
    boolean vectors =
        fitted.shown() > 0
            || (fitted instanceof ClassifierModel model && model.coding().scan() != null);
    return vectors ? "; use 'sswim classify predict'" : "; fit it with --set views=values+changes";
  }

  private void end(ClassStream stream) {
    if (stream.steps() > 0) {
      stream.reset();
      sequence++;
      decided = false;
    }
  }

  /** Whether no cell of a row is a number. */
  private static boolean names(String[] cells) {
    return Arrays.stream(cells).allMatch(cell -> Double.isNaN(Converters.number(cell)));
  }

  private static void read(String[] cells, float[] row, long line) {
    Checks.that(cells.length == row.length, InvalidSeriesException::new)
        .or(
            "%s: line %s: the model takes rows of %s; got %s",
            InputFiles.STANDARD, line, Figures.count(row.length, "value"), cells.length);
    for (int s = 0; s < row.length; s++) {
      row[s] = (float) Converters.number(cells[s]);
      if (!Float.isFinite(row[s])) {
        throw new InvalidSeriesException(
            "%s: line %s, value %s: '%s' is not a finite number"
                .formatted(InputFiles.STANDARD, line, s + 1, cells[s]));
      }
    }
  }

  private void push(ClassModel fitted, ClassStream stream, float[] row, long line) {
    int shown = fitted.shown();
    try {
      for (int t = 0; t < Math.max(1, shown); t++) {
        stream.push(row);
        print(fitted, stream);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidSeriesException(
          InputFiles.STANDARD + ": line " + line + ": " + e.getMessage(), e);
    }
    if (shown > 0) {
      end(stream);
    }
  }

  private void print(ClassModel fitted, ClassStream stream) {
    float[] probability = new float[fitted.classes().size()];
    stream.probabilities(probability);
    int best = stream.best();
    decided |= probability[best] >= decide;
    console()
        .print(
            CsvText.line(
                sequence,
                stream.steps(),
                Console.plain(fitted.classes().get(best)),
                Figures.rate(probability[best]),
                stream.totalSpikes(),
                decided ? 1 : 0));
  }
}
