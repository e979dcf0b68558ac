package org.sswim.series;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of faults that data and models can have. A program that wants to say how its user may
 * mend one tells the kinds apart by this; a {@link Fault} holds the particulars.
 */
public enum Problem {
  /** Whatever has no kind of its own: the message says all. */
  OTHER,

  // Which columns are read

  /** A column was asked for by a blank name. */
  BLANK_NAME,
  /** The file has no column of the name that the value holds. */
  NO_SUCH_COLUMN,
  /** A column was asked for twice, or to be read and left out as well. */
  COLUMN_TWICE,
  /** There are more or fewer columns than are to be read. */
  COLUMN_COUNT,
  /** No column holds dates of the format that was given. */
  NO_DATES,
  /** A column is no numbers. */
  NOT_NUMBERS,
  /** A column is no numbers, but may hold dates that are not written as ISO dates. */
  FOREIGN_DATES,
  /** All cells stand in one column, as something else separates them. */
  WRONG_SEPARATOR,
  /** A cell or column is not a number, but would be with a point before its decimals. */
  DECIMAL_POINT,
  /** A cell or column is not a number, but would be with a comma before its decimals. */
  DECIMAL_COMMA,
  /** No cell tells whether a point or comma stands before decimals or between thousands. */
  DECIMAL_UNKNOWN,
  /** The first line may be names or a row. */
  HEADER_UNKNOWN,
  /** There are names and no rows. */
  NO_ROWS,

  // Values

  /** A cell is not a number. */
  NOT_A_NUMBER,
  /** A column of text holds a text that is none of its categories. */
  UNKNOWN_CATEGORY,
  /** A column of text holds more texts than categories are sensible. */
  TOO_MANY_CATEGORIES,
  /** A cell is empty or not finite. */
  MISSING_VALUE,
  /** A cell holds a number that stands for a missing value. */
  MISSING_MARK,
  /** A cell is missing, and no value of its column comes before it. */
  NOTHING_BEFORE,
  /** A column has no value at all, or none where one is needed. */
  NOTHING_OBSERVED,
  /** A value is too far from the others of its column. */
  FAR_VALUE,
  /** The values of a column are too large to be standardised. */
  LARGE_VALUES,
  /** There are more values than memory holds. */
  TOO_MANY_VALUES,

  // Dates

  /** A date is missing or not written as dates are. */
  NOT_A_DATE,
  /** A date is written in another style than the first. */
  DATE_STYLE,
  /** A date is at another offset from UTC than the first, and no zone is named. */
  OFFSETS,
  /** A date is one that the clocks of its zone skip. */
  SKIPPED_TIME,
  /** A date repeats the one before. */
  REPEATED_DATE,
  /** A date without offset from UTC repeats the one before, as where clocks are set back. */
  REPEATED_LOCAL_DATE,
  /** A date is before that of the row ahead of it. */
  UNSORTED_DATES,
  /** Rows are to be put in where dates lack, and there are no dates. */
  GAPS_WITHOUT_DATES,
  /** Rows are to be put in where dates lack, and missing values are refused. */
  GAP,
  /** More rows would have to be put in than is sensible. */
  LARGE_GAP,
  /** A model needs the dates of rows, and there are none. */
  MOMENT_WITHOUT_DATES,

  // Several series

  /** Series to be joined have different columns. */
  DIFFERENT_COLUMNS,
  /** Some of the series to be joined have dates, others none. */
  DATES_IN_SOME,
  /** No date is in all of the series to be joined. */
  NO_COMMON_DATE,

  // Too little to learn or measure from

  /** There are too few rows for the window and horizon. */
  TOO_FEW_ROWS,
  /** A panel whose series are too short to learn from. */
  SHORT_SERIES,
  /** There are too few rows for the windows that are to be scored. */
  TOO_FEW_ROWS_TO_SCORE,
  /** There are fewer rows than the blocks that train, validate and test. */
  LARGE_BLOCKS,
  /** A block that trains, validates or tests is shorter than the window and horizon. */
  SMALL_BLOCKS,
  /** Too few windows have all of their targets observed. */
  INCOMPLETE_WINDOWS,
  /** A value is below 0 where the logarithm of 1 + x is to be modelled. */
  NEGATIVE_VALUE,
  /** A channel has no value among those that prediction intervals are taken from. */
  NO_ERRORS,

