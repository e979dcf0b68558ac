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
    List<List<Integer>> members = members(label, classes);
    List<List<Integer>> train = new ArrayList<>();
    List<List<Integer>> choose = new ArrayList<>();
    for (List<Integer> own : members) {
      Collections.shuffle(own, new Random(random.nextLong()));
      int kept = Math.min(own.size(), Math.max(2, (int) Math.round(part * own.size())));
      boolean some = share > 0 && kept > 1;
      int chosen = some ? Math.max(1, (int) Math.round(share * kept)) : 0;
      choose.add(own.subList(0, chosen));
      train.add(own.subList(chosen, kept));
    }
    return placed(label, train, choose);
  }

  /**
   * Orders of all samples, in each of which others choose, and each sample in one: but for those
   * that are alone in their class, which always train.
   *
   * @param label class of each sample; every class has one at least
   * @param folds number of orders, at least 2
   */
  static List<ClassOrder> folds(int[] label, int classes, int folds, UniformRandomProvider random) {
    List<List<Integer>> members = members(label, classes);
    int[] fold = new int[label.length];
    int next = 0;
    for (List<Integer> own : members) {
      Collections.shuffle(own, new Random(random.nextLong()));
      for (int sample : own) {
        fold[sample] = own.size() > 1 ? next++ % folds : folds;
      }
    }
    List<ClassOrder> orders = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int which = f;
      orders.add(
          placed(
              label,
              members.stream()
                  .map(own -> own.stream().filter(i -> fold[i] != which).toList())
                  .toList(),
              members.stream()
                  .map(own -> own.stream().filter(i -> fold[i] == which).toList())
                  .toList()));
    }
    return orders;
  }

  private static List<List<Integer>> members(int[] label, int classes) {
    List<List<Integer>> members = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < label.length; i++) {
      members.get(label[i]).add(i);
    }
    return members;
  }

  /** An order of the samples that train and of those that choose, class by class. */
  private static ClassOrder placed(
      int[] label, List<List<Integer>> train, List<List<Integer>> choose) {
    int[] room = new int[label.length];
    List<SampleRange> trainRanges = new ArrayList<>();
    List<SampleRange> chooseRanges = new ArrayList<>();
    int at = 0;
    for (List<Integer> own : train) {
      at = place(own, room, at, trainRanges);
    }
    for (List<Integer> own : choose) {
      at = place(own, room, at, chooseRanges);
    }
    int[] order = Arrays.copyOf(room, at);
    int[] labels = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      labels[i] = label[order[i]];
    }
    return new ClassOrder(order, labels, trainRanges, chooseRanges);
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
