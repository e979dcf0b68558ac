"""Forecasts with a golden model from the definition alone: NumPy, double precision, no recursion.

Usage: python3 forecast.py model-v1.sswim
Prints the forecast, row-major [horizon][channels], and the smallest distance of a membrane voltage
from the threshold: far above the rounding of floats, or the numbers would not be a fair test.
"""

import json
import sys
import zipfile
from datetime import datetime, timedelta

import numpy as np

SHAPES = {
    "exponential": lambda u, s: np.exp(-u / s),
    "alpha": lambda u, s: u * np.exp(-u / s),
    "double-exponential": lambda u, s: np.exp(-u / s) - np.exp(-4 * u / s),
    "raised-cosine": lambda u, s: np.where(u < s, (1 + np.cos(np.pi * u / s)) / 2, 0.0),
}
LAGS = np.arange(2000.0)
MARGIN = [np.inf]


def unit_sum(kernel, support):
    k = SHAPES[kernel](LAGS, support)
    return k / k.sum()


def unit_peak(kernel, support):
    q = SHAPES[kernel](LAGS, support)
    q[0] = 0.0
    return q / q.max() if q.max() > 0 else q


def filtered(x, kernel, delay, t):
    return sum(kernel[u] * x[t - delay - u] for u in range(t - delay + 1))


def fire(x, layer, kernels):
    steps, neurons = len(x), len(layer["bias"])
    drive = x @ layer["weights"].astype(float)
    spikes = np.zeros((steps, neurons))
    for i in range(neurons):
        psp = unit_sum(kernels["pspKernel"], float(layer["support"][i]))
        q = unit_peak(kernels["refractoryKernel"], float(layer["refractorySupport"][i]))
        for t in range(steps):
            v = filtered(drive[:, i], psp, layer["delay"][i], t) + layer["bias"][i]
            v += layer["cost"][i] * sum(q[u] * spikes[t - u, i] for u in range(1, t + 1))
            MARGIN[0] = min(MARGIN[0], abs(v))
            spikes[t, i] = v >= 0
    return spikes


def weights(arrays, group):
    """Weights, also those of a byte each: one scale per hidden neuron or per feature."""
    if f"{group}.levels" in arrays:
        return powers_of_two(arrays, group)
    w = arrays[f"{group}.weights"].astype(float)
    if f"{group}.weights.scale" not in arrays:
        return w
    scale = arrays[f"{group}.weights.scale"].astype(float)
    return w * (scale[None, :] if ".layers." in group else scale[:, None])


def layer(arrays, group):
    """The arrays of a hidden layer."""
    names = ["delay", "support", "refractorySupport", "cost", "bias"]
    return {name: arrays[f"{group}.{name}"] for name in names} | {"weights": weights(arrays, group)}


def powers_of_two(arrays, group):
    """Packed levels, the lowest bit first: 0, or a sign and a power of two."""
    unit, factor = arrays[f"{group}.unit"].astype(float), arrays[f"{group}.factor"].astype(float)
    stream = np.unpackbits(arrays[f"{group}.levels"], bitorder="little")
    bits = len(stream) // (len(unit) * len(factor))
    codes = stream[: bits * len(unit) * len(factor)].reshape(-1, bits) @ (1 << np.arange(bits))
    level = codes.astype(int) - (2 ** (bits - 1) - 1)
    q = np.where(level == 0, 0.0, np.sign(level) * 2.0 ** (np.abs(level) - 1))
    return q.reshape(len(unit), len(factor)) * unit[:, None] * factor[None, :]


def covariates(spec, arrays):
    """Inputs beside the channels, of each channel, row by row: the past column, then groups."""
    wind = np.arange(20) * 3 % 5
    z = (wind - arrays["standardizer.mean"][2]) / arrays["standardizer.std"][2]
    groups = sorted(set(spec["groups"]))
    return [
        [z] + [np.full(20, float(group == name)) for name in groups] for group in spec["groups"]
    ]


def waves(phase, harmonics):
    return [f(2 * np.pi * h * phase) for h in range(1, harmonics + 1) for f in (np.sin, np.cos)]


