package org.sswim.experiments.ablation;

import java.util.List;

/**
 * One choice of S-SWIM and the values to compare; all else is held at the default.
 *
 * @param name name in tables and options: the path of the setting, if it is one
 * @param about what it decides, in a few words
 * @param variants at least two in the order of the table, of which exactly one is the default
 */
public record Axis(String name, String about, List<Variant> variants) {

  /** Copies the list. */
  public Axis {
    variants = List.copyOf(variants);
  }

  /** The variant that is the default. */
  public Variant usual() {
    return variants.stream().filter(Variant::isDefault).findFirst().orElseThrow();
  }
}
