package org.sswim.singlespike;

import java.util.List;
import org.sswim.model.ModelFormat;

/** The kind of files of {@link SingleSpikeModel}, by convention named {@code *.sswim}. */
public final class SingleSpikeFormat implements ModelFormat.Source {
  @Override
  public List<ModelFormat<?>> formats() {
    return List.of(SingleSpikeModel.FORMAT);
  }
}
