package org.sswim.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Columns beside those that are forecast. */
@InGroup(HelpGroup.COLUMNS)
final class BesideMixin {
  @Basic
  @Option(
      names = "--inputs",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Columns that networks see up to the last row but do not forecast; columns of text",
        "become categories, except in panels."
      })
  private List<String> past = List.of();

  @Basic
  @Option(
      names = "--known",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Columns whose future is known, such as holidays, prices or weather; not forecast. Rows",
        "after the last value may hold them alone."
      })
  private List<String> known = List.of();

  List<String> past() {
    return past;
  }

  List<String> known() {
    return known;
  }
}
