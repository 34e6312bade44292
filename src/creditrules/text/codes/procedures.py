"""The diagnostic codes of procedures and cases, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "actor_unknown": CodeText(
        ERROR,
        "流程没有参与方“{id}”",
        "the procedure has no actor '{id}'",
        "可写：{suggestion}；新的参与方须先在 actors 中写明",
        "write: {suggestion}; a new actor has to stand under actors first",
    ),
    "case_before_start": CodeText(
        ERROR,
        "个案“{case}”的事件“{event}”发生在 {day}，早于启动个案的 {start}",
        "event '{event}' of case '{case}' happened on {day}, before the case began on {start}",
        "核对日期；启动事件的日期有误的，另报一个带 corrects 的事件更正",
        "check the day; if that of the starting event is wrong, report an event that corrects it",
    ),
    "case_correction_circle": CodeText(
        ERROR,
        "个案“{case}”的事件“{event}”与它所更正的事件互相更正",
        "event '{event}' of case '{case}' and the one it corrects correct each other",
        "更正只指向被更正的事件；重新报一个 id 不同的更正",
        "a correction points at what it corrects only; report one with another id",
    ),
    "case_correction_of_nothing": CodeText(
        WARNING,
        "个案“{case}”的事件“{event}”所更正的事件“{corrects}”不在个案里",
        "event '{event}' of case '{case}' corrects '{corrects}', which the case does not have",
        "核对 corrects；被更正的事件随后报到的不必处理",
        "check corrects; nothing to do if the corrected event is still to be reported",
    ),
    "case_correction_self": CodeText(
        ERROR,
        "更正不能指向事件自己",
        "an event cannot correct itself",
        "corrects 写被更正事件的 id，更正另用一个 id",
        "name the corrected event in corrects, and give the correction an id of its own",
    ),
    "case_day_beyond": CodeText(
        ERROR,
        "个案“{case}”的事件“{event}”写的 {day} 超出工作日历可算的 {first} 至 {last}，未采用",
        "event '{event}' of case '{case}' names {day}, outside the years whose working days can be "
        "told ({first} to {last}); it is not used",
        "核对日期；写错的另报一个带 corrects 的事件更正",
        "check the day; if it is wrong, report an event that corrects it",
    ),
    "case_due_before_event": CodeText(
        ERROR,
        "指定的末日早于事件发生之日",
        "the last day it orders lies before the day of the event",
        "核对 due_on 和 happened_on",
        "check due_on and happened_on",
    ),
    "case_event_conflict": CodeText(
        ERROR,
        "个案“{case}”的事件“{event}”有两种内容，分不出先后，均未采用",
        "event '{event}' of case '{case}' is told in two ways, and it cannot be told which is "
        "later; neither is used",
        "内容有误的另报一个带 corrects 的事件；或写 received_at，以后收到的为准",
        "report an event that corrects the wrong one, or give received_at: the later one counts",
    ),
    "case_event_elsewhere": CodeText(
        ERROR,
        "事件“{event}”属于流程“{given}”，不属于“{procedure}”",
        "event '{event}' belongs to the procedure '{given}', not to '{procedure}'",
        "报到该流程的个案，或更正 procedure",
        "report it to a case of that procedure, or mend procedure",
    ),
    "case_event_future": CodeText(
        ERROR,
        "事件“{event}”写明发生在 {day}，晚于收到它的 {received}",
        "event '{event}' is said to have happened on {day}, after it was received on {received}",
        "事件发生之后再报；日期写错的更正 happened_on",
        "report it once it has happened, or mend happened_on",
    ),
    "case_event_kind": CodeText(
        ERROR,
        "事件“{event}”的类型“{given}”不是流程“{procedure}”的事件",
        "the type '{given}' of event '{event}' is none of the procedure '{procedure}'",
        "可写：{suggestion}；creditrules show {procedure} 列出全部类型",
        "write: {suggestion}; creditrules show {procedure} lists all types",
    ),
    "case_not_begun": CodeText(
        ERROR,
        "个案“{case}”还没有启动，事件“{event}”未采用",
        "case '{case}' has not begun; event '{event}' is not used",
        "先报启动事件：{starts}",
        "report the event it begins with first: {starts}",
    ),
    "case_not_counted": CodeText(
        WARNING,
        "待办“{duty}”的时限“{limit}”自 {day} 起数不出末日",
        "the limit '{limit}' of the duty '{duty}' leads to no last day from {day} on",
        "核对流程的时限：固定日已过的写 next_month 等；超出工作日历年份的核对日期",
        "check the limit of the procedure: next_month and the like where the fixed day is past; "
        "and the day, if it is beyond the working calendar",
    ),
    "case_out_of_force": CodeText(
        WARNING,
        "个案“{case}”启动于 {day}，《{document}》当日不在有效期内",
        "case '{case}' began on {day}, when '{document}' was not in force",
        "核对应按哪个流程办理",
        "check by which procedure it is to be handled",
    ),
    "case_retraction_of_nothing": CodeText(
        ERROR,
        "撤回没有写明撤回哪个事件",
        "a retraction does not say which event it retracts",
        "以 corrects 写被撤回事件的 id",
        "name the retracted event in corrects",
    ),
    "case_unmatched": CodeText(
        WARNING,
        "个案“{case}”的事件“{event}”（{kind}，{day}）没有对应的待办",
        "event '{event}' ({kind}, {day}) of case '{case}' fulfils no open duty",
        "核对日期、承办单位（by）和所属周期（period）；没有写错的不必处理",
        "check its day, the office (by) and the period; nothing to do if they are right",
    ),
    "event_kind_unknown": CodeText(
        ERROR,
        "流程没有事件“{id}”",
        "the procedure has no event '{id}'",
        "可写：{suggestion}；新的事件须先在 events 中写明",
        "write: {suggestion}; a new event has to stand under events first",
    ),
    "event_unemitted": CodeText(
        ERROR,
        "事件“{id}”没有人报：没有 by，也不是任何步骤的 done_by",
        "nobody reports the event '{id}': it has no by, and no step is done by it",
        "写明由哪一方报（by），或写到完成它的步骤的 done_by 里",
        "say which actor reports it (by), or name it in done_by of the step it fulfils",
    ),
    "limit_form": CodeText(
        ERROR,
        "时限须恰有 within、ordered、unstated 中的一种",
        "a limit has exactly one of within, ordered and unstated",
        "写明时限的，如 limit: 3wd；由决定指定的写 ordered；文件没有写的写 unstated",
        "a stated one as limit: 3wd; ordered where the act names the day; else unstated",
    ),
    "limit_without_unit": CodeText(
        ERROR,
        "时限“{value}”没有单位",
        "the limit '{value}' has no unit",
        "写明单位：{value}wd（工作日）、{value}d（日）、{value}m（月）",
        "give the unit: {value}wd (working days), {value}d (days), {value}m (months)",
    ),
    "procedure_without_start": CodeText(
        ERROR,
        "流程没有启动事件",
        "the procedure has no event to begin with",
        "在启动个案的事件上写 starts: true",
        "write starts: true at the event a case begins with",
    ),
    "step_circle": CodeText(
        ERROR,
        "步骤互相等待对方逾期：{steps}",
        "steps wait for each other to be overdue: {steps}",
        "去掉其中一个 after_overdue",
        "take one after_overdue away",
    ),
    "step_never_done": CodeText(
        WARNING,
        "步骤“{id}”没有写完成标志，它的待办永远办不完",
        "the step '{id}' does not say what fulfils it; its duties are never done",
        "在 done_by 中写明什么事件发生就算完成",
        "name in done_by the events that fulfil it",
    ),
    "step_opened_by_nothing": CodeText(
        ERROR,
        "步骤“{id}”没有写起于什么",
        "the step '{id}' does not say after what it is due",
        "写 after（起于事件）或 after_overdue（起于逾期）",
        "give after (events) or after_overdue (steps)",
    ),
    "step_unknown": CodeText(
        ERROR,
        "流程没有步骤“{id}”",
        "the procedure has no step '{id}'",
        "可写：{suggestion}",
        "write: {suggestion}",
    ),
    "step_unreachable": CodeText(
        ERROR,
        "步骤“{id}”永远走不到：它所起于的事件都没有人报",
        "the step '{id}' is never reached: nobody reports any event it comes after",
        "核对 after；或写明这些事件由哪一方报",
        "check after, or say which actor reports those events",
    ),
    "until_without_every": CodeText(
        ERROR,
        "步骤“{id}”不按周期重复，until 不起作用",
        "the step '{id}' is not repeated, so until does nothing",
        "写 every（month、quarter、half_year 或 year），或删去 until；免办情形写 unless",
        "give every (month, quarter, half_year or year), or delete until; what makes it needless "
        "is unless",
    ),
}
