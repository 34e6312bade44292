"""Every diagnostic code of the project, with its words in Chinese and English.

A code is for ever: hosts, suppressions and documentation pages refer to it.  Each room keeps its
codes in its own section, in alphabetical order.  A placeholder ``{name}`` is an argument given to
:meth:`creditrules.text.Diagnostic.of`; message and help of both languages share the arguments.
A message is one sentence that says what is wrong and quotes what the file says; the help says how
to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = ["CODES", "SECTIONS", "CodeText", "Severity"]


class Severity(StrEnum):
    """How grave a diagnostic is: an error refuses the file or row, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CodeText:
    """The words of one diagnostic code."""

    severity: Severity
    zh: str
    en: str
    help_zh: str
    help_en: str


_E: Final = Severity.ERROR
_W: Final = Severity.WARNING
_N: Final = Severity.NOTE


# ---------------------------------------------------------------------------------------- text
_TEXT: Final[dict[str, CodeText]] = {
    "character_forbidden": CodeText(
        _E,
        "文件含有不应出现的字符 {character}（共 {count} 处）",
        "the file holds the character {character}, which does not belong there ({count} in all)",
        "删去该字符；它多半看不见，随网页或文档粘贴而来",
        "delete the character; it is mostly invisible and comes with pasted text",
    ),
    "duplicate_key": CodeText(
        _E,
        "键“{key}”重复",
        "the key '{key}' is given twice",
        "只保留一处；两处都要时，合并为一个列表",
        "keep one of the two; if both are meant, join them in one list",
    ),
    "file_empty": CodeText(
        _E,
        "文件没有内容（空白，或只有注释）",
        "the file says nothing (it is blank, or holds only comments)",
        "写入内容，或删去这个文件",
        "write its content, or delete the file",
    ),
    "file_in_gbk": CodeText(
        _E,
        "文件不是 UTF-8 编码，看来是 GBK（GB18030）",
        "the file is not encoded in UTF-8; it looks like GBK (GB18030)",
        "用编辑器“另存为”，编码选 UTF-8",
        "save it again with the encoding UTF-8",
    ),
    "file_in_utf16": CodeText(
        _E,
        "文件不是 UTF-8 编码，而是 UTF-16（记事本称“Unicode”）",
        "the file is encoded in UTF-16, not in UTF-8",
        "用编辑器“另存为”，编码选 UTF-8",
        "save it again with the encoding UTF-8",
    ),
    "file_not_utf8": CodeText(
        _E,
        "文件不是 UTF-8 文本：此处的字节 {byte} 无法解读",
        "the file is not UTF-8 text: the byte {byte} cannot be read here",
        "确认这是文本文件，用编辑器另存为 UTF-8",
        "make sure that it is a text file and save it as UTF-8",
    ),
    "file_too_large": CodeText(
        _E,
        "文件有 {size}，超过 {limit} 的上限",
        "the file has {size}, more than the limit of {limit}",
        "拆成几个文件",
        "split it into several files",
    ),
    "key_not_scalar": CodeText(
        _E,
        "键应当是一个词，这里却是列表或映射",
        "a key is one word, but here stands a list or a mapping",
        "以“[”“{{”开头的文字作键时加引号；否则删去问号或多余的括号",
        "put the key in quotation marks if it begins with a bracket, or take the bracket away",
    ),
    "too_deep": CodeText(
        _E,
        "层次超过 {limit} 层",
        "the nesting goes deeper than {limit} levels",
        "减少嵌套；从这里起未再读取",
        "nest less; nothing was read from here on",
    ),
    "too_many_findings": CodeText(
        _E,
        "问题已达 {limit} 处，其余未再列出",
        "there are {limit} findings; the rest is not listed",
        "先改正以上各处，再检查一次",
        "mend these first, then check again",
    ),
    "too_many_nodes": CodeText(
        _E,
        "内容超过 {limit} 项",
        "the file holds more than {limit} values",
        "拆成几个文件；从这里起未再读取",
        "split it into several files; nothing was read from here on",
    ),
    "value_runs_on": CodeText(
        _W,
        "下一行“{line}”被读成了本值的一部分",
        "the next line, '{line}', is read as part of this value",
        "下一行是新的一项时，与上文同类的行左对齐，键后用半角冒号加空格；确是一段话时加引号",
        "if the next line is an item of its own, align it with its like and write ': ' after its "
        "key; if it is one text, put it in quotation marks",
    ),
    "value_too_long": CodeText(
        _E,
        "一个值长达 {size} 字，超过 {limit} 字的上限",
        "a value has {size} characters, more than the limit of {limit}",
        "缩短这个值；多半是引号或“|”没有收住",
        "shorten it; mostly a quotation mark or a '|' swallowed what follows",
    ),
    "yaml_alias": CodeText(
        _E,
        "不接受 YAML 引用“{name}”",
        "YAML aliases like '{name}' are not accepted",
        "把被引用的内容写全；值本身以 * 开头时加引号",
        "write out what it refers to; if the value itself begins with *, put it in quotation marks",
    ),
    "yaml_anchor": CodeText(
        _E,
        "不接受 YAML 锚点“{name}”",
        "YAML anchors like '{name}' are not accepted",
        "删去锚点；值本身以 & 开头时加引号",
        "delete the anchor; if the value itself begins with &, put it in quotation marks",
    ),
    "yaml_bracket": CodeText(
        _E,
        "括号没有成对，或括号内缺逗号、多逗号",
        "the brackets do not match, or a comma between them is missing or one too many",
        "检查 [ ] 与 {{ }} 是否成对，各项之间用一个半角逗号隔开",
        "match [ ] and {{ }}, and put one comma between the items",
    ),
    "yaml_colon": CodeText(
        _E,
        "这里不应出现冒号",
        "a colon does not belong here",
        "值中含有“: ”时给整个值加引号；若是新的一项，另起一行并与同级的键左对齐",
        "put the whole value in quotation marks if it holds ': '; a new key goes on a line of its "
        "own, aligned with its like",
    ),
    "yaml_directive": CodeText(
        _E,
        "不接受以 % 开头的 YAML 指令行",
        "YAML directives (lines that begin with %) are not accepted",
        "删去这一行",
        "delete the line",
    ),
    "yaml_documents": CodeText(
        _E,
        "一个文件只能有一份内容，这里又开始了一份",
        "a file holds one document, but another one begins here",
        "删去“---”，或拆成两个文件",
        "delete the '---', or split the file in two",
    ),
    "yaml_escape": CodeText(
        _E,
        "双引号内的反斜杠写法不能识别",
        "the backslash in these quotation marks means nothing",
        "改用单引号，或把反斜杠写成两个；汉字直接写出，不用 \\u 代码",
        "use single quotation marks or double the backslash; write characters themselves",
    ),
    "yaml_fullwidth_colon": CodeText(
        _E,
        "键后用了全角冒号“：”",
        "the key is followed by a full-width colon",
        "改为半角冒号加一个空格“: ”",
        "write ': ', an ASCII colon and a blank",
    ),
    "yaml_indentation": CodeText(
        _E,
        "缩进与上文不齐",
        "the line is not aligned with what stands above it",
        "同级的行左对齐；下一级多缩进两个空格；列表项以“- ”开头",
        "align lines of one level, indent the next level by two blanks, begin list items with '- '",
    ),
    "yaml_key": CodeText(
        _E,
        "这一行不是“键: 值”的写法",
        "this line is not written as 'key: value'",
        "键后写半角冒号和一个空格；列表项以“- ”开头",
        "write ': ' after the key; begin a list item with '- '",
    ),
    "yaml_quote": CodeText(
        _E,
        "引号没有成对，或引号之后还有文字",
        "the quotation marks do not match, or something follows the closing one",
        "补上右引号；值中有单引号时外面用双引号，反之亦然",
        "close the quotation; around a value that holds ' use \", and the other way round",
    ),
    "yaml_symbol": CodeText(
        _E,
        "值不能以“{character}”开头",
        "a value cannot begin with '{character}'",
        "给整个值加引号",
        "put the whole value in quotation marks",
    ),
    "yaml_syntax": CodeText(
        _E,
        "不合 YAML 语法：{problem}",
        "this is not YAML: {problem}",
        "与相邻的条目对照写法；把值加上引号再试",
        "compare it with the entries around it; put the value in quotation marks",
    ),
    "yaml_tab": CodeText(
        _E,
        "缩进用了制表符（Tab）",
        "the line is indented with a tab",
        "改为空格，每级两个",
        "use blanks, two for each level",
    ),
    "yaml_tag": CodeText(
        _E,
        "不接受 YAML 标签“{tag}”",
        "YAML tags like '{tag}' are not accepted",
        "删去标签；值本身以 ! 开头时加引号",
        "delete the tag; if the value itself begins with !, put it in quotation marks",
    ),
    "yaml_wide_blank": CodeText(
        _E,
        "缩进用了全角空格或不间断空格",
        "the line is indented with a full-width or no-break space",
        "改为半角空格，每级两个",
        "use ASCII blanks, two for each level",
    ),
}

