"""The diagnostic codes of conditions, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, CodeText

CODES: Final[dict[str, CodeText]] = {
    "condition_count_form": CodeText(
        ERROR,
        "count_records 的写法不对",
        "count_records is not written as it should be",
        "写作 count_records: {{at_least: 2, within: P2Y, of: {{条件}}}}；at_least 为 1 以上的整数，"
        "within 可以不写",
        "write count_records: {{at_least: 2, within: P2Y, of: {{condition}}}}; at_least is 1 or "
        "more, within may be left out",
    ),
    "condition_nested_records": CodeText(
        ERROR,
        "{key} 不能写在另一个记录条件里面",
        "{key} cannot stand inside another condition on records",
        "把两个记录条件并列写在 all 或 any 之下",
        "put the two conditions on records side by side under all or any",
    ),
    "condition_not_list": CodeText(
        ERROR,
        "{key} 后面应当是条件的列表",
        "{key} takes a list of conditions",
        "写作 {key}: [{{条件}}, {{条件}}]，至少一项",
        "write {key}: [{{condition}}, {{condition}}], with at least one",
    ),
    "condition_not_mapping": CodeText(
        ERROR,
        "这里应当是条件，如“事实: 值”",
        "a condition should stand here, such as 'fact: value'",
        "写作 {{any_record: {{listed: true}}}} 之类；没有条件时删去这个键",
        "write something like {{any_record: {{listed: true}}}}, or delete the key if there is no "
        "condition",
    ),
    "fact_of_record": CodeText(
        ERROR,
        "“{fact}”是信用记录的事实，这里问的是主体",
        "'{fact}' is a fact of records, but here the subject is asked",
        "把它写进 any_record: {{{fact}: ...}}",
        "put it into any_record: {{{fact}: ...}}",
    ),
    "fact_of_subject": CodeText(
        ERROR,
        "“{fact}”是主体的事实，这里问的是信用记录",
        "'{fact}' is a fact of the subject, but here a record is asked",
        "把它移到记录条件之外，与之并列",
        "move it out of the condition on records, beside it",
    ),
    "fact_unknown": CodeText(
        ERROR,
        "没有叫“{fact}”的事实",
        "there is no fact called '{fact}'",
        "可写：{suggestion}；新的事实须先在词表 facts 中声明",
        "write: {suggestion}; a new fact has to be declared under facts first",
    ),
    "test_between_form": CodeText(
        ERROR,
        "between 后面应当是从小到大的两个值",
        "between takes two values, the smaller first",
        "写作 between: [10, 20]，两端都包括在内",
        "write between: [10, 20]; both ends are included",
    ),
    "test_does_not_fit": CodeText(
        ERROR,
        "“{fact}”的类型是 {type}，不能用 {test} 来比",
        "'{fact}' is of the type {type}, which {test} cannot compare",
        "大小比较用于 money、integer、date，within 用于 date，contains_any 用于 text、code；"
        "其他写值或 in",
        "compare money, integer and date by size, date by within, text and code by contains_any; "
        "otherwise give a value or in",
    ),
    "test_duration": CodeText(
        ERROR,
        "within 后面应当是时长",
        "within takes a length of time",
        "写作 P3Y（3年）、P6M（6个月）或 P30D（30日）",
        "write it as P3Y (3 years), P6M (6 months) or P30D (30 days)",
    ),
    "test_needs_list": CodeText(
        ERROR,
        "{test} 后面应当是值的列表",
        "{test} takes a list of values",
        "写作 {test}: [甲, 乙]，只有一个值也加方括号",
        "write {test}: [one, two], in brackets even if there is only one",
    ),
    "test_only_true": CodeText(
        ERROR,
        "{test} 后面只能是 true",
        "{test} can only be true",
        "写作 {test}: true；要相反的意思，known 与 absent 互换",
        "write {test}: true; for the opposite take known for absent or absent for known",
    ),
    "test_unknown": CodeText(
        ERROR,
        "没有叫“{test}”的比较",
        "there is no test called '{test}'",
        "可写：{suggestion}",
        "write: {suggestion}",
    ),
    "test_value": CodeText(
        ERROR,
        "这个值不能与“{fact}”（类型 {type}）相比",
        "the value cannot be compared with '{fact}' of the type {type}",
        "money 写以元为单位的数，integer 写整数，date 写 2018-06-20，boolean 写 true 或 false；"
        "只写一个值",
        "write yuan for money, a whole number for integer, 2018-06-20 for date, true or false for "
        "boolean; one value only",
    ),
    "test_value_unknown": CodeText(
        ERROR,
        "“{fact}”没有“{value}”这个取值",
        "'{fact}' has no value '{value}'",
        "可写：{suggestion}",
        "write: {suggestion}",
    ),
}
