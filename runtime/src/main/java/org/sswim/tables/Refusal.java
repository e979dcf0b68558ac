package org.sswim.tables;

import java.io.IOException;

/** The exceptions by which a reader refuses a text; they name it. */
public interface Refusal {
  /**
   * A text that cannot be used.
   *
   * @param kind of the problem
   * @param line 1-based; 0 for the whole
   * @param problem the words after the place, such as {@code is blank}
   */
  RuntimeException of(TableProblem kind, long line, String problem);

  /** The same of a problem without a kind. */
  default RuntimeException of(long line, String problem) {
    return of(TableProblem.OTHER, line, problem);
  }

  /**
   * A cell that cannot be used.
   *
   * @param kind of the problem
   * @param line 1-based
   * @param column name and place of its column
   * @param problem a clause, such as {@code 'x' is not a number}
   */
  RuntimeException at(TableProblem kind, long line, String column, String problem);

  /**
   * A header without the columns that are wanted.
   *
   * @param problem what stands behind the text, such as {@code has no column 'y'}
   */
  RuntimeException column(String problem);

  /**
   * Numbers that may have decimals or thousands.
   *
   * @param cell the first of them, such as {@code 1.234}
   */
  RuntimeException decimals(String cell);

  /**
   * A text that cannot be read on.
   *
   * @param line the last one that was read; 0 for none
   */
  RuntimeException unreadable(long line, IOException cause);
}
