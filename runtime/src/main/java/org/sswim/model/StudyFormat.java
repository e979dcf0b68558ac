package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sswim.network.Provenance;

/** What files of a kind hold. */
public interface StudyFormat {
  /** Their kind. */
  ModelKind kind();

  /** Names of their whole numbers. */
  List<String> numbers();

  /** Names of their lists of texts. */
  List<String> lists();

  /**
   * The arrays that a description demands, in order.
   *
   * @param described numbers, lists and provenance, no arrays yet
   * @throws IllegalArgumentException if a number or list is out of range
   */
  List<StudyModel.Shape> shapes(StudyModel described);

  /**
   * What a run takes at most.
   *
   * @param values that it holds
   * @param operations of it
   */
  record Cost(double values, double operations) {}

  /**
   * What a run of a model takes, beyond what its arrays say; a file is refused whose runs would not
   * end.
   *
   * @param described numbers, lists and provenance, no arrays yet
   */
  default Cost cost(StudyModel described) {
    return new Cost(0, 0);
  }

  /**
   * A model of this format.
   *
   * @param values of the arrays, in their order; shared
   * @throws IllegalArgumentException if a number or list is out of range, or values do not fit
   */
  default StudyModel model(
      Map<String, Integer> numbers,
      Map<String, List<String>> lists,
      List<float[]> values,
      Provenance provenance) {
    List<StudyModel.Shape> shapes = shapes(new StudyModel(numbers, lists, List.of(), provenance));
    if (values.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "there must be " + shapes.size() + " arrays; got " + values.size());
    }
    List<StudyModel.Array> arrays = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      arrays.add(new StudyModel.Array(shapes.get(i), values.get(i)));
    }
    return new StudyModel(numbers, lists, arrays, provenance);
  }
}
