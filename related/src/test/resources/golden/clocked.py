"""Classifies with the golden model of clocked neurons from the definition alone: NumPy, double.

Usage: python3 clocked.py clocked-images.sswim, clocked-codes.sswim or clocked-blocks.sswim
Prints the probability of each class, the spikes, and the smallest distance of a voltage of a neuron
that fires once a step from its threshold: far above the rounding of floats, or the numbers would not
be a fair test.
"""

import json
import sys
import zipfile

import numpy as np


def convolve(x, weights, bias, grid):
    h, w = grid["height"], grid["width"]
    channels = weights.shape[2]
    padded = np.zeros((h + 2, w + 2, channels))
    padded[1:-1, 1:-1] = x.reshape(h, w, channels)
    out = np.zeros((h, w, weights.shape[3]))
    for r in range(h):
        for c in range(w):
            out[r, c] = np.tensordot(padded[r:r + 3, c:c + 3], weights, 3) + bias
    return out.ravel()


def pool(x, grid):
    h, w = grid["height"] // 2, grid["width"] // 2
    x = x.reshape(grid["height"], grid["width"], -1)
    return np.array(
        [x[2 * r:2 * r + 2, 2 * c:2 * c + 2].mean(axis=(0, 1)) for r in range(h) for c in range(w)]
    ).ravel()


def main(path):
    arrays = np.load(path)
    model = json.loads(zipfile.ZipFile(path).read("model.json"))
    assert model["input"]["encoder"] == "direct"
    read = model["readOut"]
    assert read["kind"] in ("weighted-count", "potential")
    pixels = np.arange(20) * 7 % 11 / 8
    x = (pixels - arrays["input.mean"]) * arrays["input.scale"]
    factor, gain = read["factor"], read["gain"]
    count = len(model["layers"])
    voltage, spikes, margin, evidence = [0.0] * count, 0, np.inf, 0.0
    synaptic, fired = [0.0] * count, [False] * count
    for t in range(model["input"]["steps"]):
        out, outs = x, []
        for l, layer in enumerate(model["layers"]):
            outs.append(out)
            name, neuron = f"layers.{l}", layer["neuron"]
            for c, link in enumerate(layer["connections"]):
                at = f"{name}.connections.{c}"
                if link["kind"] == "average-pooling":
                    out = pool(out, link["grid"])
                    continue
                weights, bias = arrays[f"{at}.weights"].astype(float), arrays[f"{at}.bias"]
                if link["kind"] == "dense":
                    out = out @ weights + bias
                else:
                    shape = (3, 3, link["channels"], link["filters"])
                    out = convolve(out, weights.reshape(shape), bias, link["grid"])
            if layer["shortcut"]:
                # outs[l - 1] came into the layer before: what the layer two before gave.
                out = out + layer["shortcut"] * outs[l - 1]
            decay, own, level, rise = (neuron[k] for k in ("decay", "gain", "level", "rise"))
            th = arrays[f"{name}.threshold"].astype(float)
            synaptic[l] = rise * synaptic[l] + out
            m = decay * voltage[l] + own * synaptic[l]
            code = neuron["code"]
            if neuron["most"] == 0:
                voltage[l], out = m, m
                continue
            if code != "count":
                weight = 2.0 ** -(1 + t % 8) if code == "phase" else 1 / (t + 1)
                taken = th * (weight if code == "phase" else 1)
                s = (m >= level * taken) & ~np.asarray(fired[l] if code == "first" else False)
                margin = min(margin, np.abs(m - level * taken).min())
                fired[l] = fired[l] | s
                voltage[l] = m - taken * s
                spikes += int(s.sum())
                out = weight * s
                continue
            if neuron["most"] == 1:
                s = (m >= level * th).astype(float)
                margin = min(margin, np.abs(m - level * th).min())
            else:
                s = np.clip(np.floor(m / th), 0, neuron["most"])
            voltage[l] = m - th * s
            spikes += int(s.sum())
            out = s
        evidence = factor * evidence + out if read["kind"] == "weighted-count" else out
    p = np.exp(gain * evidence)
    print("probabilities", (p / p.sum()).tolist(), "spikes", spikes, "margin", margin)


main(sys.argv[1])
