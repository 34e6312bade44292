"""The one table of words: every YAML key and every closed word, in Chinese and English.

An id is ``namespace.word``: ``outcome.applies`` is 适用 / applies.  Within a namespace no two ids
share a Chinese name, so a Chinese heading or cell can be read back.  The keys of the YAML language
stand in :mod:`creditrules.text.keys`, the closed words by which answers are told in
:mod:`creditrules.text.answers`, all others here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from creditrules.text.answers import ANSWERS
from creditrules.text.form_fields import FORM_FIELDS
from creditrules.text.keys import KEYS

__all__ = ["NAMESPACES", "WORDS", "Word", "id_of", "word"]


class Word(NamedTuple):
    """One closed word in Chinese and in English."""

    zh: str
    en: str


_TABLE: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "key": KEYS,
    "form_field": {name: (one.zh, one.en) for name, one in FORM_FIELDS.items()},
    "form_purpose": {
        "decision_notice": ("决定告知书", "decision notice"),
        "alert_slip": ("警示单", "alert slip"),
        "feedback_sheet": ("结果反馈表", "feedback sheet"),
        "release_notice": ("解除通知书", "release notice"),
    },
    "force": {
        "mandatory": ("强制性", "mandatory"),
        "recommended": ("推荐性", "recommended"),
    },
    "kind": {
        "punishment": ("惩戒", "punishment"),
        "incentive": ("激励", "incentive"),
        "supervision": ("强化监管", "supervision"),
        "publicity": ("公示", "publicity"),
        "warning": ("预警", "warning"),
        "guidance": ("行政指导", "guidance"),
    },
    "effect": {
        "prohibit": ("禁止", "prohibit"),
        "restrict": ("限制", "restrict"),
        "scrutinise": ("从严", "scrutinise"),
        "consider": ("供参考", "consider"),
        "grant": ("给予", "grant"),
        "supervise": ("强化监管", "supervise"),
        "publish": ("公布", "publish"),
        "assist": ("协助", "assist"),
        "notify": ("通报", "notify"),
        "order": ("责令", "order"),
        "pursue": ("追责", "pursue"),
    },
    "subject_kind": {
        "enterprise": ("企业", "enterprise"),
        "individual_business": ("个体工商户", "individual business"),
        "individual": ("自然人", "individual"),
        "public_institution": ("事业单位", "public institution"),
        "social_organisation": ("社会组织", "social organisation"),
        "other": ("其他主体", "other"),
    },
    "role": {
        "legal_representative": ("法定代表人", "legal representative"),
        "principal": ("主要负责人", "principal"),
        "director": ("董事", "director"),
        "supervisor": ("监事", "supervisor"),
        "senior_manager": ("高级管理人员", "senior manager"),
        "actual_controller": ("实际控制人", "actual controller"),
        "shareholder": ("股东", "shareholder"),
        "partner": ("合伙人", "partner"),
        "financial_officer": ("财务负责人", "financial officer"),
        "registered_practitioner": ("注册执业人员", "registered practitioner"),
        "directly_responsible": ("直接责任人员", "person directly responsible"),
    },
    "basic_category": {
        "lessens_rights": (
            "公共管理机构依法依规减损权益或增加义务的措施",
            "measures by which public bodies lessen rights or add duties",
        ),
        "management": (
            "公共管理机构根据履职需要实施的管理措施",
            "management measures of public bodies",
        ),
        "voluntary": (
            "公共管理机构以外的组织自主实施的措施",
            "measures that other organisations take of their own accord",
        ),
    },
    "evidence": {
        "seen": ("有公开出处", "public source seen"),
        "recalled": ("待核对", "to be checked"),
        "guess": ("未核实", "not verified"),
    },
    "level": {
        "law": ("法律", "law"),
        "administrative_regulation": ("行政法规", "administrative regulation"),
        "judicial_interpretation": ("司法解释", "judicial interpretation"),
        "central_policy": ("中央政策文件", "central policy document"),
        "departmental_rule": ("部门规章", "departmental rule"),
        "local_regulation": ("地方性法规", "local regulation"),
        "local_government_rule": ("地方政府规章", "local government rule"),
        "normative_document": ("规范性文件", "normative document"),
        "memorandum": ("合作备忘录", "memorandum of co-operation"),
    },
    "event": {
        "listing": ("列入", "listing"),
        "delisting": ("移出", "delisting"),
        "objection_accepted": ("受理异议", "objection accepted"),
        "objection_closed": ("异议办结", "objection closed"),
        "correction": ("更正", "correction"),
        "withdrawal": ("撤回", "withdrawal"),
        "annulment": ("撤销", "annulment"),
        "unlawful": ("确认违法", "found unlawful"),
        "void": ("确认无效", "found void"),
        "fulfilment": ("履行义务", "fulfilment"),
        "repair": ("信用修复", "repair"),
        "ending": ("终结", "ending"),
    },
    "fact": {
        "cause": ("事由", "cause"),
        "severity": ("严重程度", "severity"),
        "authority": ("认定机关", "authority"),
        "document_no": ("文书号", "document number"),
        "decided_on": ("决定日期", "day of decision"),
        "effective_on": ("生效日期", "day of effect"),
        "listed_on": ("列入日期", "day of listing"),
        "fulfilled_on": ("履行日期", "day of fulfilment"),
        "ended_on": ("终结日期", "day of ending"),
        "received_at": ("收到时间", "time of receipt"),
        "listed": ("已列入名单或公布", "listed or published"),
        "on_list": ("现在名单中", "on the list"),
        "fulfilled": ("义务已履行", "fulfilled"),
        "repaired": ("信用已修复", "repaired"),
        "corrected": ("信息已更正", "corrected"),
        "withdrawn": ("信息已撤回", "withdrawn"),
        "objected": ("异议处理中", "under objection"),
        "kind": ("主体类别", "kind of subject"),
        "legal_basis": (
            "措施是否有法律、法规或者党中央、国务院政策文件的依据（依据未核实）",
            "whether the measure has a basis in law, regulation or central policy (not verified)",
        ),
        "jurisdiction": ("管辖区域", "jurisdiction"),
    },
    "fact_type": {
        "money": ("金额（元）", "amount in yuan"),
        "integer": ("整数", "whole number"),
        "boolean": ("是非", "true or false"),
        "text": ("文字", "text"),
        "date": ("日期", "date"),
        "code": ("代码", "code"),
    },
    "fact_owner": {
        "record": ("信用记录", "credit record"),
        "subject": ("信用主体", "subject"),
    },
    "table_kind": {
        "penalty_2018": ("行政处罚表（2018年标准）", "penalties (standard of 2018)"),
        "penalty_2015": ("行政处罚表（2015年标准）", "penalties (standard of 2015)"),
        "list": ("名单表", "list"),
    },
    "reading": {
        "name": ("名称", "name"),
        "line": ("一行文字", "text in one line"),
        "text": ("文字", "text"),
        "code": ("号码", "number or code"),
        "document": ("文号", "document number"),
        "day": ("日期", "day"),
        "last_day": ("截止日期", "last day"),
        "moment": ("时刻", "instant"),
        "money": ("金额", "amount"),
        "flag": ("是否", "yes or no"),
        "kinds": ("处罚类别", "kinds of penalty"),
    },
    "amount_unit": {
        "yuan": ("元", "yuan"),
        "wan_yuan": ("万元", "10,000 yuan"),
    },
    "unread": {
        "unknown": ("认不出", "not known"),
        "unnamed": ("没有表头", "no heading"),
        "ambiguous": ("两版标准中意思不同", "means different things in the two standards"),
        "unused": ("用不着", "not needed"),
        "other_table": ("不属于这种表", "belongs to another kind of table"),
        "left_out": ("对应文件写明不读", "left out by --map"),
    },
    "boolean": {
        "true": ("是", "true"),
        "false": ("否", "false"),
    },
    "severity_of_record": {
        "minor": ("轻微", "minor"),
        "general": ("一般", "general"),
        "serious": ("严重", "serious"),
    },
    "severity": {
        "error": ("错误", "error"),
        "warning": ("警告", "warning"),
        "note": ("提示", "note"),
    },
    "grade": {
        "good": ("良好", "good"),
        "warning": ("警示", "warning"),
        "dishonest": ("失信", "dishonest"),
        "seriously_dishonest": ("严重失信", "seriously dishonest"),
    },
    "grade_colour": {
        "good": ("绿色", "green"),
        "warning": ("黄色", "yellow"),
        "dishonest": ("红色", "red"),
        "seriously_dishonest": ("黑色", "black"),
    },
    "polarity": {
        "positive": ("守信", "positive"),
        "negative": ("失信", "negative"),
        "neutral": ("中性", "neutral"),
    },
    "key_area": {
        "health_and_life": ("严重危害人民群众身体健康和生命安全", "harm to health and life"),
        "fair_competition": (
            "严重破坏市场公平竞争秩序和社会正常秩序",
            "harm to fair competition and social order",
        ),
        "refusal_of_duty": ("拒不履行法定义务", "refusal to perform statutory duties"),
    },
    "authority_kind": {
        "court": ("人民法院", "court"),
        "procuratorate": ("人民检察院", "procuratorate"),
        "party_organ": ("党的机关", "party organ"),
        "government": ("行政机关", "government"),
        "financial_regulator": ("金融监管机构", "financial regulator"),
        "social_group": ("群团组织", "social group"),
        "association": ("行业协会商会", "association"),
        "enterprise": ("企业", "enterprise"),
        "other": ("其他单位", "other"),
    },
    "test": {
        "equals": ("是", "is"),
        "in": ("属于", "is one of"),
        "at_least": ("以上", "at least"),
        "at_most": ("以下", "at most"),
        "more_than": ("超过", "more than"),
        "less_than": ("不满", "less than"),
        "between": ("介于", "between"),
        "contains_any": ("含任一", "contains any of"),
        "within": ("期内", "within"),
        "known": ("已知", "is known"),
        "absent": ("未载明", "is absent"),
    },
    "condition": {
        "all": ("同时满足", "all of"),
        "any": ("满足之一", "any of"),
        "not": ("不具有", "not"),
        "any_record": ("有一条信用记录", "any record"),
        "all_records": ("全部信用记录", "all records"),
        "count_records": ("信用记录条数", "number of records"),
    },
    "governs": {
        "as_of": ("基准日", "as of"),
        "record_date": ("记录日期", "date of the record"),
    },
    "covers": {
        "own": ("本目录措施", "own measures"),
        "implemented_here": ("在本地实施的措施", "measures implemented here"),
    },
    "transition": {
        "not_stated": ("所见文本未载明", "not stated in the text as seen"),
    },
    "scope": {
        "record": ("同一记录", "the same record"),
        "subject": ("同一主体", "the same subject"),
    },
    "cycle": {
        "month": ("按月", "every month"),
        "quarter": ("按季度", "every quarter"),
        "half_year": ("按半年", "every half-year"),
        "year": ("按年", "every year"),
    },
    "roll": {
        "day_off": ("遇休息日顺延", "rolls off days off"),
        "holiday": ("遇法定节假日顺延", "rolls off statutory holidays"),
        "none": ("不顺延", "does not roll"),
    },
    "unit": {
        "wd": ("个工作日", "working days"),
        "d": ("日", "days"),
        "w": ("周", "weeks"),
        "m": ("个月", "months"),
        "y": ("年", "years"),
    },
    "day": {
        "workday": ("工作日", "working day"),
        "weekend": ("周末", "weekend"),
        "holiday": ("节日放假", "holiday"),
        "makeup_workday": ("调休上班日", "make-up working day"),
        "off": ("放假", "day off"),
        "uncited": ("通知未核", "notice not established"),
        "not_final": ("待下一年放假通知确定", "subject to the next notice"),
    },
    "screened": {
        "person": ("拟任人员", "the person put forward"),
        "applicant": ("申请人", "the applicant"),
    },
    "gate_effect": {
        "block": ("拦截", "block"),
        "warn": ("提醒", "warn"),
    },
    "jurisdiction": {
        "national": ("全国", "national"),
    },
    "audience": {
        "all": ("所有主体", "all"),
    },
}

NAMESPACES: Final[Mapping[str, Mapping[str, Word]]] = MappingProxyType(
    {
        namespace: MappingProxyType({name: Word(*texts) for name, texts in words.items()})
        for namespace, words in {**_TABLE, **ANSWERS}.items()
    }
)
"""The words by namespace."""

WORDS: Final[Mapping[str, Word]] = MappingProxyType(
    {
        f"{namespace}.{name}": texts
        for namespace, words in NAMESPACES.items()
        for name, texts in words.items()
    }
)
"""All words by id, as ``outcome.applies``."""


def word(word_id: str, lang: str = "zh") -> str:
    """Return the name of ``word_id`` in ``lang`` (``zh`` or ``en``).

    Raises KeyError for an id that is not in the table.
    """
    found = WORDS[word_id]
    return found.en if lang == "en" else found.zh


def id_of(namespace: str, name: str) -> str | None:
    """Return the word of ``namespace`` whose Chinese name is ``name``, or None.

    ``id_of("force", "强制性")`` is ``"mandatory"``.
    """
    for key, texts in NAMESPACES[namespace].items():
        if texts.zh == name:
            return key
    return None
