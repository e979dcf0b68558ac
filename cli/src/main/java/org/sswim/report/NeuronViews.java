package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Scan;
import org.sswim.classification.View;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.network.SpikingLayer;
import org.sswim.sampling.Fields;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/**
 * The neurons of a network's first layer as a page draws them. It shows what they see of a sample,
 * and the two training samples that each was made to tell apart.
 */
final class NeuronViews {

  private final ClassifierModel model;
  private final Fields fields;
  private final SpikingLayer layer;
  private final int taps;
  private final LabelledSequences train;
  private final @Nullable NeuronPairs pairs;
  private final SampleViews views;

  /** The training samples that the page shows, each of them once, by their places. */
  private final List<Integer> shown = new ArrayList<>();

  NeuronViews(ClassifierFit fit, LabelledSequences train) {
    model = fit.model();
    fields = fit.plan().fields();
    layer = model.network().hidden().layers().get(0);
    taps = model.network().hidden().input().taps();
    this.train = train;
    views = new SampleViews(train);
    NeuronPairs all = fit.pairs();
    boolean whole = all != null && all.silent().length == layer.neurons();
    pairs = whole ? all : null;
  }

  /** Whether the neurons that outputs see are those of the first layer, and come from pairs. */
  boolean paired() {
    return pairs != null && model.network().hidden().layers().size() == 1;
  }

  /** How samples are drawn. */
  SampleViews views() {
    return views;
  }

  /** What drawings have in common, and the training samples by their places. */
  JsonText pictures() {
    int[] label = Objects.requireNonNull(train.label());
    return views
        .json()
        .with(
            "train",
            shown,
            sample ->
                JsonText.of("number", sample + 1)
                    .with("label", label[sample])
                    .with("view", views.of(train.values().get(sample))));
  }

  /** The place of a training sample on the page. */
  private int place(int sample) {
    if (!shown.contains(sample)) {
      shown.add(sample);
    }
    return shown.indexOf(sample);
  }

  /** Inputs whose weight is not 0. */
  private int[] seen(int neuron) {
    return IntStream.range(0, layer.inputs()).filter(j -> weight(j, neuron) != 0).toArray();
  }

  private float weight(int input, int neuron) {
    return layer.weights()[input * layer.neurons() + neuron];
  }

  /** What a neuron sees: in words, and where. */
  JsonText field(int neuron) {
    int[] inputs = seen(neuron);
    JsonText json = new JsonText();
    Grid grid = train.grid();
    Scan scan = model.coding().scan();
    if (scan != null) {
      return json.with("words", Figures.text("sees patches of %1$d x %1$d pixels", scan.side()));
    }
    if (views.kind() == SampleViews.Kind.IMAGE && grid != null) {
      return box(json, grid, inputs);
    }
    if (views.kind() == SampleViews.Kind.PROFILE) {
      boolean all = inputs.length == layer.inputs();
      return json.with(
              "words",
              all
                  ? "sees every value"
                  : "sees " + inputs.length + " of " + layer.inputs() + " values")
          .with("signals", all ? List.of() : Arrays.stream(inputs).boxed().toList());
    }
    return json.with("words", words(inputs)).with("synapses", synapses(inputs));
  }

  /** Signal and delay of inputs. */
  private List<List<Integer>> synapses(int... inputs) {
    return Arrays.stream(inputs)
        .mapToObj(j -> List.of(j / taps % train.signals(), j % taps))
        .toList();
  }

  private JsonText box(JsonText json, Grid grid, int[] inputs) {
    IntSummaryStatistics rows =
        Arrays.stream(inputs).map(j -> j / grid.width()).summaryStatistics();
    IntSummaryStatistics columns =
        Arrays.stream(inputs).map(j -> j % grid.width()).summaryStatistics();
    int height = rows.getMax() - rows.getMin() + 1;
    int width = columns.getMax() - columns.getMin() + 1;
    boolean part =
        inputs.length > 0
            && fields instanceof Fields.Patches patches
            && patches.size() < Math.max(grid.height(), grid.width());
    return json.with(
            "words", part ? "sees " + height + " x " + width + " pixels" : "sees the whole image")
        .with("box", part ? List.of(rows.getMin(), columns.getMin(), height, width) : null);
  }

  private String words(int[] inputs) {
    String which =
        Arrays.stream(inputs)
            .map(j -> j / taps / train.signals())
            .distinct()
            .mapToObj(v -> spoken(model.coding().views().get(v)))
            .collect(Collectors.joining(" and "));
    int[] signals = Arrays.stream(inputs).map(j -> j / taps % train.signals()).distinct().toArray();
    int[] delays = Arrays.stream(inputs).map(j -> j % taps).distinct().sorted().toArray();
    String of = signals.length == 1 ? views.signal(signals[0]) : signals.length + " signals";
    return delays.length < 2
        ? "sees " + which + " of " + of
        : Figures.text(
            "sees %s of %s at %d steps, %d apart", which, of, delays.length, delays[1] - delays[0]);
  }

  private static String spoken(View view) {
    return switch (view) {
      case VALUES -> "the values";
      case CHANGES -> "the changes";
      case SHAPE -> "the shape";
      case SHAPE_CHANGES -> "the changes of the shape";
      case TRACE -> "the traces";
      case SLOW_TRACE -> "the slow traces";
    };
  }

  /** A neuron's weights where they are not 0. */
  JsonText weights(int neuron) {
    int[] inputs = seen(neuron);
    double most =
        Arrays.stream(inputs).mapToDouble(j -> Math.abs(weight(j, neuron))).max().orElse(0);
    JsonText json = JsonText.of("neuron", neuron).with("field", field(neuron));
    if (views.kind() == SampleViews.Kind.IMAGE) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < layer.inputs(); j++) {
        text.append(SampleViews.hex(0.5 + 0.5 * weight(j, neuron) / (most > 0 ? most : 1)));
      }
      Scan scan = model.coding().scan();
      return json.with("pixels", text.toString()).with("side", scan == null ? null : scan.side());
    }
    double[] shown = Arrays.stream(inputs).mapToDouble(j -> weight(j, neuron)).toArray();
    return json.with("at", synapses(inputs)).with("weights", shown);
  }

  /** The two training samples behind a neuron; null where there are none. */
  @Nullable JsonText pair(int neuron) {
    if (pairs == null) {
      return null;
    }
    return JsonText.of("silent", side(neuron, pairs.silent()[neuron], pairs.step()[neuron]))
        .with("firing", side(neuron, pairs.firing()[neuron], pairs.step()[neuron]));
  }

  private JsonText side(int neuron, int sample, int step) {
    boolean[] fired = Classifier.trains(model, train.values().get(sample), 0, neuron)[0];
    JsonText json =
        JsonText.of("sample", place(sample)).with("fires", count(fired)).with("of", fired.length);
    if (!model.coding().vectors()) {
      // Samples end together, behind as many steps as delays reach back.
      json.with("step", step - (taps - 1) - (train.longest() - train.steps(sample)));
    }
    return json;
  }

  /** Number of steps at which a neuron fires. */
  static int count(boolean[] fired) {
    int count = 0;
    for (boolean spike : fired) {
      count += spike ? 1 : 0;
    }
    return count;
  }

  /**
   * A spike train that is no longer than a page needs. Steps side by side become one, which holds a
   * spike where one of them does.
   *
   * @param stride how many become one, at least 1
   */
  static boolean[] binned(boolean[] fired, int stride) {
    boolean[] bins = new boolean[(fired.length + stride - 1) / stride];
    for (int t = 0; t < fired.length; t++) {
      bins[t / stride] |= fired[t];
    }
    return bins;
  }
}
