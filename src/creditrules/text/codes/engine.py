"""The diagnostic codes of evaluations, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "attribute_unknown": CodeText(
        WARNING,
        "“{owner}”的属性“{attribute}”不在措施目录的事实表中，未予使用",
        "attribute '{attribute}' of '{owner}' is not a fact of the catalogue and was not used",
        "用 creditrules list facts 查可用的事实；需要新事实时写入词汇表的 facts",
        "creditrules list facts shows the facts; declare a new one under facts in the vocabulary",
    ),
    "attribute_unreadable": CodeText(
        WARNING,
        "“{owner}”的属性“{attribute}”不能读作 {type}，按不明处理",
        "attribute '{attribute}' of '{owner}' cannot be read as {type} and counts as unknown",
        "改成该类型的写法：金额以元为单位，日期写作 2018-06-20",
        "write it in that type: money in yuan, dates as 2018-06-20",
    ),
    "basis_lapsed": CodeText(
        WARNING,
        "{item} 所引《{instrument}》在该日已不在有效期内",
        "'{instrument}', cited by {item}, is not in force on that day",
        "核对现行依据，修订该项的 bases",
        "look up the law in force and revise the item's bases",
    ),
    "cause_unknown": CodeText(
        WARNING,
        "记录 {record} 的事由“{cause}”不在词汇表中，不对应任何措施",
        "cause '{cause}' of record {record} is not in the vocabulary and matches no measure",
        "用 creditrules list causes 查事由的写法",
        "creditrules list causes shows the causes",
    ),
    "correction_unreadable": CodeText(
        WARNING,
        "记录 {record} 的更正内容读不通，按更正前的内容处理",
        "the correction of record {record} cannot be read; the record stands uncorrected",
        "核对 correction 事件的 set：字段名与值须同记录本身的写法",
        "check the event's set: fields and values are written as in the record itself",
    ),
    "exclusive_clash": CodeText(
        WARNING,
        "{decision}：互斥组“{group}”中有两项同时可能适用，均列为待核实",
        "{decision}: two measures of exclusive group '{group}' may apply at once; both are open",
        "核对记录的事实；若两项确可并存，从措施中去掉 exclusive",
        "check the facts; if both may stand together, take exclusive out of the measures",
    ),
    "identity_insufficient": CodeText(
        WARNING,
        "“{subject}”缺少《{document}》比对主体所用的{names}（{lacking}），记录是否属于它须人工核对",
        "'{subject}' lacks {lacking} ({names}), by which '{document}' tells subjects apart; "
        "check by hand that the records are its own",
        "补上所缺的；有 {identifier} 的，只要这一个。查不到的，人工核对",
        "give what is lacking, or {identifier} alone; if it cannot be found, check by hand",
    ),
    "record_after_as_of": CodeText(
        WARNING,
        "记录 {record} 作出于 {day}，晚于基准日，不予考虑",
        "record {record} was made on {day}, after the day asked for, and grounds nothing",
        "基准日无误即可不理；要计入它，把 --as-of 改为该日或之后",
        "nothing to do if the day is meant; to count it, ask for that day or a later one",
    ),
    "record_class_clash": CodeText(
        WARNING,
        "记录“{record}”同时属于几个信息类别：{classes}",
        "record '{record}' belongs to several classes of information: {classes}",
        "核对 record_classes 的条件，使一条记录只属于一类",
        "check the conditions under record_classes: a record belongs to one class",
    ),
    "record_unclassified": CodeText(
        WARNING,
        "记录 {record} 没有事由，也没有规则能归类，不对应任何措施",
        "record {record} has no cause, no rule classifies it, and it matches no measure",
        "补上 cause（用 creditrules list causes 查）；差在哪里，见 creditrules report unclassified",
        "give its cause (creditrules list causes); creditrules report unclassified says what it "
        "lacks",
    ),
    "records_incomplete": CodeText(
        WARNING,
        "“{subject}”的信用记录不齐全，未见措施不等于没有措施",
        "the records of '{subject}' are not complete; no measure seen does not mean none",
        "补齐记录；被拒的记录更正后重新读取",
        "complete the records; mend the refused ones and read them again",
    ),
    "related_subject_not_given": CodeText(
        WARNING,
        "关系中提到的主体“{related}”没有给出，它的记录未予考虑",
        "subject '{related}', named by a relation, was not given; its records were not considered",
        "在同一输入中给出该主体，或用 --population 指明其所在文件",
        "give it in the same input, or name its file with --population",
    ),
    "relation_undated": CodeText(
        WARNING,
        "{who}的任职（{role}）没有起始日，按一直任职处理",
        "the role {role} of {who} has no first day and counts as always held",
        "补上关系的 from，离任的再补 to",
        "give the relation's from, and to if it has ended",
    ),
    "role_unknown": CodeText(
        WARNING,
        "关系的角色“{role}”不在词汇表中，不传递任何措施",
        "role '{role}' is not in the vocabulary and passes no measure on",
        "用 creditrules list roles 查角色的写法",
        "creditrules list roles shows the roles",
    ),
    "transition_not_stated": CodeText(
        WARNING,
        "{decision}：记录与基准日分在《{document}》施行或者失效的前后，所见文本没有写明过渡怎样处理",
        "{decision}: the record and the day asked for lie on either side of the start or the end "
        "of '{document}', whose text as seen does not say how earlier records are treated",
        "查该文件和替代它的文件（{replaced_by}）的过渡规定，或者请制定机关、法制机构明确；"
        "查明后按其写措施的 governs，删去该文件的 transition",
        "look for transitional provisions in it and in what replaces it ({replaced_by}), or ask "
        "its issuer or your legal office; then set governs of the measures and delete transition",
    ),
    "window_not_established": CodeText(
        WARNING,
        "《{document}》的施行日期未能核实，从最早见于公开来源之日起算",
        "the first day of '{document}' is not established; it counts from its first public trace",
        "查到施行日期后写入依据文件的 effective_from",
        "when the day is found, write it in the instrument's effective_from",
    ),
}
