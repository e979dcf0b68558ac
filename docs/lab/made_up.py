"""Makes the series of made-up.md, and prints the commands that compare models on them.

    python3 made_up.py OUT

OUT is a folder for the series. It needs NumPy and pandas.
"""

import os
import sys

import numpy as np
import pandas as pd

OUT = sys.argv[1] + "/"
os.makedirs(OUT, exist_ok=True)
TURN = 2 * np.pi


class Rows:
    """So many rows from a date on, with draws of their own."""

    def __init__(self, name, start, step, count):
        self.name = name
        self.dates = pd.date_range(start, periods=count, freq=step)
        self.draws = np.random.default_rng(sum(map(ord, name)))
        self.n = np.arange(count)
        self.hour = self.dates.hour.values + self.dates.minute.values / 60
        self.weekday = self.dates.dayofweek.values
        self.year = (self.dates.dayofyear.values - 1) / 365.25
        day = 1 + 0.6 * np.sin((self.hour - 8) / 24 * TURN) + 0.2 * np.sin(self.hour / 12 * TURN)
        self.people = day * self.week(0.6)

    def week(self, weekend):
        return np.where(self.weekday < 5, 1, weekend)

    def noise(self, memory, deviation):
        steps = self.draws.normal(0, deviation, len(self.n))
        for i in range(1, len(steps)):
            steps[i] += memory * steps[i - 1]
        return steps

    def put(self, ahead, values, **known):
        columns = {"date": self.dates.strftime("%Y-%m-%d %H:%M"), "y": np.round(values, 3)}
        columns.update({name: np.round(column, 3) for name, column in known.items()})
        pd.DataFrame(columns).to_csv(f"{OUT}{self.name}.csv", index=False)
        beside = f" --known {','.join(known)}" if known else ""
        print(
            f"./sswim evaluate {OUT}{self.name}.csv --target y{beside} --horizons {ahead}"
            " --seeds 1 --models persistence,seasonal-naive,ridge,random,s-swim,lightgbm"
        )


def hours(name, count):
    return Rows(name, "2019-03-04", "h", count)


def days(name, count):
    return Rows(name, "2018-05-01", "D", count)


r = hours("random-walk", 4000)
r.put("24", 100 + np.cumsum(r.draws.normal(0, 1, 4000)))
r = hours("people-grow", 8760)
r.put("24,168", (100 + r.n * 0.02) * r.people * np.exp(r.noise(0.9, 0.08)))
r = hours("levels-jump", 8760)
jumps = (r.draws.random(8760) < 0.0015) * r.draws.normal(0, 25, 8760)
r.put("24,168", 150 + np.cumsum(jumps) + 40 * r.people + r.noise(0.7, 5))
r = hours("sun", 8760)
height = np.sin((r.hour - 6) / 12 * np.pi) - 0.3 * np.cos(r.year * TURN) - 0.2
r.put("24", 1000 * np.clip(height, 0, None) / (1 + np.exp(-r.noise(0.97, 0.35))))
r = hours("wind", 8760)
r.put("6,24", 50 * np.clip(1.15 / (1 + np.exp(0.5 - r.noise(0.97, 0.35))) - 0.05, 0, 1))
r = hours("load-of-temperature", 10_000)
warmth = 12 - 12 * np.cos(r.year * TURN) + 4 * np.sin((r.hour - 9) / 24 * TURN)
warmth += r.noise(0.98, 0.7)
load = 560 + 90 * np.sin((r.hour - 7) / 24 * TURN) * r.week(0.5) + r.noise(0.85, 10)
load += 9 * np.clip(warmth - 20, 0, None) ** 1.3 + 7 * np.clip(14 - warmth, 0, None)
r.put("24,168", load, temperature=warmth)
r = hours("visitors", 8000)
rate = 1.5 + 1.2 * np.sin((r.hour - 9) / 24 * TURN) + 0.5 * np.sin((r.hour - 3) / 12 * TURN)
r.put("24,168", r.draws.poisson(np.exp(rate * r.week(0.8))))
r = hours("prices", 8760)
peaks = (r.draws.random(8760) < 0.01) * r.draws.exponential(120, 8760)
r.put("24,168", 40 + 15 * r.people + r.noise(0.97, 2.5) + peaks)
r = hours("tide", 4000)
moon = np.sin(r.n / 12.42 * TURN) + 0.4 * np.sin(r.n / 12 * TURN) + 0.2 * np.sin(r.n / 25.8 * TURN)
r.put("24", 2 + moon + r.noise(0.9, 0.05))
r = hours("on-and-off", 5000)
on = np.cumsum(r.draws.random(5000) < 0.02) % 2
r.put("6,24", 20 + 60 * on + 5 * np.sin(r.hour / 24 * TURN) + r.draws.normal(0, 1.5, 5000))
r = hours("a-month-of-hours", 700)
r.put("24", 100 * r.people + r.noise(0.8, 6))
r = hours("two-months-of-hours", 1500)
r.put("24", 100 * r.people + r.n * 0.05 + r.noise(0.9, 5))
r = Rows("sensor-that-fails", "2021-05-01", "15min", 6000)
fails = (r.draws.random(6000) < 0.004) * r.draws.choice([-60, 80], 6000)
r.put("4,96", 20 + 5 * np.sin((r.hour - 9) / 24 * TURN) + r.noise(0.95, 0.3) + fails)

