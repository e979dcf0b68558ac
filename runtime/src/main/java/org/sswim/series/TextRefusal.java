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
 * Makes an {@link InvalidDataException} from a fault in a text.
 *
 * @param source its name in messages
 * @param sequences whether it holds sequences with classes, whose lines are mended in other ways
 */
public record TextRefusal(String source, boolean sequences) implements Refusal {
  /** Of the text of a series. */
  public TextRefusal(String source) {
    this(source, false);
  }

  @Override
  public InvalidDataException of(TableProblem kind, long line, String problem) {
    Problem ofLine = line == 0 ? Problem.UNKNOWN_FORMAT : Problem.LINE;
    return fault(kind, ofLine, line).here(problem);
  }

  @Override
  public InvalidDataException of(long line, String problem) {
    return of(TableProblem.OTHER, line, problem);
  }

  @Override
  public InvalidDataException at(TableProblem kind, long line, String column, String problem) {
    return fault(kind, Problem.VALUE, line).inColumn(column, problem);
  }

  private Fault fault(TableProblem kind, Problem ofSequences, long line) {
    return Fault.of(sequences ? ofSequences : Problem.valueOf(kind.name())).at(source, line);
  }

  @Override
  public InvalidDataException column(String problem) {
    return fault(TableProblem.OTHER, Problem.COLUMN, 0).here(problem);
  }

  @Override
  public InvalidDataException decimals(String cell) {
    return Fault.of(sequences ? Problem.DECIMALS : Problem.DECIMAL_UNKNOWN)
        .at(source, 0)
        .got(cell)
        .here("%s may have decimals or thousands", Shown.value(cell));
  }

  /** A source, compressed or not, or a folder that cannot be read. */
  public static InvalidDataException failed(Object source, IOException e) {
    return new TextRefusal(source.toString()).unreadable(0, e);
  }

  @Override
  public InvalidDataException unreadable(long line, IOException e) {
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
      message = "may not be read for want of permission";
    } else if (e instanceof ZipException || e instanceof EOFException) {
      String how = e instanceof EOFException ? "ends early" : "is damaged";
      problem = Problem.DAMAGED;
      message = "the compressed data " + how + after;
    }
    return problem.of(source, message, e);
  }
}
