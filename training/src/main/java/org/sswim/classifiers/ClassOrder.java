package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.samples.SampleRange;
import org.sswim.sequences.LabelledSequences;

/**
 * Samples in an order in which those that train and those that choose lie together, and in both
 * those of a class.
 *
 * @param order number of the sample at each place: {@code [samples]}
 * @param label class of the sample at each place: {@code [samples]}
 * @param train places of the training samples of each class
 * @param choose places of the samples of each class that choose; empty for some, or for all
 */
record ClassOrder(int[] order, int[] label, List<SampleRange> train, List<SampleRange> choose) {

  /**
   * Takes samples of each class at random, in proportion.
   *
   * @param label class of each sample; every class has one at least
   * @param share of the samples of each class that choose, in [0, 1): at least one where it is
   *     above 0 and there are two
   */
  static ClassOrder of(int[] label, int classes, double share, UniformRandomProvider random) {
    return some(label, classes, 1, share, random);
  }

  /**
   * The same of a part of the samples.
   *
   * @param part of the samples of each class, in (0, 1]: at least two, or all
   */
  static ClassOrder some(
      int[] label, int classes, double part, double share, UniformRandomProvider random) {
    List<List<Integer>> members = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < label.length; i++) {
      members.get(label[i]).add(i);
    }
    int[] room = new int[label.length];
    List<SampleRange> train = new ArrayList<>();
    List<SampleRange> choose = new ArrayList<>();
    int[] chosen = new int[classes];
    int at = 0;
    for (int c = 0; c < classes; c++) {
      List<Integer> own = members.get(c);
      Collections.shuffle(own, new Random(random.nextLong()));
      int kept = Math.min(own.size(), Math.max(2, (int) Math.round(part * own.size())));
      own.subList(kept, own.size()).clear();
      boolean some = share > 0 && own.size() > 1;
      chosen[c] = some ? Math.max(1, (int) Math.round(share * own.size())) : 0;
      at = place(own.subList(chosen[c], own.size()), room, at, train);
    }
    for (int c = 0; c < classes; c++) {
      at = place(members.get(c).subList(0, chosen[c]), room, at, choose);
    }
    int[] order = Arrays.copyOf(room, at);
    int[] labels = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      labels[i] = label[order[i]];
    }
    return new ClassOrder(order, labels, train, choose);
  }

  private static int place(List<Integer> own, int[] order, int at, List<SampleRange> ranges) {
    int to = at;
    for (int sample : own) {
      order[to++] = sample;
    }
    ranges.add(new SampleRange(at, to));
    return to;
  }

  /** The same without the samples that choose. */
  ClassOrder withoutChoosing() {
    int count = training().count();
    return new ClassOrder(
        Arrays.copyOf(order, count),
        Arrays.copyOf(label, count),
        train,
        train.stream().map(range -> new SampleRange(count, count)).toList());
  }

  /** Places of all training samples. */
  SampleRange training() {
    return new SampleRange(0, train.get(train.size() - 1).end());
  }

  /** Places of all samples that choose. */
  SampleRange choosing() {
    return new SampleRange(training().end(), order.length);
  }

  /** The sequences in this order. */
  List<float[]> sorted(List<float[]> values) {
    List<float[]> out = new ArrayList<>(order.length);
    for (int i : order) {
      out.add(values.get(i));
    }
    return out;
  }

  /** The sequences at some places of this order. */
  LabelledSequences part(LabelledSequences data, SampleRange range) {
    List<float[]> values = new ArrayList<>();
    for (int i = range.start(); i < range.end(); i++) {
      values.add(data.values().get(order[i]));
    }
    return new LabelledSequences(
        values,
        data.signals(),
        data.signalNames(),
        Arrays.copyOfRange(label, range.start(), range.end()),
        data.classes(),
        data.grid());
  }
}
