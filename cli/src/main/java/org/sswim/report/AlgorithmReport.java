package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Standing;
import org.sswim.options.Settings;

/** Algorithms. */
public final class AlgorithmReport {
  private static final String ABOUT = "related ways to train spiking networks";

  /** Letters of a line of what a setting decides. */
  private static final int WIDTH = 58;

  private AlgorithmReport() {}

  /** Every system beside the others, and what comes out for each. */
  public static String standings(List<Standing> standings) {
    TextTable table =
        new Columns<Standing>()
            .words("system", Standing::system)
            .words("task", Standing::task)
            .words("published", Standing::published)
            .number("here", Standing::ours, Figures::plain)
            .cell("neurons", own -> own.neurons() == 0 ? "" : own.neurons())
            .cell("spikes", own -> known("%.1f", own.spikes()))
            .cell("operations", own -> known("%.0f", own.operations()))
            .cell("seconds", own -> known("%.1f", own.seconds()))
            .table(standings);
    StringBuilder verdicts = new StringBuilder();
    for (Standing own : standings) {
      verdicts.append(Figures.text("%s: %s.\n", own.system(), own.verdict()));
    }
    return table + "\n" + verdicts;
  }

  private static String known(String format, double figure) {
    return Double.isNaN(figure) ? "" : Figures.text(format, figure);
  }

  /** The task of the first row: its figure against seconds, spikes and operations. */
  private static List<SvgChart.Panel> panels(List<Standing> standings) {
    String task = standings.get(0).task();
    List<Standing> same = standings.stream().filter(own -> own.task().equals(task)).toList();
    Map<String, ToDoubleFunction<Standing>> figures = new LinkedHashMap<>();
    figures.put("seconds", Standing::seconds);
    figures.put("spikes per sample", Standing::spikes);
    figures.put("synaptic operations a sample", Standing::operations);
    List<SvgChart.Panel> panels = new ArrayList<>();
    figures.forEach(
        (what, figure) ->
            panels.add(
                SvgChart.Panel.points(what, figure, task, Standing::ours, same, Standing::system)));
    return panels;
  }

  /** Facts of each entry. */
  private static String list(List<Entry<?>> entries) {
    return entries.stream()
        .map(entry -> facts(entry.card()).toString())
        .collect(Collectors.joining("\n"));
  }

  private static TextTable facts(Card card) {
    TextTable table = new TextTable(2, card.name(), card.paper());
    table.row("neurons", card.neuron());
    table.row("coding", card.coding());
    table.row("published", card.published());
    table.row("here", card.ours());
    return table;
  }

  /** Its settings: those used, those of the paper, and what they decide. */
  private static String settings(Entry<?> entry) {
    String files =
        entry instanceof Experiment<?> experiment
            ? Figures.text(
                "An experiment: ./sswim algorithms run %s. It takes %s.\n\n",
                entry.name(), ExperimentReport.files(experiment.files()))
            : "";
    return Figures.text(
        "%s\n\n%s%s\nUse them as in %4$s:NAME=VALUE. A list is joined by +, or is none."
            + " %4$s:published begins with those of the paper.\n",
        entry.card().paper(), files, table(entry, true), entry.name());
  }

  /**
   * A row for each setting.
   *
   * @param wrapped whether what it decides goes on in further rows
   */
  private static TextTable table(Entry<?> entry, boolean wrapped) {
    TextTable table = new TextTable(4, "setting", "here", "published", "what it decides");
    Settings published = Settings.of(entry.published());
    Settings here = entry.settings();
    for (Settings.Setting setting : here.all()) {
      String path = here.path(setting);
      String allowed = setting.allowed();
      String about = setting.about() + (allowed.contains("number") ? "" : " [" + allowed + "]");
      List<String> lines = wrapped ? Figures.wrapped(about, WIDTH) : List.of(about);
      table.row(path, setting.text(), published.at(path).text(), lines.get(0));
      lines.stream().skip(1).forEach(line -> table.row("", "", "", line));
    }
    return table;
  }

  /** Facts of each entry, {@code entries}, and the table of all systems, {@code systems}. */
  private static JsonText json(List<Entry<?>> entries, List<Standing> standings) {
    return new JsonText()
        .with("entries", entries, entry -> JsonText.of(entry.card()))
        .with("systems", standings);
  }

  /** The facts of each entry, and the table of all systems. */
  public static Report all() {
    List<Entry<?>> entries = Catalogue.entries();
    long experiments = entries.stream().filter(Experiment.class::isInstance).count();
    return report("S-SWIM algorithms", "all")
        .say(list(entries) + "\n" + standings(Catalogue.standings()))
        .headline(
            "Each is built after its paper; 'sswim algorithms NAME' shows the settings of one")
        .card("Algorithms", String.valueOf(entries.size()), "each with its paper")
        .card("Experiments", String.valueOf(experiments), "of these: sswim algorithms run NAME")
        .tables(
            "algorithms",
            "Algorithms",
            "",
            entries.stream().map(AlgorithmReport::shown).toArray(JsonText[]::new));
  }

  /** The settings of one: those used, and those of the paper. */
  public static Report of(Entry<?> entry) {
    String use = entry.name() + ":NAME=VALUE. A list is joined by +, or is none.";
    List<String> notes =
        List.of(
            "Use them as in " + use, entry.name() + ":published begins with those of the paper.");
    return report("S-SWIM algorithm", entry.name())
        .say(settings(entry))
        .tables(
            "algorithms",
            "The algorithm",
            "",
            shown(entry),
            Report.table("Settings", table(entry, false), notes));
  }

  private static Report report(String title, String name) {
    return new Report(title, name, ABOUT)
        .with(() -> json(Catalogue.entries(), Catalogue.standings()))
        .picture(() -> panels(Catalogue.standings()));
  }

  private static JsonText shown(Entry<?> entry) {
    return Report.table(entry.name(), facts(entry.card()), List.of());
  }
}
