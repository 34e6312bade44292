"""The diagnostic codes of the calendar, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, CodeText

CODES: Final[dict[str, CodeText]] = {
    "amount_in_words": CodeText(
        ERROR,
        "期限“{text}”不是规则的写法",
        "the time limit '{text}' is not in the form rules use",
        "写作 {suggestion}",
        "write {suggestion}",
    ),
    "amount_malformed": CodeText(
        ERROR,
        "期限“{text}”读不出来",
        "the time limit '{text}' cannot be read",
        "写作数字加单位：7wd（工作日）、30d（日）、2w（周）、1m（月）、1y（年）",
        "write a number and a unit: 7wd (working days), 30d (days), 2w, 1m (month) or 1y",
    ),
    "amount_not_positive": CodeText(
        ERROR,
        "期限“{text}”小于一",
        "the time limit '{text}' is less than one",
        "期限从次日起算，至少为 1；向前推算工作日用 WorkCalendar.add",
        "a limit counts from the next day, so give at least 1; "
        "to count working days backwards use WorkCalendar.add",
    ),
    "before_first_year": CodeText(
        ERROR,
        "{day} 早于工作日历的第一天 {first}",
        "{day} is before {first}, the first day of the working calendar",
        "{first} 之前没有放假数据；按日、周、月、年计且不顺延（roll=none）的期限不需要它",
        "there are no holiday data before {first}; "
        "a limit in d, w, m or y with roll=none does not need them",
    ),
    "beyond_estimate": CodeText(
        ERROR,
        "{day} 超出估算范围，估算只到 {last}",
        "{day} is out of reach of the estimate, which ends on {last}",
        "缩短期限，或以 WorkCalendar.with_estimate 估算到更远的年份（最多到末份通知后 100 年）",
        "shorten the limit, or estimate further with WorkCalendar.with_estimate "
        "(up to 100 years past the last notice)",
    ),
    "beyond_last_notice": CodeText(
        ERROR,
        "{day} 无法计算：国务院办公厅放假通知目前只到 {year} 年，覆盖至 {last}",
        "{day} cannot be counted: the State Council's holiday notices held here end with "
        "{year}, on {last}",
        "{next_year} 年的通知一般在 {year} 年 10 月至 12 月公布；公布后升级 chinese-calendar，"
        "或用 WorkCalendar.with_years 加入；急用可加 --provisional（provisional=True）取估算结果",
        "the notice for {next_year} usually comes between October and December {year}; then "
        "upgrade chinese-calendar or add the year with WorkCalendar.with_years; until then "
        "--provisional (provisional=True) gives a marked estimate",
    ),
    "calendar_day_outside_year": CodeText(
        ERROR,
        "{day} 不在 {year} 年的放假安排之内",
        "{day} does not belong to the arrangement of {year}",
        "放假安排只写本年各日，以及因元旦调休的上年 12 月各日",
        "give days of the year itself, or of the December before it for New Year",
    ),
    "calendar_day_twice": CodeText(
        ERROR,
        "{year} 年的放假安排中 {day} 出现两次",
        "the arrangement of {year} gives {day} twice",
        "同一天只能放假或上班，删去一处",
        "a day is either off or worked; delete one of the two",
    ),
    "calendar_makeup_on_weekday": CodeText(
        ERROR,
        "{year} 年的放假安排把 {day} 列为调休上班，但这天不是周末",
        "the arrangement of {year} has {day} as a make-up workday, but it is no weekend day",
        "对照通知核对日期；平日本来就上班，不必列出",
        "check the date against the notice; a plain weekday is worked anyway",
    ),
    "calendar_without_notice": CodeText(
        ERROR,
        "工作日历没有任何一年的放假通知",
        "the working calendar has no year with a holiday notice",
        "至少给出一年，且第一年必须有通知",
        "give at least one year, and let the first have a notice",
    ),
    "calendar_year_missing": CodeText(
        ERROR,
        "工作日历缺少 {year} 年的放假通知",
        "the working calendar lacks the holiday notice of {year}",
        "年份必须连续；补上 {year} 年",
        "the years must follow one another; add {year}",
    ),
    "calendar_year_twice": CodeText(
        ERROR,
        "工作日历中 {year} 年出现两次",
        "the working calendar has {year} twice",
        "只保留一份；年中有调整的，把两份通知的日期合成一年",
        "keep one; where a later notice amended the year, join the days of both",
    ),
    "date_out_of_range": CodeText(
        ERROR,
        "自 {start} 起 {amount} 超出公元 9999 年",
        "{amount} from {start} lies after the year 9999",
        "核对期限的数字和单位",
        "check the number and the unit of the limit",
    ),
    "duration_malformed": CodeText(
        ERROR,
        "时长“{text}”读不出来",
        "the length of time '{text}' cannot be read",
        "写作 P3Y（3年）、P6M（6个月）、P30D（30日）、P2W（2周）或 P1Y6M",
        "write P3Y (3 years), P6M (6 months), P30D (30 days), P2W (2 weeks) or P1Y6M",
    ),
    "duration_not_positive": CodeText(
        ERROR,
        "时长“{text}”不是正的整数",
        "the length of time '{text}' is not a positive whole number",
        "年、月、日用非负整数，且至少有一个大于零",
        "give whole numbers of years, months and days, at least one of them above zero",
    ),
    "law_unknown": CodeText(
        ERROR,
        "没有单列“{law}”的期限计算规则",
        "there is no rule of counting for the law '{law}'",
        "可用 {known}；其他法律不填 law，直接写 wd 或 d",
        "use one of {known}; for any other law leave it out and write wd or d",
    ),
    "not_a_count": CodeText(
        ERROR,
        "工作日数应为整数，得到 {value}",
        "the number of working days must be a whole number, not {value}",
        "给出整数，如 7；负数向前推算",
        "give a whole number such as 7; a negative one counts backwards",
    ),
    "not_a_date": CodeText(
        ERROR,
        "应为日期，得到 {type}：{value}",
        "a date is needed, not {type}: {value}",
        "给出 datetime.date；时刻先换算为北京时间再取日期，文字用 date.fromisoformat 转换",
        "give a datetime.date; take the date of an instant at +08:00 first, "
        "and read text with date.fromisoformat",
    ),
    "not_a_year": CodeText(
        ERROR,
        "应为年份，得到 {value}",
        "a year is needed, not {value}",
        "给出四位年份的整数，如 2026",
        "give a whole number such as 2026",
    ),
    "roll_unknown": CodeText(
        ERROR,
        "末日顺延方式“{roll}”不存在",
        "there is no way of rolling called '{roll}'",
        "可用 day_off（周末和节假日均顺延）、holiday（只遇节假日顺延）、none（不顺延）",
        "use day_off (weekends and holidays), holiday (holidays only) or none",
    ),
}
