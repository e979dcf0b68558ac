package org.sswim.sequences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;

/**
 * Gathers the spikes of samples one after another, as readers of event files find them. It makes
 * dense trains {@code [steps][units]}: the number of spikes of each unit in each step. All trains
 * are equally long.
 */
public final class SpikeSamples {
  private static final int VALUES_PER_SPIKE = 6;

  private final Path file;
  private final Room room;
  private final Spikes spikes = new Spikes();
  private final List<String> labels = new ArrayList<>();

  /**
   * No samples yet.
   *
   * @param file where they come from, for messages
   */
  public SpikeSamples(Path file) {
    this(file, new Room(file));
  }

  SpikeSamples(Path file, Room room) {
    this.file = file;
    this.room = room;
  }

  /** Begins a sample of a class. */
  public void begin(String label) {
    room.takeSequence(0);
    labels.add(label);
  }

  /**
   * Adds a spike to the last sample.
   *
   * @param unit from 0 on
   * @param time at least 0
   * @throws org.sswim.series.InvalidDataException if one of these is below its bound, or there are
   *     too many
   */
  public void add(int unit, double time) {
    if (unit < 0 || !(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw Problem.VALUE.of(
          file,
          "sample %s has a spike of unit %s at %s; both must be 0 or more"
              .formatted(labels.size(), unit, time));
    }
    room.take(VALUES_PER_SPIKE);
    spikes.add(labels.size() - 1, unit, time);
  }

  /**
   * The trains.
   *
   * @param units how many there are at least
   * @param bins how times become steps
   * @throws org.sswim.series.InvalidDataException if there is no sample, if a unit or time lies
   *     beyond the bins, or if trains would be too large
   */
  public LabelledSequences sequences(int units, SpikeCsv.Bins bins) {
    Checks.that(!labels.isEmpty(), Problem.UNKNOWN_FORMAT.in(file)).or("holds no sample");
    int wide = Math.max(units, spikes.highestUnit() + 1);
    Checks.that(bins.units() == 0 || wide <= bins.units(), Problem.UNLIKE.in(file))
        .or("has %s units, but there are to be %s", wide, bins.units());
    Checks.that(bins.end() == 0 || spikes.lastTime() <= bins.end(), Problem.VALUE.in(file))
        .or("has a spike at %s; the end is %s", spikes.lastTime(), bins.end());
    int all = Math.max(wide, bins.units());
    List<float[]> trains = spikes.trains(labels.size(), all, bins, room);
    return LabelledSequences.named(trains, all, List.of(), labels, null);
  }
}
