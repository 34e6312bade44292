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
        "期限“{text}”是负数",
        "the time limit '{text}' is negative",
        "期限向后计算，0 为当日；向前推算工作日用 WorkCalendar.add",
        "a limit runs forwards and 0 is the day itself; "
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
        "缩短期限，或以 WorkCalendar.with_estimate 估算到更远的年份（最远 2099 年）",
        "shorten the limit, or estimate further with WorkCalendar.with_estimate (up to 2099)",
    ),
    "beyond_last_notice": CodeText(
        ERROR,
        "{day} 无法计算：国务院办公厅放假通知目前只到 {year} 年，覆盖至 {last}",
        "{day} cannot be counted: the State Council's holiday notices held here end with "
        "{year}, on {last}",
        "{next_year} 年的通知一般在 {year} 年 10 月至 12 月公布；公布后照抄成一份 YAML，用 "
        "creditrules calendar add-notice 加入，或升级 chinese-calendar；"
        "急用可加 --provisional（provisional=True）取估算结果和可能的范围",
        "the notice for {next_year} usually comes between October and December {year}; then write "
        "it as YAML and add it with creditrules calendar add-notice, or upgrade chinese-calendar; "
        "until then --provisional (provisional=True) gives a marked estimate with its range",
    ),
    "calendar_day_both": CodeText(
        ERROR,
        "{year} 年的放假安排中 {day} 既放假又上班",
        "the arrangement of {year} has {day} both off and worked",
        "对照通知，从 days_off 或 worked 中删去这一天",
        "compare with the notice and delete the day from days_off or from worked",
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
    "calendar_days_miscounted": CodeText(
        ERROR,
        "{holiday}写明放假 {printed} 天，列出的却有 {given} 天",
        "{holiday} is said to have {printed} days off, but {given} are listed",
        "对照通知核对 days_off 列出的日期；天数包括其中的周末",
        "check the days under days_off against the notice; weekends within the holiday count",
    ),
    "calendar_file_bad": CodeText(
        ERROR,
        "放假通知文件有错（{place}）：{problem}",
        "a file of holiday notices is wrong ({place}): {problem}",
        "用 creditrules check 检查这个文件并更正，或从 catalogues/calendar/ 中移走",
        "check the file with creditrules check and mend it, or move it out of catalogues/calendar/",
    ),
    "calendar_files_missing": CodeText(
        ERROR,
        "找不到随附的放假通知：{path} 中没有 calendar/*.yaml",
        "the bundled holiday notices are missing: there is no calendar/*.yaml in {path}",
        "重新安装 creditrules",
        "install creditrules again",
    ),
    "calendar_makeup_on_weekday": CodeText(
        ERROR,
        "{year} 年的放假安排把 {day} 列为调休上班，但这天不是周末",
        "the arrangement of {year} has {day} as a make-up workday, but it is no weekend day",
        "对照通知核对日期；平日本来就上班，不必列出",
        "check the date against the notice; a plain weekday is worked anyway",
    ),
    "calendar_notice_exists": CodeText(
        ERROR,
        "{path} 已有内容不同的放假通知",
        "{path} already holds a different notice",
        "先核对两份；要替换就先移走旧文件",
        "compare the two; to replace the old one, move it away first",
    ),
    "calendar_region_missing": CodeText(
        ERROR,
        "{year} 年的地方放假通知没有写管辖区域",
        "the regional notice for {year} does not say for which region it is",
        '写上 region：六位行政区划代码，加引号，如 "450000"',
        'give region: a GB/T 2260 code of six digits in quotation marks, such as "450000"',
    ),
    "calendar_statutory_day_worked": CodeText(
        ERROR,
        "{day} 是{holiday}，{year} 年的放假通知却没有放这一天",
        "{day} is {holiday}, but the notice for {year} does not have it off",
        "对照通知补上；放假办法若已修改，用 statutory_days 写明当年法定放假天数",
        "complete it from the notice; if the regulation on public holidays has been changed, say "
        "with statutory_days how many days it gives in that year",
    ),
    "calendar_unbalanced": CodeText(
        ERROR,
        "{year} 年的放假通知不平衡：平日放假减去周末上班为 {given} 天，"
        "法定放假为 {due} 天（{sums}）",
        "the notice for {year} does not balance: weekdays off less weekend days worked make "
        "{given}, the statutory days are {due} ({sums})",
        "对照通知核对放假和调休上班的日期；放假办法若已修改，用 statutory_days 写明",
        "check the days off and the make-up days against the notice; if the regulation on public "
        "holidays has been changed, say so with statutory_days",
    ),
    "calendar_weekday_wrong": CodeText(
        ERROR,
        "{day} 是{weekday}，与写明的星期不符",
        "{day} is not the day of the week given with it ({weekday})",
        "对照通知核对日期；星期可以不写",
        "check the date against the notice; the weekday may be left out",
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
        "年份必须连续；先加入 {year} 年的通知",
        "the years must follow one another; add the notice for {year} first",
    ),
    "calendar_year_twice": CodeText(
        ERROR,
        "工作日历中 {year} 年出现两次",
        "the working calendar has {year} twice",
        "只保留一份；年中有调整的，把两份通知的日期合成一年",
        "keep one; where a later notice amended the year, join the days of both",
    ),
    "columns_unequal": CodeText(
        ERROR,
        "两列的形状对不上：{shapes}",
        "the two columns do not fit together: {shapes}",
        "给出行数相同的两列，或一列和一个值",
        "give two columns of one length, or a column and a single value",
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
    "extra_missing": CodeText(
        ERROR,
        "这项功能需要 {package}，尚未安装",
        "this needs {package}, which is not installed",
        "安装附加组件：pip install 'creditrules[{extra}]'",
        "install the extra: pip install 'creditrules[{extra}]'",
    ),
    "first_day_unknown": CodeText(
        ERROR,
        "始日算法“{value}”不存在",
        "there is no way to count the first day called '{value}'",
        "可用 excluded（不计入，民法典第二百零一条）、included（计入，文件另有规定时）",
        "use excluded (Civil Code art. 201), or included where the document says so",
    ),
    "instants_in_column": CodeText(
        ERROR,
        "这一列是时刻（{type}），不是日期",
        "the column holds instants ({type}), not dates",
        "先换算到北京时间并只取日期，如 pandas 的 .dt.tz_convert('Asia/Shanghai').dt.date",
        "convert to the time of China and take the date first, with pandas "
        ".dt.tz_convert('Asia/Shanghai').dt.date",
    ),
    "law_unknown": CodeText(
        ERROR,
        "没有单列“{law}”的期限计算规则",
        "there is no rule of counting for the law '{law}'",
        "可用 {known}；其他法律不填 law，直接写 wd 或 d",
        "use one of {known}; for any other law leave it out and write wd or d",
    ),
    "missing_in_column": CodeText(
        ERROR,
        "第 {row} 行（自 0 起）没有日期",
        "row {row} (from 0) has no date",
        "先补齐或去掉缺失的行；WorkDayArrays.covers 可找出它们",
        "fill or leave out the missing rows; WorkDayArrays.covers finds them",
    ),
    "month_has_fewer": CodeText(
        ERROR,
        "{month} 没有第 {number} 个工作日，全月只有 {days} 个",
        "{month} has no working day number {number}; it has {days}",
        "给出 1 至 {days}，或从月末倒数的 -1 至 -{days}",
        "give 1 to {days}, or -1 to -{days} from the end of the month",
    ),
    "no_dates_in_column": CodeText(
        ERROR,
        "这一列不是日期，而是 {type}",
        "the column holds no dates but {type}",
        "给出 datetime64、date32 或 datetime.date；文字先转换为日期",
        "give datetime64, date32 or datetime.date; convert text to dates first",
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
        "给出 datetime.date，或带时区的时刻（按北京时间取日期）；文字用 date.fromisoformat 转换",
        "give a datetime.date, or an instant with its time zone, which counts as its day in China; "
        "read text with date.fromisoformat",
    ),
    "not_a_month": CodeText(
        ERROR,
        "没有 {value} 这个月",
        "there is no month {value}",
        "年份用四位整数，月份用 1 至 12",
        "give a year of four digits and a month from 1 to 12",
    ),
    "not_a_pause": CodeText(
        ERROR,
        "中止期间应为 Pause，得到 {value}",
        "a pause is needed, not {value}",
        "写作 Pause(首日, 末日)，两日都包括在内",
        "write Pause(first, last); both days are included",
    ),
    "not_a_region": CodeText(
        ERROR,
        "应为行政区划代码，得到 {value}",
        "a GB/T 2260 code is needed, not {value}",
        '给出六位数字的文字，如 "450000"',
        'give six digits as text, such as "450000"',
    ),
    "not_a_year": CodeText(
        ERROR,
        "应为年份，得到 {value}",
        "a year is needed, not {value}",
        "给出四位年份的整数，如 2026",
        "give a whole number such as 2026",
    ),
    "pause_backwards": CodeText(
        ERROR,
        "中止期间的末日 {last} 早于首日 {first}",
        "the pause ends on {last}, before it begins on {first}",
        "写作首日在前、末日在后，两日都包括在内",
        "give the first day before the last; both are included",
    ),
    "period_ends_before_start": CodeText(
        ERROR,
        "提前终止日 {ended_on} 早于期间的首日 {start}",
        "the early end {ended_on} is before the first day {start}",
        "核对两个日期；自始没有执行的不作提前终止",
        "check the two dates; what was never in force is not ended early",
    ),
    "period_floor_too_long": CodeText(
        ERROR,
        "法定最短期限 {floor} 比期间本身还长，期间至 {end}",
        "the shortest term {floor} is longer than the period, which ends on {end}",
        "核对期限和法定最短期限",
        "check the length and the shortest term set by law",
    ),
    "point_frame_unknown": CodeText(
        ERROR,
        "固定日期“{text}”不认识",
        "there is no fixed day of '{text}'",
        "可写：{suggestion}",
        "did you mean {suggestion}",
    ),
    "point_malformed": CodeText(
        ERROR,
        "固定日期“{text}”读不出来",
        "the fixed day '{text}' cannot be read",
        "写作 next_month:7（次月7日前）、this_month:last（当月末日前）、"
        "next_month:3wd（次月第3个工作日前）或 next_year:1-31（次年1月31日前）；"
        "末尾加 ! 表示不含当日",
        "write next_month:7, this_month:last, next_month:3wd (the third working day) or "
        "next_year:1-31; with ! at the end the day itself is too late",
    ),
    "point_passed": CodeText(
        ERROR,
        "{start} 起算时，固定日期 {point}（{day}）已过",
        "on {start} the fixed day {point} ({day}) is past",
        "用次月或次年，如 next_month:7",
        "use the next month or year, such as next_month:7",
    ),
    "point_paused": CodeText(
        ERROR,
        "固定日期 {point} 不因中止而顺延",
        "the fixed day {point} is not moved by a pause",
        "去掉中止期间，或改写为从某日起的期限",
        "leave out the pauses, or write the limit as a number of days",
    ),
    "roll_unknown": CodeText(
        ERROR,
        "末日顺延方式“{roll}”不存在",
        "there is no way of rolling called '{roll}'",
        "可用 day_off（周末和节假日均顺延）、holiday（只遇节假日顺延）、none（不顺延）",
        "use day_off (weekends and holidays), holiday (holidays only) or none",
    ),
}
