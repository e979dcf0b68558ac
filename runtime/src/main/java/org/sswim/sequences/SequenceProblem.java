package org.sswim.sequences;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The faults of a file of sequences that its user can mend. */
public enum SequenceProblem {
  /** There is no file, or no folder, of the name. */
  NO_SUCH_FILE,
  /** It may not be read by whom the program runs as. */
  NO_PERMISSION,
  /** A folder stands where a file belongs. */
  FOLDER,
  /** A link, pipe or device stands where a plain file belongs. */
  NOT_REGULAR,
  /** The system could not read it. */
  FAILED,
  /** Its first bytes are those of no format that is read. */
  UNKNOWN_FORMAT,
  /** It stands where an IDX file of images or of labels belongs, and is none of that kind. */
  NOT_IDX,
  /** No line says where the header ends and the sequences begin. */
  NO_DATA_LINE,
  /** A line that is not as the format has it. */
  LINE,
  /** An archive of arrays without the ones that are read, or these of another shape. */
  ARRAYS,
  /** A file of spikes in HDF5 without the arrays that are read, or with others than fit. */
  SPIKE_ARRAYS,
  /** A folder without recordings. */
  NO_RECORDINGS,
  /** A folder with recordings both in itself and in folders. */
  MIXED_FOLDER,
  /** A column that is not there, or one of several that it may be. */
  COLUMN,
  /** Columns are named, but files of this format have none. */
  NO_COLUMNS,
  /** A value of a line that is missing, no number or out of range. */
  VALUE,
  /** No number tells whether a point or comma stands before decimals or between thousands. */
  DECIMALS,
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
  /** A recording without a sample. */
  EMPTY,
  /** It holds no sequence at all. */
  NO_ROWS,
  /** Sequences of other signals, or images of another size, than those they go with. */
  UNLIKE,
  /** A class that the sequences they go with do not have. */
  UNKNOWN_CLASS,
  /** They have no classes. */
  NO_CLASSES,
  /** They can be read, but a trainer refuses them. */
  REFUSED;

  /**
   * The refusal of a file that has this problem.
   *
   * @param message a format, plain text where there are no parts; it lacks the name of the file
   */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  public InvalidSequencesException of(Path file, String message, @Nullable Object... parts) {
    return new InvalidSequencesException(
        this, file, parts.length == 0 ? message : message.formatted(parts));
  }

  /** The same of a message, for {@link org.sswim.checks.Checks}. */
  public Function<String, InvalidSequencesException> in(Path file) {
    return message -> of(file, message);
  }
}
