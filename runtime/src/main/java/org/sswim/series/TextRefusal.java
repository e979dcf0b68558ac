package org.sswim.series;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Refusal;
import org.sswim.tables.Shown;

/**
 * Makes an {@link InvalidSeriesException} from a fault in the text of a series.
 *
 * @param source its name in messages
 */
public record TextRefusal(String source) implements Refusal {
  @Override
  public InvalidSeriesException of(long line, String problem, @Nullable Throwable cause) {
    String message = source + (line > 0 ? ": line " + line + " " : ": ") + problem;
    InvalidSeriesException refused =
        new InvalidSeriesException(Fault.of(Problem.OTHER).at(source, line), message);
    if (cause != null) {
      refused.initCause(cause);
    }
    return refused;
  }

  @Override
  public InvalidSeriesException at(long line, String column, String problem) {
    return new InvalidSeriesException(
        Fault.of(Problem.OTHER).at(source, line),
        "%s: line %s, column %s: %s".formatted(source, line, column, problem));
  }

  @Override
  public InvalidSeriesException column(String problem) {
    return of(0, problem, null);
  }

  @Override
  public InvalidSeriesException unreadable(long line, IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    String after = line == 0 ? "" : " after line " + line;
    String problem =
        "cannot be read"
            + after
            + ": "
            + (reason == null ? "the system refuses it" : Shown.escape(reason))
            + (line == 0 ? "; check the path" : "");
    if (e instanceof NoSuchFileException) {
      problem = "no such file; check the path";
    } else if (e instanceof AccessDeniedException) {
      problem = "may not be read; check its permissions";
    } else if (e instanceof ZipException || e instanceof EOFException) {
      problem = "the gzip data is damaged or cut off" + after + "; get the file again";
    }
    return of(0, problem, e);
  }
}
