package org.sswim.cli;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sswim.algorithms.Catalogue;
import org.sswim.algorithms.spi.ForecastAlgorithm;
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
    List<String> names = names();
    return models
        .distinct()
        .sorted(Comparator.comparingInt(model -> names.indexOf(parts(model.label()).get(0))))
        .toList();
  }

  private static List<String> names() {
    return Stream.concat(
            Candidates.all().stream().map(Candidate::label),
            Catalogue.forecasters().stream().map(ForecastAlgorithm::name))
        .toList();
  }

  private static List<String> parts(String label) {
    return List.of(label.split(":", -1));
  }

  /**
   * The model of a name, with settings behind it where a related algorithm has some.
   *
   * @throws IllegalArgumentException if the name is unknown, listing those that are not, or a
   *     setting is refused
   */
  private static Candidate named(String label) {
    List<String> parts = parts(label);
    String name = parts.get(0).toLowerCase(Locale.ROOT);
    List<String> settings = parts.subList(1, parts.size());
    for (ForecastAlgorithm<?> algorithm : Catalogue.forecasters()) {
      if (algorithm.name().equals(name)) {
        return algorithm.candidate(settings);
      }
    }
    if (!names().contains(parts.get(0))) {
      throw new IllegalArgumentException(
          "unknown model '" + label + "'; known: " + String.join(", ", names()));
    }
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + parts.get(0) + "' has no settings of its own; got '" + settings.get(0) + "'");
    }
    return Candidates.named(parts.get(0));
  }

  /** Reads one of them. */
  static final class Converter implements ITypeConverter<Candidate> {
    @Override
    public Candidate convert(String text) {
      try {
        return named(text.strip());
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
      return names().iterator();
    }
  }
}
