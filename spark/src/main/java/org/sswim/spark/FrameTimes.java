package org.sswim.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelDates;

/** How the times of a data frame are written, as executors are told it: as one of them is. */
final class FrameTimes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String example;
  private final FrameFormat format;
  private transient @Nullable PanelDates dates;

  FrameTimes(String example, FrameFormat format) {
    this.example = example;
    this.format = format;
  }

  /** What reads and writes them, made once in each task. */
  PanelDates dates() {
    PanelDates made = dates == null ? format.like(example) : dates;
    dates = made;
    return made;
  }
}