r = days("demand-now-and-then", 1400)
rate = 0.4 + 0.4 * (r.weekday > 3) + 0.3 * np.sin(r.year * TURN)
r.put("7,28", r.draws.poisson(np.clip(rate, 0.05, None)) * r.draws.integers(1, 5, 1400))
r = days("sales", 1400)
promoted = r.draws.random(1400) < 0.15
pay = np.isin(r.dates.day, [1, 2, 15, 16])
sold = 200 * r.week(1.5) * (1 + 0.4 * promoted) * (1 + 0.25 * pay)
r.put("7,28", sold * (1 + 0.3 * np.cos(r.year * TURN)) * np.exp(r.noise(0.6, 0.08)), promo=1 * promoted)
r = days("prices-of-sales", 700)
promoted = r.draws.random(700) < 0.1
price = np.where(promoted, 8, 10) + r.draws.normal(0, 0.2, 700)
sold = r.draws.poisson(30 * (price / 10) ** -2.5 * r.week(1.6))
r.put("7,28", sold, promo=1 * promoted, price=price)
r = days("school", 1800)
holidays = (r.year > 0.505) & (r.year < 0.655)
r.put("7,28", 1000 * r.week(0.1) * np.where(holidays, 0.3, 1) * (1 + r.noise(0.5, 0.05)))
r = days("christmas", 1500)
december = (r.year > 0.967) | (r.year < 0.005)
r.put("7,28", 300 * r.week(0.5) * np.where(december, 0.4, 1) * np.exp(r.noise(0.5, 0.06)))
r = days("closed-on-sundays", 900)
r.put("7,28", 200 * np.exp(r.noise(0.9, 0.1)) * (r.weekday < 6))
r = days("lockdown", 1100)
share = np.interp(r.n, [699, 700, 789, 900], [1, 0.3, 0.3, 0.9])
r.put("7,28", 1000 * share * r.week(0.6) * np.exp(r.noise(0.6, 0.05)))
r = days("users-grow", 1000)
r.put("7,28", np.exp(5 + r.n * 0.003) * r.week(0.7) * np.exp(r.noise(0.8, 0.04)))
r = days("users-leave", 1000)
r.put("7,28", (50 + 800 * np.exp(-r.n / 250)) * r.week(0.8) * np.exp(r.noise(0.7, 0.06)))
r = days("two-years", 800)
r.put("7,28", 100 + 40 * np.sin(r.year * TURN) + 15 * r.week(0) + r.noise(0.7, 4))
r = days("three-years-that-grow", 1200)
grown = (100 + r.n * 0.15) * (1 + 0.4 * np.sin(r.year * TURN))
r.put("7,28", grown * r.week(0.8) * np.exp(r.noise(0.7, 0.05)))
r = days("half-a-year", 200)
r.put("7", 50 + 10 * r.week(0) + r.noise(0.6, 3))
r = Rows("weeks", "2010-01-04", "7D", 416)
r.put("4,12", 100 + 30 * np.sin(r.year * TURN) + r.n * 0.1 + r.noise(0.6, 4))

