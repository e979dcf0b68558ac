package org.sswim.panels;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;

/**
 * The part that the moment of a row adds to every series i of a panel, by its date and by its known
 * columns:
 *
 * <pre>
 *   said_i(t) = u_i g(clock of row t) + v_i g'(known columns of row t)
 *   u_i = mean |z_i(t) - z_i(t - m)|,   v_i = 1 for logarithms, else u_i
 * </pre>
 *
 * <p>with the transformed values z and the season m, over all rows that are known. What is known
 * changes the values of all series by one factor, which logarithms turn into one summand.
 *
 * @param model g, of one channel, of rows with dates and nothing known beside them; null for none
 * @param columns g', of one channel, of known columns alone; null for none
 */
public record PanelMoment(@Nullable MomentModel model, @Nullable MomentModel columns) {

  /** Checks that one sees dates alone, the other columns alone. */
  public PanelMoment {
    require(model, "dates", inputs -> inputs.interval() != null && inputs.known().isEmpty());
    require(columns, "columns", inputs -> inputs.interval() == null && !inputs.none());
  }

  private static void require(
      @Nullable MomentModel part, String what, Predicate<MomentInputs> alone) {
    if (part != null && (part.channels() != 1 || !alone.test(part.inputs()))) {
      throw new IllegalArgumentException(
          "the moment of a panel is of one channel and of %s alone; got %s channels of %s"
              .formatted(what, part.channels(), part.inputs()));
    }
  }

  /** Refuses other columns than those that are known ahead. */
  void require(PanelInputs inputs) {
    if (columns != null && !columns.inputs().known().equals(inputs.names().known())) {
      throw new IllegalArgumentException(
          "the moment of a panel sees %s; known ahead are %s"
              .formatted(columns.inputs().known(), inputs.names().known()));
    }
  }

  /** Neurons of both parts. */
  Stream<HiddenNetwork> neurons() {
    return Stream.of(model, columns)
        .map(part -> part == null ? null : part.neurons())
        .filter(Objects::nonNull);
  }
}
