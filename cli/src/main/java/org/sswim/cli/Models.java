package org.sswim.cli;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;
import org.sswim.forecasters.Start;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How {@code --models} is read and explained. */
final class Models {
  private Models() {}

  /** Each once, in the order of tables. */
  static List<Candidate> ordered(Stream<Candidate> models) {
    return models.distinct().sorted(Comparator.comparingInt(Candidates.all()::indexOf)).toList();
  }

  /** Reads one of them. */
  static final class Converter implements ITypeConverter<Candidate> {
    @Override
    public Candidate convert(String text) {
      try {
        return Candidates.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Where those that are trained by gradients start, for the help. */
  static final class Starts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Candidates.starts().stream().map(Start::label).iterator();
    }
  }

  /** Their names, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Candidates.all().stream().map(Candidate::label).iterator();
    }
  }
}
