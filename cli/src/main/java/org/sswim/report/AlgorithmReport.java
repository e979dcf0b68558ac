package org.sswim.report;

import java.util.List;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.options.Settings;

/** Algorithms as text and as JSON. */
public final class AlgorithmReport {
  private AlgorithmReport() {}

  /** What each is. */
  public static String list(List<Entry<?>> entries) {
    TextTable table = new TextTable(2, "", "");
    for (Entry<?> entry : entries) {
      Card card = entry.card();
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
  public static String settings(Entry<?> entry) {
    String name = entry.name();
    String files =
        entry instanceof Experiment<?> experiment
            ? "An experiment: ./sswim algorithms run "
                + name
                + ". It takes "
                + ExperimentReport.files(experiment.files())
                + ".\n\n"
            : "";
    return entry.card().paper()
        + "\n\n"
        + files
        + table(entry)
        + "\nUse them as in "
        + name
        + ":NAME=VALUE, lists joined by + or none; "
        + name
        + ":published begins with those of the paper.\n";
  }

  /** A row for each setting. */
  static TextTable table(Entry<?> entry) {
    TextTable table = new TextTable(3, "setting", "here", "published");
    Settings published = Settings.of(entry.published());
    Settings here = entry.settings();
    for (Settings.Setting setting : here.all()) {
      String path = here.path(setting);
      table.row(path, setting.text(), published.at(path).text());
    }
    return table;
  }

  /** What each is, an array of objects. */
  public static String json(List<Entry<?>> entries) {
    return JsonText.array(
        entries.stream()
            .map(Entry::card)
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
