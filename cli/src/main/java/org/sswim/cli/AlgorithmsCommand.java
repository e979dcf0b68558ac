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
    subcommands = {AlgorithmsRunCommand.class, AlgorithmsUseCommand.class})
@SuppressWarnings("NullAway.Init")
final class AlgorithmsCommand implements Runnable, SubCommand.Parent {
  @ParentCommand private Main main;

  @Parameters(arity = "0..1", paramLabel = "NAME", converter = Named.class)
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
