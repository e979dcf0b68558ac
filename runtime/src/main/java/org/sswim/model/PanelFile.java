package org.sswim.model;

import java.nio.file.Path;
import org.sswim.panels.PanelModel;

/**
 * Reads and writes files of forecasters of panels, by convention named {@code *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}. Other is
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} is "sswim-panel", {@code formatVersion} 1; {@code
 *       horizon}; {@code shares} of simple rows, each a {@code row} and its {@code share}, a text,
 *       where there are such; {@code screened} where outliers are left out of what is seen; {@code
 *       inputs}, what is seen beside values, see {@link org.sswim.panels.PanelInputs}, where there
 *       is such; {@code transform} ("none", "log" or "log1p"); {@code moment}, what is seen of the
 *       moment of a row, as in the file of a forecaster, where there is such; {@code season} and
 *       {@code cycle} in rows; {@code nonNegative}; {@code levels} of intervals in per cent, as
 *       texts; {@code series}, how many it was fitted to; {@code members}, each with {@code
 *       window}, {@code step}, {@code lag} and {@code reference}, see {@link
 *       org.sswim.panels.PanelView}, with {@code input}, {@code layers} and {@code banks} of its
 *       network, and {@code skip} and {@code ahead}, the delays and further inputs of its skip
 *       synapses, where there are such;
 *   <li>the arrays of each member's network, their names behind {@code member1.}, {@code member2.}
 *       and so on;
 *   <li>{@code series.hash.npy}, int32, of shape {@code [2 series]}, see {@link
 *       org.sswim.panels.KnownSeries}; {@code moment.*.npy}, the arrays of the moment; {@code
 *       intervals.width.npy}, float32, of shape {@code [levels, horizon]}, half-widths in scales,
 *       where there are levels.
 * </ul>
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written, but for
 * {@linkplain WeightFormat#INT8 int8 weights}.
 */
public final class PanelFile {
  private PanelFile() {}

  /**
   * Writes a model, replacing the file as a whole or not at all.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(PanelModel model, Path file) {
    new PanelModelFormat().write(model, file);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no such model
   */
  public static PanelModel read(Path file) {
    return new PanelModelFormat().read(file);
  }
}