  // A text

  /** There is no such file. */
  NO_FILE,
  /** It may not be read. */
  NO_PERMISSION,
  /** The system could not read it. */
  FAILED,
  /** Its compressed bytes are damaged or cut off. */
  DAMAGED,
  /** A folder stands where a file belongs. */
  FOLDER,
  /** It holds nothing. */
  EMPTY,
  /** The name of a column is in another encoding. */
  NAME_ENCODING,
  /** The name of a column cannot be shown: it holds control characters or is too long. */
  NAME_SHOWN,
  /** Two columns, or two files, have one name. */
  NAME_TWICE,
  /** A blank line stands between rows. */
  BLANK_LINE,
  /** A quote is not closed, or text follows it. */
  OPEN_QUOTE,
  /** A row has other cells than the first line, their number the value, than the bound. */
  CELL_COUNT,

  // What a model needs

  /** A series lacks channels or columns that a model reads. */
  LACKS_COLUMNS,
  /** Rows are not as far apart as those of a model. */
  OTHER_INTERVAL,
  /** A series has fewer rows than a model sees, the bound. */
  SHORT_WINDOW,
  /** Known columns end before the rows ahead that a model sees. */
  KNOWN_ENDS,
  /** A row has not as many rows before it as a model sees, the bound. */
  EARLY_ROW,
  /** A model does not remember what explanations need. */
  NO_BACKGROUND,
  /** A file of what another tool forecast lacks something that a table needs. */
  OTHER_ROWS,
  /** A group of channels has a blank name. */
  BLANK_GROUP,
  /** A moment stage is to learn anomalies from rows that are too few, or not evenly dated. */
  NO_ANOMALIES,
  /** There are too few rows for the origins of a backtest. */
  TOO_FEW_ROWS_FOR_ORIGINS,
  /** There are too few windows to choose and to judge. */
  SMALL_VALIDATION,
  /** Too few windows are left to train. */
  SMALL_TRAINING,

  // Sequences and their files

  /** A link, pipe or device stands where a plain file belongs. */
  NOT_REGULAR,
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
  NO_SAMPLES,
  /** It holds no sequence at all. */
  NO_SEQUENCES,
  /** Sequences of other signals, or images of another size, than those they go with. */
  UNLIKE,
  /** A class that the sequences they go with do not have. */
  UNKNOWN_CLASS,
  /** They have no classes. */
  NO_CLASSES,
  /** They can be read, but a trainer refuses them. */
  REFUSED,

  // The file of a model, or of the state of a training

  /** It is not there, or may not be read. */
  UNREADABLE,
  /** It holds something else than a model. */
  NO_MODEL,
  /** It is not as a model is written. */
  DAMAGED_MODEL,
  /** It was written by a newer version. */
  NEWER,
  /** It needs more memory than Java may use. */
  MEMORY,
  /** A model takes more than can be read again, or run. */
  LARGE_MODEL,
  /** It cannot be written where it is to be. */
  UNWRITABLE,
  /** A folder that is to hold tables alone is none, or holds files. */
  TAKEN_FOLDER,
  /** The state of a training is not as one is written. */
  DAMAGED_STATE,
  /** It is the state of another training. */
  OTHER_STATE;

  /** The refusal of something that has this problem. */
  public InvalidDataException of(String message) {
    return Fault.of(this).error(message);
  }

  /**
   * The refusal of a file or other source that has this problem.
   *
   * @param message a format, plain text where there are no parts; it lacks the name of the source
   */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  public InvalidDataException of(Object source, String message, @Nullable Object... parts) {
    return Fault.of(this).at(source.toString(), 0).here(message, parts);
  }

  /** The same with a cause. */
  public InvalidDataException of(Object source, String message, Throwable cause) {
    Fault fault = Fault.of(this).at(source.toString(), 0);
    return new InvalidDataException(fault, source + ": " + message, cause);
  }

  /** The same of a message, for {@link org.sswim.checks.Checks}. */
  public Function<String, InvalidDataException> in(Object source) {
    return message -> of(source, message);
  }
}
