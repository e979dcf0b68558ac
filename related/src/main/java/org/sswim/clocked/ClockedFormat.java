package org.sswim.clocked;

import java.util.List;
import org.sswim.model.ModelFormat;

/** The kind of files of {@link ClockedModel}, by convention named {@code *.sswim}. */
public final class ClockedFormat implements ModelFormat.Source {
  @Override
  public List<ModelFormat<?>> formats() {
    return List.of(ClockedModel.FORMAT);
  }
}
