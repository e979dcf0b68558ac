package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
    List<List<Integer>> members = Folds.members(label, classes);
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
   * Orders of all samples. In each of them other samples choose, and each sample chooses in one.
   * Samples that are alone in their class always train.
   *
   * @param label class of each sample; every class has one at least
   * @param folds number of orders, at least 2
   */
  static List<ClassOrder> folds(int[] label, int classes, int folds, UniformRandomProvider random) {
    List<List<Integer>> members = Folds.members(label, classes);
    int[] fold = Folds.of(members, label.length, folds, random);
    return IntStream.range(0, folds)
        .mapToObj(
            f ->
                placed(
                    label,
                    filtered(members, i -> fold[i] != f),
                    filtered(members, i -> fold[i] == f)))
        .toList();
  }

  private static List<List<Integer>> filtered(List<List<Integer>> members, IntPredicate which) {
    return members.stream().map(own -> own.stream().filter(which::test).toList()).toList();
  }

  private static ClassOrder placed(
      int[] label, List<List<Integer>> train, List<List<Integer>> choose) {
    List<Integer> order = new ArrayList<>();
    List<SampleRange> trainRanges = placed(train, order);
    List<SampleRange> chooseRanges = placed(choose, order);
    int[] own = order.stream().mapToInt(Integer::intValue).toArray();
    return new ClassOrder(
        own, IntStream.of(own).map(i -> label[i]).toArray(), trainRanges, chooseRanges);
  }

  /** The places of some samples behind others. */
  private static List<SampleRange> placed(List<List<Integer>> some, List<Integer> order) {
    List<SampleRange> ranges = new ArrayList<>();
    for (List<Integer> own : some) {
      ranges.add(new SampleRange(order.size(), order.size() + own.size()));
      order.addAll(own);
    }
    return ranges;
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
    return IntStream.of(order).mapToObj(values::get).toList();
  }

  /** The sequences at some places of this order. */
  LabelledSequences part(LabelledSequences data, SampleRange range) {
    return data.select(Arrays.copyOfRange(order, range.start(), range.end()));
  }
}
