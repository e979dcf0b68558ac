package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.moments.MomentModel;

/** Files whose stage for the moment is not what it should be. */
class HostileMomentTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.moment(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"interval\" : \"PT1H\" | \"interval\" : \"soon\" | moment.inputs.interval: 'soon' is no sampling interval",
        "\"interval\" : \"PT1H\" | \"interval\" : \"PT0S\" | a time above zero",
        "\"interval\" : \"PT1H\" | \"interval\" : \"PT25H\" | dates need rows at most a day apart",
        "\"interval\" : \"PT1H\" | \"interval\" : \"P1M\" | dates need rows at most a day apart",
        "\"interval\" : \"PT1H\", | | rows without dates have neither season nor dates",
        "\"interval\" : \"PT1H\" | \"interval\" : \"PT24H\" | weights of linear terms of a moment must be 19 x 2; got 134",
        "\"dates\" : true, | \"dates\" : false, | effects of dates of a moment must be 0 x 2",
        "\"dates\" : true, | \"dates\" : 3, | 'moment.inputs.dates' must be true or false; got",
        "\"year\" : true | \"year\" : false | weights of linear terms of a moment must be 61 x 2; got 134",
        "\"year\" : true | \"year\" : true, \"hour\" : 1 | unknown field 'moment.inputs.hour'",
        "\"signals\" : 20 | \"signals\" : 19 | moment.neurons: hidden layer 1 must have 19 inputs; got 20",
      })
  void momentsThatDoNotAddUp(String right, String wrong, String problem) throws IOException {
    assertThat(Parts.of(file).json()).contains(right);
    Parts.of(file).replace(right, wrong == null ? "" : wrong).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -3e38f, 1.1e6f})
  void weightsMustBeModerate(float bad) throws IOException {
    for (String array : new String[] {"bias", "linear", "spikes", "dates"}) {
      ModelFile.write(GoldenModel.moment(), file);
      Parts parts = Parts.of(file);
      String name = "moment." + array + ".npy";
      byte[] content = parts.entries.get(name).clone();
      ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, bad);
      parts.array(name, content).store(file);
      HostileModelFiles.assertRefused(file, "must be at most 1000000.0 in size; got " + bad);
    }
  }

  @Test
  void neuronsMayBeMissing() {
    MomentModel own = Objects.requireNonNull(GoldenModel.moment().moment());
    MomentModel linear =
        new MomentModel(own.inputs(), null, 2, own.bias(), own.linear(), new float[0], own.dates());
    ModelFile.write(GoldenModel.moment().withMoment(linear), file);
    assertThat(ModelFile.read(file).moment()).usingRecursiveComparison().isEqualTo(linear);
  }
}
