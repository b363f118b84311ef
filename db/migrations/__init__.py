"""The schema as small named steps, one file each; no schema anywhere else."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from db.migrations.steps import Steps


def all_steps() -> Steps:
    """The set with every step in order, loaded when it is first needed."""
    from db.migrations import (  # noqa: F401
        m01_journal,
        m02_sources,
        m03_world,
        m04_incidents,
        m05_claims,
        m06_weighing,
        m07_analysis,
        m08_texts,
        m09_side,
        m10_search,
        m11_log,
        m12_views,
        m13_compare,
        m14_board,
        m15_review,
        m16_presence,
        m17_suggest,
        m18_expunging,
        m19_maybe,
        m20_site,
        m21_crowd,
        m22_leaner,
        m23_counting,
        steps,
    )

    return steps.migrations
