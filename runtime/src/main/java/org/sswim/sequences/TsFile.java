package org.sswim.sequences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

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
  private final Room room;
  private final TsHeader header;
  private final Map<String, Integer> places;
  private final List<float[]> values = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private int dimensions;

  private TsFile(TextLines lines, Room room) {
    this.lines = lines;
    this.room = room;
    header = TsHeader.read(lines);
    dimensions = header.dimensions();
    places = header.classes() == null ? Map.of() : ClassNames.places(header.classes());
  }

  /**
   * Reads a whole file.
   *
   * @return the cases in the order of the file; without classes if {@code @classLabel} is false
   * @throws InvalidSequencesException if the file cannot be read, or does not hold what is
   *     described above; it names line, dimension and value
   */
  public static LabelledSequences read(Path file) {
    return read(file, new Room(file));
  }

  static LabelledSequences read(Path file, Room room) {
    return SequenceInput.read(file, in -> new TsFile(new TextLines(file, in), room).readCases());
  }

  private LabelledSequences readCases() {
    for (String text = lines.nextText(); text != null; text = lines.nextText()) {
      if (!text.startsWith("#")) {
        add(text);
      }
    }
    if (values.isEmpty()) {
      throw SequenceProblem.NO_ROWS.of(lines.file(), "has no cases after '@data'");
    }
    @Nullable List<String> classes = header.classes();
    return new LabelledSequences(
        values,
        dimensions,
        List.of(),
        classes == null ? null : labels.stream().mapToInt(Integer::intValue).toArray(),
        classes == null ? List.of() : classes,
        null);
  }

  private void add(String text) {
    List<String> fields = fields(text);
    if (header.classes() != null) {
      Checks.that(fields.size() >= 2, lines::error).or("has no class after a colon");
      label(fields.remove(fields.size() - 1).strip(), header.classes());
    }
    dimensions = dimensions == 0 ? fields.size() : dimensions;
    Checks.that(fields.size() == dimensions, lines::error)
        .or("has %s dimensions; expected are %s%s", fields.size(), dimensions, dimensionsSaid());
    float[] sequence = CaseText.values(lines, fields, room);
    int steps = sequence.length / dimensions;
    Checks.that(header.length() == 0 || steps == header.length(), lines::error)
        .or("has %s values in a dimension; '@seriesLength' says %s", steps, header.length());
    values.add(sequence);
  }

  private String dimensionsSaid() {
    return header.dimensions() == 0 ? " as in the first case" : " as '@dimensions' says";
  }

  private void label(String name, List<String> classes) {
    Integer place = places.get(name);
    if (place == null) {
      throw lines.error(
          "has the class %s, which is none of %s of '@classLabel'"
              .formatted(Shown.value(name), Shown.names(classes)));
    }
    labels.add(place);
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', start)) {
      fields.add(text.substring(start, colon));
      start = colon + 1;
    }
    fields.add(text.substring(start));
    return fields;
  }
}
