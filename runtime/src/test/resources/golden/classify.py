"""Classifies with a golden model from the definition alone: NumPy, double precision, no recursion.

Usage: python3 classify.py classifier-v1.sswim
Prints the probability of each class, the spikes of all hidden neurons, and the smallest distance of
a membrane voltage from the threshold: far above the rounding of floats, or the numbers would not be
a fair test.
"""

import json
import sys
import zipfile

import numpy as np

from forecast import MARGIN, fire, layer, weights


def sequence(coding, mean, scale):
    """20 steps of 2 signals: [steps][inputs]."""
    t, s = np.arange(20)[:, None], np.arange(2)[None, :]
    x = ((t * 7 + s * 5 + t * s) % 11 - 5).astype(float)
    shape = (x - x.mean(axis=0)) / x.std(axis=0)
    seen = {"values": x, "shape": shape}
    for name in list(seen):
        change = np.diff(seen[name], axis=0, prepend=seen[name][:1])
        seen["changes" if name == "values" else "shape-changes"] = change
    return (np.concatenate([seen[view] for view in coding["views"]], axis=1) - mean) * scale


def image(coding, mean, scale):
    """6 pixels for the steps for which they are shown: [steps][pixels]."""
    x = (np.arange(6) * 5 % 9 / 8 - mean) * scale
    t = np.arange(coding["shown"])[:, None]
    if coding["coding"] == "latency":
        at = np.floor((1 - np.minimum(1, x)) * (coding["shown"] - 1) + 0.5)
        return ((t == at) & (x > 0)).astype(float)
    if coding["coding"] == "rate":
        return np.floor((t + 1) * x) - np.floor(t * x)
    return np.repeat(x[None, :], coding["shown"], axis=0)


def main(path):
    arrays = np.load(path)
    model = json.loads(zipfile.ZipFile(path).read("model.json"))
    coding, hidden = model["coding"], model["network"]["hidden"]
    taps = hidden["input"]["taps"]
    make = image if coding["shown"] else sequence
    values = make(coding, arrays["coding.mean"].astype(float), arrays["coding.scale"].astype(float))
    steps = len(values)
    rest = np.concatenate([np.zeros((taps - 1, values.shape[1])), values])
    x = np.array(
        [[rest[t + taps - 1 - d, s] for s in range(values.shape[1]) for d in range(taps)]
         for t in range(steps)]
    )
    spikes = 0
    for n, kernels in enumerate(hidden["layers"]):
        x = fire(x, layer(arrays, f"network.hidden.layers.{n}"), kernels)
        spikes += int(x.sum())
    assert hidden["banks"]["kernel"] == "exponential" and not arrays["network.hidden.banks.delay"].any()
    sections = len(arrays["network.hidden.banks.support"])
    features = []
    for s in range(sections):
        begin = min(steps - 1, s * steps // sections)
        features += list(x[begin : max(begin + 1, (s + 1) * steps // sections)].mean(axis=0))
    evidence = np.array(features) @ weights(arrays, "network.readout") + arrays["network.readout.bias"]
    odds = np.exp(evidence - evidence.max())
    print(", ".join(repr(float(p)) for p in odds / odds.sum()))
    print("spikes:", spikes)
    print("smallest distance from the threshold:", MARGIN[0])


main(sys.argv[1])
