package org.sswim.panels;

import java.util.HashMap;
import java.util.Map;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;

/**
 * What the moment of a row says of all series of a panel alike, in a unit of each series i:
 *
 * <pre>
 *   said_i(t) = u_i g(clock of row t),   u_i = mean |z_i(t) - z_i(t - m)|
 * </pre>
 *
 * <p>with the transformed values z and the season m, over all rows that are known.
 *
 * @param model g, of one channel, of rows with dates and nothing known beside them
 */
public record PanelMoment(MomentModel model) {

  /** Checks that moments alone are seen. */
  public PanelMoment {
    if (model.channels() != 1
        || model.inputs().interval() == null
        || !model.inputs().known().isEmpty()) {
      throw new IllegalArgumentException(
          "the moment of a panel is of one channel and of dates alone; got %s channels of %s"
              .formatted(model.channels(), model.inputs()));
    }
  }

  /** Looks at moments; for one thread at a time. */
  public Reader reader() {
    return new Reader(model);
  }

  /** Remembers what was said of moments: series share them. */
  public static final class Reader {
    private final MomentRun run;
    private final MomentRun.Weights weights;
    private final float[] columns = new float[0];
    private final float[] out = new float[1];
    private final Map<Long, Float> said = new HashMap<>();

    private Reader(MomentModel model) {
      run = new MomentRun(model.inputs(), model.neurons());
      weights = new MomentRun.Weights(model);
    }

    /**
     * g of a moment.
     *
     * @param wallClock seconds since 1970 as if the clock showed UTC
     */
    float at(long wallClock) {
      return said.computeIfAbsent(wallClock, this::look);
    }

    private float look(long wallClock) {
      run.look(wallClock, columns);
      weights.value(run, out);
      return out[0];
    }
  }
}
