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
        "加上 --as-of 和日期，如 --as-of 2018-06-20；程序不看系统时钟，同样的输入总得同样的结果",
        "add --as-of and a date, as in --as-of 2018-06-20; no clock is read, so that equal input "
        "gives equal output",
    ),
    "choice_unknown": CodeText(
        ERROR,
        "{option} 没有“{value}”这个值",
        "{option} has no value '{value}'",
        "改为 {suggestion}",
        "write {suggestion}",
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
    "file_is_input": CodeText(
        ERROR,
        "“{file}”是输入文件，不能用来存放读不了的数据",
        "'{file}' is an input file and cannot keep what is refused",
        "换一个文件名",
        "choose another file",
    ),
    "file_unwritable": CodeText(
        ERROR,
        "文件“{file}”写不了：{reason}",
        "the file '{file}' cannot be written: {reason}",
        "换一个可写的位置",
        "choose a place that can be written",
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
    "measure_misspelt": CodeText(
        ERROR,
        "没有“{measure}”这种措施",
        "there is no measure '{measure}'",
        "改为 {suggestion}；全部措施类型见 creditrules list measure_types",
        "write {suggestion}; creditrules list measure_types shows all",
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
        "没有“{measure}”这种措施，也没有与它相近的",
        "there is no measure '{measure}', nor one like it",
        "全部措施类型见 creditrules list measure_types",
        "creditrules list measure_types shows all",
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
    "output_failed": CodeText(
        ERROR,
        "写不出结果：{reason}",
        "the result cannot be written: {reason}",
        "检查磁盘空间和写入权限后重新运行",
        "check the space on the disk and the right to write, and run again",
    ),
    "program_fault": CodeText(
        ERROR,
        "程序自身出错：{problem}",
        "the program itself failed: {problem}",
        "这不是输入的问题；请连同所用命令报告给维护者，加 --debug 可看到详情",
        "this is not the fault of the input; please report it with the command used, --debug "
        "shows the details",
    ),
    "refused_needs_folder": CodeText(
        ERROR,
        "几个输入中有表格“{file}”，--refused 须给文件夹，“{path}”不是",
        "one of several inputs is the table '{file}', so that --refused needs a folder, which "
        "'{path}' is not",
        "写成以 / 结尾的文件夹，如 --refused {path}/；每个输入在其中各有一个同名的文件",
        "end it with a slash, as in --refused {path}/; every input gets a file of its own name "
        "in it",
    ),
    "refused_needs_workbook": CodeText(
        ERROR,
        "“{file}”是 Excel 工作簿，没有采用的行也存成工作簿，--refused 的“{path}”却不是 .xlsx",
        "'{file}' is an Excel workbook and so are its refused rows when kept, but '{path}' of "
        "--refused is no .xlsx",
        "写成 --refused {suggestion}",
        "write --refused {suggestion}",
    ),
    "request_id_bad": CodeText(
        ERROR,
        "请求的 id 不能是列表或对象",
        "the id of a request cannot be a list or an object",
        "写文字或数；不需要时省去",
        "make it a text or a number, or leave it out",
    ),
    "request_key_unknown": CodeText(
        ERROR,
        "请求中不认识的键“{key}”",
        "the key '{key}' of the request is not known",
        "改为 {suggestion}；方法的参数放进 params",
        "write {suggestion}; what a method takes goes into params",
    ),
    "request_method_missing": CodeText(
        ERROR,
        "请求没有 method",
        "the request has no method",
        "写明 method：{methods}",
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
        "这一行不是 JSON（{problem}）",
        "the line is not JSON ({problem})",
        '每行写一个 JSON 对象，如 {{"id": 1, "method": "ping"}}',
        'write one JSON object a line, as in {{"id": 1, "method": "ping"}}',
    ),
    "request_not_object": CodeText(
        ERROR,
        "请求应是一个 JSON 对象，却是 {found}",
        "a request is a JSON object, not {found}",
        '每行写一个 JSON 对象，如 {{"id": 1, "method": "ping"}}',
        'write one JSON object a line, as in {{"id": 1, "method": "ping"}}',
    ),
    "request_not_utf8": CodeText(
        ERROR,
        "这一行不是 UTF-8 编码",
        "the line is not encoded in UTF-8",
        "以 UTF-8 编码发送",
        "send it in UTF-8",
    ),
    "request_param_bad": CodeText(
        ERROR,
        "请求的 {name} 不对",
        "{name} of the request is wrong",
        "写作 {form}",
        "write {form}",
    ),
    "request_param_missing": CodeText(
        ERROR,
        "请求的 params 缺少 {name}",
        "params of the request lacks {name}",
        "补上 {name}",
        "add {name}",
    ),
    "request_param_unknown": CodeText(
        ERROR,
        "这个方法没有参数“{name}”",
        "the method takes no parameter '{name}'",
        "改为 {suggestion}，或删去",
        "write {suggestion}, or leave it out",
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
    "thing_misspelt": CodeText(
        ERROR,
        "措施、文件、事由、机关等之中没有“{id}”，或者不止一个",
        "no one measure, instrument, cause, authority or other thing is called '{id}'",
        "改为 {suggestion}",
        "write {suggestion}",
    ),
    "thing_unknown": CodeText(
        ERROR,
        "措施、文件、事由、机关等之中都没有“{id}”",
        "no measure, instrument, cause, authority or other thing is called '{id}'",
        "用 creditrules list measures、list instruments、list causes 等查标识",
        "creditrules list measures, list instruments, list causes and so on show the ids",
    ),
}
