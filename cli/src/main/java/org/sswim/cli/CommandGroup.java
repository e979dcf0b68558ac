package org.sswim.cli;

/** Commands of a kind of data; by itself it shows which there are. */
abstract class CommandGroup extends SubCommand {
  @Override
  final void run() {
    usage();
  }
}
