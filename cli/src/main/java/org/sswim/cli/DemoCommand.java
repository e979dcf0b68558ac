package org.sswim.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole road on daily births. */
@Command(name = "demo")
final class DemoCommand extends Demo {
  private static final String DATA = "us-births.csv";

  /** Those whose rows a newcomer needs. */
  private static final String MODELS =
      "persistence,seasonal-naive,ridge,random,s-swim,s-swim-spikes";

  @Option(names = "--data-only", paramLabel = "FILE")
  private @Nullable Path dataOnly;

  DemoCommand() {
    super("sswim-demo", Auto.of(400));
  }

  @Override
  void prepare() {
    if (dataOnly == null) {
      make();
    }
  }

  @Override
  void run() {
    if (dataOnly != null) {
      write(new OutputFile("--data-only", dataOnly));
      return;
    }
    OutputFile data = checked(OutputFile.text("--out", folder.resolve(DATA)));
    Path model = checked(OutputFile.regular("--out", folder.resolve("us-births.sswim"))).path();
    Path forecast = checked(OutputFile.text("--out", folder.resolve("forecast.csv"))).path();
    Map<String, Path> files = Map.of("DATA", data.path(), "MODEL", model, "FORECAST", forecast);
    write(data);
    shown(
        "evaluate DATA --window 28 --horizons 7,14,28 --seeds 1 --models " + MODELS,
        files,
        COMPARED);
    shown("fit DATA --window 28 --horizon 28 --model MODEL", files, FITTED);
    shown("predict MODEL DATA --out FORECAST", files, Set.of());
    next(
        "./sswim inspect " + model,
        "tail -n 40 " + data.path() + " | ./sswim stream " + model,
        "./sswim evaluate YOUR.csv --window 28 --horizons 7,28");
  }

  private void write(OutputFile file) {
    file.write(Demo.data(DATA));
    console().println("Daily births in the United States, 1969 to 1988: " + file.path());
  }
}
