package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;

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
    return new Columns<NeuronGroup>()
        .words(what, NeuronGroup::name)
        .cell("neurons", NeuronGroup::neurons)
        .number(adds, NeuronGroup::adds, shown)
        .table(groups);
  }

  /** As JSON, with the names of its name and its sum. */
  JsonText json(String what, String sum) {
    return JsonText.of(this).renamed("name", what).renamed("adds", sum);
  }

  /** A neuron and what it adds or carries. */
  record Member(int neuron, double adds) {}
}
