package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.nir.NirClassifierExport;
import org.sswim.nir.NirException;
import org.sswim.nir.NirFile;
import org.sswim.nir.NirGraph;
import org.sswim.report.JsonText;

/** Writes the graph of a classifier, the one form of {@code export} that there is of such. */
record ClassifierGraph(Path model, ClassModel read, double dt) {

  /**
   * Writes it.
   *
   * @param nir the file of the graph
   * @param json also gets what was written; null for none
   */
  void write(Path nir, Flags.Json json, Console console) {
    NirGraph graph = graph();
    NirFile.write(graph, nir);
    console.println("the graph holds the whole network; a step lasts " + dt + " s");
    console.println("wrote " + nir + ": the network as a NIR graph");
    JsonText said = JsonText.of("nodes", graph.nodes().size()).with("dt", dt);
    json.write(() -> JsonText.of("model", model.toString()).with("nir", said));
  }

  private NirGraph graph() {
    if (!(read instanceof ClassifierModel classifier)) {
      throw new UnusableFileException(
          model
              + ": its neurons, from a related algorithm, have no graph here; run it with 'sswim"
              + " classify predict'");
    }
    try {
      return NirClassifierExport.graph(classifier, dt);
    } catch (NirException e) {
      throw new UnusableFileException(
          model + ": " + e.getMessage() + "; run it with 'sswim classify predict'");
    }
  }
}
