package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sswim.catalogue.FitContext;
import org.sswim.classification.ClassModel;
import org.sswim.gradient.BatchSums;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.gradient.State;
import org.sswim.gradient.Steps;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.training.Version;

/**
 * A training in stages, one after the other, each of some epochs: told as one, and saved as one.
 */
public final class Course {
  /** Batches of an epoch at least, where there are samples for them. */
  private static final int FEWEST_BATCHES = 20;

  private static final int SMALLEST_BATCH = 8;

  private final String algorithm;
  private final int count;
  private final int[] samples;
  private final int batch;
  private final FitContext context;
  private Epochs.Listener whole = Epochs.Listener.NONE;
  private int all;
  private int before;

  /**
   * A training on all samples.
   *
   * @param algorithm its name
   * @param mostBatch samples of a step at most; of few samples fewer are taken
   */
  public Course(String algorithm, Vectors data, int mostBatch, FitContext context) {
    this(algorithm, data, IntStream.range(0, data.count()).toArray(), mostBatch, context);
  }

  /**
   * A training on some samples.
   *
   * @param samples their numbers
   */
  public Course(String algorithm, Vectors data, int[] samples, int mostBatch, FitContext context) {
    this.algorithm = algorithm;
    this.samples = samples;
    this.context = context;
    count = data.count();
    batch = Math.min(mostBatch, Math.max(SMALLEST_BATCH, samples.length / FEWEST_BATCHES));
  }

  /** Steps of an epoch. */
  public int steps() {
    return (samples.length + batch - 1) / batch;
  }

  /**
   * Epochs for which nothing else is asked.
   *
   * @param epochs where samples are many
   * @param leastSteps steps that there are at least where they are few
   */
  public int usual(int epochs, int leastSteps) {
    return Math.max(epochs, (leastSteps + steps() - 1) / steps());
  }

  /** Where the model came from. */
  public Provenance provenance(Record options, Map<String, String> results) {
    return new Provenance(
        Version.current(),
        context.seed(),
        count + " labelled samples",
        Map.of("algorithm", algorithm, "training", OptionsJson.text(options)),
        results);
  }

  /**
   * Says how long it is.
   *
   * @param epochs of all stages
   */
  public void begin(int epochs) {
    all = epochs;
  }

  /** The same, with models to be looked at on the way. */
  public void begin(int epochs, Supplier<? extends ClassModel> model) {
    begin(epochs);
    show(new Progress(context.watch(), epochs, model));
  }

  /** Shows the stages that follow. */
  public void show(Epochs.Listener listener) {
    whole = listener;
  }

  /**
   * The next stage.
   *
   * @param name said before how it goes
   * @param stream of the orders of its samples
   * @param epochs of it
   */
  public Stage stage(String name, String stream, int epochs) {
    return new Stage(name, stream, epochs);
  }

  /** A stage, to be described and run. */
  public final class Stage {
    private final String name;
    private final String stream;
    private final int epochs;
    private final List<State> states = new ArrayList<>();
    private double rate;
    private Schedule schedule = Schedule.COSINE;
    private Runnable afterStep = () -> {};
    private BooleanSupplier afterEpoch = () -> true;

    private Stage(String name, String stream, int epochs) {
      this.name = name;
      this.stream = stream;
      this.epochs = epochs;
    }

    /** Its learning rate at first, and how that changes. */
    public Stage rate(double first, Schedule change) {
      rate = first;
      schedule = change;
      return this;
    }

    /** What is called after each step, to keep parameters in their range. */
    public Stage afterStep(Runnable call) {
      afterStep = call;
      return this;
    }

    /** What is called after each epoch, and says whether to go on. */
    public Stage afterEpoch(BooleanSupplier call) {
      afterEpoch = call;
      return this;
    }

    /** What changes besides the steps' own state, such as by {@link #afterEpoch}. */
    public Stage changing(List<? extends State> besides) {
      states.addAll(besides);
      return this;
    }

    /** Trains with an optimiser. */
    public void run(IntFunction<? extends BatchSums.Part> part, Optimizer optimizer) {
      run(part, optimizer, optimizer);
    }

    /**
     * Trains.
     *
     * @param part makes the memory of a worker for so many samples
     * @param steps makes steps of gradients
     * @param own state of these
     */
    public void run(IntFunction<? extends BatchSums.Part> part, Steps steps, State own) {
      states.add(0, own);
      int first = before;
      before += epochs;
      Epochs.Listener listener =
          new Epochs.Listener() {
            @Override
            public void at(double share, String what) {
              whole.at((first + share * epochs) / all, name + ", " + what);
            }

            @Override
            public boolean done(int number, double loss) {
              boolean more = afterEpoch.getAsBoolean();
              return whole.done(first + number, loss) && more;
            }
          };
      new Epochs(epochs, batch, rate, schedule, context.seed(), stream)
          .run(
              samples,
              new BatchSums(part, batch, context.workers()),
              steps,
              afterStep,
              listener,
              context.journal().stage(states));
    }
  }
}
