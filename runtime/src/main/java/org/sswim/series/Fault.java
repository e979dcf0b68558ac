package org.sswim.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of data, and its place: the particulars of an {@link InvalidDataException}, each as far
 * as it is known.
 *
 * @param problem the kind
 * @param source the file or stream, or null
 * @param line its 1-based line, as an editor counts; 0 if there is no line
 * @param columns names of the columns without which this would not have happened; may be empty, as
 *     where the file has no others
 * @param value what was found, as it is written, or null
 * @param bound the number that it is held against, such as the rows that are needed, or null
 */
public record Fault(
    Problem problem,
    @Nullable String source,
    long line,
    List<String> columns,
    @Nullable String value,
    @Nullable Number bound) {
  /** Copies the names. */
  public Fault {
    columns = List.copyOf(columns);
  }

  /** A kind alone. */
  public static Fault of(Problem problem) {
    return new Fault(problem, null, 0, List.of(), null, null);
  }

  /** The same at a place. */
  public Fault at(String where, long number) {
    return new Fault(problem, where, number, columns, value, bound);
  }

  /** The same for a column. */
  public Fault in(String column) {
    return in(List.of(column));
  }

  /** The same for some columns. */
  public Fault in(List<String> some) {
    return new Fault(problem, source, line, some, value, bound);
  }

  /** The same of a value. */
  public Fault got(String found) {
    return new Fault(problem, source, line, columns, found, bound);
  }

  /** The same of a value, as text. */
  public Fault got(long found) {
    return got(String.valueOf(found));
  }

  /** The same with a bound. */
  public Fault against(Number limit) {
    return new Fault(problem, source, line, columns, value, limit);
  }

  /**
   * The refusal of what has this fault.
   *
   * @param message a format; plain text where there are no parts
   */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  public InvalidDataException error(String message, @Nullable Object... parts) {
    return new InvalidDataException(this, parts.length == 0 ? message : message.formatted(parts));
  }

  /** The same; the message is told after its place, source and line. */
  @SuppressWarnings("AnnotateFormatMethod") // As above.
  InvalidDataException here(String predicate, @Nullable Object... parts) {
    String place = source + (line > 0 ? ": line " + line + " " : ": ");
    return error(place + (parts.length == 0 ? predicate : predicate.formatted(parts)));
  }

  /** The same of a column at that place. */
  InvalidDataException inColumn(String column, String clause) {
    return error("%s: line %s, column %s: %s", source, line, column, clause);
  }
}
