package org.sswim.clocked;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.model.ArraySpec;
import org.sswim.model.JsonFields;
import org.sswim.model.ModelLimits;
import org.sswim.sequences.Grid;
import org.sswim.shown.Names;

/** A {@link Connection} without its arrays, as files describe it. */
sealed interface Wiring {

  /** Number of outputs; in double, as files may say anything. */
  double outputs();

  /** What {@link #read} reads. */
  Map<String, Object> written();

  /** Adds the arrays that it needs. */
  void addShapes(String group, List<ArraySpec> shapes);

  /** The connection made of arrays. */
  Connection connection(Iterator<float[]> next);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  static Wiring read(JsonFields fields) {
    return switch (fields.constant("kind", Kind.values())) {
      case DENSE -> {
        fields.requireOnly("kind", "inputs", "outputs");
        yield new OfDense(whole(fields, "inputs"), whole(fields, "outputs"));
      }
      case CONVOLUTION -> {
        fields.requireOnly("kind", "height", "width", "channels", "filters");
        yield new OfConvolution(
            Names.sides(fields), whole(fields, "channels"), whole(fields, "filters"));
      }
      case AVERAGE_POOLING -> {
        fields.requireOnly("kind", "height", "width", "channels");
        yield new OfPooling(Names.sides(fields), whole(fields, "channels"));
      }
    };
  }

  private static int whole(JsonFields fields, String name) {
    return fields.integer(name, 1, ModelLimits.MOST_VALUES);
  }

  private static Map<String, Object> written(Kind kind) {
    return new TreeMap<>(Map.of("kind", JsonFields.label(kind)));
  }

  /** Which there are. */
  enum Kind {
    DENSE,
    CONVOLUTION,
    AVERAGE_POOLING
  }

  /** Of a {@link Dense}. */
  record OfDense(int from, int to) implements Wiring {
    @Override
    public double outputs() {
      return to;
    }

    @Override
    public Map<String, Object> written() {
      Map<String, Object> written = Wiring.written(Kind.DENSE);
      written.put("inputs", from);
      written.put("outputs", to);
      return written;
    }

    @Override
    public void addShapes(String group, List<ArraySpec> shapes) {
      shapes.add(ArraySpec.floats(group + "weights", from, to));
      shapes.add(ArraySpec.floats(group + "bias", to));
    }

    @Override
    public Connection connection(Iterator<float[]> next) {
      return new Dense(from, to, next.next(), next.next());
    }
  }

  /** Of a {@link Convolution}. */
  record OfConvolution(Grid grid, int channels, int filters) implements Wiring {
    @Override
    public double outputs() {
      return (double) grid.height() * grid.width() * filters;
    }

    @Override
    public Map<String, Object> written() {
      Map<String, Object> written = Names.put(grid, Wiring.written(Kind.CONVOLUTION));
      written.put("channels", channels);
      written.put("filters", filters);
      return written;
    }

    @Override
    public void addShapes(String group, List<ArraySpec> shapes) {
      long field = (long) Convolution.SIDE * Convolution.SIDE * channels;
      shapes.add(ArraySpec.floats(group + "weights", field, filters));
      shapes.add(ArraySpec.floats(group + "bias", filters));
    }

    @Override
    public Connection connection(Iterator<float[]> next) {
      return new Convolution(grid, channels, filters, next.next(), next.next());
    }
  }

  /** Of an {@link AveragePooling}. */
  record OfPooling(Grid grid, int channels) implements Wiring {
    @Override
    public double outputs() {
      return (long) (grid.height() / 2) * (grid.width() / 2) * channels;
    }

    @Override
    public Map<String, Object> written() {
      Map<String, Object> written = Names.put(grid, Wiring.written(Kind.AVERAGE_POOLING));
      written.put("channels", channels);
      return written;
    }

    @Override
    public void addShapes(String group, List<ArraySpec> shapes) {
      // It has none.
    }

    @Override
    public Connection connection(Iterator<float[]> next) {
      return new AveragePooling(grid, channels);
    }
  }
}
