package org.sswim.algorithms.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.layers.ConvolutionMap;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.clocked.Connection;
import org.sswim.descent.BatchSums;
import org.sswim.studies.PhaseImage;

/**
 * Loss and gradient of some images, through outputs, head, rates, spikes and convolutions alike. In
 * the memory of one worker; rows are steps times images, step by step.
 */
final class SqdrPass implements BatchSums.Part {
  private final SqdrNetwork network;
  private final SqdrOptions options;
  private final Images images;
  private final ThresholdFiring firing;
  private final int size;
  private final List<Layer> layers = new ArrayList<>();
  private final LayerMap.Pass dense;
  private final LayerMap.Pass outputs;
  private final RateHead.Run head;
  private final List<float[]> gradients = new ArrayList<>();
  private final float[] byHead;
  private final float[] means;
  private final float[] byMeans;
  private final float[] currents;
  private final float[] voltages;
  private final float[] spikes;
  private final float[] read;
  private final float[] byRead;
  private final float[] evidence;
  private final float[] slopes;
  private final double[] rate;
  private final int[] label;

  /** A convolution, its neurons and its pooling. */
  private static final class Layer {
    private final ConvolutionMap map;
    private final LayerMap.Pass pass;
    private final MaxPooling pooling;
    private final float[] x;
    private final float[] z;
    private final float[] v;
    private final float[] s;
    private final float[] byX;
    private final float[] byS;
    private final int[] from;

    Layer(ConvolutionMap map, int side, int channels, int rows) {
      this.map = map;
      pass = map.pass(rows);
      pooling = new MaxPooling(side, channels);
      x = new float[rows * map.inputs()];
      byX = new float[rows * map.inputs()];
      z = new float[rows * map.outputs()];
      v = new float[rows * map.outputs()];
      s = new float[rows * map.outputs()];
      byS = new float[rows * map.outputs()];
      from = new int[rows * pooling.outputs()];
    }
  }

  /**
   * Memory of a worker.
   *
   * @param size images at once
   * @param smooth whether neurons emit what slopes are taken of instead of spikes
   */
  SqdrPass(SqdrNetwork network, SqdrOptions options, Images images, int size, boolean smooth) {
    this.network = network;
    this.options = options;
    this.images = images;
    this.size = size;
    firing = new ThresholdFiring(options.steps(), smooth);
    int rows = size * options.steps();
    int side = PhaseImage.SIDE;
    for (int l = 0; l < network.convolutions().size(); l++) {
      layers.add(new Layer(network.convolutions().get(l), side, options.channels().get(l), rows));
      gradients.addAll(layers.get(l).pass.gradients());
      side /= 2;
    }
    dense = network.dense().pass(rows);
    outputs = network.outputs().pass(size);
    head = network.head().run();
    byHead = new float[network.head().weights().length];
    gradients.addAll(dense.gradients());
    gradients.add(byHead);
    gradients.addAll(outputs.gradients());
    Layer last = layers.get(layers.size() - 1);
    int angles = network.dense().outputs();
    means = new float[rows * network.dense().inputs()];
    byMeans = new float[rows * last.pooling.outputs()];
    currents = new float[rows * angles];
    voltages = new float[rows * angles];
    spikes = new float[rows * angles];
    read = new float[size * network.head().outputs()];
    byRead = new float[read.length];
    evidence = new float[size * images.classes()];
    slopes = new float[evidence.length];
    rate = new double[size * angles];
    label = new int[size];
  }

  @Override
  public List<float[]> gradients() {
    return gradients;
  }

  @Override
  public void taken() {
    layers.forEach(layer -> layer.pass.taken());
  }

  @Override
  public double loss(int[] order, int from, int count) {
    forward(order, from, count, false);
    return loss(count, 0);
  }

  private double loss(int count, double share) {
    int classes = images.classes();
    double loss = CrossEntropy.of(count, classes, evidence, label, share, slopes);
    for (int i = 0; i < count * classes && options.rectified(); i++) {
      slopes[i] = evidence[i] > 0 ? slopes[i] : 0;
    }
    return loss;
  }

  /** Evidence of each class behind {@link #forward}: {@code [count][classes]}. */
  float[] evidence() {
    return evidence;
  }

  /** Rates of the last spiking neurons behind {@link #forward}: {@code [count][neurons]}. */
  double[] rates() {
    return rate;
  }

  /** Spikes of all neurons behind {@link #forward}, a sum. */
  double spikes(int count) {
    double sum = 0;
    for (Layer layer : layers) {
      for (int i = 0; i < count * options.steps() * layer.map.outputs(); i++) {
        sum += layer.s[i];
      }
    }
    for (int i = 0; i < count * options.steps() * network.dense().outputs(); i++) {
      sum += spikes[i];
    }
    return sum;
  }

