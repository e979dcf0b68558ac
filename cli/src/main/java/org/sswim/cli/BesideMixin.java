package org.sswim.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Columns beside those that are forecast. */
final class BesideMixin {
  @Option(names = "--inputs", split = ",", paramLabel = "NAME")
  private List<String> past = List.of();

  @Option(names = "--known", split = ",", paramLabel = "NAME")
  private List<String> known = List.of();

  List<String> past() {
    return past;
  }

  List<String> known() {
    return known;
  }
}
