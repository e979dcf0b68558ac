package org.sswim.panels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
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

  /** Looks at moments; for one thread at a time. */
  public Reader reader() {
    return new Reader(this);
  }

  /** Remembers what was said of dates: series share them. */
  public static final class Reader {
    private final @Nullable Look dates;
    private final @Nullable Look columns;
    private final Map<Long, Float> said = new HashMap<>();

    private Reader(PanelMoment moment) {
      dates = moment.model == null ? null : new Look(moment.model);
      columns = moment.columns == null ? null : new Look(moment.columns);
    }

    /**
     * What is said of the rows of a series.
     *
     * @param z transformed values, gaps filled
     * @param season m
     * @param times of the panel
     * @param series its number in the panel
     * @param beside what is known beside its values
     * @param rows from the first on that are asked for
     */
    float[] said(
        float[] z,
        PanelTransform transform,
        int season,
        PanelTimes times,
        int series,
        SeriesInputs beside,
        int rows) {
      float unit = (float) PanelHistory.difference(z, season);
      float factor = transform == PanelTransform.NONE ? unit : 1;
      float[] all = new float[rows];
      for (int t = 0; t < rows; t++) {
        if (dates != null) {
          all[t] += unit * said.computeIfAbsent(times.wallClock(series, t), dates::at);
        }
        if (columns != null) {
          beside.writeKnown(t, columns.spans, columns.row);
          all[t] += factor * columns.at(0);
        }
      }
      return all;
    }
  }

  /** Looks at rows by one part. */
  private static final class Look {
    private final MomentRun run;
    private final MomentRun.Weights weights;
    private final List<Integer> spans;
    private final float[] row;
    private final float[] out = new float[1];

    Look(MomentModel model) {
      run = new MomentRun(model.inputs(), model.neurons());
      weights = new MomentRun.Weights(model);
      spans = model.inputs().spans();
      row = new float[model.inputs().knownWidth()];
    }

    float at(long wallClock) {
      run.look(wallClock, row);
      weights.value(run, out);
      return out[0];
    }
  }
}
