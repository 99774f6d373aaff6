"""Judged questions: measures, datasets, the runner behind `evaluate`."""
