package org.sswim.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.model.AtomicFile;

/**
 * Reads and writes NIR files: HDF5 with the string {@code version}, and {@code node}, a group of
 * type NIRGraph with {@code nodes/<name>/{type, parameters}}, {@code edges} and {@code metadata}.
 */
public final class NirFile {
  /** The version of the reference implementation whose layout is written. */
  static final String VERSION = "1.0.4";

  private NirFile() {}

  /**
   * Writes a graph, replacing the file as a whole. What was written is read back and compared
   * first: the library calls its writing of files young. A link stays a link, and permissions of a
   * file that is replaced stay as they are.
   *
   * @throws NirException if the file cannot be written
   */
  public static void write(NirGraph graph, Path file) {
    try {
      AtomicFile.make(
          file,
          temporary -> {
            write(graph, HdfFile.write(temporary));
            Checks.that(same(graph, read(temporary)), NirException::new)
                .or("what was written is not what is read back; please report this");
          });
    } catch (IOException | HdfException | IllegalArgumentException e) {
      throw new NirException(
          file + ": cannot be written: " + reason(e) + "; give another place", e);
    }
  }

  private static void write(NirGraph graph, WritableHdfFile opened) {
    try (WritableHdfFile hdf = opened) {
      hdf.putDataset("version", VERSION);
      WritableGroup root = hdf.putGroup("node");
      root.putDataset("type", "NIRGraph");
      WritableGroup nodes = root.putGroup("nodes");
      graph.nodes().forEach((name, node) -> put(nodes.putGroup(name), node));
      root.putDataset(
          "edges",
          graph.edges().stream()
              .map(edge -> new String[] {edge.from(), edge.to()})
              .toArray(String[][]::new));
      if (!graph.metadata().isEmpty()) {
        WritableGroup metadata = root.putGroup("metadata");
        graph.metadata().forEach(metadata::putDataset);
      }
    }
  }

  /** What the system says: the library wraps it into a sentence of its own. */
  private static String reason(Exception problem) {
    String reason = String.valueOf(problem.getMessage());
    for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    return reason;
  }

  private static boolean same(NirGraph graph, NirGraph read) {
    return graph.edges().equals(read.edges())
        && graph.metadata().equals(read.metadata())
        && graph.nodes().keySet().equals(read.nodes().keySet())
        && graph.nodes().entrySet().stream()
            .allMatch(entry -> same(entry.getValue(), read.nodes().get(entry.getKey())));
  }

  private static boolean same(NirNode node, @Nullable NirNode read) {
    return read != null
        && node.type() == read.type()
        && node.type().parameters().stream()
            .allMatch(name -> Arrays.equals(stored(node, name), stored(read, name)));
  }

  /** The values as files keep them: weights are floats. */
  private static double[] stored(NirNode node, String name) {
    double[] values = node.values(name);
    return name.equals("weight")
        ? Arrays.stream(values).map(value -> (float) value).toArray()
        : values;
  }

  private static void put(WritableGroup group, NirNode node) {
    group.putDataset("type", node.type().label());
    for (Map.Entry<String, NirArray> parameter : node.parameters().entrySet()) {
      group.putDataset(parameter.getKey(), stored(parameter.getKey(), parameter.getValue()));
    }
  }

  private static Object stored(String name, NirArray array) {
    if (name.equals("shape")) {
      return new long[] {(long) array.values()[0]};
    }
    if (array.shape().length == 1) {
      return array.values();
    }
    // Weights are floats in models, too.
    int columns = array.shape()[1];
    float[][] rows = new float[array.shape()[0]][columns];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        rows[r][c] = (float) array.values()[r * columns + c];
      }
    }
    return rows;
  }

  /**
   * Reads a graph. Files from strangers may be given: sizes are checked before memory is taken.
   *
   * @throws NirException if the file cannot be read, is no NIR file, or holds what is not supported
   */
  public static NirGraph read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long bytes = channel.size();
      // From a file the library takes as much memory as a header claims; from a buffer, none.
      try (HdfFile hdf =
          HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes))) {
        return new NirReader(hdf, bytes).graph();
      }
    } catch (NirException e) {
      throw new NirException(file + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new NirException(file + ": cannot be read: there is no such file", e);
    } catch (IOException e) {
      throw new NirException(file + ": cannot be read: " + reason(e), e);
    } catch (RuntimeException | StackOverflowError e) {
      // The library meets damaged files with exceptions of many kinds.
      throw new NirException(
          file + ": is not a readable HDF5 file; give one that NIR or 'sswim export' has written",
          e);
    }
  }
}
