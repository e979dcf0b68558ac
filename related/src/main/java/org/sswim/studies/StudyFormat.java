package org.sswim.studies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sswim.model.ArraySpec;
import org.sswim.model.FloatFormat;
import org.sswim.model.JsonFields;
import org.sswim.model.ProvenanceJson;
import org.sswim.network.Provenance;
import org.sswim.shown.ShownModel;

/**
 * What files of {@link StudyModel}s of a kind hold: {@code model.json} its whole numbers and lists
 * of texts, beside it float32 arrays.
 */
public abstract class StudyFormat extends FloatFormat<StudyModel, StudyModel> {
  private final List<String> numbers;
  private final List<String> lists;

  /**
   * A kind.
   *
   * @param name what the field {@code format} of its files says
   * @param text what it is, with an article
   * @param numbers names of their whole numbers
   * @param lists names of their lists of texts
   */
  protected StudyFormat(String name, String text, List<String> numbers, List<String> lists) {
    super(StudyModel.class, name, text);
    this.numbers = numbers;
    this.lists = lists;
  }

  @Override
  protected StudyModel describe(StudyModel model) {
    return new StudyModel(model.numbers(), model.lists(), Map.of(), model.provenance());
  }

  @Override
  protected void write(StudyModel model, Map<String, Object> root) {
    numbers.forEach(name -> root.put(name, model.number(name)));
    lists.forEach(name -> root.put(name, model.list(name)));
    ProvenanceJson.write(model.provenance(), root);
  }

  @Override
  protected StudyModel read(JsonFields fields) {
    fields.requireOnly(Stream.concat(numbers.stream(), lists.stream()).toArray(String[]::new));
    Map<String, Integer> whole = new LinkedHashMap<>();
    numbers.forEach(name -> whole.put(name, fields.integer(name, 0, Integer.MAX_VALUE)));
    Map<String, List<String>> texts = new LinkedHashMap<>();
    lists.forEach(name -> texts.put(name, fields.texts(name)));
    return new StudyModel(whole, texts, Map.of(), ProvenanceJson.read(fields));
  }

  @Override
  protected List<float[]> values(StudyModel model) {
    return new ArrayList<>(model.arrays().values());
  }

  @Override
  protected StudyModel model(StudyModel described, List<float[]> values) {
    List<ArraySpec> shapes = shapes(described);
    if (values.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "there must be " + shapes.size() + " arrays; got " + values.size());
    }
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      String name = shapes.get(i).name().replaceFirst("\\.npy$", "");
      ShownModel.requireLength("values of '" + name + "'", values.get(i), shapes.get(i).size());
      arrays.put(name, values.get(i));
    }
    return new StudyModel(described.numbers(), described.lists(), arrays, described.provenance());
  }

  /**
   * A model of this format.
   *
   * @param values of the arrays, in their order; shared
   * @throws IllegalArgumentException if a number or list is out of range, or values do not fit
   */
  public StudyModel model(
      Map<String, Integer> ofNumbers,
      Map<String, List<String>> ofLists,
      List<float[]> values,
      Provenance provenance) {
    return model(new StudyModel(ofNumbers, ofLists, Map.of(), provenance), values);
  }
}
