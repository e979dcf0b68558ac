package org.sswim.studies;

/**
 * A {@link LanguageModel} that takes characters one at a time and says the probability of each that
 * may follow. Not for use by several threads at once.
 */
public final class LanguageStream {
  private final LanguageModel model;

  /** Gates, side by side. */
  private final float[] gates;

  private final float[] memory;
  private final float[] state;
  private final double[] probability;

  LanguageStream(LanguageModel model) {
    this.model = model;
    gates = new float[model.bias().length];
    memory = new float[model.cells()];
    state = new float[model.cells()];
    probability = new double[model.outputBias().length];
    softmax();
  }

  /**
   * Takes a character.
   *
   * @param place among {@link LanguageModel#characters}
   */
  public void push(int place) {
    float[] byInput = model.byInput();
    float[] byState = model.byState();
    int wide = gates.length;
    for (int j = 0; j < wide; j++) {
      gates[j] = model.bias()[j] + byInput[place * wide + j];
    }
    for (int k = 0; k < state.length; k++) {
      float h = state[k];
      for (int j = 0; j < wide; j++) {
        gates[j] += h * byState[k * wide + j];
      }
    }
    step(gates, memory, state);
    softmax();
  }

  /**
   * A step of cells: of their memory and then of their state.
   *
   * @param gates sums before the gates: input, forget, candidate, output: {@code [4][cells]}
   */
  public static void step(float[] gates, float[] memory, float[] state) {
    int cells = memory.length;
    for (int k = 0; k < cells; k++) {
      double candidate = Math.tanh(gates[2 * cells + k]);
      double kept = sigmoid(gates[cells + k]) * memory[k];
      memory[k] = (float) (kept + sigmoid(gates[k]) * candidate);
      state[k] = (float) (sigmoid(gates[3 * cells + k]) * Math.tanh(memory[k]));
    }
  }

  private void softmax() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < probability.length; s++) {
      double evidence = model.outputBias()[s];
      for (int k = 0; k < state.length; k++) {
        evidence += state[k] * model.byOutput()[k * probability.length + s];
      }
      probability[s] = evidence;
      highest = Math.max(highest, evidence);
    }
    double sum = 0;
    for (int s = 0; s < probability.length; s++) {
      probability[s] = Math.exp(probability[s] - highest);
      sum += probability[s];
    }
    for (int s = 0; s < probability.length; s++) {
      probability[s] /= sum;
    }
  }

  private static double sigmoid(double u) {
    return 1 / (1 + Math.exp(-u));
  }

  /**
   * The probability that a character follows.
   *
   * @param place among {@link LanguageModel#characters}
   */
  public double probability(int place) {
    return probability[place];
  }
}
