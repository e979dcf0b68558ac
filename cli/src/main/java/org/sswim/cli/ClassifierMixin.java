package org.sswim.cli;

import java.util.List;
import org.sswim.classification.View;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.options.Auto;
import picocli.CommandLine.Mixin;

/** How classifiers are trained. */
final class ClassifierMixin extends SharedOptions {
  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.auto());

  @Mixin
  private SettingsMixin settings =
      new SettingsMixin(ClassifierOptions.defaults(), SequencesMixin.Reading.USUAL);

  @Mixin CsvMixin.MarksMixin marks;
  @Mixin private Flags.Seed seed;
  @Mixin Flags.Threads threads;

  ClassifierOptions options() {
    ClassifierOptions options =
        settings
            .on(
                ClassifierOptions.defaults().withNeurons(neurons.count).withSeed(seed.first),
                SequencesMixin.Reading.USUAL)
            .get(ClassifierOptions.class);
    List<View> views = options.views().or(List.of());
    not(views.stream().distinct().count() < views.size())
        .or("views must name each view once; leave out what is there twice");
    return options;
  }

  /** How files are read. */
  SequencesMixin.Reading reading() {
    return settings.get(SequencesMixin.Reading.class);
  }
}
