package org.sswim.tables;

/** What may be wrong with a table, as far as a reader's user can mend it in a way of its own. */
public enum TableProblem {
  /** Whatever has no kind of its own: the message says all. */
  OTHER,
  /** The name of a column is in another encoding. */
  NAME_ENCODING,
  /** The name of a column cannot be shown: it holds control characters or is too long. */
  NAME_SHOWN,
  /** Two columns have one name. */
  NAME_TWICE,
  /** A blank line stands between rows. */
  BLANK_LINE,
  /** A quote is not closed, or text follows it. */
  OPEN_QUOTE,
  /** A row has other cells than the header. */
  CELL_COUNT
}
