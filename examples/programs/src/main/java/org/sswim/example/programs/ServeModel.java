package org.sswim.example.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.serve.ModelServer;
import org.sswim.serve.ServeLimits;
import org.sswim.serve.ServedModel;

/** Serves a model over HTTP, asks it for a forecast, and stops. */
public final class ServeModel {
  private ServeModel() {}

  /** The argument is births.csv. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Path.of(arguments[0]);
    CsvOptions csv = CsvOptions.defaults();
    ForecastModel model = SSwimForecaster.of(28, 7).neurons(100).fit(SeriesCsv.read(data, csv));

    // Port 0 takes any free one. A server has no passwords, so it listens to this machine alone.
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    List<ServedModel> models = List.of(new ServedModel.Forecaster("births", model, csv));
    try (ModelServer server =
        ModelServer.start(models, address, ServeLimits.defaults(), Throwable::printStackTrace)) {
      URI forecast =
          URI.create("http://127.0.0.1:%d/models/births/forecast".formatted(server.port()));
      HttpRequest request =
          HttpRequest.newBuilder(forecast)
              .header("Content-Type", "text/csv")
              .POST(HttpRequest.BodyPublishers.ofFile(data))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      System.out.println(answer.statusCode() + " " + answer.body());
    }
  }
}
