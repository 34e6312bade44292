"""The fields that document forms (文书格式) are filled with: their names and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["FORM_FIELDS", "FORM_LISTS", "FormField"]

FORM_LISTS: Final = ("grounds", "legal_bases", "implementers")
"""What a block of a form can be repeated for."""


class FormField(NamedTuple):
    """One field of the closed list.

    Attributes:
        zh, en: its name.
        means_zh, means_en: what it is filled with.
        each: the list whose entries it describes; in a block repeated for that list it says the
            one entry, elsewhere all of them in a row. None = the decision has it once.
    """

    zh: str
    en: str
    means_zh: str
    means_en: str
    each: str | None = None


_FIELDS: Final[dict[str, FormField]] = {
    # the subject
    "subject_name": FormField(
        "主体名称", "name of the subject", "决定所及主体的名称、姓名", "whom the decision is about"
    ),
    "subject_kind": FormField(
        "主体类别",
        "kind of subject",
        "企业、自然人等；只知姓名的留空",
        "blank if known by name only",
    ),
    "subject_number": FormField(
        "识别号码",
        "identifier",
        "统一社会信用代码等；自然人的号码遮盖；没有的留空",
        "unified social credit code or another; masked for natural persons; blank if not given",
    ),
    "reached_via": FormField(
        "及于途径",
        "by way of",
        "因在哪个单位担任什么而及于；直接适用的写直接适用",
        "the role along which the measure reaches the subject, or that it applies directly",
    ),
    # the measure
    "measure_title": FormField("措施名称", "measure", "措施的标题，带出处", "title, marked"),
    "kind": FormField("类别", "kind of measure", "惩戒、激励等", "punishment, incentive and so on"),
    "force": FormField("约束力", "force", "强制性、推荐性，带出处", "mandatory or not, marked"),
    "force_until": FormField(
        "强制至", "mandatory until", "强制性止于哪天；不变的写无", "last mandatory day, or none"
    ),
    "outcome": FormField("结果", "outcome", "适用、暂不执行等", "applies, suspended and so on"),
    "period": FormField(
        "期限",
        "period",
        "起止和算法；文件没有写的写文件未载明",
        "first and last day and how they were counted, or that the document states none",
    ),
    "first_day": FormField("首日", "first day", "期限的第一天；不明的留空", "blank if not known"),
    "last_day": FormField(
        "末日",
        "last day",
        "期限的最后一天（含）；没有定的写文件未载明或终身",
        "included; or that the document states none, or for good",
    ),
    "reaches": FormField(
        "及于人员", "persons reached", "措施及于谁；没有的写无", "whom else it reaches, or none"
    ),
    "delisting": FormField(
        "移出情形",
        "delisting",
        "文件写明的移出情形；没有写的写文件未载明",
        "how a party leaves the list by the document, or that it states none",
    ),
    "evidence": FormField(
        "出处",
        "evidence",
        "所印内容中最弱一处的出处：有公开出处、待核对、未核实",
        "weakest mark of what the decision prints",
    ),
    "missing": FormField(
        "缺少的事实", "missing", "待核实的，还要问什么；没有的写无", "facts to ask for, or none"
    ),
    "disposition": FormField(
        "处置", "verdict", "拦截、待核实、提醒或通过", "block, review, warn or pass"
    ),
    "duty": FormField("应做的事", "duty", "经办人应做什么", "what the officer has to do"),
    "release_reason": FormField(
        "解除原因",
        "reason of release",
        "期限届满，或解除它的事件；没有解除的写无",
        "the period has ended, or the event that released it; or none",
    ),
    "released_on": FormField(
        "解除日期",
        "released on",
        "不再执行的第一天；没有解除的留空",
        "the first day on which it is no longer carried out; blank if it is not released",
    ),
    "next_change_on": FormField(
        "下次变化日",
        "next change on",
        "没有新事实时结果最早哪天变化；没有的写无",
        "the first day on which the answer changes with no new fact, or none",
    ),
    # its grounds
    "cause": FormField("事由", "cause", "事由表中的名称", "as the vocabulary has it", "grounds"),
    "severity": FormField(
        "严重程度", "severity", "没有给出的留空", "blank if not given", "grounds"
    ),
    "handling_authority": FormField(
        "认定机关", "handling authority", "没有给出的留空", "blank if not given", "grounds"
    ),
    "document_no": FormField(
        "文书号", "document number", "照记录；没有给出的留空", "as given, or blank", "grounds"
    ),
    "decided_on": FormField(
        "决定日期", "decided on", "没有给出的留空", "blank if not given", "grounds"
    ),
    "listed_on": FormField(
        "列入日期", "listed on", "没有给出的留空", "blank if not given", "grounds"
    ),
    "item_no": FormField(
        "序号",
        "item number",
        "清单项在文件中的序号；未核实的留空",
        "as the document prints it; blank if not established",
        "grounds",
    ),
    "item_document": FormField(
        "清单文件", "document of the item", "清单项所出的文件", "title and number", "grounds"
    ),
    "criteria": FormField(
        "标准和要点",
        "criteria",
        "清单项的适用条件",
        "the condition under which the item applies",
        "grounds",
    ),
    # what it stands on, who carries it out
    "bases": FormField(
        "法律依据",
        "legal basis",
        "文件、文号和条款，带出处；未核实的不印",
        "document, number and articles, marked; a guess is not printed",
        "legal_bases",
    ),
    "level": FormField(
        "效力位阶", "level", "法律、行政法规等", "law, regulation and so on", "legal_bases"
    ),
    "implementer": FormField(
        "实施机关",
        "implementing authority",
        "带承继机关和出处；文件没有写的写文件未载明，未核实的留空",
        "with successors, marked; or that the document states none; blank if not established",
        "implementers",
    ),
    "part": FormField(
        "分工",
        "part",
        "文件写明的分工；没有写的写文件未载明",
        "its part by the document, or that it states none",
        "implementers",
    ),
    # the form itself
    "issuing_office": FormField("制作单位", "office", "填表时给出；否则留空", "given, or blank"),
    "issued_on": FormField("印发日期", "issued on", "填表时给出；否则留空", "given, or blank"),
    "as_of": FormField("基准日", "as of", "按哪一天判断", "the day the decision is made for"),
    "jurisdiction": FormField(
        "管辖区域", "jurisdiction", "区划代码，或全国", "code of the place, or national"
    ),
    "decision_id": FormField(
        "决定标识", "id of the decision", "主体编号/措施类型", "subject/measure type"
    ),
    "digest": FormField(
        "摘要值", "digest", "决定的 SHA-256，供核对", "SHA-256 of the decision, to compare"
    ),
    # always left blank, to be filled in by hand
    "notice_no": FormField("文书编号", "number of this form", "留空，手填", "blank"),
    "manner": FormField("实施方式", "manner of execution", "留空，手填", "blank"),
    "executed_on": FormField("实施日期", "day of execution", "留空，手填", "blank"),
    "feedback_result": FormField("反馈结果", "result of execution", "留空，手填", "blank"),
    "publication": FormField("结果公示", "publication of the result", "留空，手填", "blank"),
    "remedy": FormField("救济途径", "remedy", "留空，手填", "blank"),
    "officer": FormField("经办人", "officer", "留空，手填", "blank"),
    "reviewer": FormField("审核人", "reviewer", "留空，手填", "blank"),
}

FORM_FIELDS: Final[Mapping[str, FormField]] = MappingProxyType(_FIELDS)
"""Every field by its id, in the order of the documentation."""
