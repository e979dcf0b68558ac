package org.sswim.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.panels.Frequency;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.SimpleShares;

/** {@code model.json} of a panel's model: its description, see {@link ModelDocument}. */
final class PanelModelJson {
  private static final int MOST_MEMBERS = 1000;
  private static final int MOST_LEVELS = 100;

  private PanelModelJson() {}

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  static PanelDescription read(JsonFields fields) {
    fields.requireOnly(
        "horizon",
        "shares",
        "screened",
        "inputs",
        MomentJson.FIELD,
        "transform",
        "season",
        "cycle",
        "nonNegative",
        "levels",
        "series",
        "members",
        "weights");
    List<JsonFields> members = fields.objects("members");
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "model.json: there must be 1 to " + MOST_MEMBERS + " 'members'; got " + members.size());
    }
    return new PanelDescription(
        fields.integer("horizon", 1, ModelLimits.MOST_VALUES),
        shares(fields),
        transform(fields.text("transform")),
        new Frequency(
            fields.integer("season", 1, ModelLimits.MOST_VALUES),
            fields.integer("cycle", 1, ModelLimits.MOST_VALUES)),
        fields.flag("nonNegative"),
        fields.has("screened") && fields.flag("screened"),
        fields.has("inputs") ? PanelInputsJson.read(fields.object("inputs")) : PanelInputs.NONE,
        levels(fields.texts("levels")),
        fields.integer("series", 1, ModelLimits.MOST_VALUES / 2),
        fields.has(MomentJson.FIELD)
            ? MomentJson.read(fields.object(MomentJson.FIELD), fields)
            : null,
        members.stream().map(PanelModelJson::member).toList(),
        ModelDocument.weights(fields),
        ProvenanceJson.read(fields));
  }

  private static SimpleShares shares(JsonFields fields) {
    if (!fields.has("shares")) {
      return SimpleShares.NONE;
    }
    Map<SimpleMethod, Double> shares = new EnumMap<>(SimpleMethod.class);
    for (JsonFields own : fields.objects("shares")) {
      own.requireOnly("row", "share");
      SimpleMethod row = row(own.text("row"));
      if (shares.put(row, share(own.text("share"))) != null) {
        throw new IllegalArgumentException(
            "model.json: 'shares' names '" + row.label() + "' twice");
      }
    }
    return new SimpleShares(shares);
  }

  private static double share(String text) {
    double share;
    try {
      share = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      share = Double.NaN;
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "model.json: 'share' must be a number from 0 to 1; got '" + text + "'");
    }
    return share;
  }

  private static SimpleMethod row(String label) {
    for (SimpleMethod row : SimpleMethod.values()) {
      if (row.label().equals(label)) {
        return row;
      }
    }
    throw new IllegalArgumentException("model.json: there is no row '" + label + "' to share");
  }

  private static PanelTransform transform(String label) {
    for (PanelTransform transform : PanelTransform.values()) {
      if (transform.label().equals(label)) {
        return transform;
      }
    }
    throw new IllegalArgumentException(
        "model.json: 'transform' must be none, log or log1p; got '" + label + "'");
  }

  private static List<Double> levels(List<String> texts) {
    List<Double> levels = new ArrayList<>();
    double before = 0;
    for (String text : texts) {
      double level;
      try {
        level = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        level = Double.NaN;
      }
      if (!(level > before && level < 100) || levels.size() == MOST_LEVELS) {
        throw new IllegalArgumentException(
            "model.json: 'levels' must be at most "
                + MOST_LEVELS
                + " numbers that rise between 0 and 100; got '"
                + text
                + "'");
      }
      levels.add(level);
      before = level;
    }
    return levels;
  }

  private static PanelDescription.Member member(JsonFields fields) {
    fields.requireOnly(
        "window", "step", "lag", "reference", "input", "layers", "banks", "skip", "ahead");
    int most = ModelLimits.LONGEST_TIME;
    return new PanelDescription.Member(
        new PanelView(
            fields.integer("window", 1, most),
            fields.integer("step", 1, most),
            fields.integer("lag", 1, most),
            fields.integer("reference", 1, most)),
        NetworkJson.read(fields),
        fields.has("skip") ? fields.integer("skip", 1, most) : 0,
        fields.has("ahead") ? fields.integer("ahead", 1, most) : 0);
  }

  /** Everything but the arrays. */
  static void write(PanelDescription model, Map<String, Object> root) {
    root.put("horizon", model.horizon());
    if (model.shares().any()) {
      root.put("shares", shares(model.shares()));
    }
    if (model.screened()) {
      root.put("screened", true);
    }
    if (!model.inputs().none()) {
      root.put("inputs", PanelInputsJson.write(model.inputs()));
    }
    if (model.moment() != null) {
      root.put(MomentJson.FIELD, MomentJson.write(model.moment()));
    }
    root.put("transform", model.transform().label());
    root.put("season", model.frequency().season());
    root.put("cycle", model.frequency().cycle());
    root.put("nonNegative", model.nonNegative());
    root.put("levels", model.levels().stream().map(String::valueOf).toList());
    root.put("series", model.series());
    root.put("members", model.members().stream().map(PanelModelJson::member).toList());
    if (model.weights() == WeightFormat.INT8) {
      root.put("weights", ModelDocument.INT8);
    }
    ProvenanceJson.write(model.provenance(), root);
  }

  private static List<Map<String, Object>> shares(SimpleShares shares) {
    List<Map<String, Object>> written = new ArrayList<>();
    shares
        .shares()
        .forEach(
            (row, share) -> {
              Map<String, Object> own = new TreeMap<>();
              own.put("row", row.label());
              own.put("share", String.valueOf(share));
              written.add(own);
            });
    return written;
  }

  private static Map<String, Object> member(PanelDescription.Member member) {
    Map<String, Object> root = new TreeMap<>();
    PanelView view = member.view();
    root.put("window", view.window());
    root.put("step", view.step());
    root.put("lag", view.lag());
    root.put("reference", view.reference());
    NetworkJson.write(member.hidden(), root);
    if (member.skip() > 0) {
      root.put("skip", member.skip());
    }
    if (member.ahead() > 0) {
      root.put("ahead", member.ahead());
    }
    return root;
  }
}