# ------------------------------------------------------------------------------------ calendar
_CALENDAR: Final[dict[str, CodeText]] = {
    "amount_in_words": CodeText(
        _E,
        "期限“{text}”不是规则的写法",
        "the time limit '{text}' is not in the form rules use",
        "写作 {suggestion}",
        "write {suggestion}",
    ),
    "amount_malformed": CodeText(
        _E,
        "期限“{text}”读不出来",
        "the time limit '{text}' cannot be read",
        "写作数字加单位：7wd（工作日）、30d（日）、2w（周）、1m（月）、1y（年）",
        "write a number and a unit: 7wd (working days), 30d (days), 2w, 1m (month) or 1y",
    ),
    "amount_not_positive": CodeText(
        _E,
        "期限“{text}”小于一",
        "the time limit '{text}' is less than one",
        "期限从次日起算，至少为 1；向前推算工作日用 WorkCalendar.add",
        "a limit counts from the next day, so give at least 1; "
        "to count working days backwards use WorkCalendar.add",
    ),
    "before_first_year": CodeText(
        _E,
        "{day} 早于工作日历的第一天 {first}",
        "{day} is before {first}, the first day of the working calendar",
        "{first} 之前没有放假数据；按日、周、月、年计且不顺延（roll=none）的期限不需要它",
        "there are no holiday data before {first}; "
        "a limit in d, w, m or y with roll=none does not need them",
    ),
    "beyond_estimate": CodeText(
        _E,
        "{day} 超出估算范围，估算只到 {last}",
        "{day} is out of reach of the estimate, which ends on {last}",
        "缩短期限，或以 WorkCalendar.with_estimate 估算到更远的年份（最多到末份通知后 100 年）",
        "shorten the limit, or estimate further with WorkCalendar.with_estimate "
        "(up to 100 years past the last notice)",
    ),
    "beyond_last_notice": CodeText(
        _E,
        "{day} 无法计算：国务院办公厅放假通知目前只到 {year} 年，覆盖至 {last}",
        "{day} cannot be counted: the State Council's holiday notices held here end with "
        "{year}, on {last}",
        "{next_year} 年的通知一般在 {year} 年 10 月至 12 月公布；公布后升级 chinesecalendar，"
        "或用 WorkCalendar.with_years 加入；急用可加 --provisional（provisional=True）取估算结果",
        "the notice for {next_year} usually comes between October and December {year}; then "
        "upgrade chinesecalendar or add the year with WorkCalendar.with_years; until then "
        "--provisional (provisional=True) gives a marked estimate",
    ),
    "calendar_day_outside_year": CodeText(
        _E,
        "{day} 不在 {year} 年的放假安排之内",
        "{day} does not belong to the arrangement of {year}",
        "放假安排只写本年各日，以及因元旦调休的上年 12 月各日",
        "give days of the year itself, or of the December before it for New Year",
    ),
    "calendar_day_twice": CodeText(
        _E,
        "{year} 年的放假安排中 {day} 出现两次",
        "the arrangement of {year} gives {day} twice",
        "同一天只能放假或上班，删去一处",
        "a day is either off or worked; delete one of the two",
    ),
    "calendar_makeup_on_weekday": CodeText(
        _E,
        "{year} 年的放假安排把 {day} 列为调休上班，但这天不是周末",
        "the arrangement of {year} has {day} as a make-up workday, but it is no weekend day",
        "对照通知核对日期；平日本来就上班，不必列出",
        "check the date against the notice; a plain weekday is worked anyway",
    ),
    "calendar_without_notice": CodeText(
        _E,
        "工作日历没有任何一年的放假通知",
        "the working calendar has no year with a holiday notice",
        "至少给出一年，且第一年必须有通知",
        "give at least one year, and let the first have a notice",
    ),
    "calendar_year_missing": CodeText(
        _E,
        "工作日历缺少 {year} 年的放假通知",
        "the working calendar lacks the holiday notice of {year}",
        "年份必须连续；补上 {year} 年",
        "the years must follow one another; add {year}",
    ),
    "calendar_year_twice": CodeText(
        _E,
        "工作日历中 {year} 年出现两次",
        "the working calendar has {year} twice",
        "只保留一份；年中有调整的，把两份通知的日期合成一年",
        "keep one; where a later notice amended the year, join the days of both",
    ),
    "date_out_of_range": CodeText(
        _E,
        "自 {start} 起 {amount} 超出公元 9999 年",
        "{amount} from {start} lies after the year 9999",
        "核对期限的数字和单位",
        "check the number and the unit of the limit",
    ),
    "duration_malformed": CodeText(
        _E,
        "时长“{text}”读不出来",
        "the length of time '{text}' cannot be read",
        "写作 P3Y（3年）、P6M（6个月）、P30D（30日）、P2W（2周）或 P1Y6M",
        "write P3Y (3 years), P6M (6 months), P30D (30 days), P2W (2 weeks) or P1Y6M",
    ),
    "duration_not_positive": CodeText(
        _E,
        "时长“{text}”不是正的整数",
        "the length of time '{text}' is not a positive whole number",
        "年、月、日用非负整数，且至少有一个大于零",
        "give whole numbers of years, months and days, at least one of them above zero",
    ),
    "law_unknown": CodeText(
        _E,
        "没有单列“{law}”的期限计算规则",
        "there is no rule of counting for the law '{law}'",
        "可用 {known}；其他法律不填 law，直接写 wd 或 d",
        "use one of {known}; for any other law leave it out and write wd or d",
    ),
    "not_a_count": CodeText(
        _E,
        "工作日数应为整数，得到 {value}",
        "the number of working days must be a whole number, not {value}",
        "给出整数，如 7；负数向前推算",
        "give a whole number such as 7; a negative one counts backwards",
    ),
    "not_a_date": CodeText(
        _E,
        "应为日期，得到 {type}：{value}",
        "a date is needed, not {type}: {value}",
        "给出 datetime.date；时刻先换算为北京时间再取日期，文字用 date.fromisoformat 转换",
        "give a datetime.date; take the date of an instant at +08:00 first, "
        "and read text with date.fromisoformat",
    ),
    "not_a_year": CodeText(
        _E,
        "应为年份，得到 {value}",
        "a year is needed, not {value}",
        "给出四位年份的整数，如 2026",
        "give a whole number such as 2026",
    ),
    "roll_unknown": CodeText(
        _E,
        "末日顺延方式“{roll}”不存在",
        "there is no way of rolling called '{roll}'",
        "可用 day_off（周末和节假日均顺延）、holiday（只遇节假日顺延）、none（不顺延）",
        "use day_off (weekends and holidays), holiday (holidays only) or none",
    ),
}

