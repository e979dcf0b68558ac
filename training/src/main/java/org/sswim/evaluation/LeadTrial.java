package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Scores every model of a comparison at some leads. */
public final class LeadTrial implements Comparison.Observer {
  private final Protocol protocol;
  private final List<Integer> leads;
  private final List<LeadScore> scores = new ArrayList<>();

  /**
   * Nothing is scored yet.
   *
   * @param leads each at least 1; those beyond a horizon are passed over for that horizon
   */
  public LeadTrial(Protocol protocol, List<Integer> leads) {
    this.protocol = protocol;
    this.leads = List.copyOf(leads);
  }

  /** In the order in which models were scored, then by lead. */
  public List<LeadScore> scores() {
    return Collections.unmodifiableList(scores);
  }

  @Override
  public void scored(Comparison.Scored scored) {
    int horizon = protocol.horizon(scored.h());
    int width = scored.windows().channels();
    double[] mse = scored.metrics().mseByGroup(width);
    double[] mae = scored.metrics().maeByGroup(width);
    for (int lead : leads) {
      if (lead <= horizon) {
        scores.add(
            new LeadScore(
                scored.model(), horizon, scored.seed(), lead, mse[lead - 1], mae[lead - 1]));
      }
    }
  }
}
