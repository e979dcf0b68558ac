"""Classifies with a golden model of single spikes from the definition alone: NumPy, double.

Usage: python3 single_spike.py single-spike-events.sswim
Prints the probability of each class and the spikes. In event time it looks for the first zero of
V(t) - 1 between arrivals, a neuron at a time, and ends the run at the step of the first output.
"""

import json
import sys
import zipfile

import numpy as np

INF = np.inf


def fire(times, weights, reference):
    """First time at which sum w max(t - t_ij, 0) + reference t reaches 1."""
    out = []
    for j in range(weights.shape[1]):
        found = INF
        own = times[:, j]
        events = sorted(set([0.0] + [t for t in own if t < INF]))
        for begin, end in zip(events, events[1:] + [INF]):
            here = own <= begin
            slope = reference[j] + weights[here, j].sum()
            offset = (weights[here, j] * own[here]).sum()
            if slope > 0:
                t = max(begin, (1 + offset) / slope)
                if t < end:
                    found = t
                    break
        out.append(found)
    return np.array(out)


def ramps(times, weights, reference, now):
    here = times <= now
    return reference + (here * weights).sum(0), (weights * np.where(here, times, 0)).sum(0)


def main(path):
    loaded = np.load(path)
    arrays = {k: loaded[k].astype(float) for k in loaded.files if "json" not in k}
    model = json.loads(zipfile.ZipFile(path).read("model.json"))
    pixels = np.arange(6) * 5 % 6 / 4
    x = (pixels - arrays["mean"]) * arrays["scale"]
    times = np.where(x > 0, 1 - np.minimum(1, x), INF)
    layers = []
    for l, layer in enumerate(model["layers"]):
        name = f"layers.{l}"
        weights = arrays[f"{name}.weights"]
        delay = arrays[f"{name}.delay"] if layer["delay"] else np.zeros(len(weights))
        delay = delay[:, None] + np.zeros_like(weights)
        layers.append((weights, arrays[f"{name}.reference"], delay))
    if model["clock"]["firing"] == "windowed":
        spikes = 0
        for l, (weights, reference, delay) in enumerate(layers):
            fired = times < INF
            at = np.where(fired[:, None], np.minimum(1, times[:, None] + delay), 0)
            slope, offset = reference + fired @ weights, (at * weights).sum(0)
            if l + 1 < len(layers):
                t = np.clip((2 + offset) / (1 + slope) - 1, 0, 1)
                times = np.where(slope >= 1 + offset, 0, np.where(2 * slope > offset, t, INF))
                spikes += int((times < INF).sum())
        evidence = 2 * slope - offset
    else:
        steps, longest, gain = (model["clock"][k] for k in ("steps", "longest", "gain"))
        fired = []
        for weights, reference, delay in layers:
            arrivals = times[:, None] + delay
            times = np.where(fire(arrivals, weights, reference) <= longest,
                             fire(arrivals, weights, reference), INF)
            fired.append(times)
        assert times.min() < INF
        end = longest * (np.floor(times.min() * steps / longest) + 1) / steps
        spikes = int(sum((t < end).sum() for t in fired))
        slope, offset = ramps(arrivals, weights, reference, end)
        coming = np.where(slope > 0, (1 + offset) / slope, longest)
        evidence = -gain * np.minimum(longest, np.where(times < end, times, coming))
    p = np.exp(evidence - evidence.max())
    print("probabilities", (p / p.sum()).tolist(), "spikes", spikes)


main(sys.argv[1])