def moment(model, arrays, start):
    """Of both channels at hours from a start, and behind the series: [24][channels]."""
    if "moment" not in model:
        return np.zeros((24, 2))
    inputs = model["moment"]["inputs"]
    assert inputs["interval"] == "PT1H" and inputs["year"] and inputs["dates"]
    temp = 20 - np.arange(24) * 4 % 9
    if inputs["known"]:
        temp = (temp - arrays["standardizer.mean"][3]) / arrays["standardizer.std"][3]
    said = []
    for r in range(24):
        when = start + timedelta(hours=r)
        # Known columns: the value, the mean of an eighth of a day, of a day.
        spans = (1, 3, 24) if inputs["known"] else ()
        known = [np.mean(temp[max(0, r + 1 - span) : r + 1]) for span in spans]
        weekday = [float(when.weekday() == d) for d in range(7)]
        kind = max(0, when.weekday() - 4)  # working day, Saturday, Sunday
        day = waves(when.hour / 24, 8)
        year = (when.timetuple().tm_yday - 1 + when.hour / 24) / 365.25
        terms = weekday + [0.0] * 16 * kind + day + [0.0] * 16 * (2 - kind) + waves(year, 3)
        terms += [x for value in known for x in (value, value**2)]
        out = arrays["moment.bias"] + np.array(terms) @ arrays["moment.linear"].astype(float)
        seen = np.array(day[:6] + weekday + waves(year, 2) + known)
        neurons = layer(arrays, "moment.neurons.layers.0")
        # Spikes that cost something are counted over 8 steps.
        rows = np.repeat(seen[None, :], 8 if neurons["cost"].any() else 1, axis=0)
        spikes = fire(rows, neurons, model["moment"]["neurons"]["layers"][0]).sum(axis=0)
        out += spikes @ arrays["moment.spikes"].astype(float)
        # Days of the year, n-th weekdays of a month, then last ones from place 792 on, days of the
        # year on weekends from 895 on, weeks of months from 1267 on.
        month, nth = when.month - 1, (when.day - 1) // 7
        dates = [31 * month + when.day - 1, 372 + 7 * (5 * month + nth) + when.weekday()]
        if (when + timedelta(days=7)).month != when.month:
            dates.append(792 + 7 * month + when.weekday())
        if when.weekday() >= 5:
            dates.append(895 + 31 * month + when.day - 1)
        dates.append(1267 + 5 * month + nth)
        said.append(out + arrays["moment.dates"][dates].astype(float).sum(axis=0))
    return np.array(said)


def main(path):
    arrays = np.load(path)
    model = json.loads(zipfile.ZipFile(path).read("model.json"))
    spec, network = model["spec"], model["network"]
    hidden, taps = network["hidden"], network["hidden"]["input"]["taps"]
    assert spec["channels"] == "shared" and spec["relativeInput"]
    r = np.arange(20)
    series = np.stack([10 + r * 7 % 11, 100 - 3 * (r * 5 % 7)], axis=1).astype(float)
    start = datetime(2024, 7, 4, 8) if spec["covariates"]["past"] else datetime(2024, 1, 5)
    beside = [[], []]
    if spec["covariates"]["past"]:
        beside = covariates(spec["covariates"], arrays)
    mean, std = arrays["standardizer.mean"], arrays["standardizer.std"]
    log = model["standardizer"]["transform"] == "log1p"
    correction = np.zeros((spec["horizon"], 2))
    if model["bounds"]["correction"]:
        correction = arrays["bounds.correction"].reshape(-1, 2)
    streaming = spec["semantics"] == "streaming"  # all rows, each step relative to its own row
    window = slice(0 if streaming else len(series) - spec["window"], len(series))
    centre = moment(model, arrays, start)
    forecast = np.empty((spec["horizon"], 2))
    for c in range(2):
        level = np.log(1 + series[:, c]) if log else series[:, c]
        z = ((level - mean[c]) / std[c] - centre[:20, c])[window]
        relative = z - z[-1]
        x = np.array(
            [
                [z[t - d] - (z[t] if streaming else z[-1]) for d in range(taps)]
                + [column[window][t] for column in beside[c]]
                for t in range(taps - 1, len(z))
            ]
        )
        for n, kernels in enumerate(hidden["layers"]):
            x = fire(x, layer(arrays, f"network.hidden.layers.{n}"), kernels)
        features = [
            filtered(x[:, i], unit_sum(hidden["banks"]["kernel"], float(support)), delay, len(x) - 1)
            for delay, support in zip(arrays["network.hidden.banks.delay"], arrays["network.hidden.banks.support"])
            for i in range(x.shape[1])
        ]
        out = np.array(features) @ weights(arrays, "network.readout") + arrays["network.readout.bias"]
        if "skip" in network:  # of the one signal of a lane, of columns, of inputs without delays
            delays, columns = network["skip"]["delays"], network["skip"]["columns"]
            ahead = beside[c][columns : columns + network["skip"]["ahead"]]
            sources = [relative] + [column[window] for column in beside[c][:columns]]
            seen = [x[::-1][:delays] for x in sources] + [[column[-1] for column in ahead]]
            out = out + np.concatenate(seen) @ weights(arrays, "network.skip")
        reference = z[-1] if spec["relativeTarget"] else 0.0
        for lead in range(spec["horizon"]):
            output = reference + out[lead] + correction[lead, c] + centre[20 + lead, c]
            level = mean[c] + std[c] * output
            forecast[lead, c] = np.exp(level) - 1 if log and level > 0 else level
        if model["bounds"]["lower"]:
            low, high = arrays["bounds.lower"][c], arrays["bounds.upper"][c]
            forecast[:, c] = np.minimum(high, np.maximum(low, forecast[:, c]))
    print(", ".join(repr(float(v)) for v in forecast.ravel()))
    print("smallest distance from the threshold:", MARGIN[0])


if __name__ == "__main__":
    main(sys.argv[1])
