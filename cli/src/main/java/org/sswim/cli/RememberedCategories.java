package org.sswim.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.Categories;

/** The categories of columns of text, which a model remembers among the options of its fit. */
final class RememberedCategories {
  private static final String KEY = "categories";

  private RememberedCategories() {}

  /** The model with these, if there are any. */
  static ForecastModel in(ForecastModel model, Categories categories) {
    if (categories.texts().isEmpty()) {
      return model;
    }
    try {
      return model.withProvenance(
          model.provenance().withOptions(Map.of(KEY, JSON.std.asString(categories.texts()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a model; what is not understood counts as not said, as a file may hold any text. */
  static Categories of(ForecastModel model) {
    String text = model.provenance().options().get(KEY);
    if (text == null) {
      return Categories.none();
    }
    Map<String, List<String>> texts = new LinkedHashMap<>();
    try {
      JSON.std
          .mapFrom(text)
          .forEach(
              (column, values) -> {
                if (values instanceof List<?> list) {
                  texts.put(column, list.stream().map(String::valueOf).toList());
                }
              });
    } catch (IOException e) {
      return Categories.none();
    }
    return new Categories(texts);
  }
}
