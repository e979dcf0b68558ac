package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.sswim.classification.ClassModel;
import org.sswim.classification.Coding;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.comparison.Comparison;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

/** Pages of classifiers of small made-up data, of every kind that is drawn in another way. */
public final class ClassPages {
  static final Workers WORKERS = Workers.of(2);

  private ClassPages() {}

  /** What a comparison gave. */
  record Compared(
      ClassComparison comparison, List<ClassScore> scores, ClassReport.Showpiece piece) {

    String html() {
      return new ClassReport(comparison, scores, "train", "test").report(piece).html();
    }
  }

  /** Images of 8 x 8 pixels with a bright bar: upright, level or oblique, and noise. */
  static LabelledSequences images(int count, long seed, String hostile) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 3;
      int at = 1 + random.nextInt(6);
      float[] image = new float[64];
      for (int k = 0; k < 64; k++) {
        image[k] = 0.4f * random.nextFloat();
      }
      for (int k = 0; k < 8; k++) {
        int pixel = label[i] == 0 ? 8 * k + at : label[i] == 1 ? 8 * at + k : 8 * k + (k + at) % 8;
        image[pixel] = 0.6f + 0.4f * random.nextFloat();
      }
      values.add(image);
    }
    return new LabelledSequences(
        values, 64, List.of(), label, List.of("upright", "level", hostile), new Grid(8, 8));
  }

  /** Waves of two or three periods in noise, of 30 to 40 steps. */
  static LabelledSequences waves(int count, int signals, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 2;
      int steps = 30 + random.nextInt(11);
      float[] own = new float[steps * signals];
      for (int k = 0; k < own.length; k++) {
        int step = k / signals;
        double period = label[i] == 0 ? 9 : 6;
        own[k] =
            (float)
                (Math.sin(2 * Math.PI * step / period + k % signals) + 0.8 * random.nextGaussian());
      }
      values.add(own);
    }
    return new LabelledSequences(values, signals, List.of(), label, List.of("slow", "fast"), null);
  }

  /** Points of a plane, inside or outside a circle, with their distances to two sides. */
  static LabelledSequences points(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      float x = random.nextFloat();
      float y = random.nextFloat();
      label[i] = Math.hypot(x - 0.5, y - 0.5) < 0.35 ? 1 : 0;
      values.add(new float[] {x, y, 1 - x, 1 - y});
    }
    return new LabelledSequences(
        values, 4, List.of("x", "y", "1 - x", "1 - y"), label, List.of("out", "in"), null);
  }

  static ClassifierOptions options() {
    return ClassifierOptions.defaults().withNeurons(Auto.of(40));
  }

  static Compared compare(
      LabelledSequences train,
      LabelledSequences test,
      ClassifierOptions options,
      String models,
      int seeds) {
    ClassComparison comparison =
        new ClassComparison(train, test, 0, ClassCandidates.ALL.list(models), seeds, options);
    List<ClassReport.Showpiece> pieces = new ArrayList<>();
    List<ClassScore> scores =
        comparison.run(
            WORKERS,
            3,
            (model, fitted, answers) -> {
              if (model.equals("s-swim")) {
                ClassifierFit fit = Objects.requireNonNull(fitted.network());
                pieces.add(new ClassReport.Showpiece(train, test, fit, answers));
              }
            },
            Comparison.Memory.none(),
            FitProgress.NONE);
    return new Compared(comparison, scores, pieces.get(0));
  }

  /** Images, with whole rows of a table; one class has a name of the caller's. */
  public static String ofImages(String className) {
    return compare(
            images(90, 1, className),
            images(60, 2, className),
            options().withField(Auto.of(4)),
            ClassCandidates.USUAL,
            1)
        .html();
  }

  /** Sequences of so many signals, with two seeds. */
  public static String ofWaves(int signals) {
    return compare(
            waves(60, signals, 3), waves(40, signals, 4), options(), "ridge,random,s-swim", 2)
        .html();
  }

  /** Vectors whose values come as spike times. */
  public static String ofPoints() {
    return compare(
            points(100, 5),
            points(60, 6),
            options().withCoding(Coding.LATENCY),
            "majority,s-swim",
            1)
        .html();
  }

  /** Folds, without a look into a model. */
  public static String ofFolds() {
    LabelledSequences data = waves(40, 1, 7);
    ClassComparison comparison =
        new ClassComparison(data, null, 3, ClassCandidates.ALL.list("ridge,s-swim"), 1, options());
    List<ClassScore> scores =
        comparison.run(
            WORKERS, 0, ClassComparison.Observer.NONE, Comparison.Memory.none(), FitProgress.NONE);
    return new ClassReport(comparison, scores, "waves", null).report(null).html();
  }

  /** A fit to images. */
  public static ClassifierFit fit(String className) {
    return new ClassifierTrainer(options(), WORKERS).fit(fitted(className));
  }

  private static LabelledSequences fitted(String className) {
    return images(75, 1, className);
  }

  /** What a fit to images found. */
  public static String ofFit(ClassifierFit fit, String className) {
    return ClassifierReport.report("train", fitted(className), fit, false, null).html();
  }

  /**
   * What a model says of images.
   *
   * @param known whether the file has their classes
   */
  public static String ofNamed(ClassModel model, String className, boolean known) {
    LabelledSequences some = images(40, 2, className);
    LabelledSequences seen =
        known
            ? some
            : new LabelledSequences(
                some.values(), some.signals(), List.of(), null, List.of(), some.grid());
    return new ClassAnswers(model, seen, BatchClassifier.answers(model, seen.values(), WORKERS))
        .report("some.idx", "m.sswim")
        .html();
  }
}
