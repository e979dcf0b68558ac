"""What golden files of saved models give, from the definitions alone: NumPy, double precision.

Usage: python3 studies.py FOLDER
Prints the perplexity of language-v1.sswim on the text of LanguageModelsTest, and the forecast of
random-filters-v1.sswim behind the window of FilterModelsTest.
"""

import json
import sys
import zipfile

import numpy as np


def sigmoid(u):
    return 1 / (1 + np.exp(-u))


def described(path):
    return json.loads(zipfile.ZipFile(path).read("model.json")), np.load(path)


def language(path, text):
    model, arrays = described(path)
    w = {name: arrays[name].astype(float) for name in arrays.files if name not in ("model.json", "model.json.sha256")}
    numbers = [list(arrays["characters"]).index(ord(c)) for c in text]
    cells = len(w["byState"])
    loss = 0.0
    h = c = np.zeros(cells)
    for now, after in zip(numbers, numbers[1:]):
        z = w["byInput"][now] + h @ w["byState"] + w["bias"]
        i, f, g, o = np.split(z, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        e = h @ w["byOutput"] + w["outputBias"]
        loss += np.log(np.exp(e).sum()) - e[after]
    return np.exp(loss / (len(numbers) - 1))


def random_filters(path, window):
    model, arrays = described(path)
    mean, unit = model["mean"], model["unit"]
    x = (np.array(window, float) - mean) / unit
    out = np.zeros(model["horizon"])
    for s, stage in enumerate(model["stages"]):
        w = arrays[f"stages.{s}.filter.weights"].ravel().astype(float)
        size, b = len(w), stage["filter"]["bias"]
        h = np.array([sigmoid(b + w @ x[t : t + size]) for t in range(len(x) - size + 1)]) - sigmoid(b)
        pooled = min(3, len(h))
        f = [h[t : t + pooled].mean() for t in range(len(h) - pooled + 1)] + [1.0]
        out += np.array(f) @ arrays[f"stages.{s}.beta"]
    return mean + unit * out


if __name__ == "__main__":
    folder = sys.argv[1]
    print(language(folder + "/language-v1.sswim", "a\U0001F600\na" * 32 + "a"))
    print(random_filters(folder + "/random-filters-v1.sswim", [8, 9, 13, 12, 7, 10, 11]))
