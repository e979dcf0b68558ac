package org.sswim.stored;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;

/** Readers of JSON for texts that come from model files of strangers. */
public final class BoundedJson {
  private BoundedJson() {}

  /**
   * A reader that refuses what is larger, and objects that say a name twice.
   *
   * @param deepest levels of nesting
   * @param longest of a document
   * @param longestText of a text in it
   * @param longestNumber characters of a number
   */
  public static JSON reader(int deepest, int longest, int longestText, int longestNumber) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(deepest)
            .maxDocumentLength(longest)
            .maxStringLength(longestText)
            .maxNameLength(longestText)
            .maxNumberLength(longestNumber)
            .build();
    return JSON.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
        .build();
  }
}
