package org.sswim.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;

/**
 * The parameters of a model as CSV tables, every row and column named. They are the neurons of each
 * hidden layer and the weights to them, banks, read-out and skip connections. Mean and standard
 * deviation of the channels are there, too. Numbers are written with as many digits as tell them
 * from their neighbours.
 */
record ParameterTables(ForecastModel model) {
  /** Content by file name. */
  Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    HiddenNetwork hidden = model.network().hidden();
    List<String> inputs = inputNames();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      String name = "hidden" + (l + 1);
      List<String> neurons = numbered(name + ".", layer.neurons());
      tables.put(name + ".csv", neurons(neurons, layer));
      tables.put(name + ".weights.csv", matrix("input", inputs, neurons, layer.weights()));
      inputs = neurons;
    }
    tables.put("banks.csv", banks(hidden.banks()));
    List<String> features = new ArrayList<>();
    for (int m = 0; m < hidden.banks().banks(); m++) {
      for (String neuron : inputs) {
        features.add("bank" + (m + 1) + ":" + neuron);
      }
    }
    List<String> outputs = outputNames();
    tables.put(
        "readout.weights.csv",
        matrix("feature", features, outputs, model.network().readout().weights()));
    float[] bias = model.network().readout().bias();
    tables.put("readout.bias.csv", matrix("", List.of("bias"), outputs, bias));
    SkipConnections skip = model.network().skip();
    if (skip != null) {
      List<String> sources = skipNames(skip);
      tables.put("skip.weights.csv", matrix("input", sources, outputs, skip.weights()));
    }
    tables.put("standardizer.csv", standardizer());
    if (!model.bounds().none()) {
      tables.put("bounds.csv", bounds());
    }
    MomentModel moment = model.moment();
    if (moment != null) {
      tables.putAll(moment(moment));
    }
    return tables;
  }

  private String neurons(List<String> names, SpikingLayer layer) {
    return table(
        List.of("neuron", "delay", "support", "refractory-support", "cost", "bias"),
        names.size(),
        i ->
            List.of(
                names.get(i),
                String.valueOf(layer.delay()[i]),
                String.valueOf(layer.support()[i]),
                String.valueOf(layer.refractorySupport()[i]),
                String.valueOf(layer.cost()[i]),
                String.valueOf(layer.bias()[i])));
  }

  private static String banks(ReadoutBanks banks) {
    return table(
        List.of("bank", "delay", "support"),
        banks.banks(),
        m ->
            List.of(
                "bank" + (m + 1),
                String.valueOf(banks.delay()[m]),
                String.valueOf(banks.support()[m])));
  }

  private String standardizer() {
    return table(
        List.of("channel", "mean", "std"),
        model.columnNames().size(),
        c ->
            List.of(
                model.columnNames().get(c),
                String.valueOf(model.standardizer().mean(c)),
                String.valueOf(model.standardizer().std(c))));
  }

  private String bounds() {
    Bounds bounds = model.bounds();
    int channels = model.channels().size();
    return table(
        List.of("lead", "channel", "lower", "upper", "correction"),
        model.spec().horizon() * channels,
        i ->
            List.of(
                String.valueOf(i / channels + 1),
                model.channels().get(i % channels),
                bounds.lower().length == 0 ? "" : String.valueOf(bounds.lower()[i % channels]),
                bounds.upper().length == 0 ? "" : String.valueOf(bounds.upper()[i % channels]),
                String.valueOf(bounds.corrected(i, 0))));
  }

  private Map<String, String> moment(MomentModel moment) {
    Map<String, String> tables = new LinkedHashMap<>();
    List<String> names = model.channels();
    HiddenNetwork hidden = moment.neurons();
    List<String> neurons = numbered("moment.", hidden == null ? 0 : hidden.last().neurons());
    if (hidden != null) {
      tables.put("moment.neurons.csv", neurons(neurons, hidden.last()));
      tables.put(
          "moment.neurons.weights.csv",
          matrix("input", moment.inputs().names(), neurons, hidden.last().weights()));
      tables.put("moment.spikes.csv", matrix("neuron", neurons, names, moment.spikes()));
    }
    List<String> terms = numbered("term ", moment.inputs().terms());
    tables.put("moment.linear.csv", matrix("term", terms, names, moment.linear()));
    tables.put("moment.bias.csv", matrix("", List.of("bias"), names, moment.bias()));
    if (moment.inputs().dates()) {
      List<String> dates =
          IntStream.range(0, DateEffects.COUNT).mapToObj(DateEffects::name).toList();
      tables.put("moment.dates.csv", matrix("date", dates, names, moment.dates()));
    }
    return tables;
  }

  private List<String> inputNames() {
    InputLayer input = model.network().hidden().input();
    List<String> names = tapNames(input.taps());
    names.addAll(model.spec().covariates().names());
    return names;
  }

  private List<String> tapNames(int delays) {
    List<String> names = new ArrayList<>();
    for (int s = 0; s < model.network().hidden().input().signals(); s++) {
      for (int d = 0; d < delays; d++) {
        names.add(delayed(signal(s), d));
      }
    }
    return names;
  }

  private List<String> skipNames(SkipConnections skip) {
    List<String> beside = model.spec().covariates().names();
    int first = beside.size() - skip.context();
    List<String> names = tapNames(skip.delays());
    for (String column : beside.subList(first, first + skip.columns())) {
      for (int d = 0; d < skip.delays(); d++) {
        names.add(delayed(column, d));
      }
    }
    names.addAll(beside.subList(first + skip.columns(), beside.size()));
    return names;
  }

  private static String delayed(String name, int delay) {
    return name + "(t" + (delay == 0 ? "" : "-" + delay) + ")";
  }

  private List<String> outputNames() {
    int signals = model.network().hidden().input().signals();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < model.network().outputs(); k++) {
      names.add(signal(k % signals) + "+" + (k / signals + 1));
    }
    return names;
  }

  /** In shared mode the one signal of a lane is any channel. */
  private String signal(int s) {
    boolean shared = model.spec().channels().lanes(model.channels().size()) > 1;
    return shared ? "channel" : model.channels().get(s);
  }

  private static List<String> numbered(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return names;
  }

  private static String matrix(
      String corner, List<String> rows, List<String> columns, float[] values) {
    List<String> heading = new ArrayList<>(List.of(corner));
    heading.addAll(columns);
    return table(
        heading,
        rows.size(),
        r -> {
          List<String> cells = new ArrayList<>(List.of(rows.get(r)));
          for (int c = 0; c < columns.size(); c++) {
            cells.add(String.valueOf(values[r * columns.size() + c]));
          }
          return cells;
        });
  }

  private static String table(List<String> heading, int rows, IntFunction<List<String>> row) {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      writer.writeRecord(heading);
      for (int r = 0; r < rows; r++) {
        writer.writeRecord(row.apply(r));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return out.toString();
  }
}
