package org.sswim.cli;

import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.report.AlgorithmReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** Lists related algorithms, or the settings of one. */
@Command(
    name = "algorithms",
    customSynopsis = {
      "sswim algorithms [NAME] [OPTIONS]",
      "sswim algorithms run NAME [FILE...]",
      "sswim algorithms use MODEL [FILE]"
    },
    header = "Lists related ways to train spiking networks.",
    description = {
      "Shows paper, neurons, coding and published figures. With a NAME it lists the settings,",
      "which follow the name: 'classify evaluate --models dsr:steps=20', 'classify fit",
      "--algorithm dsr'. All others are experiments: 'algorithms run smgd-quadratic'."
    },
    footer = {"", "Example:", "  ./sswim algorithms", "  ./sswim algorithms dsr"},
    subcommands = {AlgorithmsRunCommand.class, AlgorithmsUseCommand.class})
@SuppressWarnings("NullAway.Init")
final class AlgorithmsCommand implements Runnable, SubCommand.Parent {
  @ParentCommand private Main main;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      converter = Named.class,
      description = "Show the settings of this one.")
  private @Nullable Entry<?> one;

  @Mixin private JsonMixin json;
  @Mixin private ReportMixin report;
  @Mixin private SvgMixin svg;

  @Override
  public Console console() {
    return main.console();
  }

  @Override
  public void run() {
    Outputs outputs = new Outputs();
    json.check(outputs);
    report.check(outputs);
    svg.check(outputs);
    console()
        .out()
        .print(
            one == null
                ? AlgorithmReport.list(Catalogue.entries())
                    + "\n"
                    + AlgorithmReport.standings(Catalogue.standings())
                : AlgorithmReport.settings(one));
    json.write(() -> AlgorithmReport.json(Catalogue.entries(), Catalogue.standings()));
    svg.write(() -> AlgorithmReport.svg(Catalogue.standings()));
    report.write(
        () -> one == null ? AlgorithmReport.html(Catalogue.entries()) : AlgorithmReport.html(one));
  }

  /** An entry of the catalogue by its name. */
  static final class Named implements ITypeConverter<Entry<?>> {
    @Override
    public Entry<?> convert(String text) {
      try {
        return Catalogue.named(Entry.class, "algorithm", text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
