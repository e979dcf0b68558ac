package org.sswim.studies;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sswim.network.Provenance;

/**
 * The numbers, texts and arrays of a model beyond forecasters and classifiers of spiking neurons,
 * which experiments of related algorithms train. Its {@link StudyFormat} says what they mean.
 *
 * @param numbers whole numbers of at least 0, by name
 * @param lists of texts, by name
 * @param arrays by name, in the order of the file; shared, not copied
 * @param provenance where it came from; its options say how it was trained
 */
public record StudyModel(
    Map<String, Integer> numbers,
    Map<String, List<String>> lists,
    Map<String, float[]> arrays,
    Provenance provenance) {

  /** Copies maps and lists, not the values of arrays. */
  public StudyModel {
    numbers = Map.copyOf(numbers);
    lists = Map.copyOf(lists);
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** A number. */
  public int number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /** A list. */
  public List<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  /** The values of an array; not to be modified. */
  public float[] values(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }
}