  /**
   * Runs images through the network.
   *
   * @param test whether batch normalisation is by the averages of training, as in use, and not of
   *     these images
   */
  void forward(int[] order, int from, int count, boolean test) {
    encode(order, from, count);
    int rows = count * options.steps();
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      if (test) {
        inUse(layer, rows);
      } else {
        layer.pass.forward(rows, layer.x, layer.z);
      }
      firing.forward(count * layer.map.outputs(), layer.z, layer.v, layer.s);
      float[] next = l + 1 < layers.size() ? layers.get(l + 1).x : byMeans;
      layer.pooling.forward(rows, layer.s, next, layer.from);
    }
    average(rows);
    dense.forward(rows, means, currents);
    int angles = network.dense().outputs();
    firing.forward(count * angles, currents, voltages, spikes);
    Arrays.fill(rate, 0);
    for (int t = 0; t < options.steps(); t++) {
      for (int i = 0; i < count * angles; i++) {
        rate[i] += spikes[t * count * angles + i] / options.steps();
      }
    }
    readOut(count);
  }

  private void encode(int[] order, int from, int count) {
    float[] x = layers.get(0).x;
    int pixels = PhaseImage.GRID.pixels();
    for (int i = 0; i < count; i++) {
      int image = order[from + i];
      label[i] = images.label()[image];
      for (int p = 0; p < pixels; p++) {
        float value = images.pixels()[image * pixels + p];
        for (int t = 0; t < options.steps(); t++) {
          x[(t * count + i) * pixels + p] = PhaseImage.spike(value, t, options.bits());
        }
      }
    }
  }

  private static void inUse(Layer layer, int rows) {
    Connection connection = layer.map.connections(1, 1).get(0);
    float[] in = new float[connection.inputs()];
    float[] out = new float[connection.outputs()];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(layer.x, r * in.length, in, 0, in.length);
      connection.apply(in, out);
      System.arraycopy(out, 0, layer.z, r * out.length, out.length);
    }
  }

  /** The mean of each channel over the pixels that are left. */
  private void average(int rows) {
    int channels = network.dense().inputs();
    int left = layers.get(layers.size() - 1).pooling.outputs() / channels;
    Arrays.fill(means, 0, rows * channels, 0);
    for (int i = 0; i < rows * left * channels; i++) {
      means[i / (left * channels) * channels + i % channels] += byMeans[i] / left;
    }
  }

  private double[] rates(int sample) {
    int angles = network.dense().outputs();
    return Arrays.copyOfRange(rate, sample * angles, (sample + 1) * angles);
  }

  private void readOut(int count) {
    int width = network.head().outputs();
    double[] out = new double[width];
    for (int i = 0; i < count; i++) {
      head.forward(rates(i), out);
      for (int k = 0; k < width; k++) {
        read[i * width + k] = (float) out[k];
      }
    }
    outputs.forward(count, read, evidence);
    for (int i = 0; i < count * images.classes() && options.rectified(); i++) {
      evidence[i] = Math.max(0, evidence[i]);
    }
  }

  @Override
  public double gradient(int[] order, int from, int count, double share) {
    forward(order, from, count, false);
    gradients.forEach(array -> Arrays.fill(array, 0));
    double loss = loss(count, share);
    outputs.backward(count, read, slopes, byRead);
    float[] bySpikes = headBackward(count);
    firing.backward(count * network.dense().outputs(), voltages, spikes, bySpikes);
    int rows = count * options.steps();
    float[] byChannel = new float[means.length];
    dense.backward(rows, means, bySpikes, byChannel);
    spread(rows, byChannel);
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      float[] above = l + 1 < layers.size() ? layers.get(l + 1).byX : byMeans;
      layer.pooling.backward(rows, layer.from, above, layer.byS);
      firing.backward(count * layer.map.outputs(), layer.v, layer.s, layer.byS);
      layer.pass.backward(rows, layer.x, layer.byS, l > 0 ? layer.byX : null);
    }
    return loss;
  }

  /** Goes back through the head; gives slopes by the spikes of the last neurons. */
  private float[] headBackward(int count) {
    int angles = network.dense().outputs();
    int width = network.head().outputs();
    double[] own = new double[width];
    double[] out = new double[width];
    double[] byRate = new double[angles];
    double[] byWeights = new double[byHead.length];
    float[] bySpikes = new float[size * options.steps() * angles];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < width; k++) {
        own[k] = byRead[i * width + k];
      }
      head.forward(rates(i), out);
      head.backward(rates(i), own, byRate, byWeights);
      for (int t = 0; t < options.steps(); t++) {
        for (int k = 0; k < angles; k++) {
          bySpikes[(t * count + i) * angles + k] = (float) (byRate[k] / options.steps());
        }
      }
    }
    for (int k = 0; k < byHead.length; k++) {
      byHead[k] = (float) byWeights[k];
    }
    return bySpikes;
  }

  private void spread(int rows, float[] byChannel) {
    int channels = network.dense().inputs();
    int left = layers.get(layers.size() - 1).pooling.outputs() / channels;
    for (int i = 0; i < rows * left * channels; i++) {
      byMeans[i] = byChannel[i / (left * channels) * channels + i % channels] / left;
    }
  }
}
