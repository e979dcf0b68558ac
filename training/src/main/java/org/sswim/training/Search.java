package org.sswim.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sswim.readout.LeftOutRule;

/**
 * The choices that a fit makes: of a single series or a panel by errors on left-out windows, of
 * classes by the log loss of left-out samples, of spike trains by what the coincidence of left-out
 * ones lacks of 1. Candidates come in order of simplicity, but for known columns of a series, which
 * somebody named for a reason. The first stays unless another lowers the errors by {@link
 * LeftOutRule}. What is fixed is not chosen. A fit of these makes no other choices, but for those
 * of each spiking output.
 *
 * <p>Remembers what was chosen, to be told with the model. Safe for use by several threads.
 */
public final class Search {
  /** What is chosen; the declaration of all of it. */
  public enum Kind {
    /** With or without known columns, for all stages; of panels, whether they have an effect. */
    KNOWN(1, "known columns"),
    /** Values, square roots or logarithms. */
    SCALE(2, "scale"),
    /** None, anomalies or values. */
    MOMENT(3, "moment stage"),
    /** Relative to their last row or as they are; of panels, how long they are. */
    WINDOWS(4, "windows"),
    /** Two penalties, so the window, spikes, both or nothing. */
    READOUT(5, "read-out"),
    /** Of panels: the last row, the last season, the last cycle or Theta. */
    START(5, "start of forecasts"),
    /** Without or with. */
    JOINT(6, "joint stage"),
    /** Of panels: without or with. */
    SIMPLE_ROWS(6, "simple rows"),
    /** Of classes: ways to see the signals of sequences. */
    VIEWS(1, "views", 0.03),
    /** Of classes: columns of tables as they are or scaled, and how steeply neurons answer. */
    UNITS(1, "units", 0.03),
    /** Of classes: how much of an image or a table a neuron sees. */
    FIELDS(2, "what a neuron sees", 0.03),
    /** Of classes: exponent of the inverse covariance of vectors. */
    WHITENING(3, "whitening", 0.03),
    /** Of classes: without or with, past the spikes. */
    SKIP(4, "skip connections", 0.1),
    /** Of classes: hidden layers for vectors. */
    LAYERS(4, "layers", 0.03),
    /** Of spike trains: the signals that outputs see beside hidden spikes. */
    SIGNALS(1, "signals beside spikes", 0),
    /** Of spike trains: without or with. */
    HIDDEN(2, "hidden neurons", 0);

    private final int number;
    private final String label;

    /** Share of the errors that another candidate must take away. */
    private final double worth;

    Kind(int number, String label) {
      this(number, label, LeftOutRule.WORTH);
    }

    Kind(int number, String label, double worth) {
      this.number = number;
      this.label = label;
      this.worth = worth;
    }

    /** The name of the result that tells the choice. */
    public String key() {
      return Choice.key(number, label);
    }
  }

  private final Map<Kind, Choice> made = new ConcurrentHashMap<>();

  /**
   * Chooses, and remembers the sums of the errors. A single candidate is not tried.
   *
   * @param candidates in order of simplicity, at least one
   * @param label of a candidate, as the choice tells it
   * @param errors of a candidate, a set of left-out windows or samples each
   */
  public <T> T best(
      Kind kind, List<T> candidates, Function<T, String> label, Function<T, double[]> errors) {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    List<double[]> all = candidates.stream().map(errors).toList();
    T best = candidates.get(LeftOutRule.choose(all, kind.worth));
    Map<String, Double> told = new LinkedHashMap<>();
    for (int c = 0; c < all.size(); c++) {
      told.put(label.apply(candidates.get(c)), LeftOutRule.sum(all.get(c)));
    }
    add(kind, told, label.apply(best));
    return best;
  }

  /**
   * Remembers a choice that was made by other means; a later one of the same kind stands instead.
   * One candidate is no choice.
   *
   * @param errors of the candidates, in order of simplicity
   */
  public void add(Kind kind, Map<String, Double> errors, String chosen) {
    if (errors.size() > 1) {
      made.put(kind, new Choice(kind.label, errors, chosen));
    }
  }

  /** What was chosen, in order. */
  public List<Choice> choices() {
    return Arrays.stream(Kind.values()).map(made::get).filter(Objects::nonNull).toList();
  }

  /** What was chosen, by name and in order, as the provenance of models tells it. */
  public Map<String, String> described() {
    Map<String, String> text = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Choice choice = made.get(kind);
      if (choice != null) {
        text.put(kind.key(), choice.text());
      }
    }
    return text;
  }
}
