"""The closed words by which answers are told: outcomes, duties, changes, verdicts."""

from __future__ import annotations

from typing import Final

__all__ = ["ANSWERS"]

ANSWERS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "outcome": {
        "applies": ("适用", "applies"),
        "suspended": ("暂不执行", "suspended"),
        "undetermined": ("待核实", "undetermined"),
        "released": ("已解除", "released"),
        "expired": ("期限届满", "expired"),
        "overridden": ("已被替代", "overridden"),
        "not_in_force": ("依据不在有效期", "not in force"),
        "does_not_apply": ("不适用", "does not apply"),
    },
    "case_status": {
        "not_begun": ("未启动", "not begun"),
        "running": ("办理中", "running"),
        "closed": ("已办结", "closed"),
    },
    "duty_status": {
        "pending": ("待办", "pending"),
        "overdue": ("逾期未办", "overdue"),
        "done": ("已办", "done"),
        "done_late": ("逾期办结", "done late"),
        "needless": ("无须再办", "no longer needed"),
    },
    "duty_place": {
        "overdue": ("逾期", "overdue"),
        "due": ("到期", "due"),
        "foreseen": ("届时发生", "foreseen"),
        "undated": ("没有末日", "without last day"),
        "outside": ("末日不在所问期间", "last day not asked for"),
    },
    "truth": {
        "true": ("满足", "met"),
        "false": ("不满足", "not met"),
        "unknown": ("不明", "unknown"),
    },
    "dimension": {
        "measure_type": ("措施类型", "measure type"),
        "catalogue": ("措施目录", "catalogue"),
        "kind": ("类别", "kind"),
        "effect": ("措施效果", "effect"),
        "force": ("约束力", "force"),
        "outcome": ("结果", "outcome"),
        "cause": ("事由", "cause"),
        "implementers": ("实施单位", "implementers"),
        "authority": ("认定机关", "authority"),
        "region": ("地方", "region"),
        "subject_kind": ("主体类别", "kind of subject"),
        "grade": ("信誉等级标注", "grade"),
        "month": ("期限开始月份", "month of beginning"),
    },
    "change": {
        "started": ("开始", "started"),
        "ended": ("结束", "ended"),
        "suspended": ("暂停", "suspended"),
        "resumed": ("恢复", "resumed"),
        "changed": ("变化", "changed"),
        "unclear": ("转为待核实", "undetermined now"),
        "stays": ("仍然适用", "stays"),
        "none": ("无变化", "no change"),
    },
    "change_cause": {
        "instrument_begins": ("文件施行", "document in force"),
        "instrument_ends": ("文件失效", "document no longer in force"),
        "edition_changes": ("依据修订", "basis revised"),
        "basis_floor": ("依据层级要求", "rank of bases asked for"),
        "force_cap": ("不再具有强制性", "no longer mandatory"),
        "period_ends": ("期限届满", "the period has ended"),
        "event": ("事件", "event"),
        "facts": ("事实变化", "the facts have changed"),
    },
    "stay": {
        "later": ("该日事件尚未发生", "the event has not happened by that day"),
        "other_records": ("另有记录为据", "other records ground it"),
        "repair_excluded": ("文件规定不予修复", "the document excludes it from repair"),
        "statutory_period": (
            "法律、行政法规规定的期限尚未届满",
            "a period set by law or administrative regulation has not ended",
        ),
        "not_suspended": (
            "没有文件规定异议处理期间暂不执行",
            "no document suspends it during an objection",
        ),
        "not_upheld": ("异议不成立", "the objection was not upheld"),
        "listed_again": ("已再次列入", "the party was listed again"),
        "still_running": ("期限未满或者没有届满日", "its period has not ended or has no last day"),
        "not_released": (
            "文件没有规定因此解除",
            "its document does not let this event end it",
        ),
    },
    "concern": {
        "ended": ("文件已失效", "document no longer in force"),
        "below_floor": ("依据层级不够", "basis ranks too low"),
        "not_established": ("依据未核实", "basis not established"),
        "lapsed": ("所引文件已失效", "a cited document is no longer in force"),
        "changes": ("将要变化", "about to change"),
    },
    "verdict": {
        "block": ("拦截", "block"),
        "review": ("待核实", "review"),
        "warn": ("提醒", "warn"),
        "pass": ("通过", "pass"),
    },
    "scenario_status": {
        "passed": ("通过", "passed"),
        "failed": ("未通过", "failed"),
        "open": ("待定", "open"),
    },
}
"""Namespace -> word -> its Chinese and its English name."""
