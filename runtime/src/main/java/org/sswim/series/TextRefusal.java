package org.sswim.series;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.sswim.tables.Refusal;
import org.sswim.tables.Shown;
import org.sswim.tables.TableProblem;

/**
 * Makes an {@link InvalidSeriesException} from a fault in the text of a series.
 *
 * @param source its name in messages
 */
public record TextRefusal(String source) implements Refusal {
  @Override
  public InvalidSeriesException of(TableProblem kind, long line, String problem) {
    return fault(kind, line).here(problem);
  }

  @Override
  public InvalidSeriesException of(long line, String problem) {
    return of(TableProblem.OTHER, line, problem);
  }

  @Override
  public InvalidSeriesException at(TableProblem kind, long line, String column, String problem) {
    return fault(kind, line).inColumn(column, problem);
  }

  private Fault fault(TableProblem kind, long line) {
    return Fault.of(Problem.valueOf(kind.name())).at(source, line);
  }

  @Override
  public InvalidSeriesException column(String problem) {
    return of(0, problem);
  }

  @Override
  public InvalidSeriesException decimals(String cell) {
    return Fault.of(Problem.DECIMAL_UNKNOWN)
        .at(source, 0)
        .got(cell)
        .here("%s may have decimals or thousands", Shown.value(cell));
  }

  @Override
  public InvalidSeriesException unreadable(long line, IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    String after = line == 0 ? "" : " after line " + line;
    Problem problem = Problem.FAILED;
    String message =
        "cannot be read"
            + after
            + ": "
            + (reason == null ? "the system refuses it" : Shown.escape(reason));
    if (e instanceof NoSuchFileException) {
      problem = Problem.NO_FILE;
      message = "no such file";
    } else if (e instanceof AccessDeniedException) {
      problem = Problem.NO_PERMISSION;
      message = "may not be read";
    } else if (e instanceof ZipException || e instanceof EOFException) {
      problem = Problem.DAMAGED;
      message = "the gzip data is damaged or cut off" + after;
    }
    return new InvalidSeriesException(Fault.of(problem).at(source, 0), source + ": " + message, e);
  }
}
