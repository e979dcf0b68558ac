"""Forecasts of a golden model of panels from its definition alone: NumPy, double precision.

Usage: python3 panel.py panel-v1.sswim (or -shares, -inputs, -moment)
Prints the forecasts of the series of 12 rows and of 7, or of that of 12 rows with an outlier, and the smallest distance of a membrane
voltage from the threshold: far above the rounding of floats, or the numbers would be no fair test.
"""

import json
import sys
import zipfile
from datetime import date, timedelta

import numpy as np

from forecast import MARGIN, filtered, fire, layer, unit_sum


def member(number, spec, arrays, z, horizon, inputs):
    """What a member says of transformed values: [horizon]."""
    window, step, lag, back = (spec["view"][k] for k in ("window", "step", "lag", "reference"))
    hidden, skip = spec["network"]["hidden"], spec["network"]["skip"]
    end = len(z)
    level = z[-min(lag, end):].mean()
    m = lag if end > lag else 1
    change = np.abs(z[m:] - z[:-m])
    own = change[max(m, end - window) - m:]
    own = own.mean() if len(own) else 0
    scale = max(own, 0.1 * change.mean(), 1e-4 * np.abs(z[max(0, end - window):]).max(), 1e-6)
    rows = [r if r >= 0 else r % min(lag, end) for r in range(end - window, end)]
    seen = np.clip((z[rows] - level) / scale, -30, 30).reshape(window // step, step)
    unseen = max(0, window - end) / window
    beside = []
    if inputs["columns"]:
        kinds = inputs["statics"][0]["categories"]
        beside = [1.0 if kind == "größer" else 0.0 for kind in kinds]
        price = [(t * 3 % 5 - 2.0) / 4 for t in range(end + horizon)]
        start = [price[end - min(back, end) + k % min(back, end)] for k in range(horizon)]
        factor = inputs["unit"] / scale
        beside += list(np.clip((np.array(price[end:]) - start) * factor, -30, 30))
        heat = [1 + t * 7 % 4 / 2.0 for t in range(end)]
        heat[2] = heat[1]
        columns = [(np.array(heat) - 1.5) / 0.5, np.array(price[:end])]
        more = [column[rows].reshape(window // step, step) for column in columns]
        seen = np.concatenate([seen] + more, axis=1)
        step = seen.shape[1]
    beside += [unseen] if hidden["input"]["context"] > len(beside) else []
    taps, steps = hidden["input"]["taps"], len(seen)
    x = np.array(
        [[seen[t - d, s] for s in range(step) for d in range(taps)] + beside
         for t in range(taps - 1, steps)]
    )
    of = f"members.{number}.network."
    for n, kernels in enumerate(hidden["layers"]):
        x = fire(x, layer(arrays, f"{of}hidden.layers.{n}"), kernels)
    features = [
        filtered(x[:, i], unit_sum(hidden["banks"]["kernel"], float(support)), delay, len(x) - 1)
        for delay, support in zip(arrays[of + "hidden.banks.delay"], arrays[of + "hidden.banks.support"])
        for i in range(x.shape[1])
    ]
    out = np.array(features) @ arrays[of + "readout.weights"].astype(float)
    out = out + arrays[of + "readout.bias"]
    sources = [seen[::-1, s][: skip["delays"]] for s in range(step)] + [beside]
    out = out + np.concatenate(sources) @ arrays[of + "skip.weights"].astype(float)
    out = np.clip(out, -15, 15)
    period = min(back, end)
    return np.array([z[end - period + k % period] + scale * out[k] for k in range(horizon)]), scale


def moment(model, arrays, rows):
    """What moments say of days from 25 March 2024 on; the last Sunday of that month is Easter."""
    if "moment" not in model:
        return np.zeros(rows)
    told = []
    for r in range(rows):
        day = date(2024, 3, 25) + timedelta(days=r)
        month = day.month - 1
        # Days of the year, n-th weekdays, from place 792 on last ones, from 876 on those about Easter,
        # from 895 on days of the year on weekends, from 1267 on weeks of months.
        places = [31 * month + day.day - 1,
                  372 + 7 * (5 * month + (day.day - 1) // 7) + day.weekday()]
        if (day + timedelta(days=7)).month != day.month:
            places.append(792 + 7 * month + day.weekday())
        since = (day - date(2024, 3, 31)).days
        if abs(since) <= 7:
            places.append(876 + 7 + since)
        if day.weekday() >= 5:
            places.append(895 + 31 * month + day.day - 1)
        places.append(1267 + 5 * month + (day.day - 1) // 7)
        told.append(float(arrays["moment.model.bias"][0]) + float(arrays["moment.model.linear"].ravel()[day.weekday()])
                    + arrays["moment.model.dates"].ravel()[places].astype(float).sum())
    return np.array(told)


def main(path):
    arrays = np.load(path)
    model = json.loads(zipfile.ZipFile(path).read("model.json"))
    assert model["transform"] == "log1p"
    horizon = arrays["widths"].shape[1]
    least, most = (arrays["bounds." + end][0] if "bounds" in model else usual
                   for end, usual in (("lower", 0), ("upper", np.inf)))
    for rows in (12,) if model["screened"] else (12, 7):
        t = np.arange(rows)
        y = 4.0 + t * 5 % 9 + 6 * (t % 2)
        if model["screened"]:
            y[10] = y[8]  # An outlier is a gap, and takes the value a season before.
        z = np.log1p(y)
        told = moment(model, arrays, rows + horizon) * np.abs(z[2:] - z[:-2]).mean()
        z = z - told[:rows]
        said = [member(n, spec, arrays, z, horizon, model["inputs"])
                for n, spec in enumerate(model["members"])]
        mean, scale = np.mean([s[0] for s in said], axis=0) + told[rows:], said[0][1]
        lead = np.arange(horizon)
        simple = {"persistence": z[-1] + 0 * lead, "seasonal-naive": z[-2 + lead % 2]}
        shares = model["shares"]["shares"]
        mean = (1 - sum(shares.values())) * mean + sum(
            share * simple[row] for row, share in shares.items())
        wide = scale * arrays["widths"][1]
        for values in (mean, mean - wide, mean + wide):
            print(", ".join(repr(float(v)) for v in np.clip(np.expm1(values), least, most)))
    print("smallest distance from the threshold:", MARGIN[0])


main(sys.argv[1])
