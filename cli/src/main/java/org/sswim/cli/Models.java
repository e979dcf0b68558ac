package org.sswim.cli;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.sswim.catalogue.Catalogue;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;
import org.sswim.forecasters.Start;
import org.sswim.options.Settings;

/** How {@code --models} is read and explained. */
final class Models {
  /** What other modules add, in the order of tables. */
  private static final List<Candidates.Source> SOURCES =
      Stream.concat(
              Catalogue.of(Candidates.Source.class).stream(),
              ServiceLoader.load(Candidates.Source.class).stream().map(ServiceLoader.Provider::get))
          .toList();

  /** What is compared unasked beside what {@code training} compares. */
  static final String BESIDES = ",lightgbm";

  private Models() {}

  /**
   * Each once, in the order of tables; without those that cannot be fitted here, unless they were
   * asked for.
   *
   * @throws picocli.CommandLine.ParameterException if one was
   */
  static List<Candidate> ordered(SubCommand command, List<Candidate> models) {
    return ordered(SOURCES, models, new Absent(command));
  }

  static List<Candidate> ordered(
      List<Candidates.Source> sources, List<Candidate> models, Absent absent) {
    for (Candidates.Source source : sources) {
      if (models.stream().anyMatch(model -> name(model).equals(source.name()))) {
        absent.add(source.name(), source.unavailable());
      }
    }
    List<String> names = names();
    return models.stream()
        .distinct()
        .filter(model -> !absent.names().contains(name(model)))
        .sorted(Comparator.comparingInt(model -> names.indexOf(name(model))))
        .toList();
  }

  private static String name(Candidate model) {
    return parts(model.label()).get(0);
  }

  private static List<String> names() {
    return Stream.concat(
            Candidates.all().stream().map(Candidate::label),
            SOURCES.stream().map(Candidates.Source::name))
        .toList();
  }

  private static List<String> parts(String label) {
    return List.of(label.split(":", -1));
  }

  /**
   * What can be set of a model.
   *
   * @throws IllegalArgumentException if the name is unknown, listing those that are not
   */
  static Settings settings(String name) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .map(Candidates.Source::settings)
        .orElseGet(() -> Candidates.settings(known(name)));
  }

  /**
   * The model of a name, with settings behind it or not.
   *
   * @throws IllegalArgumentException if the name is unknown, listing those that are not, or a
   *     setting is refused
   */
  static Candidate named(String label) {
    List<String> parts = parts(label);
    String name = parts.get(0).toLowerCase(Locale.ROOT);
    List<String> settings = parts.subList(1, parts.size());
    for (Candidates.Source source : SOURCES) {
      if (source.name().equals(name)) {
        return source.candidate(settings);
      }
    }
    known(parts.get(0));
    return Candidates.named(label);
  }

  private static String known(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "unknown model '" + name + "'; known: " + String.join(", ", names()));
    }
    return name;
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
