package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NirFileTest {
  private static final String[][] NO_EDGES = {{"a", "a"}};

  @TempDir Path folder;

  @Test
  void roundTrip() {
    Path file = folder.resolve("m.nir");
    NirGraph graph = NirExport.graph(Models.exponential(), 0.002, List.of());
    NirFile.write(graph, file);
    NirGraph read = NirFile.read(file);
    assertThat(read.edges()).isEqualTo(graph.edges());
    assertThat(read.metadata()).containsAllEntriesOf(graph.metadata());
    assertThat(read.nodes()).hasSameSizeAs(graph.nodes());
    graph
        .nodes()
        .forEach(
            (name, node) ->
                assertThat(read.nodes().get(name)).usingRecursiveComparison().isEqualTo(node));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void theHdf5ToolsReadIt() throws IOException, InterruptedException {
    Path file = folder.resolve("m.nir");
    NirFile.write(NirExport.graph(Models.exponential(), 0.002, List.of()), file);
    String dump = tool("h5dump", "-d", "/node/nodes/readout1/weight", file.toString());
    assertThat(dump).contains("H5T_IEEE_F32LE", "( 3, 4 )");
    assertThat(tool("h5dump", "-d", "/version", file.toString())).contains(NirFile.VERSION);
    assertThat(tool("h5dump", "-d", "/node/edges", file.toString()))
        .contains("hidden1_spikes", "hidden2_weights");
  }

  /** What a tool prints; skipped where it is not installed, unless it is required. */
  private static String tool(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeThat(System.getenv("SSWIM_REQUIRE_H5DUMP"))
          .as(command[0] + " is not installed")
          .isNotNull();
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  @Test
  void parametersThatFilesMayLeaveOut() {
    Path file =
        hdf(
            nodes -> {
              node(nodes, "in", "Input", Map.of("shape", new long[] {2}));
              node(
                  nodes,
                  "n",
                  "LIF",
                  Map.of(
                      "tau", new float[] {1, 1},
                      "r", new float[] {1, 1},
                      "v_leak", new float[2],
                      "v_threshold", new float[] {1, 1}));
              node(nodes, "out", "Output", Map.of("shape", new long[] {2}));
            },
            new String[][] {{"in", "n"}, {"n", "out"}});
    assertThat(NirFile.read(file).nodes().get("n").values("v_reset")).containsExactly(0, 0);
  }

  @Test
  void refusesByName() {
    assertRefused(
        new String[][] {{"in", "a"}, {"a", "b"}, {"b", "a"}, {"b", "out"}},
        "is recurrent without delay",
        "Delay");
    assertRefused(new String[][] {{"in", "in"}}, "edge 'in' -> 'in' is recurrent");
    assertRefused(new String[][] {{"in", "nowhere"}}, "'in' -> 'nowhere'", "does not exist");
    assertRefused(new String[][] {{"in", "wide"}}, "2 outputs and 3 inputs");
    Path conv = hdf(nodes -> node(nodes, "c", "Conv2d", Map.of()), new String[][] {{"c", "c"}});
    assertThatThrownBy(() -> NirFile.read(conv))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll("node 'c' is a Conv2d", "not supported", "CubaLIF");
    Path bare = hdf(nodes -> node(nodes, "li", "LI", Map.of()), new String[][] {{"li", "li"}});
    assertThatThrownBy(() -> NirFile.read(bare))
        .hasMessageContainingAll("node 'li'", "parameter 'tau' of LI is missing");
    Path negative =
        hdf(
            nodes ->
                node(
                    nodes,
                    "li",
                    "LI",
                    Map.of("tau", new double[] {-1}, "r", new double[1], "v_leak", new double[1])),
            new String[][] {{"li", "li"}});
    assertThatThrownBy(() -> NirFile.read(negative))
        .hasMessageContainingAll("node 'li'", "'tau' of LI must be finite and above 0");
    Path uneven =
        hdf(
            nodes ->
                node(
                    nodes,
                    "li",
                    "LI",
                    Map.of("tau", new double[] {1}, "r", new double[2], "v_leak", new double[1])),
            new String[][] {{"li", "li"}});
    assertThatThrownBy(() -> NirFile.read(uneven))
        .hasMessageContainingAll("node 'li'", "'r' of LI must have shape [1]; got shape [2]");
  }

  private void assertRefused(String[][] edges, String... parts) {
    Path file =
        hdf(
            nodes -> {
              node(nodes, "in", "Input", Map.of("shape", new long[] {2}));
              node(nodes, "a", "Threshold", Map.of("threshold", new double[2]));
              node(nodes, "b", "Threshold", Map.of("threshold", new double[2]));
              node(nodes, "wide", "Threshold", Map.of("threshold", new double[3]));
              node(nodes, "out", "Output", Map.of("shape", new long[] {2}));
            },
            edges);
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void aLinkStaysALinkAndPermissionsStay() throws IOException {
    NirGraph graph = NirExport.graph(Models.exponential(), 0.002, List.of());
    Path target = Files.writeString(folder.resolve("target.nir"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link.nir"), target);
    NirFile.write(graph, link);
    assertThat(link).isSymbolicLink();
    assertThat(NirFile.read(target).nodes()).hasSameSizeAs(graph.nodes());
    assertThat(Files.getPosixFilePermissions(target)).hasSize(2);
  }

  @Test
  void namesThatControlATerminalAreRefusedAndShownHarmless() {
    String escape = "\u001b[31mred";
    Path named =
        hdf(nodes -> node(nodes, escape, "Input", Map.of("shape", new long[] {2})), NO_EDGES);
    assertThatThrownBy(() -> NirFile.read(named))
        .hasMessageContaining("\\u001b[31mred")
        .hasMessageNotContaining("\u001b");
    Path typed = hdf(nodes -> node(nodes, "a", escape, Map.of()), NO_EDGES);
    assertThatThrownBy(() -> NirFile.read(typed))
        .hasMessageContaining("is a \\u001b[31mred")
        .hasMessageNotContaining("\u001b");
    assertThat(NirNode.shown("a\nb\u202e" + "x".repeat(300)))
        .startsWith("a\\u000ab\\u202exxx")
        .hasSizeLessThan(220);
  }

  /** 13 kB that say a width of 1e8: refused before any of it is allocated. */
  @Test
  void whatClaimsToBeWideTakesNoMemory() {
    Path wide =
        hdf(
            nodes -> {
              node(nodes, "in", "Input", Map.of("shape", new long[] {100_000_000}));
              node(nodes, "out", "Output", Map.of("shape", new long[] {100_000_000}));
            },
            new String[][] {{"in", "out"}});
    NirGraph graph = NirFile.read(wide);
    assertThat(graph.inputs()).isEqualTo(100_000_000);
    assertThatThrownBy(() -> new NirSimulation(graph, 1, NirSimulation.Input.EVENTS))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll("node 'in'", "100000000 inputs", "a quarter of the memory");
  }

  /** 50 kB that unpack to 40 million values: told by their number, before they are read. */
  @Test
  void whatUnpacksToMoreThanTheMemoryTakesIsNotRead() throws IOException, InterruptedException {
    Path file = folder.resolve("packed.nir");
    long values = Runtime.getRuntime().maxMemory() / 64 + 1;
    Python.run(
        "-c",
        """
        import h5py, sys
        n = int(sys.argv[2])
        with h5py.File(sys.argv[1], 'w') as file:
            root = file.create_group('node')
            root['type'] = 'NIRGraph'
            scale = root.create_group('nodes/wide')
            scale['type'] = 'Scale'
            scale.create_dataset('scale', (n,), 'i1', compression='gzip', chunks=(1 << 20,))[:] = 0
        """,
        file.toString(),
        String.valueOf(values));
    assertThat(Files.size(file)).isLessThan(values / 500);
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll("'scale' of " + values + " values", "with this memory");
  }

  @Test
  void whatIsNoNirFile() throws IOException {
    assertThatThrownBy(() -> NirFile.read(folder.resolve("none.nir")))
        .isInstanceOf(NirException.class)
        .hasMessageContaining("no such file");
    Path text = Files.writeString(folder.resolve("t.nir"), "hello");
    assertThatThrownBy(() -> NirFile.read(text)).hasMessageContaining("not a readable HDF5 file");
    Path other = folder.resolve("other.nir");
    try (WritableHdfFile hdf = HdfFile.write(other)) {
      hdf.putDataset("version", "1");
    }
    assertThatThrownBy(() -> NirFile.read(other)).hasMessageContaining("no group 'node'");
  }

  /** Damage of any kind ends in one of our messages, never in another error. */
  @Test
  void damagedFiles() throws IOException {
    Path file = folder.resolve("m.nir");
    NirFile.write(NirExport.graph(Models.exponential(), 0.002, List.of()), file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged =
          i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 5 && damaged.length > 0 && i % 4 > 0; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        assertThat(NirFile.read(file).nodes()).isNotEmpty();
      } catch (NirException e) {
        assertThat(e.getMessage()).startsWith(file.toString());
      }
    }
  }

  private Path hdf(Consumer<WritableGroup> nodes, String[][] edges) {
    Path file = folder.resolve("made.nir");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("version", "1.0");
      WritableGroup root = hdf.putGroup("node");
      root.putDataset("type", "NIRGraph");
      nodes.accept(root.putGroup("nodes"));
      root.putDataset("edges", edges);
    }
    return file;
  }

  private static void node(
      WritableGroup nodes, String name, String type, Map<String, Object> parameters) {
    WritableGroup group = nodes.putGroup(name);
    group.putDataset("type", type);
    parameters.forEach(group::putDataset);
  }
}
