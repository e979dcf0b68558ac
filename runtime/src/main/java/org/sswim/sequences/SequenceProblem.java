package org.sswim.sequences;

/** What can be wrong with a file of sequences, as far as its user can do something about it. */
public enum SequenceProblem {
  /** A column that is not there, or one of several that it may be. */
  COLUMN,
  /** Columns are named, but files of this format have none. */
  NO_COLUMNS,
  /** A value of a line that is missing, no number or out of range. */
  VALUE,
  /** The file ends early or is damaged. */
  DAMAGED,
  /** It holds more than can be read. */
  TOO_LARGE,
  /** Numbers of a type, or sound of a coding, that are not read. */
  ENCODING,
  /** Recordings of different sample rates. */
  RATES,
  /** A recording whose name and folder say no class. */
  UNNAMED_CLASS,
  /** As many classes as there are sequences are wanted, and there are others. */
  CLASS_COUNT,
  /** It holds no sequence at all. */
  EMPTY,
  /** None of these. */
  OTHER
}
