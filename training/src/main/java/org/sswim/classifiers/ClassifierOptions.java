package org.sswim.classifiers;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;
import org.sswim.training.WeightSource;

/**
 * Everything that decides how a classifier is trained on samples with classes, except the data.
 * Left-out samples choose everything that is automatic.
 *
 * @param neurons neurons of all hidden layers, which share them, 1 .. 20000
 * @param layers hidden layers, 1 .. 3. The first of several has three quarters of the neurons,
 *     later ones see its spikes, and all are read
 * @param oversampling neurons that are sampled for each that is kept, 1 .. 100; automatic for up to
 *     four where there are samples enough to tell
 * @param shown T, steps for which a vector or an image is shown, 1 .. 1000
 * @param coding how its values reach the network
 * @param patch side of the square of pixels by which an image is scanned, see {@link
 *     org.sswim.classification.Scan}, 1 .. 1000; 0 shows it whole
 * @param field side of the square of pixels that a neuron sees, columns that it sees of a table, or
 *     delays of a signal; 0 for all
 * @param whitening exponent of the inverse covariance of the inputs that directions are multiplied
 *     by, 0 .. 1
 * @param views how the signals of sequences are seen
 * @param skip whether the outputs see the means of the inputs, too, past the spikes
 * @param source where hidden weights come from
 * @param epochs of networks that are trained by gradients, most passes over the samples, 0 ..
 *     100000
 * @param seed covers every draw
 */
@Withers
public record ClassifierOptions(
    Auto<Integer> neurons,
    Auto<Integer> layers,
    Auto<Integer> oversampling,
    int shown,
    Coding coding,
    int patch,
    Auto<Integer> field,
    Auto<Double> whitening,
    Auto<List<View>> views,
    Auto<Boolean> skip,
    WeightSource source,
    int epochs,
    long seed)
    implements ClassifierOptionsBuilder.With {

  /** Checks the ranges. */
  public ClassifierOptions {
    Checks.within("neurons", neurons.or(1), 1, 20_000);
    Checks.within("layers", layers.or(1), 1, 3);
    Checks.within("oversampling", oversampling.or(1), 1, 100);
    Checks.within("steps that a vector is shown", shown, 1, InputCoding.LONGEST_SHOWN);
    Checks.within("the side of a patch", patch, 0, 1000);
    Checks.within("the field", field.or(0), 0, 100_000);
    Checks.within("epochs", epochs, 0, 100_000);
    double exponent = whitening.or(0.0);
    Checks.that(exponent >= 0 && exponent <= 1).or("whitening must lie in 0..1; got %s", exponent);
  }

  /** Left-out samples choose; vectors are a current that is shown for 8 steps. */
  public static ClassifierOptions defaults() {
    return Presets.of(ClassifierOptions.class);
  }
}
