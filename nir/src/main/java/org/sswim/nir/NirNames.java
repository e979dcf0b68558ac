package org.sswim.nir;

import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/** Names and texts of files, which may come from strangers and end up on a terminal. */
public final class NirNames {
  private static final int LONGEST = 200;

  private NirNames() {}

  /**
   * Refuses what is no name.
   *
   * @throws NirException if it is empty, over 200 characters or holds control characters
   */
  static void require(String name) {
    Checks.that(
            !name.isEmpty() && name.length() <= LONGEST && shown(name).equals(name),
            NirException::new)
        .or(
            "names of nodes must have 1 to %s characters, none of them to control a terminal; got"
                + " '%s'",
            LONGEST, shown(name));
  }

  /** A text with what would control a terminal escaped, cut to 200 characters. */
  public static String shown(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return Shown.escape(cut);
  }
}
