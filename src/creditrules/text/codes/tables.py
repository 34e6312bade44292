"""The diagnostic codes of reading tables, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, NOTE, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "table_amount_negative": CodeText(
        ERROR,
        "“{column}”栏的“{value}”是负数",
        "'{value}' in the column '{column}' is negative",
        "更正金额；没有金额时留空",
        "correct the amount; leave the cell blank if there is none",
    ),
    "table_amount_unread": CodeText(
        ERROR,
        "“{column}”栏的“{value}”不是金额",
        "'{value}' in the column '{column}' is no amount of money",
        "写成数，如 1.5、15,000.00、5万元、20000元；说明文字移到处罚内容栏",
        "write a number such as 1.5, 15,000.00, 5万元 or 20000元; put words into 处罚内容",
    ),
    "table_amount_without_unit": CodeText(
        ERROR,
        "“{column}”栏的“{value}”没有单位，分不清是元还是万元",
        "'{value}' in the column '{column}' has no unit; it may be in yuan or in 10,000 yuan",
        "在表头写明单位，如 罚款金额（万元）；或用 --map 写 {{column: ..., unit: yuan}}（万元写 "
        "wan_yuan）",
        "give the unit in the heading, as in 罚款金额（万元）, or with --map "
        "{{column: ..., unit: yuan}} (wan_yuan for 万元)",
    ),
    "table_cell_damaged": CodeText(
        ERROR,
        "“{column}”栏的“{value}”是 Excel 的出错值，原来的内容已经丢失",
        "'{value}' in the column '{column}' is an error value of Excel; what stood there is lost",
        "在 Excel 里改正公式或加宽列后重新导出",
        "mend the formula or widen the column in Excel and export the table again",
    ),
    "table_character_lost": CodeText(
        ERROR,
        "这一行有已经损坏的字符",
        "this row holds characters that were broken before it came here",
        "从原系统重新导出；损坏的字无法还原",
        "export it again from where it came from; broken characters cannot be restored",
    ),
    "table_code_damaged": CodeText(
        ERROR,
        "“{column}”栏的“{value}”被 Excel 改成了科学记数，后面的位数已经丢失",
        "'{value}' in the column '{column}' was turned into a number by Excel; its last digits are "
        "lost",
        "在 Excel 里把这一列设为文本格式后重新填写或导出",
        "set the column to text in Excel, then fill it in or export it again",
    ),
    "table_code_is_words": CodeText(
        ERROR,
        "“{column}”栏应当是号码，写的却是“{value}”",
        "the column '{column}' should hold a number; it says '{value}'",
        "填上号码，没有时留空；与名称写反了的，换过来",
        "give the number, or leave the cell blank if there is none; if it and the name have "
        "changed places, put them back",
    ),
    "table_day_impossible": CodeText(
        ERROR,
        "“{column}”栏的“{value}”不是存在的日期",
        "'{value}' in the column '{column}' is a day there is not",
        "对照文书更正日期",
        "correct the day after the document",
    ),
    "table_day_unread": CodeText(
        ERROR,
        "“{column}”栏的“{value}”看不出是哪一天",
        "'{value}' in the column '{column}' does not tell a day",
        "写成 2018-06-20、2018/6/20、20180620 或 2018年6月20日；没有日期时留空",
        "write 2018-06-20, 2018/6/20, 20180620 or 2018年6月20日; leave the cell blank if there is "
        "none",
    ),
    "table_encoding": CodeText(
        NOTE,
        "文件按 {encoding} 编码读取",
        "the file is read as {encoding}",
        "文字正常就无须处理；有乱码时另存为“CSV UTF-8”再读",
        "nothing to do if the text is right; else save it as CSV UTF-8 and read it again",
    ),
    "table_encoding_mixed": CodeText(
        ERROR,
        "这一行不是 {encoding} 编码，与文件其余部分不同",
        "this row is not written in {encoding} as the rest of the file is",
        "分别另存为同一种编码后再合并；保留下来的这一行已换成文件的编码，核对文字后可以重新读取",
        "save both parts in one encoding before joining them; the row that is kept has been put "
        "into that of the file: check its words and read it again",
    ),
    "table_flag_unread": CodeText(
        ERROR,
        "“{column}”栏的“{value}”不是“是”或“否”",
        "'{value}' in the column '{column}' is neither yes nor no",
        "写 是 或 否；不知道时留空",
        "write 是 or 否; leave the cell blank if it is not known",
    ),
    "table_form_unsupported": CodeText(
        ERROR,
        "不能读取这种文件：{form}",
        "files of this form cannot be read: {form}",
        "在 Excel 里打开，另存为 .xlsx（不加密）或“CSV UTF-8”",
        "open it in Excel and save it as .xlsx (not encrypted) or as CSV UTF-8",
    ),
    "table_formula_uncounted": CodeText(
        ERROR,
        "“{column}”栏是公式 {value}，文件里没有它的计算结果",
        "the column '{column}' holds the formula {value}, and the file does not say what it gives",
        "在 Excel 里打开并保存一次，再读；或把这一栏改为数值",
        "open the file in Excel, save it and read it again; or put the value in place of the "
        "formula",
    ),
    "table_heading_ambiguous": CodeText(
        WARNING,
        "表头“{heading}”在各版标准里意思不同（{choices}），看不出是哪一版，这一栏未读取",
        "the heading '{heading}' differs between the editions of the standard ({choices}) and "
        "nothing tells the edition; the column is not read",
        "在表头的括号里写明，如 行政相对人代码_2（工商注册号），或用 --map 写明",
        "say it in brackets, as in 行政相对人代码_2（工商注册号）, or with --map",
    ),
    "table_heading_twice": CodeText(
        ERROR,
        "表头“{heading}”与“{first}”是同一栏（{column}）",
        "the headings '{heading}' and '{first}' are the same column ({column})",
        "只保留一栏，或用 --map 把另一栏写成 left_out",
        "keep one of them, or say left_out for the other with --map",
    ),
    "table_heading_unknown": CodeText(
        WARNING,
        "不认识表头“{heading}”，这一栏未读取",
        "the heading '{heading}' is not known; the column is not read",
        "如果是“{suggestion}”，照此改写表头或用 --map 写明；不是就无须处理",
        "if '{suggestion}' is meant, write that or say so with --map; else there is nothing to do",
    ),
    "table_headings_missing": CodeText(
        ERROR,
        "前 20 行里没有找到表头；这一行写的是：{found}",
        "there are no headings in the first 20 rows; this row says: {found}",
        "表头用标准的栏目名，如 行政相对人名称、行政处罚决定书文号、处罚决定日期；栏目名不同的用 "
        "--map 对照",
        "use the headings of the standard, such as 行政相对人名称, 行政处罚决定书文号 and "
        "处罚决定日期; other names can be given with --map",
    ),
    "table_headings_other": CodeText(
        ERROR,
        "第 {line} 行另有一行表头（{found}），与第 {first} 行的表头（{header}）不同，"
        "从这一行起都未读取",
        "row {line} holds other headings ({found}) than row {first} ({header}); nothing from "
        "there on is read",
        "把几张表分开，各存为一个文件，每个文件只有一行表头",
        "put the tables in files of their own, each with one row of headings",
    ),
    "table_identity_missing": CodeText(
        ERROR,
        "表里没有说明主体是谁的栏目",
        "no column tells whom a row is about",
        "至少要有其中一栏：{columns}；栏目名不同的用 --map 对照",
        "there must be one of these: {columns}; other names can be given with --map",
    ),
    "table_is_json": CodeText(
        ERROR,
        "文件名说是表格，内容却是 JSON",
        "the file is named as a table, but it holds JSON",
        "把扩展名改为 .json（一行一个对象的改为 .jsonl）再读",
        "rename it to .json (.jsonl if each line is an object of its own) and read it again",
    ),
    "table_kind_unclear": CodeText(
        ERROR,
        "看不出这是行政处罚表还是名单",
        "the headings do not tell whether this is a table of penalties or a list",
        "行政处罚表要有处罚决定日期等栏，名单要有名单名称、列入日期等栏；栏目名不同的用 --map 对照",
        "penalties have columns such as 处罚决定日期, lists such as 名单名称 and 列入日期; other "
        "names can be given with --map",
    ),
    "table_list_empty": CodeText(
        ERROR,
        "没有写是哪一份名单",
        "the row does not say which list it is of",
        "填上名单名称",
        "fill in 名单名称",
    ),
    "table_list_missing": CodeText(
        ERROR,
        "表里没有“名单名称”一栏，标题和工作表名也没有写是哪一份名单",
        "there is no column 名单名称, and neither a title nor the sheet's name says which "
        "list it is",
        "加一栏“名单名称”，或在表头上面一行写名单的名称",
        "add a column 名单名称, or write the name of the list in a row above the headings",
    ),
    "table_list_unknown": CodeText(
        ERROR,
        "不认识名单“{value}”",
        "the list '{value}' is not known",
        "是下列名单之一的，改用其名称，或在 --map 的 lists 里对照：{suggestion}；"
        "都不是的，没有措施目录收这份名单，留在拒收文件里",
        "if it is one of these, use its name or give yours under lists with --map: {suggestion}; "
        "if it is none, no catalogue knows the list, and the row stays with what is refused",
    ),
    "table_map_heading_unused": CodeText(
        WARNING,
        "--map 的 columns 里写了“{heading}”，这个文件没有这一栏；最接近的表头：{suggestion}",
        "--map gives '{heading}' under columns, but the file has no such heading; the nearest one "
        "is: {suggestion}",
        "写错了的，照文件里的表头更正；是为别的文件写的，无须处理",
        "if it is misspelt, write it as the file does; if it is meant for another file there is "
        "nothing to do",
    ),
    "table_map_list_unused": CodeText(
        WARNING,
        "--map 的 lists 里写了“{list}”，这个文件没有这份名单；最接近的名单：{suggestion}",
        "--map gives '{list}' under lists, but the file names no such list; the nearest one is: "
        "{suggestion}",
        "写错了的，照文件里的名单名称更正；是为别的文件写的，无须处理",
        "if it is misspelt, write it as the file does; if it is meant for another file there is "
        "nothing to do",
    ),
    "table_map_shape": CodeText(
        ERROR,
        "对照文件应当由 columns、lists、states 三节组成（可以缺）",
        "the file should consist of columns, lists and states (any may be missing)",
        "写成 columns: {{本单位的栏目名: 标准栏目名}}",
        "write columns: {{your heading: heading of the standard}}",
    ),
    "table_map_unit": CodeText(
        ERROR,
        "{column} 不是金额，不能有 unit",
        "{column} is no amount of money and takes no unit",
        "删去 unit；金额栏是 {choices}",
        "take the unit away; the amounts are {choices}",
    ),
    "table_name_is_code": CodeText(
        ERROR,
        "“{column}”栏应当是名称，写的却是号码 {value}",
        "the column '{column}' should hold a name; it says {value}",
        "填上名称；与号码写反了的，换过来",
        "give the name; if it and the number have changed places, put them back",
    ),
    "table_needs_excel": CodeText(
        ERROR,
        "读取 .xlsx 需要安装 openpyxl",
        "reading .xlsx needs openpyxl",
        "运行 pip install 'creditrules[excel]'，或把表格另存为“CSV UTF-8”",
        "run pip install 'creditrules[excel]', or save the table as CSV UTF-8",
    ),
    "table_number_masked": CodeText(
        WARNING,
        "“{column}”栏的号码“{value}”隐去了几位，不用来辨认主体",
        "places of the number '{value}' in the column '{column}' are hidden; it identifies nobody",
        "要与其他数据对上，须提供完整的号码",
        "give the whole number if the row is to be joined with other data",
    ),
    "table_number_tells_nobody": CodeText(
        WARNING,
        "“{column}”栏的“{value}”不成号码，不用来辨认主体",
        "'{value}' in the column '{column}' is no proper number; it identifies nobody",
        "统一社会信用代码应为 18 位；没有号码的留空，不要填占位的数",
        "a unified code has 18 places; leave the cell empty where there is no number",
    ),
    "table_penalty_kind_unknown": CodeText(
        WARNING,
        "“{column}”栏的“{value}”不是已知的处罚种类，按“其他”处理",
        "'{value}' in the column '{column}' is no known kind of penalty; it counts as other",
        "改用标准的种类，如 警告、罚款、没收违法所得；确属其他的无须处理",
        "use the kinds of the standard, such as 警告, 罚款, 没收违法所得; if it is another one "
        "there is nothing to do",
    ),
    "table_quote_unclosed": CodeText(
        ERROR,
        "这一行有一个双引号没有配对",
        "a quotation mark in this row is not closed",
        "补上或删去这个双引号；文字里的双引号写成两个",
        "close it or take it away; a quotation mark within a text is written twice",
    ),
    "table_removed_before": CodeText(
        ERROR,
        "“{column}”{value} 早于列入日期 {listed_on}",
        "the {column} {value} is before the day of listing, {listed_on}",
        "核对两个日期",
        "check the two days",
    ),
    "table_resident_id_as_code": CodeText(
        ERROR,
        "“{column}”栏里是居民身份证号 {value}，而这一行的主体不是自然人",
        "the column '{column}' holds a resident id, {value}, but the party is no natural person",
        "填上单位自己的代码，身份证号移到证件号码栏；主体是自然人时改正行政相对人类别",
        "give the party's own code and put the resident id where it belongs; if it is a natural "
        "person, correct 行政相对人类别",
    ),
    "table_resident_id_here": CodeText(
        WARNING,
        "“{column}”栏里是居民身份证号 {value}，按自然人证件号码读取",
        "the column '{column}' holds a resident id, {value}; it is read as such",
        "把号码移到自然人证件号码栏",
        "put it into the column 自然人证件号码",
    ),
    "table_row_says_nothing": CodeText(
        ERROR,
        "这一行只有主体，没有处罚的文号、日期和内容",
        "this row names a party but no document, day or content of a penalty",
        "补全这一行；是说明文字时删去",
        "complete the row, or take it out if it is a remark",
    ),
    "table_row_too_large": CodeText(
        ERROR,
        "这一行过长（超过 128 K 字），未读取",
        "this row is too long (more than 128 K characters) and was not read",
        "检查是否缺了换行或多了双引号；很长的文字放到附件里",
        "look for a missing line break or a stray quotation mark; keep very long texts elsewhere",
    ),
    "table_row_too_long": CodeText(
        ERROR,
        "这一行有 {found} 格，表头只有 {width} 栏，各格可能错位",
        "this row has {found} cells under {width} headings; they may be out of place",
        "文字里的分隔符会把一格拆成几格：用双引号括起这一格的文字，或删去多出的格",
        "a delimiter within a text splits its cell: put the text in quotation marks, or take the "
        "extra cells out",
    ),
    "table_rows_skipped": CodeText(
        NOTE,
        "跳过了 {count} 行不是数据的内容（说明、合计或重复的表头）：第 {lines} 行",
        "{count} rows that are no data (remarks, totals, repeated headings) were skipped: {lines}",
        "无须处理；其中有数据时补全那一行",
        "nothing to do; complete the row if one of them was meant as data",
    ),
    "table_sheet_unread": CodeText(
        WARNING,
        "工作表“{sheet}”也是表格，未读取；只读取了“{read}”",
        "the sheet '{sheet}' is a table too and was not read; only '{read}' was",
        "需要时把它另存为单独的文件再读；看不见的，先取消隐藏",
        "save it as a file of its own and read that too; if it is hidden, show it first",
    ),
    "table_state_day_assumed": CodeText(
        WARNING,
        "状态“{value}”没有写从哪一天起，按 {day} 计",
        "the state '{value}' does not say since when; it counts from {day}",
        "填上数据更新时间戳",
        "fill in 数据更新时间戳",
    ),
    "table_state_undated": CodeText(
        ERROR,
        "状态“{value}”没有写从哪一天起",
        "the state '{value}' does not say since when",
        "填上数据更新时间戳或决定日期",
        "fill in 数据更新时间戳, or the day of the decision",
    ),
    "table_state_unknown": CodeText(
        ERROR,
        "不认识“{column}”栏的状态“{value}”",
        "the state '{value}' in the column '{column}' is not known",
        '写 0（正常）或 1（撤销）；其他状态在 --map 的 states 里写明，如 "2": objection',
        'write 0 (normal) or 1 (withdrawn); give others under states with --map, as "2": objection',
    ),
    "table_subject_kind_contradicts": CodeText(
        ERROR,
        "这一行写的是{kind}，统一社会信用代码 {value} 却是单位的",
        "the row says {kind}, but {value} is the unified code of an organisation",
        "更正行政相对人类别或代码",
        "correct the kind of the party, or its code",
    ),
    "table_subject_kind_missing": CodeText(
        ERROR,
        "看不出这一行的主体是单位还是自然人",
        "the row does not tell whether the party is an organisation or a natural person",
        "填上行政相对人类别，或主体的代码、证件号码",
        "fill in 行政相对人类别, or a code or number of the party",
    ),
    "table_subject_kind_unknown": CodeText(
        ERROR,
        "不认识主体类别“{value}”",
        "the kind of party '{value}' is not known",
        "改为其中之一：{choices}",
        "write one of these: {choices}",
    ),
    "table_subject_missing": CodeText(
        ERROR,
        "这一行没有写主体是谁",
        "the row does not say whom it is about",
        "填上名称或代码",
        "fill in a name or a code",
    ),
    "table_title_skipped": CodeText(
        NOTE,
        "表头在第 {line} 行，它上面的 {count} 行没有作为数据读取",
        "the headings stand in row {line}; the {count} rows above are not read as data",
        "无须处理",
        "nothing to do",
    ),
    "table_undecodable": CodeText(
        ERROR,
        "这一行有不属于 {encoding} 编码的字节",
        "this row holds bytes that are not {encoding}",
        "从原系统重新导出这一行",
        "export the row again from where it came from",
    ),
    "table_workbook_1904": CodeText(
        ERROR,
        "工作簿使用 1904 日期系统，日期会读错，未读取",
        "the workbook uses the 1904 date system, in which days would be misread; it was not read",
        "另存为“CSV UTF-8”后读取",
        "save it as CSV UTF-8 and read that",
    ),
    "table_workbook_too_large": CodeText(
        ERROR,
        "工作簿展开后过大，未读取",
        "the workbook is too large when it is unpacked and was not read",
        "另存为“CSV UTF-8”后读取，行数不限",
        "save it as CSV UTF-8, which may have any number of rows",
    ),
    "table_workbook_unreadable": CodeText(
        ERROR,
        "工作簿已损坏，或不是完整的 .xlsx，读不下去",
        "the workbook is damaged or no whole .xlsx, and cannot be read further",
        "在 Excel 里打开，另存为新的 .xlsx 或“CSV UTF-8”",
        "open it in Excel and save it as a new .xlsx or as CSV UTF-8",
    ),
}
