package org.sswim.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.Provenance;
import org.sswim.series.Categories;
import picocli.CommandLine.TypeConversionException;

/** How the file of a fit was read, which a model keeps among its options. */
final class Remembered {
  private static final String CATEGORIES = "categories";

  private Remembered() {}

  /**
   * What a model keeps under a name; null for nothing, and for what is not understood, as a file
   * may hold any text.
   *
   * @param model where it came from, or null
   */
  static <T> @Nullable T of(
      @Nullable Provenance model, String name, Function<String, @Nullable T> read) {
    String text = model == null ? null : model.options().get(name);
    try {
      return text == null ? null : read.apply(text);
    } catch (IllegalArgumentException
        | DateTimeException
        | TypeConversionException
        | UncheckedIOException e) {
      return null;
    }
  }

  /** What is given, else what a model remembers, else what is usual. */
  static <T> T first(@Nullable T given, @Nullable T remembered, T usual) {
    return given != null ? given : Objects.requireNonNullElse(remembered, usual);
  }

  /** A model that keeps these texts, too. */
  static ForecastModel in(ForecastModel model, Map<String, String> texts) {
    return texts.isEmpty() ? model : model.withProvenance(model.provenance().withOptions(texts));
  }

  /** A model that keeps the texts of categories. */
  static ForecastModel in(ForecastModel model, Categories categories) {
    try {
      return categories.texts().isEmpty()
          ? model
          : in(model, Map.of(CATEGORIES, JSON.std.asString(categories.texts())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The categories that a model keeps; none if it keeps none. */
  static Categories categories(ForecastModel model) {
    Categories found = of(model.provenance(), CATEGORIES, Remembered::categories);
    return found == null ? Categories.none() : found;
  }

  private static Categories categories(String text) {
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
      throw new UncheckedIOException(e);
    }
    return new Categories(texts);
  }
}
