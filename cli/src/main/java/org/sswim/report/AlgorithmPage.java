package org.sswim.report;

import java.util.List;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;

/** Related algorithms as pages: all of them, or the settings of one. */
public final class AlgorithmPage {
  private static final String ABOUT = "related ways to train spiking networks";

  private AlgorithmPage() {}

  /** What each is. */
  public static String list(List<Entry<?>> entries) {
    long experiments = entries.stream().filter(Experiment.class::isInstance).count();
    return new ReportData("S-SWIM algorithms", "all", ABOUT)
        .verdict("Each is built after its paper; 'sswim algorithms NAME' shows the settings of one")
        .card("Algorithms", String.valueOf(entries.size()), "each with its paper")
        .card("Experiments", String.valueOf(experiments), "of these: sswim algorithms run NAME")
        .section(
            "algorithms",
            new JsonText().objects("entries", entries.stream().map(AlgorithmPage::entry).toList()))
        .html();
  }

  /** Its settings: those used, and those of the paper. */
  public static String settings(Entry<?> entry) {
    return new ReportData("S-SWIM algorithm", entry.name(), ABOUT)
        .section(
            "algorithms",
            new JsonText()
                .objects("entries", List.of(entry(entry)))
                .object("settings", AlgorithmReport.table(entry).json())
                .with(
                    "notes",
                    List.of(
                        "Use them as in "
                            + entry.name()
                            + ":NAME=VALUE, lists joined by + or none.",
                        entry.name() + ":published begins with those of the paper.")))
        .html();
  }

  private static JsonText entry(Entry<?> entry) {
    Card card = entry.card();
    return new JsonText()
        .with("name", (Object) card.name())
        .with("paper", (Object) card.paper())
        .objects(
            "facts",
            List.of(
                fact("neurons", card.neuron()),
                fact("coding", card.coding()),
                fact("published", card.published()),
                fact("here", card.ours())));
  }

  private static JsonText fact(String name, String value) {
    return new JsonText().with("name", (Object) name).with("value", (Object) value);
  }
}
