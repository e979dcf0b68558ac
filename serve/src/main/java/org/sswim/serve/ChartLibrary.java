package org.sswim.serve;

import java.util.Properties;
import org.sswim.stored.Resources;

/** The chart library of the pages, in the version of the build. */
public final class ChartLibrary {
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/";
  private static final String VERSION = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  /** Its code. */
  public static final String CODE = "dist/echarts.common.min.js";

  private ChartLibrary() {}

  /** The content of one of its files. */
  public static byte[] file(String name) {
    Properties build = Resources.properties(ChartLibrary.class, VERSION);
    return Resources.bytes(ChartLibrary.class, CHARTS + build.getProperty("version") + "/" + name);
  }
}
