package org.sswim.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the page on Spark shows compiles; what it does is tested by others. */
class DocumentedSparkTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Tag("long")
  @Test
  void whatThePageShowsCompiles(@TempDir Path folder) throws IOException {
    Path page = Path.of("..", "docs", "how-to", "spark.md");
    Matcher block = BLOCK.matcher(Files.readString(page));
    assertThat(block.find()).isTrue();
    Path source = folder.resolve("Shown.java");
    Files.writeString(
        source,
        "import java.nio.file.Path;\n"
            + "import org.apache.spark.sql.Dataset;\n"
            + "import org.apache.spark.sql.Row;\n"
            + "import org.sswim.spark.SparkPanelModel;\n"
            + "import org.sswim.spark.SparkSSwim;\n"
            + "class Shown {\n"
            + "  void shown(Dataset<Row> sales) throws java.io.IOException {\n"
            + block.group(1)
            + "  }\n}\n");

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-d", folder.toString(), "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
    assertThat(block.find()).as("a second block").isFalse();
  }
}
