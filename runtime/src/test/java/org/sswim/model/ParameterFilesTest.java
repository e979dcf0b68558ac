package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;

class ParameterFilesTest {
  @TempDir Path folder;
  private final ForecastModel model = GoldenModel.skipping().withMoment(null);

  @Test
  void npzHoldsEveryArrayBitForBit() throws IOException {
    Path file = folder.resolve("p.npz");
    ParameterFiles.writeNpz(model, file);
    ArraySink sink = new ArraySink(WeightFormat.FLOAT32);
    StandIns.usual().write(model, sink);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(sink.entries().size() + 1);
      for (ArraySink.Entry array : sink.entries()) {
        ArraySpec spec = array.spec();
        byte[] bytes = zip.getInputStream(zip.getEntry(spec.name())).readAllBytes();
        Object read = spec.readEntry(new ByteArrayInputStream(bytes), bytes.length);
        assertThat(read).isEqualTo(array.values());
      }
      Map<String, Object> readme =
          JSON.std.mapFrom(zip.getInputStream(zip.getEntry("README.json")).readAllBytes());
      assertThat(readme).containsKeys("equations", "spec", "network", "provenance");
      assertThat((List<?>) readme.get("arrays")).hasSize(sink.entries().size());
      assertThat(readme.toString())
          .contains(
              "name=network.hidden.layers.0.delay, shape=[10], axes=[neurons], dtype=<i4, unit=time steps")
          .doesNotContain("unit=,");
    }
  }

  @Test
  void sameModelSameBytes() throws IOException {
    Path one = folder.resolve("1.npz");
    Path two = folder.resolve("2.npz");
    ParameterFiles.writeNpz(model, one);
    ParameterFiles.writeNpz(model, two);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void csvNamesRowsAndColumns() throws IOException {
    Path csv = folder.resolve("csv");
    ParameterFiles.writeCsv(model, csv);
    assertThat(names(csv))
        .containsExactly(
            "README.json",
            "banks.csv",
            "hidden1.csv",
            "hidden1.weights.csv",
            "hidden2.csv",
            "hidden2.weights.csv",
            "readout.bias.csv",
            "readout.weights.csv",
            "skip.weights.csv",
            "standardizer.csv");
    List<String> weights = Files.readAllLines(csv.resolve("hidden1.weights.csv"));
    assertThat(weights.get(0)).startsWith("input,hidden1.1,hidden1.2,").endsWith(",hidden1.10");
    // Three taps of the one signal.
    assertThat(weights).hasSize(1 + 3);
    assertThat(weights.get(2)).startsWith("channel(t-1),");
    float[] first = model.network().hidden().layers().get(0).weights();
    assertThat(weights.get(2).split(",", -1)[3]).isEqualTo(String.valueOf(first[10 + 2]));
    List<String> readout = Files.readAllLines(csv.resolve("readout.weights.csv"));
    assertThat(readout.get(0)).isEqualTo("feature,channel+1,channel+2,channel+3,channel+4");
    // The smallest float is written so that it can be read again.
    assertThat(readout.get(1)).startsWith("bank1:hidden2.1,-0.0,1.4E-45,");
    assertThat(readout.get(7)).startsWith("bank2:hidden2.1,");
    assertThat(Files.readAllLines(csv.resolve("standardizer.csv")))
        .containsExactly("channel,mean,std", "load,14.75,3.125", "température,91.0,6.5");
    assertThat(Files.readAllLines(csv.resolve("skip.weights.csv"))).hasSize(1 + 5);
    assertThat(Files.readAllLines(csv.resolve("banks.csv")))
        .containsExactly("bank,delay,support", "bank1,0,1.5", "bank2,2,4.0");
  }

  @Test
  void foldersThatHoldFilesAreLeftAlone() throws IOException {
    Path csv = Files.createDirectory(folder.resolve("csv"));
    ParameterFiles.writeCsv(model, csv);
    assertThat(csv.resolve("README.json")).exists();
    assertThatThrownBy(() -> ParameterFiles.writeCsv(model, csv))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("the folder holds files");
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> ParameterFiles.writeCsv(model, file))
        .hasMessageContaining("this is a file");
    assertThatThrownBy(() -> ParameterFiles.writeCsv(model, folder.resolve("none/csv")))
        .isInstanceOf(InvalidModelException.class);
    assertThat(names(folder)).containsExactly("csv", "file");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
