package org.sswim.sequences;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.series.Source;

/**
 * Reads ARFF files of the UEA and UCR archive, plain or gzipped (told by content). Their numeric
 * attributes are the steps of one signal, {@code [steps][1]}; the last attribute is the class, a
 * list of names in braces. If the first attribute is relational, its numeric attributes are the
 * steps, and a row holds in quotes its signals, {@code [steps][signals]}, separated by {@code \n}.
 *
 * <p>Classes stand in the order of the header. Missing values, sparse rows and attributes of other
 * types are refused.
 *
 * @see <a href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">Weka:
 *     ARFF</a>
 */
public final class ArffFile {
  private final TextLines lines;
  private final ArffHeader header;
  private final Cases cases;
  private int length;

  private ArffFile(TextLines lines, Room room) {
    this.lines = lines;
    header = ArffHeader.read(lines);
    cases = new Cases(lines, room, header.classes(), "the last attribute");
  }

  /**
   * Reads a whole file.
   *
   * @return the rows in the order of the file
   * @throws org.sswim.series.InvalidDataException if the file cannot be read, or does not hold what
   *     is described above; it names line, dimension and value
   */
  public static LabelledSequences read(Path file) {
    return Source.of(file)
        .read(in -> new ArffFile(new TextLines(file, in), new Room(file)).readRows());
  }

  private LabelledSequences readRows() {
    cases.read('%', "rows", this::add);
    return cases.sequences(length / header.steps());
  }

  private void add(String text) {
    Checks.that(!text.startsWith("{"), lines::error)
        .or("is sparse; only rows that hold every value are read");
    List<String> parts = ArffText.split(lines, text);
    int attributes = header.relational() ? 2 : header.steps() + 1;
    Checks.that(parts.size() == attributes, lines::error)
        .or("has %s values; the header has %s", parts.size(), attributes);
    cases.addClass(ArffText.unquote(parts.get(attributes - 1)));
    int own = cases.add(signals(parts, text)).length;
    length = length == 0 ? own : length;
    Checks.that(own == length, lines::error).or("has other dimensions than the rows before");
  }

  private List<String> signals(List<String> parts, String text) {
    if (!header.relational()) {
      int behind = parts.get(parts.size() - 1).length() + 1;
      return List.of(text.substring(0, text.length() - behind));
    }
    List<String> signals = Arrays.asList(ArffText.unquote(parts.get(0)).split("\\\\n", -1));
    for (int s = 0; s < signals.size(); s++) {
      int steps = ArffText.split(lines, signals.get(s)).size();
      Checks.that(steps == header.steps(), lines::error)
          .or("has %s values in dimension %s; the header has %s", steps, s + 1, header.steps());
    }
    return signals;
  }
}
