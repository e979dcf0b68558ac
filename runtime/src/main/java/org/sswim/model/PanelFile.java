package org.sswim.model;

import java.nio.file.Path;
import org.sswim.panels.PanelModel;

/**
 * Reads and writes files of forecasters of panels, by convention named {@code *.sswim}.
 *
 * <p>The file is as that of a forecaster, see {@link ModelFile}: {@code format} is "sswim-panel",
 * and it holds the components of {@link PanelModel}.
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written.
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
    ModelFormat.PANEL.write(model, file);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is not a model of this
   *     kind
   */
  public static PanelModel read(Path file) {
    return ModelFormat.PANEL.read(file);
  }
}
