package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;
import org.sswim.explanation.NeuronImportance;
import org.sswim.explanation.NeuronShare;

/**
 * Many neurons as one line.
 *
 * @param name what their windows have in common; empty where nothing is known of them
 * @param neurons how many they are
 * @param adds what they add to a forecast, or carry of many, all together
 */
record NeuronGroup(String name, int neurons, double adds) {

  static NeuronGroup of(String name, List<Member> members) {
    return new NeuronGroup(name, members.size(), members.stream().mapToDouble(Member::adds).sum());
  }

  /** As a row of the table of neurons. */
  String label() {
    return name.isEmpty()
        ? Figures.count(neurons, "other neuron")
        : Figures.count(neurons, "neuron") + " of " + name;
  }

  /** A row for each group. */
  static TextTable table(
      String what, String adds, List<NeuronGroup> groups, DoubleFunction<String> shown) {
    TextTable table = new TextTable(1, what, "neurons", adds);
    for (NeuronGroup group : groups) {
      table.row(group.name, String.valueOf(group.neurons), shown.apply(group.adds));
    }
    return table;
  }

  /** As JSON, with the names of its name and its sum. */
  JsonText json(String what, String sum) {
    return new JsonText().with(what, name).with("neurons", neurons).with(sum, adds);
  }

  /** A neuron and what it adds or carries. */
  record Member(int neuron, double adds) {
    static List<Member> adding(List<NeuronShare> neurons) {
      return neurons.stream().map(n -> new Member(n.neuron(), n.contribution())).toList();
    }

    static List<Member> carrying(List<NeuronImportance> neurons) {
      return neurons.stream().map(n -> new Member(n.neuron(), n.share())).toList();
    }
  }
}
