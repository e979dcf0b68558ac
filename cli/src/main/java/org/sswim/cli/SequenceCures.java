package org.sswim.cli;

import org.sswim.sequences.InvalidSequencesException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the user of a command can do about a file of sequences that cannot be used: the library says
 * what is wrong, this says what mends it.
 */
final class SequenceCures {
  private SequenceCures() {}

  /**
   * The message with its cure.
   *
   * @param command whose options may mend it
   */
  static String text(InvalidSequencesException e, CommandSpec command) {
    String cure =
        switch (e.problem()) {
          case NO_SUCH_FILE -> "correct its path";
          case NO_PERMISSION -> "let its owner permit it, as with chmod a+r";
          case FOLDER -> "give a file";
          case NOT_REGULAR -> "copy what it stands for to that place, or leave it out with --names";
          case FAILED -> "copy it to another place and give that";
          case UNKNOWN_FORMAT -> "convert it, or give a folder if it holds recordings";
          case NOT_IDX -> "give the images and labels as MNIST has them";
          case NO_DATA_LINE -> "write it above the first sequence";
          case LINE -> "correct that line";
          case ARRAYS -> "save x, of that shape, and the classes y as numpy.savez does";
          case SPIKE_ARRAYS -> "save spikes/times, spikes/units and labels as SHD has them";
          case NO_RECORDINGS -> "give a folder that does, or other --names";
          case MIXED_FOLDER -> "put each recording into a folder of its class, or none";
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
          case NO_ROWS -> "write a line for each sequence or step, or give another file";
          case UNLIKE -> "give sequences of the same kind";
          case UNKNOWN_CLASS -> "leave such sequences out, or train with some of that class";
          case NO_CLASSES -> "give a file that has them";
          case REFUSED ->
              folds(command)
                  ? "give fewer --folds, more sequences, or others to name with --test"
                  : "give other sequences";
        };
    return e.getMessage() + "; " + cure;
  }

  /** Whether sequences are tested in folds of one file. */
  private static boolean folds(CommandSpec command) {
    OptionSpec test = command.findOption("--test");
    return test != null && test.getValue() == null;
  }
}
