package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.List;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.nir.NirExport;
import org.sswim.nir.NirFile;
import org.sswim.nir.NirGraph;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;

/**
 * Writes a network as a graph of the Neuromorphic Intermediate Representation, and reads it back.
 */
public final class WriteNir {
  private static final double SECONDS_A_STEP = 0.001;

  private WriteNir() {}

  /** The arguments are births.csv and the NIR file to write. */
  public static void main(String[] arguments) {
    ForecastModel model =
        SSwimForecaster.of(28, 7)
            .neurons(50)
            .fit(SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults()));

    // Empty, as all kernels are exponential: the graph is the network, exactly.
    List<String> obstacles = NirExport.obstacles(model);
    System.out.println("NIR cannot say: " + obstacles);

    Path file = Path.of(arguments[1]);
    NirFile.write(NirExport.graph(model, SECONDS_A_STEP, obstacles), file);
    NirGraph graph = NirFile.read(file);
    System.out.printf("%d nodes and %d edges%n", graph.nodes().size(), graph.edges().size());
  }
}
