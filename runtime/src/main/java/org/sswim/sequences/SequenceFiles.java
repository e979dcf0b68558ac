package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.Source;
import org.sswim.tables.Table;

/**
 * Reads sequences from a file of any known format, told by its content: {@link TsFile}, {@link
 * ArffFile}, {@link IdxFile}, {@link SpikeNpz}, {@link SpikeCsv}. Any other file with a header of
 * several columns is a {@link LongCsv}.
 */
public final class SequenceFiles {
  private static final int HEAD = 1 << 16;
  private static final int FIRST_IDX_TYPE = 8;
  private static final int LAST_IDX_TYPE = 14;
  private static final String READABLE = "known are .ts, ARFF, IDX, .npz, and CSV with a header";

  private SequenceFiles() {}

  /**
   * Reads a whole file.
   *
   * @throws InvalidDataException if the file cannot be read, has an unknown format, or is refused
   *     by the reader of its format
   */
  public static LabelledSequences read(Path path, SequenceOptions options) {
    return opened(path, options).sequences(options.bins());
  }

  /**
   * Reads whole files of one clock, such as inputs and what is wanted of them. Where the options
   * leave the end of the time to the file, it is the last time of all of them.
   *
   * @throws InvalidDataException as above
   */
  public static List<LabelledSequences> readTogether(List<Path> paths, SequenceOptions options) {
    List<Opened> all = paths.stream().map(path -> opened(path, options)).toList();
    SpikeCsv.Bins bins = options.bins();
    double last = all.stream().mapToDouble(Opened::lastTime).max().orElse(0);
    SpikeCsv.Bins own = bins.end() > 0 ? bins : new SpikeCsv.Bins(bins.steps(), last, bins.units());
    return all.stream().map(opened -> opened.sequences(own)).toList();
  }

  /** What a file holds, before times become steps. */
  private interface Opened {
    /** Of its spikes; 0 where it holds none. */
    default double lastTime() {
      return 0;
    }

    LabelledSequences sequences(SpikeCsv.Bins bins);

    static Opened of(LabelledSequences sequences) {
      return any -> sequences;
    }
  }

  private static Opened opened(Path path, SequenceOptions options) {
    if (Files.isDirectory(path)) {
      throw unknown(path, "has an unknown format");
    }
    byte[] head = Source.of(path).read(in -> in.readNBytes(HEAD));
    if (head.length == 0) {
      throw unknown(path, "is empty");
    }
    if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) {
      options.requireUnnamed(path);
      return Opened.of(SpikeNpz.read(path));
    }
    if (starts(head, "\0\0")
        && head.length > 2
        && head[2] >= FIRST_IDX_TYPE
        && head[2] <= LAST_IDX_TYPE) {
      options.requireUnnamed(path);
      return Opened.of(IdxFile.read(path));
    }
    boolean wide = starts(head, "\u00fe\u00ff") || starts(head, "\u00ff\u00fe");
    for (byte b : head) {
      if (b == 0 && !wide) {
        throw unknown(path, "has an unknown format");
      }
    }
    return Source.of(path).read(in -> readText(path, in, options));
  }

  /**
   * Reads a whole file, or a folder of address events or sounds, see {@link AerFolder} and {@link
   * WavFolder}.
   *
   * @param sounds turns recordings into steps
   * @param names which sounds to take; null for all
   * @throws InvalidDataException as above, or if the reader of such folders refuses it
   */
  public static LabelledSequences read(
      Path path, SequenceOptions options, SoundFront sounds, @Nullable PathMatcher names) {
    if (!Files.isDirectory(path)) {
      return read(path, options);
    }
    options.requireUnnamed(path);
    if (names == null) {
      return AerFolder.is(path)
          ? AerFolder.read(path, options.bins())
          : WavFolder.read(path, sounds);
    }
    return WavFolder.read(path, sounds, names);
  }

  private static Opened readText(Path path, InputStream in, SequenceOptions options)
      throws IOException {
    TextLines lines = new TextLines(path, in);
    String first = lines.nextText();
    if (first == null) {
      throw unknown(path, "has an unknown format");
    }
    char start = first.charAt(0);
    if (start != '%' && start != '@' && start != '#') {
      return Source.of(path).read(again -> readCsv(path, again, options));
    }
    options.requireUnnamed(path);
    return Opened.of(
        start == '%' || isArff(lines, first) ? ArffFile.read(path) : TsFile.read(path));
  }

  private static boolean isArff(TextLines lines, String first) {
    @Nullable String line = first;
    while (line != null && !line.startsWith("@")) {
      line = lines.nextText();
    }
    String tag = line == null ? "" : line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return tag.equals("@relation") || tag.equals("@attribute");
  }

  private static Opened readCsv(Path path, InputStream in, SequenceOptions options)
      throws IOException {
    Table table = new TextLines(path, in).table(options.columns().marks());
    if (table.header().size() == 1) {
      throw unknown(path, "has an unknown format");
    }
    // A file whose samples are said to be its units is none of spikes.
    boolean spikes =
        table.find(List.of("unit"), "unit") >= 0
            && table.find(List.of("time"), "time") >= 0
            && !"unit".equalsIgnoreCase(options.columns().sample());
    if (!spikes) {
      return Opened.of(LongCsv.read(path, options.columns()));
    }
    SpikeCsv csv = SpikeCsv.opened(path, options.columns(), options.bins(), new Room(path));
    return new Opened() {
      @Override
      public double lastTime() {
        return csv.lastTime();
      }

      @Override
      public LabelledSequences sequences(SpikeCsv.Bins bins) {
        return csv.sequences(bins);
      }
    };
  }

  private static boolean starts(byte[] head, String magic) {
    return new String(head, 0, Math.min(head.length, magic.length()), StandardCharsets.ISO_8859_1)
        .equals(magic);
  }

  private static InvalidDataException unknown(Path path, String problem) {
    return Problem.UNKNOWN_FORMAT.of(path, problem + "; " + READABLE);
  }
}
