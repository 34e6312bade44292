"""The diagnostic codes of scenarios, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "scenario_answer_differs": CodeText(
        ERROR,
        "{subject}：{key}应为 {expected}，实为 {got}",
        "{subject}: {key} should be {expected}, but is {got}",
        "先核对情景的事实和日期，再核对措施目录；确属目录改动的，改预期",
        "check the facts and days of the scenario, then the catalogue; "
        "if the catalogue was meant to change, change what is expected",
    ),
    "scenario_change_of_nothing": CodeText(
        ERROR,
        "写了预期变化，却没有写是什么引起的，或者两样都写了",
        "changes are expected, but of what is not said, or two things are given",
        "写 event（记录发生的事件）或 draft（决定草稿）之一",
        "give one of event (what happens to a record) and draft (a decision to be issued)",
    ),
    "scenario_clause_unknown": CodeText(
        WARNING,
        "条目“{clause}”不在条款清单里",
        "'{clause}' is not a clause of the checklist",
        "改为 {suggestion}，或在 clauses.yaml 里加上这一条",
        "write {suggestion}, or add the clause to clauses.yaml",
    ),
    "scenario_differs": CodeText(
        ERROR,
        "{subject} 的 {measure}：{key}应为 {expected}，实为 {got}",
        "{measure} for {subject}: {key} should be {expected}, but is {got}",
        "先核对情景的事实和日期，再核对措施目录；确属目录改动的，改预期",
        "check the facts and days of the scenario, then the catalogue; "
        "if the catalogue was meant to change, change what is expected",
    ),
    "scenario_event_contradicts": CodeText(
        ERROR,
        "情景里的事件与它的记录抵触：{reason}",
        "the event contradicts its record: {reason}",
        "核对 event 的类型、日期和记录编号",
        "check the event's type, day and record",
    ),
    "scenario_name_twice": CodeText(
        ERROR,
        "两个情景同名：“{name}”",
        "two scenarios are called '{name}'",
        "给每个情景不同的 name，报告才分得清",
        "give each scenario a name of its own, so that reports can tell them apart",
    ),
    "scenario_needs_guessed": CodeText(
        ERROR,
        "情景要求启用未核实的条目（include_guessed），而所用的措施目录没有启用",
        "the scenario needs the guessed items (include_guessed), but the catalogue leaves them out",
        "另以 load_catalogue(..., include_guessed=True) 载入一份，作为 guessed 传入",
        "load a second catalogue with include_guessed=True and pass it as guessed",
    ),
    "scenario_proves_nothing": CodeText(
        ERROR,
        "情景没有写预期，什么也证明不了",
        "the scenario expects nothing and proves nothing",
        "写 expect（应有的决定）或 not_expected（不应适用的措施类型）",
        "write expect (decisions that must be) or not_expected (measure types that must not apply)",
    ),
    "scenario_screen_half": CodeText(
        ERROR,
        "screen 和 expect_screen 只写了一个",
        "only one of screen and expect_screen is given",
        "在 screen 写所问的业务事项，在 expect_screen 写应有的结论和警示",
        "give the action under screen, and the verdict and alerts it must have under expect_screen",
    ),
    "scenario_subject_unknown": CodeText(
        ERROR,
        "预期里的主体“{subject}”不是本情景所问的主体",
        "the expected subject '{subject}' is not the one the scenario asks about",
        "改为 {suggestion}；只知姓名的人写作 单位编号#角色#姓名",
        "write {suggestion}; a person known by name only is <id>#<role>#<name>",
    ),
    "scenario_unexpected": CodeText(
        ERROR,
        "{subject} 的 {measure} 不应适用，实为 {got}",
        "{measure} for {subject} must not apply, but {got}",
        "先核对情景的事实和日期，再核对措施目录",
        "check the facts and days of the scenario, then the catalogue",
    ),
    "scenario_warning_unknown": CodeText(
        ERROR,
        "评定没有名为“{warning}”的警示",
        "no evaluation gives a warning called '{warning}'",
        "改为 {suggestion}",
        "write {suggestion}",
    ),
    "scenario_word_unknown": CodeText(
        ERROR,
        "措施目录里没有“{word}”（{key}）",
        "the catalogue has no '{word}' ({key})",
        "改为 {suggestion}",
        "write {suggestion}",
    ),
}
