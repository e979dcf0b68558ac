package org.sswim.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.options.OptionsJson;
import org.sswim.options.Presets;

/**
 * Rows of a catalogue as data: {@code catalogue.json} beside a class. Its {@code rows} hold the
 * {@link Card} of each entry by its components, the {@link Experiment.Files} of an experiment and
 * whether it {@code saves}. Its {@code systems} are {@link Standing}s. Settings are the {@link
 * Presets} {@code defaults} and {@code published} of the record, unless a row names others.
 */
public final class CatalogueRows {
  private static final String NONE = "";
  private static final Row USUAL =
      new Row(
          new Card(NONE, NONE, NONE, NONE, NONE, NONE),
          Experiment.Files.NONE,
          false,
          Presets.DEFAULTS,
          Entry.PUBLISHED);
  private static final Standing UNKNOWN =
      new Standing(NONE, NONE, NONE, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, NONE);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<Standing> standings;

  private record Row(
      Card card, Experiment.Files files, boolean saves, String defaults, String published) {}

  private CatalogueRows(Map<String, @Nullable Object> tree) {
    list(tree, "rows").stream()
        .map(row -> OptionsJson.read(row, USUAL))
        .forEach(row -> rows.put(row.card.name(), row));
    standings = list(tree, "systems").stream().map(own -> OptionsJson.read(own, UNKNOWN)).toList();
  }

  /** Those of the file beside a class. */
  public static CatalogueRows beside(Class<?> owner) {
    return new CatalogueRows(Presets.tree(owner, "catalogue.json"));
  }

  @SuppressWarnings("unchecked") // Objects of JSON.
  private static List<Map<String, Object>> list(Map<String, @Nullable Object> tree, String name) {
    return (List<Map<String, Object>>) tree.getOrDefault(name, List.of());
  }

  private Row row(String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  /** How the systems of the file stand. */
  public List<Standing> standings() {
    return standings;
  }

  /** The algorithm of a row; see {@link Algorithm}. */
  public <O extends Record> Algorithm<O> algorithm(
      String name, Class<O> options, ClassFit<O> fit, boolean resumable) {
    Row row = row(name);
    O defaults = Presets.of(options, row.defaults);
    return new Algorithm<>(row.card, defaults, Presets.of(options, row.published), fit, resumable);
  }

  /** The algorithm of a row that forecasts; see {@link ForecastAlgorithm}. */
  public <O extends Record> ForecastAlgorithm<O> forecaster(
      String name, Class<O> options, BiFunction<FitTask, O, Fitted> fit) {
    Row row = row(name);
    O defaults = Presets.of(options, row.defaults);
    return new ForecastAlgorithm<>(row.card, defaults, Presets.of(options, row.published), fit);
  }

  /** The experiment of a row; see {@link Experiment}. */
  public <O extends Record> Experiment<O> experiment(
      String name, Class<O> options, Experiment.Study<O> study) {
    Row row = row(name);
    O defaults = Presets.of(options, row.defaults);
    O published = Presets.of(options, row.published);
    return new Experiment<>(row.card, row.files, defaults, published, study, row.saves);
  }
}
