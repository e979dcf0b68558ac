package org.sswim.sequences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.series.Source;

/**
 * Reads the {@code .ts} files of timeseriesclassification.com, plain or gzipped (told by content).
 * Remarks follow {@code #}; the header has {@code @} lines in letters of either case. After
 * {@code @data} comes a line for each case. Its dimensions are separated by colons, their values by
 * commas. The class comes last, if {@code @classLabel} says that there are classes.
 *
 * <p>A case becomes a sequence {@code [steps][dimensions]}. Cases may differ in length, the
 * dimensions of a case may not. Classes stand in the order of the header. Missing values, times
 * ({@code @timeStamps true}) and targets that are numbers ({@code @targetLabel true}) are refused.
 *
 * @see <a href="https://www.timeseriesclassification.com">The UEA and UCR archive</a>
 */
public final class TsFile {
  private final TextLines lines;
  private final TsHeader header;
  private final Cases cases;
  private int dimensions;

  private TsFile(TextLines lines, Room room) {
    this.lines = lines;
    header = TsHeader.read(lines);
    dimensions = header.dimensions();
    cases = new Cases(lines, room, header.classes(), "'@classLabel'");
  }

  /**
   * Reads a whole file.
   *
   * @return the cases in the order of the file; without classes if {@code @classLabel} is false
   * @throws org.sswim.series.InvalidDataException if the file cannot be read, or does not hold what
   *     is described above; it names line, dimension and value
   */
  public static LabelledSequences read(Path file) {
    return read(file, new Room(file));
  }

  static LabelledSequences read(Path file, Room room) {
    return Source.of(file).read(in -> new TsFile(new TextLines(file, in), room).readCases());
  }

  private LabelledSequences readCases() {
    cases.read('#', "cases", this::add);
    return cases.sequences(dimensions);
  }

  private void add(String text) {
    List<String> fields = new ArrayList<>(Arrays.asList(text.split(":", -1)));
    if (header.classes() != null) {
      Checks.that(fields.size() >= 2, lines::error).or("has no class after a colon");
      cases.addClass(fields.remove(fields.size() - 1).strip());
    }
    dimensions = dimensions == 0 ? fields.size() : dimensions;
    Checks.that(fields.size() == dimensions, lines::error)
        .or(
            "has %s dimensions; expected are %s as %s",
            fields.size(),
            dimensions,
            header.dimensions() == 0 ? "in the first case" : "'@dimensions' says");
    int steps = cases.add(fields).length / dimensions;
    Checks.that(header.length() == 0 || steps == header.length(), lines::error)
        .or("has %s values in a dimension; '@seriesLength' says %s", steps, header.length());
  }
}
