"""Measurements of an evaluation as a table for people and as JSON for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from rich.console import RenderableType
from rich.table import Table

from bot.evaluation.runner import Report


def reports_table(reports: Mapping[str, Report]) -> RenderableType:
    """Table of measures, one column a system; behind ±, half the 95 % bootstrap interval."""
    table = Table("", *reports, box=None, padding=(0, 2))
    rows = [_report_cells(report) for report in reports.values()]
    for name in rows[0]:
        table.add_row(name, *(row[name] for row in rows))
    return table


def _report_cells(report: Report) -> dict[str, str]:
    cells = {"questions": str(report.questions)}
    for name, one in report.measures.items():
        cells[name] = f"{one.value:.3f} ± {(one.high - one.low) / 2:.3f}"
    apart = report.abstention
    cells["area under the curve"] = f"{apart.area:.4f}" if apart else "–"
    cells["foreign answered when 95 % of own are"] = f"{apart.foreign_at_95:.1%}" if apart else "–"
    cells["foreign answered"] = f"{apart.foreign_answered:.1%}" if apart else "–"
    cells["ms a question"] = f"{report.milliseconds:.2f}"
    return cells


def reports_as_json(reports: Mapping[str, Report]) -> str:
    """One JSON object, by system."""
    return json.dumps(
        {
            name: {
                "questions": report.questions,
                **{measure: asdict(value) for measure, value in report.measures.items()},
                "abstention": asdict(report.abstention) if report.abstention else None,
                "milliseconds": report.milliseconds,
            }
            for name, report in reports.items()
        },
        ensure_ascii=False,
    )
