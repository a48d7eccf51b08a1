"""Medians of contestants that take turns, so that a slow moment of the machine meets them all.

The clock is the processor's time of this process: what others run at the same time counts little.
"""

import gc
import statistics
import time

SAMPLE = 2e-3  # seconds, at least, between two looks at the clock


def interleaved(contestants, arguments, seconds):
    """Let each contestant run for a sample in turn, until the time is up; medians for one call."""
    turns = {key: calls(f, arguments) for key, f in contestants.items()}
    samples = {key: [] for key in contestants}
    end = time.perf_counter() + seconds
    gc.collect()
    gc.disable()
    while time.perf_counter() < end or len(next(iter(samples.values()))) < 3:
        for key, f in contestants.items():
            samples[key].append(clock(f, arguments, turns[key]))
    gc.enable()
    return {key: statistics.median(times) for key, times in samples.items()}


def calls(f, arguments):
    """How many calls fill a sample."""
    return max(1, round(SAMPLE / min(clock(f, arguments, 1) for _ in range(3))))


def clock(f, arguments, count):
    """Seconds for one call of f, over `count` of them."""
    start = time.process_time()
    for _ in range(count):
        f(*arguments)
    return (time.process_time() - start) / count