# Museums: closed on some weekdays and at Christmas, fuller in summer and on holidays.
for k, count in enumerate([900, 700, 1100, 1500, 900, 800, 1000, 1300]):
    r = Rows(f"museum-{k}", "2021-03-01", "D", count)
    r.draws = np.random.default_rng(100 + k)
    memory = [0.6, 0.8, 0.5, 0.9, 0.7, 0.6, 0.8, 0.7][k]
    deviation = [0.12, 0.08, 0.15, 0.06, 0.1, 0.2, 0.1, 0.12][k]
    level = np.zeros(count)
    for i in range(1, count):
        level[i] = memory * level[i - 1] + r.draws.normal() * deviation
    summer = 1 + 0.5 * np.sin(TURN * (r.dates.dayofyear.values - 100) / 365.25)
    visitors = 400 * summer * np.array([1, 0.8, 0.85, 0.9, 1.1, 1.8, 1.7])[r.weekday] * np.exp(level)
    month, day = r.dates.month.values, r.dates.day.values
    holiday = ((month == 12) & (day >= 26)) | ((month == 5) & (day == 1)) | ((month == 10) & (day == 3))
    closed = np.isin(r.weekday, [[0], [0], [6], [0, 1], [0], [2], [6], [0]][k]) & ~holiday
    closed |= (month == 12) & np.isin(day, [24, 25])
    visitors = np.where(closed, 0, np.where(holiday, 1.5, 1) * visitors)
    r.put("7,28", r.draws.poisson(visitors), holiday=1 * holiday)

# Hours that change with the season: heating, a cycle path, sun, warmth.
for k, count in enumerate([26000, 13000, 13000, 17500, 17500, 13000, 17500, 9000]):
    r = Rows(f"season-{k}", f"20{15 + k % 6}-{1 + 5 * k % 12:02d}-01", "h", count)
    r.draws = np.random.default_rng(200 + k)
    summer = -np.cos(TURN * r.year - 0.3)
    clock = r.hour / 24 * TURN
    warmth = 10 + 9 * summer + (3 + 2 * summer) * np.sin(clock - 2.2) + r.noise(0.97, 0.8)
    noise = r.noise(0.8, 1)
    if k % 4 == 0:
        heating = 2 * np.minimum(warmth - 15, 0) * (1 + 0.4 * np.cos(clock - 5))
        work = 40 * r.week(0) * np.exp(1.2 * np.cos(clock - (15 + 1.5 * summer) / 24 * TURN))
        r.put("24", 100 + work - heating + 6 * noise, temp=warmth)
    elif k % 4 == 1:
        rush = np.exp(-(((r.hour - 8) / 1.5) ** 2)) + np.exp(-(((r.hour - 17.5) / 2) ** 2))
        leisure = 1.5 * np.exp(-(((r.hour - 14) / 4) ** 2)) * (1 + 0.7 * summer)
        riders = (20 + 15 * summer) * (np.where(r.weekday < 5, 2 * rush, leisure) + 0.2)
        r.put("24", np.round(riders * np.exp(0.03 * (warmth - 10) + 0.2 * noise)), temp=warmth)
    elif k % 4 == 2:
        half = 4.2 + 1.8 * summer
        height = np.where(abs(r.hour - 12) < half, np.cos((r.hour - 12) / half * TURN / 4), 0)
        clear = 0.3 + 0.7 / (1 + np.exp(0.7 * noise))
        r.put("24", 100 * height * (0.6 + 0.4 * summer) * clear)
    else:
        wave = (4 + 2.5 * summer) * np.sin(clock - 2.2 - 0.3 * summer)
        r.put("24", 15 + 8 * summer + wave + 1.5 * noise)
