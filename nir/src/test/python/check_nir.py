"""Runs the example that a NIR file of S-SWIM carries, from NIR's definitions alone.

    python3 check_nir.py FILE.nir [SUBSTEPS]

Nothing of S-SWIM is used: h5py reads the graph, and the differential equations of LI and CubaLI are
integrated by Runge and Kutta's method in many small steps per row. An impulse of area x is the jump
that the equation makes of it. Thresholds are looked at once per row, as the metadata say. Prints the
largest difference from the outputs that the file expects, as a share of the largest of these, and
fails above 1e-5.
"""

import sys

import h5py
import numpy as np


def read(path):
    with h5py.File(path) as file:
        root = file["node"]
        nodes = {
            name: {key: value[()] for key, value in group.items()}
            for name, group in root["nodes"].items()
        }
        edges = [(a.decode(), b.decode()) for a, b in root["edges"][()]]
        texts = {key: value[()].decode() for key, value in root["metadata"].items()}
    return nodes, edges, texts


class Node:
    """One node: `say` what it puts out whatever comes in now, `take` what comes in."""

    def __init__(self, parameters, dt, substeps):
        self.type = parameters["type"].decode()
        self.p = parameters
        self.dt = dt
        self.substeps = substeps
        self.v = np.zeros_like(parameters.get("v_leak", parameters.get("r", np.zeros(0))))
        self.i = np.zeros_like(self.v)
        if self.type == "Delay":
            self.rows = np.rint(parameters["delay"] / dt).astype(int)
            self.past = np.zeros((self.rows.max() + 1, len(self.rows)))
        # CubaLI and a Delay of a row or more answer before they hear.
        self.later = self.type == "CubaLI" or (self.type == "Delay" and self.rows.min() > 0)

    def slope(self, v, i):
        if self.type == "LI":
            return (self.p["v_leak"] - v) / self.p["tau"], i
        return (self.p["v_leak"] - v + self.p["r"] * i) / self.p["tau_mem"], -i / self.p["tau_syn"]

    def advance(self):
        """Moves from one row to the next."""
        if self.type == "Delay":
            self.past = np.roll(self.past, 1, axis=0)
            self.past[0] = 0
        if self.type not in ("LI", "CubaLI"):
            return
        h = self.dt / self.substeps
        v, i = self.v, self.i
        for _ in range(self.substeps):
            a, b = self.slope(v, i)
            c, d = self.slope(v + h / 2 * a, i + h / 2 * b)
            e, f = self.slope(v + h / 2 * c, i + h / 2 * d)
            g, k = self.slope(v + h * e, i + h * f)
            v, i = v + h / 6 * (a + 2 * c + 2 * e + g), i + h / 6 * (b + 2 * d + 2 * f + k)
        self.v = v
        self.i = i if self.type == "CubaLI" else self.i

    def say(self):
        return self.v.copy() if self.type == "CubaLI" else self.delayed()

    def delayed(self):
        return self.past[self.rows, np.arange(len(self.rows))]

    def take(self, x):
        kind, p = self.type, self.p
        if kind in ("Input", "Output"):
            return x
        if kind == "Linear":
            return p["weight"].astype(float) @ x
        if kind == "Affine":
            return p["weight"].astype(float) @ x + p["bias"]
        if kind == "Threshold":
            return (x > p["threshold"]).astype(float)
        if kind == "LI":
            self.v = self.v + p["r"] / p["tau"] * x
            return self.v.copy()
        if kind == "I":
            self.v = self.v + p["r"] * x
            return self.v.copy()
        if kind == "CubaLI":
            self.i = self.i + p["w_in"] / p["tau_syn"] * x
            return None
        if kind == "Delay":
            self.past[0] = x
            return None if self.later else self.delayed()
        raise SystemExit(f"no node of type {kind} is known here")


def width(node):
    for name in ("weight", "threshold", "delay", "tau", "tau_mem", "r"):
        if name in node.p:
            return node.p[name].shape[-1]
    return int(node.p["shape"][0])


def ordered(nodes, edges):
    waiting, order = set(nodes), []
    while waiting:
        ready = sorted(
            name
            for name in waiting
            if all(a not in waiting or nodes[a].later for a, b in edges if b == name)
        )
        if not ready:
            raise SystemExit("a loop passes no delay")
        order += ready
        waiting -= set(ready)
    return order


def run(path, substeps):
    parameters, edges, texts = read(path)
    dt = float(texts["dt"])
    nodes = {name: Node(p, dt, substeps) for name, p in parameters.items()}
    order = ordered(nodes, edges)
    heard = {name: [a for a, b in edges if b == name] for name in nodes}
    steps = [np.array(step.split(), float) for step in texts["example_input"].split(";")]
    for step in steps:
        out = {}
        for name, node in nodes.items():
            node.advance()
            if node.later:
                out[name] = node.say()
        for name in order:
            x = step if name == "input" else np.zeros(width(nodes[name]))
            for source in heard[name]:
                x = x + out[source]
            said = nodes[name].take(x)
            if said is not None:
                out[name] = said
    expected = np.array(texts["example_output"].split(), float)
    return np.abs(out["output"] - expected).max() / np.abs(expected).max()


if __name__ == "__main__":
    difference = run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    print(f"largest difference {difference:.3g}")
    sys.exit(0 if difference <= 1e-5 else 1)
