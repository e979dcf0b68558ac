package org.sswim.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Blas;

/**
 * A network over the samples of a batch: outputs and loss forward, gradients by every parameter
 * backward through time. Every sample starts at rest, at its first step. Holds the memory of both
 * and reads the parameters anew for every batch.
 *
 * <p>All layers take a step before any takes the next, so a layer finds in cache what the one
 * before wrote. Matrix products are over all samples of the batch, step by step.
 */
final class NetworkPass {
  private final NetworkParameters parameters;
  private final TrainedScale scale;
  private final DescentObjective objective;
  private final List<LayerPass> layers = new ArrayList<>();
  private final int steps;

  private final InputPass input;
  private final BankPass banks;
  private final float[] features;
  private final float[] outputs;
  private final float[] bySpikes;
  private final float[] byFeatures;

  /**
   * Memory for a network.
   *
   * @param parameters read at every batch
   * @param scale of the features
   * @param steps steps of a sample
   * @param most largest number of samples
   */
  NetworkPass(
      NetworkParameters parameters,
      TrainedScale scale,
      DescentObjective objective,
      SpikeFunction spike,
      int steps,
      int most) {
    this.parameters = parameters;
    this.scale = scale;
    this.objective = objective;
    this.steps = steps;
    int widest = 0;
    for (LayerParameters layer : parameters.layers()) {
      layers.add(new LayerPass(layer, spike, steps, most));
      widest = Math.max(widest, layer.neurons());
    }
    input = new InputPass(parameters.layers().get(0), most);
    banks = new BankPass(parameters, steps, most);
    features = new float[Math.multiplyExact(parameters.features(), most)];
    byFeatures = new float[features.length];
    outputs = new float[Math.multiplyExact(parameters.outputs(), most)];
    bySpikes = new float[Math.multiplyExact(widest, most)];
  }

  private int lastNeurons() {
    return parameters.layers().get(parameters.layers().size() - 1).neurons();
  }

  /**
   * Outputs of a batch.
   *
   * @return {@code [outputs][batch.count()]}, in memory that the next batch overwrites
   */
  float[] forward(Batch batch) {
    int count = batch.count();
    layers.forEach(layer -> layer.prepare(count));
    input.prepare(batch);
    banks.prepare(batch);
    for (int t = 0; t < batch.earliest(); t++) {
      for (LayerPass layer : layers) {
        layer.rest(t);
      }
    }
    for (int t = batch.earliest(); t < steps; t++) {
      float[] begun = batch.begun(t);
      input.forward(batch, t, layers.get(0).drive[t]);
      layers.get(0).forward(t, begun);
      for (int l = 1; l < layers.size(); l++) {
        LayerParameters layer = parameters.layers().get(l);
        float[] below = layers.get(l - 1).spikes[t];
        float[] drive = layers.get(l).drive[t];
        Blas.gemmNN(layer.neurons(), count, layer.inputs(), 1, layer.weights(), below, 0, drive);
        layers.get(l).forward(t, begun);
      }
      banks.forward(t, layers.get(layers.size() - 1).spikes[t]);
    }
    return readOut(batch);
  }

  private float[] readOut(Batch batch) {
    int count = batch.count();
    int neurons = lastNeurons();
    int spiking = banks.banks.length * neurons;
    int p = parameters.features();
    for (int f = 0; f < p; f++) {
      float factor = 1 / scale.deviation()[f];
      float offset = -scale.mean()[f] * factor;
      float[] seen = f < spiking ? banks.banks[f / neurons] : batch.skipped;
      int from = (f < spiking ? f % neurons : f - spiking) * count;
      int to = f * count;
      for (int b = 0; b < count; b++) {
        features[to + b] = factor * seen[from + b] + offset;
      }
    }
    Blas.gemmNN(parameters.outputs(), count, p, 1, parameters.readout(), features, 0, outputs);
    int at = 0;
    for (float bias : parameters.readoutBias()) {
      for (int b = 0; b < count; b++) {
        outputs[at++] += bias;
      }
    }
    return outputs;
  }

  /** The features of the batch that went forward last, scaled: {@code [features][count]}. */
  float[] features() {
    return features;
  }

  /**
   * The loss of a batch, summed over its samples.
   *
   * @param share factor of gradients: one over the number of samples that the loss is averaged over
   * @param gradient added to, by every parameter that trains
   */
  double forwardAndBackward(Batch batch, double share, NetworkParameters gradient) {
    forward(batch);
    int count = batch.count();
    int p = parameters.features();
    int wanted = parameters.outputs();
    double loss = objective.lossAndGradient(batch, wanted, share, outputs);
    StepLoops.addRuns(outputs, count, gradient.readoutBias());
    Blas.gemmNT(wanted, p, count, 1, outputs, features, 1, gradient.readout());
    Blas.gemmTN(p, count, wanted, 1, parameters.readout(), outputs, 0, byFeatures);
    int neurons = lastNeurons();
    for (int f = 0; f < banks.banks.length * neurons; f++) {
      float factor = 1 / scale.deviation()[f];
      float[] bank = banks.banks[f / neurons];
      int to = f % neurons * count;
      int from = f * count;
      for (int b = 0; b < count; b++) {
        bank[to + b] = factor * byFeatures[from + b];
      }
    }
    backward(batch, gradient);
    return loss;
  }

  private void backward(Batch batch, NetworkParameters gradient) {
    int count = batch.count();
    layers.forEach(LayerPass::turn);
    input.turn();
    for (int t = steps - 1; t >= batch.earliest(); t--) {
      Arrays.fill(bySpikes, 0, lastNeurons() * count, 0);
      float[] begun = batch.begun(t);
      banks.backward(t, bySpikes);
      for (int l = layers.size() - 1; l > 0; l--) {
        LayerParameters layer = parameters.layers().get(l);
        float[] below = layers.get(l - 1).spikes[t];
        float[] byDrive = layers.get(l).backward(t, bySpikes, begun);
        float[] byWeights = gradient.layers().get(l).weights();
        int n = layer.neurons();
        Blas.gemmNT(n, layer.inputs(), count, 1, byDrive, below, 1, byWeights);
        Blas.gemmTN(layer.inputs(), count, n, 1, layer.weights(), byDrive, 0, bySpikes);
      }
      float[] byInput = layers.get(0).backward(t, bySpikes, begun);
      input.backward(batch, t, byInput, gradient.layers().get(0));
    }
    input.finish(batch, gradient.layers().get(0));
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).finish(gradient.layers().get(l));
    }
  }

  /** The loss of a batch, summed over its samples, without gradients. */
  double loss(Batch batch) {
    return objective.loss(batch, parameters.outputs(), forward(batch));
  }
}
