package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesNamesTest {
  private static final List<String> HEADER = List.of("row", "day", "store", "item", "town", "sold");

  /** Two stores in one town sell three items each; every row has a number. */
  private static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    for (int store = 1; store <= 2; store++) {
      for (int item = 1; item <= 3; item++) {
        for (int day = 1; day <= 9; day++) {
          String sold = "" + (7 * store + day * item) % 5;
          rows.add(
              new String[] {
                "" + rows.size(), "2024-01-0" + day, "" + store, "" + item, "Ulm", sold
              });
        }
      }
    }
    return rows;
  }

  private static @Nullable String found(List<String[]> rows, String... among) {
    return new SeriesNames(HEADER, rows, 1).among(Arrays.asList(among));
  }

  @Test
  void twoColumnsTellApartWhatOneDoesNot() {
    assertThat(found(rows(), "row", "store", "item", "town", "sold")).isEqualTo("store+item");
    List<String[]> one = rows().stream().filter(row -> row[3].equals("2")).toList();
    assertThat(found(one, "row", "store", "item", "town", "sold")).isEqualTo("store");
  }

  @Test
  void nothingIsFoundWhereNothingTells() {
    assertThat(found(rows(), "row", "store", "town", "sold")).isNull();
    assertThat(found(rows().subList(0, 9), "row", "store", "item")).isNull();
    List<String[]> twice = rows();
    twice.add(twice.get(0));
    assertThat(found(twice, "row", "store", "item", "town", "sold")).isNull();
  }
}
