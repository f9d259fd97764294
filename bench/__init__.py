"""Benchmarks: whole processes, interleaved, compared in one run. `make bench` runs them all."""
