package org.sswim.cli;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.sswim.paneltrainers.PanelCandidate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How {@code --models} of panels is read. */
final class PanelModels {
  private static final List<PanelCandidate.Source> SOURCES =
      ServiceLoader.load(PanelCandidate.Source.class).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private PanelModels() {}

  /** All of them. */
  static List<PanelCandidate> all() {
    return Stream.concat(
            PanelCandidate.ALL.stream(), SOURCES.stream().map(PanelCandidate.Source::candidate))
        .toList();
  }

  /**
   * Those that can be fitted here.
   *
   * @throws picocli.CommandLine.ParameterException if another one was asked for
   */
  static List<PanelCandidate> chosen(SubCommand command, List<PanelCandidate> models) {
    Absent absent = new Absent(command);
    for (PanelCandidate.Source source : SOURCES) {
      if (models.contains(source.candidate())) {
        absent.add(source.candidate().label(), source.unavailable());
      }
    }
    return models.stream().filter(model -> !absent.names().contains(model.label())).toList();
  }

  /** A candidate by its name. */
  static final class Converter implements ITypeConverter<PanelCandidate> {
    @Override
    public PanelCandidate convert(String text) {
      String name = text.strip().toLowerCase(Locale.ROOT);
      List<String> known = all().stream().map(PanelCandidate::label).toList();
      return all().stream()
          .filter(candidate -> candidate.label().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of " + String.join(", ", known) + "; got '" + name + "'"));
    }
  }
}
