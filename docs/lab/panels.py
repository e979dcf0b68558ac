"""Makes the panels of "Panels that nobody tuned for" in panels.md, and prints the commands.

    python3 panels.py DATA OUT

DATA holds the public files that docs/benchmarks.md names; OUT is a folder for the panels.
It needs NumPy and pandas.
"""

import sys

import numpy as np
import pandas as pd

DATA, OUT = sys.argv[1] + "/", sys.argv[2] + "/"
WEEK = np.array([1, 0.9, 0.95, 1, 1.3, 1.6, 0.7])


def put(name, panel, ahead):
    panel.to_csv(f"{OUT}{name}.csv", index=False)
    known = " --known promo" if "promo" in panel else ""
    print(
        f"./sswim panel backtest {OUT}{name}.csv --horizon {ahead}{known}"
        " --origins 10 --models theta,ridge,s-swim"
    )


def long(columns):
    """A series for each column, whose index is time."""
    rows = columns.reset_index(names="ds").melt("ds", var_name="unique_id", value_name="y")
    return rows[["unique_id", "ds", "y"]]


def by_hour(file, date, value):
    """Each hour of the day is a daily series."""
    rows = pd.read_csv(DATA + file, parse_dates=[date])
    wide = rows.pivot_table(index=rows[date].dt.floor("D"), columns=rows[date].dt.hour, values=value)
    wide = wide.asfreq("D").rename_axis(index=None, columns=None)
    wide.columns = [f"h{hour:02d}" for hour in wide.columns]
    return wide


def shops(count, days, late, seed, scale=(3, 6), noise=0.25):
    """Counts with weekdays, a year and promotions; half of the late ones open after the first day."""
    draws = np.random.default_rng(seed)
    dates = pd.date_range("2022-01-03", periods=days, freq="D")
    parts = []
    for i in range(count):
        level = np.exp(draws.uniform(*scale))
        week = WEEK ** draws.uniform(0.3, 1.7)
        turn = 2 * np.pi * np.arange(days) / 365.25
        year = 1 + draws.uniform(0.05, 0.3) * np.sin(turn + 2 * np.pi * draws.uniform())
        drift = np.zeros(days)
        for t in range(1, days):
            drift[t] = 0.9 * drift[t - 1] + draws.normal(0, noise * 0.3)
        promo = (draws.uniform(size=days // 7 + 1) < 0.15).repeat(7)[:days]
        mean = level * week[dates.dayofweek] * year * np.exp(drift)
        mean = mean * (1 + promo * draws.uniform(0.2, 0.8))
        sold = draws.poisson(mean * draws.gamma(1 / noise**2, noise**2, days))
        if late and draws.uniform() < 0.5:
            sold[: draws.integers(days // 10, days * 6 // 10)] = 0
        columns = {"unique_id": f"s{i}", "ds": dates, "y": sold, "promo": promo.astype(int)}
        parts.append(pd.DataFrame(columns))
    return pd.concat(parts)


def solar(count, days, seed):
    """Hourly output of plants under one sky, which is clear or not for whole days."""
    draws = np.random.default_rng(seed)
    times = pd.date_range("2023-05-01", periods=24 * days, freq="h")
    hour = times.hour.values
    sun = np.clip(np.sin((hour - 5.5) / 13 * np.pi), 0, None) * ((hour > 5) & (hour < 19))
    sky = np.repeat(draws.beta(2, 1, days), 24)
    columns = {}
    for i in range(count):
        own = np.clip(sky * draws.normal(1, 0.15, len(times)), 0, 1)
        columns[f"p{i}"] = np.round(draws.uniform(50, 200) * sun * own, 2)
    return pd.DataFrame(columns, index=times)


def meters(count, days, seed):
    """Hourly load with a day, a week and a level that wanders."""
    draws = np.random.default_rng(seed)
    times = pd.date_range("2023-05-01", periods=24 * days, freq="h")
    columns = {}
    for i in range(count):
        day = 1 + 0.4 * np.sin((times.hour - 8 + draws.normal(0, 1)) / 24 * 2 * np.pi)
        noon = 0.2 * (times.dayofweek < 5) * np.exp(-(((times.hour - 12) / 4) ** 2))
        drift = np.zeros(len(times))
        for t in range(1, len(times)):
            drift[t] = 0.97 * drift[t - 1] + draws.normal(0, 0.02)
        level = draws.uniform(100, 1000) * draws.normal(1, 0.03, len(times))
        columns[f"m{i}"] = np.round(level * (day + noon) * np.exp(drift), 2)
    return pd.DataFrame(columns, index=times)


put("bikes-by-hour", long(by_hour("bike-sharing.csv.gz", "date_time", "users")), 14)
put("load-by-hour", long(by_hour("gefcom2012.csv.gz", "date", "load")[:1000]), 14)
speeds = pd.read_csv(DATA + "metr-la-29.csv.gz", parse_dates=["date"]).set_index("date")
put("speeds", long(speeds.mask(speeds == 0).resample("h").mean()), 24)
rates = pd.read_csv(DATA + "exchange_rate.txt.gz", header=None)
rates.index = pd.date_range("1990-01-01", periods=len(rates), freq="D")
put("exchange", long(rates.add_prefix("c")[-1500:]), 30)
ett = pd.read_csv(DATA + "ETTh1.csv", parse_dates=["date"]).set_index("date")
put("etth1", long(ett[:6000]), 24)
put("nn5", pd.read_csv(f"{DATA}panels/nn5-train.csv.gz"), 14)
put("shops", shops(40, 730, False, 1), 28)
put("shops-late", shops(40, 730, True, 2), 14)
put("rare", shops(100, 500, False, 5, (-3, 1.5), 0.4), 28)
put("rare-late", shops(100, 500, True, 6, (-3, 1.5), 0.4), 28)
put("few-shops", shops(15, 300, False, 7, (2, 5)), 14)
put("clean-shops", shops(60, 600, False, 8, (4, 7), 0.1), 14)
put("solar", long(solar(12, 90, 3)), 24)
put("long-solar", long(solar(20, 200, 4)), 24)
put("meters", long(meters(20, 90, 5)), 48)
