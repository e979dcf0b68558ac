package org.sswim.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.gradient.GradientOptions;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.sampling.Distance;
import org.sswim.sampling.WeightOptions;
import org.sswim.stored.RecordParts;
import org.sswim.training.SSwimOptions;

class OptionsJsonTest {
  private static final ForecastOptions FORECAST = ForecastOptions.defaults();

  static Stream<Record> records() {
    return Stream.of(
        FORECAST,
        ForecastOptions.published(),
        GradientOptions.defaults(),
        new NetworkPlan(3, true, true, 0.5));
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsWrittenIsRead(Record options) {
    assertThat(OptionsJson.read(OptionsJson.text(options), options)).isEqualTo(options);
    assertThat(OptionsJson.read("{}", options)).isEqualTo(options);
  }

  /** Every value that a component may take alone, all constants of enumerations among them. */
  @ParameterizedTest
  @MethodSource("records")
  void everyComponentIsWrittenAndRead(Record options) {
    List<String> changed = new ArrayList<>();
    everyComponent(options, options, changed, "", json -> json);
    assertThat(changed).hasSizeGreaterThan(7);
  }

  private interface Around {
    Map<String, Object> around(Map<String, Object> json);
  }

  private static void everyComponent(
      Record whole, Record part, List<String> changed, String path, Around around) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      String name = component.getName();
      Object value = RecordParts.get(part, component);
      if (value instanceof Record inner
          && !(value instanceof Named)
          && !(value instanceof Kernel)) {
        everyComponent(
            whole, inner, changed, path + name + ".", json -> around.around(Map.of(name, json)));
        continue;
      }
      for (Object other : others(component.getGenericType(), OptionsJson.plain(value))) {
        Map<String, Object> told = around.around(Map.of(name, other));
        Map<String, Object> expected = OptionsJson.leaves(OptionsJson.tree(whole));
        expected.put(path + name, other);
        Record read = OptionsJson.read(told, whole);
        assertThat(OptionsJson.leaves(OptionsJson.tree(read))).isEqualTo(expected);
        assertThat(OptionsJson.read(OptionsJson.text(read), whole)).isEqualTo(read);
        changed.add(path + name);
      }
    }
  }

  private static List<?> others(Type type, Object plain) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Auto.class) {
      Type inner = generic.getActualTypeArguments()[0];
      return Stream.concat(Stream.of("auto"), others(inner, "auto").stream()).toList();
    }
    if (type instanceof ParameterizedType) {
      return List.of(List.of(0.5), List.of(0.25, 1.5));
    }
    if (type == Kernel.class) {
      return Kernels.all().stream().map(Kernel::name).toList();
    }
    if (Named.class.isAssignableFrom((Class<?>) type)) {
      return SettingType.constants((Class<?>) type).stream()
          .map(one -> ((Named) one).label())
          .toList();
    }
    if (((Class<?>) type).isEnum()) {
      return Arrays.stream(((Class<?>) type).getEnumConstants())
          .map(constant -> OptionsJson.label((Enum<?>) constant))
          .toList();
    }
    if (type == boolean.class || type == Boolean.class) {
      return List.of(true, false);
    }
    if (type == double.class || type == Double.class) {
      return List.of(0.125, 0.25);
    }
    if (type == long.class) {
      return List.of(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    assertThat(type).isIn(int.class, Integer.class);
    return plain instanceof Integer number ? List.of(number + 1) : List.of(1, 2);
  }

  @Test
  void theFormIsThatOfTheDocumentation() {
    Map<String, Object> layer = OptionsJson.tree(SSwimOptions.defaults().layer());
    assertThat(layer)
        .containsEntry("pspKernel", "exponential")
        .containsEntry("temporal", ordered("rule", "fixed", "fixedSupport", 0.1));
    assertThat(layer.keySet())
        .containsExactly("pspKernel", "refractoryKernel", "temporal", "pairs", "weights");
    assertThat(OptionsJson.plain(Auto.of(List.of(1.5)))).isEqualTo(List.of(1.5));
    assertThat(OptionsJson.plain(Auto.of(Distance.LINF))).isEqualTo("linf");
    assertThat(OptionsJson.plain(Auto.auto())).isEqualTo("auto");
    assertThat(OptionsJson.plain(WeightOptions.Scale.UNIT_DEVIATION)).isEqualTo("unit-deviation");
    assertThat(OptionsJson.plain(Double.POSITIVE_INFINITY)).isNull();
    assertThatThrownBy(() -> OptionsJson.plain(new Object())).hasMessageContaining("no form");
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  @Test
  void leavesAreInOrder() {
    Map<String, Object> leaves = OptionsJson.leaves(OptionsJson.tree(FORECAST));
    assertThat(leaves)
        .containsEntry("network.maxCost", 1.5)
        .containsEntry("network.neurons", 400)
        .containsEntry("network.layer.weights.rule", "point")
        .containsEntry("network.readoutBlocks", 4)
        .containsEntry("network.seed", 0L);
    assertThat(List.copyOf(leaves.keySet()))
        .containsSubsequence("network.neurons", "network.layer.pspKernel", "network.seed", "skip")
        .doesNotContain("network", "network.layer");
  }

  @Test
  void whatIsNotToldIsAsInTheDefaults() {
    ForecastOptions own = FORECAST.withSkip(Auto.of(true)).withNetwork(n -> n.withSeed(9));
    ForecastOptions read =
        OptionsJson.read("{\"network\":{\"layer\":{\"pairs\":{\"candidatesPerNeuron\":6}}}}", own);
    assertThat(read.skip()).isEqualTo(Auto.of(true));
    assertThat(read.network().seed()).isEqualTo(9);
    assertThat(read.network().layer().pairs())
        .isEqualTo(own.network().layer().pairs().withCandidatesPerNeuron(6));
  }

  /** Models of earlier builds tell so. */
  @Test
  void aNumberThatWasAutomaticIsThatOfTheDefaults() {
    assertThat(OptionsJson.read("{\"network\":{\"maxCost\":\"auto\"}}", FORECAST))
        .isEqualTo(FORECAST);
  }

  /** Whole numbers may stand for numbers, and nothing else for anything else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'later':1}                            | unknown option 'later'; known: network,"
            + " relativeI",
        "{'network':{'layer':{'wieghts':{}}}}   | unknown option 'network.layer.wieghts'; known:"
            + " psp",
        "{'network':3}                          | 'network' must be an object; got '3'",
        "{'skip':'true'}                        | 'skip' must be true or false; got 'true'",
        "{'skip':null}                          | 'skip' must be true or false; got 'null'",
        "{'semantics':'WINDOWED'}               | 'semantics' must be one of windowed, streaming",
        "{'network':{'layers':1.0}}             | 'network.layers' must be a whole number of 32",
        "{'network':{'layers':9999999999}}      | 'network.layers' must be a whole number of 32",
        "{'network':{'layers':11}}              | network: layers must lie in 1..10; got 11",
        "{'network':{'neurons':'many'}}         | 'network.neurons' must be a whole number",
        "{'network':{'maxCost':'x'}}            | 'network.maxCost' must be a number; got 'x'",
        "{'network':{'seed':1e30}}              | 'network.seed' must be a whole number of 64 bits",
        "{'network':{'banks':0.5}}              | 'network.banks' must be a list; got '0.5'",
        "{'network':{'banks':[0.5,[]]}}         | 'network.banks[1]' must be a number; got another",
        "{'network':{'readoutKernel':'boxy'}}   | 'network.readoutKernel' must be one of exponenti",
        "{'network':{'layer':{'weights':{'whitening':2}}}} | network.layer.weights: whitening must",
        "{'relativeInput':'on'}                 | 'relativeInput' must be true or false; got 'on'",
        "{'skip':true,'skip':false}             | no valid options: Duplicate",
        "{'skip':tru                            | no valid options: ",
      })
  void whatIsNotUnderstoodIsRefused(String text, String message) {
    assertThatThrownBy(() -> OptionsJson.read(text.replace('\'', '"'), FORECAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 100_000})
  void textsOfStrangersAreBounded(int depth) {
    assertThatThrownBy(() -> OptionsJson.parse("{\"a\":".repeat(depth)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no valid options");
  }

  @Test
  void longTextsAreRefused() {
    assertThatThrownBy(() -> OptionsJson.parse("{\"a\":\"" + "b".repeat(70_000) + "\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no valid options");
    assertThatThrownBy(() -> OptionsJson.parse("{\"a\":" + "1".repeat(1000) + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no valid options");
  }
}
