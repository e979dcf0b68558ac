package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.WeightSource;
import org.sswim.training.WorkPieces;

/**
 * Fits spiking networks whose hidden weights are sampled and whose read-out is solved.
 *
 * <p>Those of one seed and preset share everything but the source of their hidden weights. They
 * share plans, temporal parameters, width, training windows and the fit of the read-out. Skip
 * connections only come on top. Scale and moment stage are those that the longest horizon chooses.
 * So is how windows enter, unless few windows train or another way is clearly better. Horizons of
 * one plan share one hidden network, sampled with the targets of the longest of them, unless few
 * windows train. Read-outs are fitted on exactly the training windows of their horizon.
 *
 * @param source where hidden weights come from
 * @param form makes the task of the network of the one that is given: its options, its channels
 */
record SolvedNetworks(WeightSource source, UnaryOperator<FitTask> form)
    implements Function<FitTask, Fitted> {

  /**
   * What horizons that share a network agree on.
   *
   * @param own the number of a horizon that shares none; else -1
   */
  private record Shape(NetworkPlan plan, int own) {}

  @Override
  public Fitted apply(FitTask given) {
    FitTask task = form.apply(given);
    ForecastOptions options = task.training();
    FitProgress progress = task.watch();
    FitProgress after = task.chosen(options) ? progress : progress.part(1, 2);
    List<FitTask.Planned> planned = task.networks(options, progress.part(0, 2));
    boolean few = task.fit().few();
    Map<Shape, List<Integer>> networks = new LinkedHashMap<>();
    for (int h = 0; h < planned.size(); h++) {
      Shape shape = new Shape(planned.get(h).plan(), few ? h : -1);
      networks.computeIfAbsent(shape, first -> new ArrayList<>()).add(h);
    }
    WorkPieces pieces = new WorkPieces(after, networks.size());
    double seconds = planned.stream().mapToDouble(FitTask.Planned::seconds).sum();
    List<Network> trained = new ArrayList<>();
    for (List<Integer> parts : networks.values()) {
      FitProgress piece = networks.size() == 1 ? after : pieces.next(1, horizons(task, parts));
      Network network = train(task, parts, planned, piece);
      trained.add(network);
      seconds += network.seconds();
    }
    Map<Integer, Fitted.Row> rows = new HashMap<>();
    for (Network network : trained) {
      rows.putAll(network.rows(seconds));
    }
    return new Fitted(IntStream.range(0, planned.size()).mapToObj(rows::get).toList());
  }

  private static String horizons(FitTask task, Collection<Integer> parts) {
    return "rows ahead: "
        + parts.stream()
            .map(h -> String.valueOf(task.plan().part(h).horizon()))
            .collect(Collectors.joining(", "));
  }

  private Network train(
      FitTask task, List<Integer> parts, List<FitTask.Planned> planned, FitProgress progress) {
    FitPlan own = task.plan().only(parts);
    FitTask.Planned shared = planned.get(parts.get(own.longestPart()));
    TrainedForecaster trained =
        new ForecastTrainer(progress)
            .train(task.fit().withData(shared.data()).withPlan(own), shared.plan(), source);
    int members = trained.trained().layerNeurons() / task.training().network().neurons();
    return new Network(task, shared, parts, members, trained);
  }

  /**
   * A network of some horizons.
   *
   * @param planned how windows enter
   * @param parts numbers of the horizons in the task, in the order of those of the network
   * @param networks number of networks whose mean it is
   */
  private record Network(
      FitTask task,
      FitTask.Planned planned,
      List<Integer> parts,
      int networks,
      TrainedForecaster trained) {

    /** Wall-clock seconds that its training took. */
    double seconds() {
      return trained.trained().seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Its rows by the number of the horizon in the task. */
    Map<Integer, Fitted.Row> rows(double seconds) {
      List<LinearForecaster> forecasters =
          LinearForecaster.of(trained, planned.shown(), task.data().standardizer());
      WindowedSeries windows = trained.windows(task.shown());
      Map<Integer, Fitted.Row> rows = new LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        int part = i;
        rows.put(
            parts.get(i),
            new Fitted.Row(windows, forecasters.get(i), seconds)
                .withNeurons(trained.trained().hidden().neurons())
                .withNetworks(networks)
                .withParameters(trained.parameters(i))
                .withSpikeRate(trained.trained().spikeRate())
                .withReadout(trained.readout(i))
                .withModel(() -> trained.model(part)));
      }
      return rows;
    }
  }
}
