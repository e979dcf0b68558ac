package org.sswim.algorithms;

import java.util.List;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;

/** Entries of the catalogue by their names. */
public final class Entries {
  private Entries() {}

  /** What settings make of the options of an entry. */
  public static Record options(String name, String... settings) {
    Entry<?> entry = Catalogue.named(Entry.class, "entry", name);
    return entry.options(List.of(settings));
  }
}
