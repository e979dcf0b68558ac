package org.sswim.cli;

import org.sswim.sequences.InvalidSequencesException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the user of a command can do about a file of sequences that cannot be used: the library says
 * what is wrong, this says what mends it.
 */
final class SequenceCures {
  private SequenceCures() {}

  /**
   * The message with its cure, if there is one.
   *
   * @param command whose options may mend it
   */
  static String text(InvalidSequencesException e, CommandSpec command) {
    String cure =
        switch (e.problem()) {
          case COLUMN ->
              (command.findOption("--label") == null
                      ? ""
                      : "say which with --label, --sample or --time, or ")
                  + "correct the header";
          case NO_COLUMNS -> "leave --label, --sample and --time out";
          case VALUE -> "correct it, or leave that sequence out";
          case DAMAGED -> "copy or download it again";
          case TOO_LARGE -> "give fewer or shorter sequences, or Java more memory with -Xmx";
          case ENCODING -> "convert it";
          case RATES -> "convert them to one, or take those of one rate with --names";
          case UNNAMED_CLASS -> "rename it, put it into a folder of its class, or leave it out";
          case CLASS_COUNT -> "give the classes of these very sequences";
          case EMPTY -> "leave it out";
          case OTHER -> "";
        };
    return e.getMessage() + (cure.isEmpty() ? "" : "; " + cure);
  }
}
