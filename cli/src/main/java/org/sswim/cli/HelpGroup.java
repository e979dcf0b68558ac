package org.sswim.cli;

/** The groups of options in a help, in the order in which they are shown. */
enum HelpGroup {
  /** What a command is about: files, models, what is wanted. */
  TASK(""),
  /** What is compared, and by which measure. */
  SCORES("Comparison"),
  /** Which columns are forecast, and which help. */
  COLUMNS("Columns"),
  /** How cells are written, and what is missing. */
  FILES("How files are read"),
  /** The network and its inputs. */
  NETWORK("Network and training"),
  /** What is written and told. */
  OUTPUT("Output");

  private final String heading;

  HelpGroup(String heading) {
    this.heading = heading;
  }

  /** The heading; empty for what needs none. */
  String heading() {
    return heading;
  }
}