# --------------------------------------------------------------------------------------- model
_MODEL: Final[dict[str, CodeText]] = {}

# ---------------------------------------------------------------------------------- conditions
_CONDITIONS: Final[dict[str, CodeText]] = {}

# ----------------------------------------------------------------------------------- catalogue
_CATALOGUE: Final[dict[str, CodeText]] = {}

# -------------------------------------------------------------------------------------- engine
_ENGINE: Final[dict[str, CodeText]] = {}

# ----------------------------------------------------------------------------------- procedure
_PROCEDURE: Final[dict[str, CodeText]] = {}

# -------------------------------------------------------------------------------------- intake
_INTAKE: Final[dict[str, CodeText]] = {}

# -------------------------------------------------------------------------------------- ledger
_LEDGER: Final[dict[str, CodeText]] = {}

# ------------------------------------------------------------------------------------- testing
_TESTING: Final[dict[str, CodeText]] = {}

# ----------------------------------------------------------------------------------------- cli
_CLI: Final[dict[str, CodeText]] = {}


SECTIONS: Final[Mapping[str, Mapping[str, CodeText]]] = MappingProxyType(
    {
        "text": _TEXT,
        "calendar": _CALENDAR,
        "model": _MODEL,
        "conditions": _CONDITIONS,
        "catalogue": _CATALOGUE,
        "engine": _ENGINE,
        "procedure": _PROCEDURE,
        "intake": _INTAKE,
        "ledger": _LEDGER,
        "testing": _TESTING,
        "cli": _CLI,
    }
)
"""The codes by room."""

CODES: Final[Mapping[str, CodeText]] = MappingProxyType(
    {code: text for section in SECTIONS.values() for code, text in section.items()}
)
"""All codes.  No two rooms share one."""
