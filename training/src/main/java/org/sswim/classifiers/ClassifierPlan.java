package org.sswim.classifiers;

import java.util.Collections;
import java.util.Map;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.Fields;
import org.sswim.sequences.LabelledSequences;
import org.sswim.stored.Withers;
import org.sswim.training.NetworkShape;
import org.sswim.training.Version;

/**
 * The choices that left-out samples make before a network is sampled.
 *
 * @param coding how sequences reach the network
 * @param taps delays of each signal
 * @param fields what a neuron sees
 * @param whitening exponent of the inverse covariance that directions are multiplied by, 0 .. 1
 * @param maxCost largest spike cost
 * @param counting whether numbers of spikes are to say how strong a steady drive is, see {@link
 *     NetworkShape#counting}
 * @param layers hidden layers
 * @param sections equal parts of a sequence whose mean rates are told apart, at least 1
 * @param skip equal parts of a sequence whose mean inputs the read-out sees, too; 0 for none
 */
@Withers
public record ClassifierPlan(
    InputCoding coding,
    int taps,
    Fields fields,
    double whitening,
    double maxCost,
    boolean counting,
    int layers,
    int sections,
    int skip)
    implements ClassifierPlanBuilder.With {

  /** Support of banks that hold the mean over all steps. */
  private static final double WHOLE = 1e5;

  /** One layer of neurons without spike costs, read as a whole; no whitening, no skip. */
  static ClassifierPlan of(InputCoding coding, int taps, Fields fields) {
    return new ClassifierPlan(coding, taps, fields, 0, 0, false, 1, 1, 0);
  }

  /** A classifier without skip connections, which does not tell where it came from. */
  ClassifierModel model(LabelledSequences data, SpikingNetwork network) {
    Provenance none = new Provenance(Version.current(), 0, "", Map.of(), Map.of());
    return new ClassifierModel(
        data.classes(), coding, data.signalNames(), data.grid(), network, none);
  }

  /** The shape of networks: a bank for each section. */
  NetworkShape shape() {
    return NetworkShape.of(taps, maxCost)
        .withBanks(Collections.nCopies(sections, WHOLE))
        .withFields(fields)
        .withCounting(counting);
  }
}
