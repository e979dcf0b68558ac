package org.sswim.stored;

import java.util.Locale;

/** A constant that goes by its name in lower case in files, tables and on the command line. */
public interface Labelled {
  /** The name of the constant. */
  String name();

  /** The name in files, tables and on the command line. */
  default String label() {
    return of(name());
  }

  /** What a constant of this name is called there. */
  static String of(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
