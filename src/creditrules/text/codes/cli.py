"""The diagnostic codes of the command line, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "argument_missing": CodeText(
        ERROR,
        "命令 {command} 缺少 {names}",
        "the command {command} lacks {names}",
        "补上；用法和例子见 creditrules {command} --help",
        "give it; creditrules {command} --help shows usage and examples",
    ),
    "argument_unexpected": CodeText(
        ERROR,
        "命令 {command} 用不着“{text}”",
        "the command {command} has no use for '{text}'",
        "删去它；值中有空格时加引号；用法见 creditrules {command} --help",
        "leave it out, or put a value with blanks in quotation marks; see creditrules "
        "{command} --help",
    ),
    "as_of_missing": CodeText(
        ERROR,
        "没有给出基准日（--as-of）",
        "the day to decide for (--as-of) is not given",
        "加上 --as-of 和日期，如 --as-of 2018-06-20；程序不看系统时钟，"
        "同样的输入总得同样的结果",
        "add --as-of and a date, as in --as-of 2018-06-20; no clock is read, so that equal input "
        "gives equal output",
    ),
    "choice_unknown": CodeText(
        ERROR,
        "{option} 没有“{value}”这个值",
        "{option} has no value '{value}'",
        "改为 {suggestion}；可选：{choices}",
        "write {suggestion}; there are: {choices}",
    ),
    "command_unknown": CodeText(
        ERROR,
        "没有“{command}”这个命令",
        "there is no command '{command}'",
        "改为 {suggestion}；全部命令见 creditrules --help",
        "write {suggestion}; creditrules --help shows all commands",
    ),
    "date_unreadable": CodeText(
        ERROR,
        "{option} 的“{value}”不是日期",
        "'{value}' of {option} is not a date",
        "写作 {suggestion}",
        "write {suggestion}",
    ),
    "file_unwritable": CodeText(
        ERROR,
        "文件“{file}”写不了：{reason}",
        "the file '{file}' cannot be written: {reason}",
        "换一个可写的位置；不能与输入是同一个文件",
        "choose a place that can be written; it cannot be an input file",
    ),
    "jurisdiction_not_listed": CodeText(
        WARNING,
        "“{value}”不是已知的行政区划代码（GB/T 2260）",
        "'{value}' is no known code of GB/T 2260",
        "核对六位代码，如 370100（济南市）；全国措施不受影响",
        "check the six digits, as in 370100 (Jinan); national measures are not affected",
    ),
    "jurisdiction_unreadable": CodeText(
        ERROR,
        "--jurisdiction 的“{value}”不是六位行政区划代码",
        "'{value}' of --jurisdiction is not a code of six digits",
        "写六位数字，如 370000（山东省）、370100（济南市）；只看全国措施时不写",
        "write six digits, as in 370000 (Shandong) or 370100 (Jinan); leave it out for national "
        "measures only",
    ),
    "line_unreadable": CodeText(
        ERROR,
        "命令行读不懂：{problem}",
        "the command line cannot be read: {problem}",
        "用法和例子见 creditrules {command} --help",
        "creditrules {command} --help shows usage and examples",
    ),
    "measure_switched_off": CodeText(
        ERROR,
        "属于“{measure}”的措施，标题或强制性都未核实，缺省停用",
        "every measure of '{measure}' has an unverified title or force and is switched off",
        "确要查看时加 --include-guessed",
        "add --include-guessed to see it all the same",
    ),
    "measure_unknown": CodeText(
        ERROR,
        "没有“{measure}”这种措施",
        "there is no measure '{measure}'",
        "改为 {suggestion}；全部措施类型见 creditrules list measure_types",
        "write {suggestion}; creditrules list measure_types shows all",
    ),
    "number_unreadable": CodeText(
        ERROR,
        "{option} 的“{value}”不是 {least} 到 {most} 的整数",
        "'{value}' of {option} is not a whole number from {least} to {most}",
        "写 {least} 到 {most} 之间的一个数",
        "write a number from {least} to {most}",
    ),
    "option_unknown": CodeText(
        ERROR,
        "命令 {command} 没有选项 {option}",
        "the command {command} has no option {option}",
        "改为 {suggestion}；全部选项见 creditrules {command} --help",
        "write {suggestion}; creditrules {command} --help shows all options",
    ),
    "option_value_missing": CodeText(
        ERROR,
        "选项 {option} 后面没有值",
        "the option {option} is followed by no value",
        "补上它的值；用法见 creditrules {command} --help",
        "give its value; see creditrules {command} --help",
    ),
    "program_fault": CodeText(
        ERROR,
        "程序自身出错：{problem}",
        "the program itself failed: {problem}",
        "这不是输入的问题；请连同所用命令报告给维护者，加 --debug 可看到详情",
        "this is not the fault of the input; please report it with the command used, --debug "
        "shows the details",
    ),
    "request_params_bad": CodeText(
        ERROR,
        "请求的 {place} 不对：{problem}",
        "{place} of the request is wrong: {problem}",
        "按协议改正后重发",
        "correct it after the protocol and send it again",
    ),
    "request_method_missing": CodeText(
        ERROR,
        "请求没有 method",
        "the request has no method",
        "写 method：{methods}",
        "give a method: {methods}",
    ),
    "request_method_unknown": CodeText(
        ERROR,
        "没有“{method}”这个方法",
        "there is no method '{method}'",
        "改为 {suggestion}；可用的方法：{methods}",
        "write {suggestion}; there are: {methods}",
    ),
    "request_not_json": CodeText(
        ERROR,
        "这一行不是 JSON：{problem}",
        "the line is not JSON: {problem}",
        "每行写一个 JSON 对象，如 {{\"id\": 1, \"method\": \"ping\"}}",
        "write one JSON object a line, as in {{\"id\": 1, \"method\": \"ping\"}}",
    ),
    "request_not_object": CodeText(
        ERROR,
        "请求应是一个 JSON 对象，却是 {found}",
        "a request is a JSON object, not {found}",
        "每行写一个 JSON 对象，如 {{\"id\": 1, \"method\": \"ping\"}}",
        "write one JSON object a line, as in {{\"id\": 1, \"method\": \"ping\"}}",
    ),
    "request_not_utf8": CodeText(
        ERROR,
        "这一行不是 UTF-8 编码",
        "the line is not encoded in UTF-8",
        "以 UTF-8 编码发送",
        "send it in UTF-8",
    ),
    "request_too_long": CodeText(
        ERROR,
        "这一行超过 {limit} 的上限，未读取",
        "the line is longer than {limit} and was not read",
        "一次只送一个主体；拆成几个请求",
        "send one subject at a time; split it into several requests",
    ),
    "subject_not_found": CodeText(
        ERROR,
        "“{file}”中没有编号为“{subject}”的主体",
        "there is no subject with the id '{subject}' in '{file}'",
        "改为 {suggestion}",
        "write {suggestion}",
    ),
    "thing_unknown": CodeText(
        ERROR,
        "措施、文件、事由、机关等之中都没有“{id}”",
        "no measure, instrument, cause, authority or other thing is called '{id}'",
        "改为 {suggestion}；可用 creditrules list measures 等列出",
        "write {suggestion}; creditrules list measures and its like show what there is",
    ),
}
