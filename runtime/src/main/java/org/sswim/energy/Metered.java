package org.sswim.energy;

import java.util.List;

/** A classifier that counts itself what samples take, as {@link ClassMeter} asks it to. */
public interface Metered {
  /**
   * Counts samples, each from rest, see {@link ClassMeter#profile}.
   *
   * @param samples as files hold them, at least one
   * @throws IllegalArgumentException if the model cannot take one
   */
  EnergyProfile measure(List<float[]> samples);
}
