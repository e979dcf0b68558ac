package org.sswim.algorithms.tandem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.FitContext;
import org.sswim.catalogue.TrialTable;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.ShownRun;

/**
 * Has spiking networks take noise from images, a regression: rectifiers that are converted as they
 * are, and by tandem learning. What the simulated outputs hold in the end is compared with the
 * image as it was, by the peak signal-to-noise ratio {@code -10 log10(mean square error)} in dB.
 */
public final class DenoiseExperiment {
  private DenoiseExperiment() {}

  /** A row of the table: what takes the noise away, in how many steps. */
  private record Way(String name, int steps) {}

  private record Denoised(Way way, double ratio, double spikes) {}

  /** Images, those with noise, and what each pixel was. */
  private record Task(Vectors noisy, List<float[]> clean) {
    static Task of(Vectors images, double noise, SeedStreams streams, String name) {
      Vectors noisy = images.noisy(noise, streams.stream("tandem-noise-" + name));
      List<String> pixels = IntStream.range(0, images.inputs()).mapToObj(String::valueOf).toList();
      return new Task(noisy.withLabel(images.all()).withClasses(pixels), images.seen());
    }
  }

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<DenoiseOptions> run) {
    DenoiseOptions options = run.options();
    LabelledSequences all = Subset.read(run.file(0));
    LabelledSequences other = Subset.readLike(all, run.file(1));
    Vectors train = Vectors.of(Subset.first(all, options.train()), false);
    LabelledSequences some = Subset.first(other, options.test());
    Vectors test = train.like(some.values(), new int[some.count()]);
    List<Way> ways =
        Stream.concat(
                Stream.of(new Way("none", 0)),
                options.steps().stream()
                    .flatMap(t -> Stream.of(new Way("direct", t), new Way("tandem", t))))
            .toList();
    List<List<Denoised>> found =
        run.trials(
            ways,
            way -> way.name + ", " + way.steps + " steps",
            (way, seed, progress) -> {
              SeedStreams streams = new SeedStreams(seed);
              Task teaching = Task.of(train, options.noise(), streams, "train");
              Task testing = Task.of(test, options.noise(), streams, "test");
              if (way.steps == 0) {
                return new Denoised(way, ratio(testing.noisy.seen(), testing.clean), 0);
              }
              ClockedModel model =
                  TandemTrainer.fit(
                      teaching.noisy,
                      teaching.clean,
                      options.of(way.steps, way.name.equals("direct")),
                      new FitContext(seed, run.workers()));
              return denoised(way, model, testing);
            });
    return new TrialTable<Denoised>()
        .fact("denoised by", own -> own.way.name)
        .fact("steps", own -> own.way.steps)
        .spread("ratio [dB]", Denoised::ratio)
        .median("spikes", Denoised::spikes)
        .findings(
            found, "Noise of deviation %.2f, %d images of the test", options.noise(), test.count());
  }

  private static Denoised denoised(Way way, ClockedModel model, Task task) {
    ShownRun run = model.newRun();
    List<float[]> out = new ArrayList<>();
    float[] scaled = new float[model.signals()];
    long spikes = 0;
    for (float[] image : task.noisy.values()) {
      run.reset();
      model.scale(image, scaled);
      while (!run.over()) {
        run.step(scaled);
      }
      float[] own = new float[scaled.length];
      run.evidence(own);
      out.add(own);
      spikes += run.spikes();
    }
    return new Denoised(way, ratio(out, task.clean), (double) spikes / out.size());
  }

  private static double ratio(List<float[]> images, List<float[]> clean) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < images.size(); i++) {
      float[] own = images.get(i);
      for (int k = 0; k < own.length; k++, count++) {
        double off = own[k] - clean.get(i)[k];
        sum += off * off;
      }
    }
    return -10 * Math.log10(sum / count);
  }
}
