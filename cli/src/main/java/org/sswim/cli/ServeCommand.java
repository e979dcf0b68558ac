package org.sswim.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.series.KeptReading;
import org.sswim.serve.ModelServer;
import org.sswim.serve.ServeLimits;
import org.sswim.serve.ServedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves models over HTTP. */
@Command(name = "serve")
final class ServeCommand extends SubCommand {
  private static final String SUFFIX = ".sswim";
  private static final String BEFORE = "the model before is still served: ";
  private static final FileTime NO_FILE = FileTime.fromMillis(0);

  @Parameters(arity = "1..*", paramLabel = "MODEL")
  private List<Path> files;

  @Option(names = "--port", paramLabel = "PORT")
  private int port = 8080;

  @Option(names = "--host", paramLabel = "HOST")
  private String host = "127.0.0.1";

  @Mixin private SettingsMixin settings = new SettingsMixin(ServeLimits.defaults());
  @Mixin private ModelInput input;
  @Mixin private CsvMixin.CellsMixin cells;

  @Override
  @Nullable Report run() {
    ServeLimits limits = settings.get(ServeLimits.class);
    List<ServedModel> models = new ArrayList<>();
    Map<Path, FileTime> seen = new HashMap<>();
    for (Path file : files) {
      seen.put(file, modified(file));
      models.add(model(file, models));
    }
    InetSocketAddress address = new InetSocketAddress(resolved(), port);
    try (ModelServer server = ModelServer.start(models, address, limits, this::tellBug)) {
      // A signal ends the process only after this; requests that are being answered come first.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sswim-stop"));
      if (!address.getAddress().isLoopbackAddress()) {
        warn("--host " + host + ": whoever reaches this address may ask the models");
      }
      console()
          .out()
          .println(
              "serving %s on http://%s:%s/ until it is stopped (Ctrl-C)"
                  .formatted(
                      Figures.count(models.size(), "model"),
                      host.contains(":") ? "[" + host + "]" : host,
                      server.port()));
      console().out().flush();
      Thread replacing = new Thread(() -> replace(server, seen), "sswim-models");
      replacing.setDaemon(true);
      replacing.start();
      server.await();
    } catch (BindException e) {
      throw mistake(
          "--port %s: cannot be taken at %s: %s; give another, or 0 for any free one",
          port, host, e.getMessage());
    } catch (IOException e) {
      throw mistake("--host " + host + ": " + e.getMessage());
    } catch (ExecutionException e) {
      // Mostly out of memory. Whoever watches the process can then begin another.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /** Serves files that are replaced, until the process ends. */
  private void replace(ModelServer server, Map<Path, FileTime> seen) {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        for (Path file : files) {
          FileTime now = modified(file);
          if (!now.equals(seen.put(file, now)) && now.compareTo(NO_FILE) > 0) {
            replace(server, file);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void replace(ModelServer server, Path file) {
    try {
      server.replace(model(file, List.of()));
      console().out().println("serving the new " + file);
      console().out().flush();
    } catch (UnusableFileException e) {
      warn(BEFORE + e.getMessage());
    } catch (InvalidModelException e) {
      warn(BEFORE + cures().ofModel(e).getMessage());
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return NO_FILE;
    }
  }

  private InetAddress resolved() {
    try {
      return InetAddress.getAllByName(host)[0];
    } catch (UnknownHostException e) {
      throw mistake("--host " + host + ": there is no such address; give an IP address");
    }
  }

  private ServedModel model(Path file, List<ServedModel> before) {
    Path last = file.getFileName();
    String whole = last == null ? "" : last.toString();
    String name =
        whole.endsWith(SUFFIX) ? whole.substring(0, whole.length() - SUFFIX.length()) : whole;
    UnusableFileException.that(ServedModel.NAME.matcher(name).matches())
        .or(
            file
                + ": is called by its name, which must be 1 to 80 letters, digits, '.', '-' and"
                + " '_'; rename it, or give a link of such a name");
    UnusableFileException.not(before.stream().anyMatch(model -> model.name().equals(name)))
        .or(file + ": another model has the name '" + name + "', too; rename one");
    ModelFormat<?> kind = ModelInput.kind(file);
    if (kind.holds(ClassifierModel.class)) {
      return new ServedModel.Classes(name, (ClassifierModel) input.classifier(file));
    }
    if (kind.holds(PanelModel.class)) {
      PanelModel panel = input.panel(file);
      return new ServedModel.Panels(
          name, panel, cells.format(new KeptReading(panel.provenance().options())));
    }
    UnusableFileException.that(kind.holds(ForecastModel.class))
        .or(
            "%s: was fitted with --algorithm, and serve takes no networks of related algorithms;"
                + " use 'sswim classify predict' or 'classify stream', or fit without --algorithm",
            file);
    ForecastModel model = input.forecaster(file);
    return new ServedModel.Forecaster(name, model, cells.options(CsvMixin.kept(model)));
  }

  private void tellBug(Throwable bug) {
    warn("a request failed, which is a bug: " + bug);
    bug.printStackTrace(console().err());
  }
}
