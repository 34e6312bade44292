"""The diagnostic codes of reading subjects, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, NOTE, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "attribute_clash": CodeText(
        WARNING,
        "同一主体的属性 {key} 有不同的值：{values}（{places}）",
        "the same subject has different values of {key}: {values} ({places})",
        "核对后只保留一个值；合并后的主体按“{key} 未知”处理",
        "keep the right one; the joined subject counts as not telling its {key}",
    ),
    "identifier_check_digit": CodeText(
        WARNING,
        "{path} 的号码“{value}”校验码不符",
        "the check digit of the number '{value}' of {path} is wrong",
        "对照证照逐位核对；更正之前仍照原样使用",
        "compare it with the certificate; until then it is used as it stands",
    ),
    "identifier_malformed": CodeText(
        WARNING,
        "{path} 的“{value}”不合 {key} 的写法",
        "'{value}' of {path} is not written as a {key}",
        "统一社会信用代码 18 位；公民身份号码 18 位，末位可为 X；更正之前仍照原样使用",
        "a uscc has 18 characters, a resident_id 18 digits, the last may be X; until it is "
        "corrected it is used as it stands",
    ),
    "identifier_not_a_number": CodeText(
        WARNING,
        "{path} 的“{value}”不是号码",
        "'{value}' of {path} is not a number",
        "没有号码的留空或者删去；这个值不用来辨认主体",
        "leave it empty or out where there is no number; the value does not identify the subject",
    ),
    "identity_ambiguous": CodeText(
        WARNING,
        "主体“{subject}”与两个以上互不相容的主体都对得上（{number}），未与任何一个合并",
        "the subject '{subject}' fits several subjects that exclude each other ({number}); "
        "it was joined with none of them",
        "补全它的识别号码，或更正另几处的号码",
        "complete its numbers, or correct those of the others",
    ),
    "identity_contradiction": CodeText(
        WARNING,
        "主体“{subject}”与另一处的 {number} 相同，但 {against} 不同，按两个主体处理",
        "the subject '{subject}' has the same {number} as another, but a different {against}; "
        "they count as two subjects",
        "核对两处的号码；确是同一主体时改成一致",
        "check the numbers of both; make them agree if it is one subject",
    ),
    "identity_joined": CodeText(
        NOTE,
        "编号 {ids} 是同一个主体，合并为“{subject}”",
        "the ids {ids} are one subject; it is called '{subject}'",
        "无须处理；决定的编号以“{subject}”开头",
        "nothing to do; the ids of its decisions begin with '{subject}'",
    ),
    "instant_without_offset": CodeText(
        WARNING,
        "{path} 的时刻“{value}”没有写时区，按北京时间（+08:00）计",
        "the instant '{value}' of {path} has no offset; it counts as +08:00",
        "写明时区，如 {suggestion}",
        "give the offset, as in {suggestion}",
    ),
    "json_constant": CodeText(
        ERROR,
        "不接受 {value}，它不是 JSON 的数",
        "{value} is not accepted; it is no number of JSON",
        "写出数值；没有值时写 null 或删去这个键",
        "write the number; write null or leave the key out if there is none",
    ),
    "json_not_object": CodeText(
        ERROR,
        "这里应是一个主体（{{ }} 括起的对象），却是 {found}",
        "a subject is an object in {{ }}, but here stands {found}",
        "主体写成 {{ }} 括起的键和值；多个主体写成一个 [ ] 数组，或每行一个",
        "write its keys and values in {{ }}; several subjects make an array in [ ], or one "
        "line each",
    ),
    "json_number_too_long": CodeText(
        ERROR,
        "数长达 {size} 位，超过 {limit} 位的上限",
        "a number has {size} digits, more than the limit of {limit}",
        "更正这个数；号码和编号加引号写成文字",
        "correct the number; put ids in quotation marks",
    ),
    "json_rest_unread": CodeText(
        ERROR,
        "从这里起分不清一个主体到哪里结束，其余内容未读取",
        "from here on it is not clear where a subject ends; the rest was not read",
        "补上缺少的引号或括号后重新读取",
        "add the missing quotation mark or bracket and read the file again",
    ),
    "json_surrogate": CodeText(
        ERROR,
        "文字中有半个字符（单独的代理项 {character}）",
        "a text holds half a character (the lone surrogate {character})",
        "重新导出数据；这个字在导出时已经损坏",
        "export the data again; the character was broken on the way",
    ),
    "json_syntax": CodeText(
        ERROR,
        "不合 JSON 语法：不应出现“{found}”",
        "this is not JSON: '{found}' does not belong here",
        "键和文字用半角双引号，各项之间一个逗号，末项后无逗号；真、假、空写 true、false、null",
        "put keys and texts in double quotation marks, one comma between items and none after "
        "the last; write true, false and null",
    ),
    "json_truncated": CodeText(
        ERROR,
        "内容不完整，到这里就断了",
        "the content breaks off here",
        "重新导出或传输；文件很可能没有写完",
        "export or transfer it again; the file was probably not written to its end",
    ),
    "jurisdiction_clash": CodeText(
        WARNING,
        "同一主体有不同的 jurisdiction：{values}（{places}），按未知处理",
        "the same subject has different jurisdictions: {values} ({places}); it counts as unknown",
        "核对后只保留一个",
        "keep the right one",
    ),
    "jurisdiction_unknown": CodeText(
        WARNING,
        "{path} 的“{value}”不是已知的行政区划代码（GB/T 2260）",
        "'{value}' of {path} is no known code of GB/T 2260",
        "写六位代码，如 330100（杭州市）；新设区划或开发区的代码可能尚未收录",
        "write six digits such as 330100 (Hangzhou); new districts and zones may not be listed yet",
    ),
    "name_clash": CodeText(
        WARNING,
        "同一主体有不同的名称：{values}（{places}），采用“{name}”",
        "the same subject has different names: {values} ({places}); '{name}' is used",
        "更名前的名称可以不管；不是同一主体时更正号码",
        "a former name does no harm; correct the numbers if they are two subjects",
    ),
    "organisation_code_differs": CodeText(
        WARNING,
        "{path} 的“{value}”与统一社会信用代码第 9—17 位“{expected}”不一致",
        "'{value}' of {path} is not the '{expected}' of places 9-17 of the unified code",
        "对照证照更正其中一个；辨认主体时以统一社会信用代码为准",
        "correct one of the two; the unified code is what identifies the subject",
    ),
    "record_clash": CodeText(
        ERROR,
        "编号为“{record}”的记录有不同的内容，且看不出哪一份更新（{places}），都未采用",
        "the record '{record}' is given with different contents and none is the latest "
        "({places}); none was used",
        "各份写明收到时间（received_at，表格为数据更新时间戳），以最晚的为准；"
        "不是同一条记录的，改用不同的编号或文书号",
        "give each the time it was received (received_at; 数据更新时间戳 in a table), and the "
        "latest counts; if they are two records, give them two ids or document numbers",
    ),
    "record_of_event_unclear": CodeText(
        WARNING,
        "主体“{subject}”有一行写明{events}，却对得上几条记录，没有并入任何一条（{places}）",
        "a row about '{subject}' tells of an event ({events}) that fits several records; it was "
        "joined to none ({places})",
        "在这一行补上原记录的机关、文书号和日期，与原来的写法一致",
        "give the authority, document number and day of the record as they were first given",
    ),
    "record_superseded": CodeText(
        NOTE,
        "编号为“{record}”的记录有 {count} 份，采用最晚收到的一份（{places}）",
        "the record '{record}' is given {count} times; the one received last is used ({places})",
        "无须处理；内容应当相同时核对数据来源",
        "nothing to do; check the source if they should be the same",
    ),
    "records_left_out": CodeText(
        WARNING,
        "主体“{subject}”有 {count} 条记录未采用：{records}",
        "{count} records of the subject '{subject}' were left out: {records}",
        "更正后重新读取；在此之前该主体按“记录不齐全”处理，可能出现待核实的结果",
        "correct them and read again; until then the records of the subject count as incomplete, "
        "and results may be undetermined",
    ),
    "resident_id_birth_date": CodeText(
        WARNING,
        "{path} 的号码“{value}”第 7—14 位不是出生日期",
        "places 7-14 of the number '{value}' of {path} are no date of birth",
        "对照证件更正；更正之前仍照原样使用",
        "correct it against the document; until then it is used as it stands",
    ),
    "resident_id_birth_place": CodeText(
        WARNING,
        "{path} 的号码“{value}”前 6 位不是已知的行政区划代码",
        "the first 6 places of the number '{value}' of {path} are no known code of GB/T 2260",
        "对照证件核对；仍照原样使用",
        "compare it with the document; it is used as it stands",
    ),
    "row_of_two_subjects": CodeText(
        ERROR,
        "这一行的名称“{name}”在别处属于代码 {name_number}（{name_place}），代码 {number} 在别处属于"
        "“{number_name}”（{number_place}），看不出说的是哪一个，未采用",
        "in this row the name '{name}' belongs to the code {name_number} elsewhere ({name_place}), "
        "and the code {number} to '{number_name}' ({number_place}); which is meant is not clear, "
        "and the row was not used",
        "对照决定书核对名称和代码（{key}），改正其中一个",
        "compare name and code ({key}) with the document and correct one of them",
    ),
    "subject_attribute_bad": CodeText(
        ERROR,
        "{path} 的值不对：属性只能是文字、数、true、false 或一列文字",
        "{path} is wrong: an attribute is a text, a number, true, false or a list of texts",
        "改成其中一种；需要嵌套时拆成几个属性",
        "make it one of these; split what is nested into several attributes",
    ),
    "subject_id_clash": CodeText(
        ERROR,
        "编号“{subject}”给了互相矛盾的主体（{places}），都未采用",
        "the id '{subject}' is given to subjects that contradict each other ({places}); "
        "none of them was used",
        "核对识别号码；不是同一主体时改用不同的编号",
        "check the numbers; if they are two subjects, give them two ids",
    ),
    "subject_id_invisible": CodeText(
        ERROR,
        "{path} 含有看不见的控制字符",
        "{path} holds invisible control characters",
        "删去换行、制表等字符；多半来自复制粘贴",
        "delete line breaks, tabs and the like; they mostly come with pasted text",
    ),
    "subject_id_malformed": CodeText(
        ERROR,
        "{path} 的“{value}”不合标识的写法",
        "'{value}' of {path} is not written as an identifier",
        "只用小写字母、数字和下划线，以字母开头，如 major_tax_violation",
        "use small letters, digits and underscores, a letter first, as in major_tax_violation",
    ),
    "subject_jurisdiction_bad": CodeText(
        ERROR,
        "{path} 的“{value}”不是六位数字的行政区划代码",
        "'{value}' of {path} is not a code of six digits",
        '写六位数字并加引号，如 "330100"；不知道时删去这个键',
        'write six digits in quotation marks, as "330100"; leave the key out if not known',
    ),
    "subject_key_missing": CodeText(
        ERROR,
        "缺少 {path}",
        "{path} is missing",
        "补上 {key}",
        "add {key}",
    ),
    "subject_key_unknown": CodeText(
        ERROR,
        "不认识的键 {path}",
        "the key {path} is not known",
        "改为 {suggestion}；自有的数据放进 attributes",
        "write {suggestion}; data of your own go into attributes",
    ),
    "subject_list_expected": CodeText(
        ERROR,
        "{path} 应是一列（[ ] 括起的数组）",
        "{path} must be a list in [ ]",
        "用 [ ] 括起，只有一项也要括；没有时删去这个键",
        "put it in [ ], a single entry too; leave the key out if there is none",
    ),
    "subject_object_expected": CodeText(
        ERROR,
        "{path} 应是一个对象（{{ }} 括起的键和值）",
        "{path} must be an object of keys and values in {{ }}",
        "用 {{ }} 括起；没有时删去这个键",
        "put it in {{ }}; leave the key out if there is none",
    ),
    "subject_text_expected": CodeText(
        ERROR,
        "{path} 应是文字，却是 {value}",
        "{path} must be a text, not {value}",
        "加上双引号；没有值时删去这个键",
        "put it in quotation marks; leave the key out if there is no value",
    ),
    "subject_too_large": CodeText(
        ERROR,
        "一个主体超过 {limit} 的上限",
        "one subject takes more than {limit}",
        "检查是否漏了换行或括号；确有这么多记录时，同一主体可分几行写，读入后自动合并",
        "look for a missing line break or bracket; a subject with that many records may be given "
        "in several lines, which are joined",
    ),
    "subject_value_bad": CodeText(
        ERROR,
        "{path} 的“{value}”不对：{reason}",
        "'{value}' of {path} is not right: {reason}",
        "更正这个值；不知道时删去这个键",
        "correct the value; leave the key out if it is not known",
    ),
    "subject_value_empty": CodeText(
        ERROR,
        "{path} 没有值",
        "{path} has no value",
        "写上值；没有时删去这个键",
        "write its value; leave the key out if there is none",
    ),
    "subject_value_too_long": CodeText(
        ERROR,
        "{path} 有 {size} 个字，超过 {limit} 的上限",
        "{path} has {size} characters, more than the limit of {limit}",
        "缩短这个值",
        "shorten it",
    ),
    "subject_value_unknown": CodeText(
        ERROR,
        "{path} 的“{value}”不在可选的值之中",
        "'{value}' of {path} is none of the values it may have",
        "改为 {suggestion}",
        "write {suggestion}",
    ),
}
