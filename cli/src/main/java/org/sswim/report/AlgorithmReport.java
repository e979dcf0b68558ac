package org.sswim.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spi.Card;
import org.sswim.options.OptionsJson;

/** Algorithms as text and as JSON. */
public final class AlgorithmReport {
  private AlgorithmReport() {}

  /** What each is. */
  public static String list(List<Algorithm<?>> algorithms) {
    TextTable table = new TextTable(2, "", "");
    for (Algorithm<?> algorithm : algorithms) {
      Card card = algorithm.card();
      table.row(card.name(), card.paper());
      table.row("", "neurons: " + card.neuron());
      table.row("", "coding: " + card.coding());
      table.row("", "published: " + card.published());
      table.row("", "here: " + card.ours());
      table.blank();
    }
    return table.toString().strip() + "\n";
  }

  /** Its settings: those used, and those of the paper where they differ. */
  public static String settings(Algorithm<?> algorithm) {
    TextTable table = new TextTable(3, "setting", "here", "published");
    var published = OptionsJson.tree(algorithm.published());
    OptionsJson.tree(algorithm.defaults())
        .forEach((name, value) -> table.row(name, text(value), text(published.get(name))));
    return algorithm.card().paper()
        + "\n\n"
        + table
        + "\nUse them as in "
        + algorithm.name()
        + ":NAME=VALUE, lists with hyphens between or none; "
        + algorithm.name()
        + ":published begins with those of the paper.\n";
  }

  private static String text(@Nullable Object value) {
    return value instanceof List<?> items && !items.isEmpty()
        ? String.join("-", items.stream().map(String::valueOf).toList())
        : value instanceof List<?> ? "none" : String.valueOf(value);
  }

  /** What each is, an array of objects. */
  public static String json(List<Algorithm<?>> algorithms) {
    return JsonText.array(
        algorithms.stream()
            .map(Algorithm::card)
            .map(
                card ->
                    new JsonText()
                        .with("name", (Object) card.name())
                        .with("paper", (Object) card.paper())
                        .with("neuron", (Object) card.neuron())
                        .with("coding", (Object) card.coding())
                        .with("published", (Object) card.published())
                        .with("ours", (Object) card.ours()))
            .toList());
  }
}
