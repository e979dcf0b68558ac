package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.sswim.forecasting.NeuronOrigins;

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

  /** Neurons by the place of their windows, in the order of the places. */
  static List<NeuronGroup> by(
      List<Member> neurons,
      List<NeuronOrigins.Window> windows,
      ToLongFunction<NeuronOrigins.Window> place,
      LongFunction<String> name) {
    Map<Long, List<Member>> groups = new TreeMap<>();
    for (int i = 0; i < windows.size(); i++) {
      groups
          .computeIfAbsent(place.applyAsLong(windows.get(i)), k -> new ArrayList<>())
          .add(neurons.get(i));
    }
    return groups.entrySet().stream().map(e -> of(name.apply(e.getKey()), e.getValue())).toList();
  }

  /** The windows that neurons stand for; fewer than the neurons where that is not known. */
  static List<NeuronOrigins.Window> windows(List<Member> neurons, TrainingPairs pairs) {
    return neurons.stream()
        .map(member -> pairs.best(member.neuron()))
        .filter(Objects::nonNull)
        .map(NeuronOrigins.Pair::firing)
        .toList();
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

  /** A neuron and what it adds or carries. */
  record Member(int neuron, double adds) {}
}
