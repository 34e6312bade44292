"""The diagnostic codes of models that contradict themselves, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, CodeText

CODES: Final[dict[str, CodeText]] = {
    "day": CodeText(
        ERROR,
        "“{value}”不是日期",
        "'{value}' is not a date",
        "写作 2018-06-20，并核对这一天是否存在",
        "write it as 2018-06-20, and check that there is such a day",
    ),
    "duration": CodeText(
        ERROR,
        "“{value}”不是时长",
        "'{value}' is not a length of time",
        "写作 P3Y（3年）、P6M（6个月）、P2W（2周）或 P30D（30日）",
        "write it as P3Y (3 years), P6M (6 months), P2W (2 weeks) or P30D (30 days)",
    ),
    "event_disagrees": CodeText(
        ERROR,
        "{field} 是 {short}，而 {kind} 事件的日期是 {days}",
        "{field} is {short}, but the day of the event {kind} is {days}",
        "{field} 是该事件的简写，两者只留一处，或改为同一天",
        "{field} is short for that event: keep one of the two, or give both the same day",
    ),
    "event_id_twice": CodeText(
        ERROR,
        "同一记录里有两个事件的 id 相同",
        "two events of the record have the same id",
        "给每个事件不同的 id，或都不写 id",
        "give each event an id of its own, or none",
    ),
    "event_set": CodeText(
        ERROR,
        "set 只能写在 correction（更正）事件里",
        "set belongs to events of the type correction only",
        "把 type 改为 correction，或删去 set",
        "change the type to correction, or delete set",
    ),
    "event_upheld": CodeText(
        ERROR,
        "upheld 只能写在 objection_closed（异议办结）事件里",
        "upheld belongs to events of the type objection_closed only",
        "把 type 改为 objection_closed，或删去 upheld",
        "change the type to objection_closed, or delete upheld",
    ),
    "fact_values": CodeText(
        ERROR,
        "type 为 code 的事实须列出 values，其他类型的不列",
        "a fact lists values if, and only if, its type is code",
        "补上 values，或改 type",
        "add values, or change the type",
    ),
    "field_untold": CodeText(
        ERROR,
        "业务领域没有写行业代码，也没有写经营范围用语，认不出来",
        "the field of business has neither industry codes nor words, so nothing is ever in it",
        "在 codes 写 GB/T 4754 的行业代码（如 C14、F522），或者在 words 写经营范围里的用语",
        "give codes of GB/T 4754 (such as C14, F522) under codes, or words of a business scope "
        "under words",
    ),
    "flag": CodeText(
        ERROR,
        "“{value}”应为 true 或 false",
        "'{value}' should be true or false",
        "是写 true，否写 false",
        "write true or false",
    ),
    "force_cap_empty": CodeText(
        ERROR,
        "force_cap 没有写明限制哪些措施",
        "force_cap does not say what it caps",
        "在 measure_types 写明措施类型，或在 authority_kinds 写明机关类别；都没有的删去本节",
        "name measure types in measure_types or kinds of bodies in authority_kinds, or delete "
        "force_cap",
    ),
    "form_block": CodeText(
        ERROR,
        "文书格式的一段须恰好写 heading、paragraph、table 中的一个",
        "a block of a form has exactly one of heading, paragraph and table",
        "拆成几段；英文写在有中文的段里，each 只用于 paragraph 和 table",
        "split it into several blocks; English stands beside the Chinese, each goes with "
        "paragraph and table only",
    ),
    "industry_code_bad": CodeText(
        ERROR,
        "“{value}”不是 GB/T 4754 的行业代码",
        "'{value}' is no industry code of GB/T 4754",
        "写门类字母、二至四位数字，或者两者都写，如 H、C14、F522、1411；字母和数字须属同一门类",
        "write the letter of a section, two to four digits, or both, as in H, C14, F522, 1411; the "
        "digits must belong to that section",
    ),
    "listed_disagrees": CodeText(
        ERROR,
        "listed 为 false，却给出了列入日期或列入事件",
        "listed is false, but a day or an event of listing is given",
        "已列入的删去 listed: false，未列入的删去列入日期和列入事件",
        "delete listed: false if the party was listed, else delete the day or the event",
    ),
    "moment": CodeText(
        ERROR,
        "“{value}”不是日期或时刻",
        "'{value}' is neither a date nor an instant",
        "写作 2018-06-20 或 2018-06-20T09:00:00+08:00",
        "write it as 2018-06-20 or 2018-06-20T09:00:00+08:00",
    ),
    "objection_basis": CodeText(
        ERROR,
        "extends: true 没有写明依据",
        "extends: true cites no basis",
        "在 basis 写明哪个文件规定期限顺延；文件没有规定的，删去 extends",
        "cite in basis the document that extends the period, or delete extends",
    ),
    "partial_day": CodeText(
        ERROR,
        "“{value}”不是日期",
        "'{value}' is not a date",
        "写作 2016-01-20；只知道月份的写 2016-01，只知道年份的写 2016",
        "write it as 2016-01-20, or 2016-01 or 2016 if no more is known",
    ),
    "period_form": CodeText(
        ERROR,
        "期限须恰好写一种形式",
        "a period has exactly one form",
        "在 while、length、until、permanent、unstated 中只写一个；文件未定年限的写 unstated",
        "give one of while, length, until, permanent and unstated; unstated if the document sets "
        "no length",
    ),
    "record_id_twice": CodeText(
        ERROR,
        "记录编号重复：{ids}",
        "several records have the same id: {ids}",
        "给每条记录不同的 id",
        "give each record an id of its own",
    ),
    "relation_days": CodeText(
        ERROR,
        "关系的 to 早于 from",
        "the relation ends (to) before it begins (from)",
        "核对两个日期；首尾两天都在关系期内",
        "check the two days; both belong to the relation",
    ),
    "relation_nobody": CodeText(
        ERROR,
        "关系没有写明对方是谁",
        "the relation does not say to whom",
        "写 subject（对方的编号）或 name（姓名、名称）",
        "give subject (the other party's id) or name",
    ),
    "window_reversed": CodeText(
        ERROR,
        "有效期的末日早于首日",
        "the window ends before it begins",
        "核对 effective_from（或 attested_on）与 effective_to；effective_to 是有效的最后一天",
        "check effective_from (or attested_on) and effective_to, the last day in force",
    ),
    "window_start_missing": CodeText(
        ERROR,
        "没有写明从何日起有效",
        "nothing says when it comes into force",
        "写 effective_from；查不到的，以 attested_on 写明最早见于何日",
        "give effective_from or, if it is not known, attested_on, the first day it is seen in use",
    ),
}
