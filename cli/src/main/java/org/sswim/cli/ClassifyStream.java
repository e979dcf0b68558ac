package org.sswim.cli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Source;
import org.sswim.series.TextRefusal;
import org.sswim.tables.CsvRows;
import org.sswim.tables.Lines;
import org.sswim.tables.Numerals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the class after every row of standard input. */
@Command(name = "stream")
final class ClassifyStream extends ModelCommand {
  private static final int LONGEST = 1 << 22;

  @Option(names = "--decide", paramLabel = "P")
  private double decide = 0.95;

  @Mixin private ModelInput models;

  private long sequence = 1;
  private boolean decided;

  @Override
  @Nullable Report run() {
    ClassModel fitted = models.classifier(model);
    ClassStream stream;
    try {
      stream = fitted.newStream();
    } catch (IllegalArgumentException e) {
      throw new UnusableFileException(model + ": " + e.getMessage() + cure(fitted), e);
    }
    println("sequence,step,class,probability,spikes,decided");
    float[] row = new float[fitted.signals()];
    boolean first = true;
    Lines lines = lines();
    for (String text = lines.next(); text != null; text = lines.next()) {
      char separator = text.indexOf(';') >= 0 ? ';' : text.indexOf('\t') >= 0 ? '\t' : ',';
      String[] cells =
          Arrays.stream(text.split(String.valueOf(separator), -1))
              .map(String::strip)
              .toArray(String[]::new);
      boolean comma = separator != ',' && text.indexOf(',') >= 0;
      Numerals numerals = Numerals.said(comma ? ',' : '.');
      if (cells.length == 1 && cells[0].isBlank()) {
        end(stream);
      } else if (!(first && names(cells, numerals))) {
        read(cells, numerals, row, lines.line());
        push(fitted, stream, row, lines.line());
      }
      first = false;
      console().out().flush();
      // Whoever reads has gone away.
      if (console().out().checkError()) {
        return null;
      }
    }
    return null;
  }

  /** Lines of a bounded length, whatever a stranger sends. */
  private Lines lines() {
    Source source = Source.of(console().in(), InputFiles.STANDARD);
    return new Lines(source.reader(), LONGEST, new TextRefusal(source.name()));
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
  private static boolean names(String[] cells, Numerals numerals) {
    return Arrays.stream(cells).allMatch(cell -> Double.isNaN(numerals.value(cell)));
  }

  private static void read(String[] cells, Numerals numerals, float[] row, long line) {
    Checks.that(cells.length == row.length, InvalidDataException::new)
        .or(
            "%s: line %s: the model takes rows of %s; got %s",
            InputFiles.STANDARD, line, Figures.count(row.length, "value"), cells.length);
    for (int s = 0; s < row.length; s++) {
      row[s] = (float) numerals.value(cells[s]);
      if (!Float.isFinite(row[s])) {
        throw new InvalidDataException(
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
      throw new InvalidDataException(
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
    print(
        new CsvRows()
            .row(
                sequence,
                stream.steps(),
                Console.plain(fitted.classes().get(best)),
                Figures.rate(probability[best]),
                stream.totalSpikes(),
                decided ? 1 : 0));
  }
}
