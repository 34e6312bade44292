"""The sentences that explanations are made of, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PHRASES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "heading": (
            "{subject}　{title}　【{force}】{outcome}",
            "{subject}: {title} [{force}] {outcome}",
        ),
        "label_cause": ("事由", "Cause"),
        "label_classified": ("归类", "Classified by"),
        "label_basis": ("依据", "Basis"),
        "label_list": ("清单", "Basic list"),
        "listed_as": (
            "{list}（{edition}）：{item}，属{category}",
            "{list} ({edition}): {item}, among {category}",
        ),
        "label_period": ("期限", "Period"),
        "label_implementers": ("实施", "Carried out by"),
        "label_reaches": ("及于", "Reaches"),
        "label_missing": ("待查", "To ask"),
        "label_reason": ("原因", "Reason"),
        "label_nearest": ("最近", "Nearest"),
        "label_lacking": ("尚缺", "Lacking"),
        "ground": ("{cause}：{authority}{document}", "{cause}: {authority}{document}"),
        "authority_unknown": ("认定机关未载明", "authority not given"),
        "document": ("（{number}）", " ({number})"),
        "document_bracketed": ("{number}", " {number}"),
        "listed": ("，{day} 列入", ", listed on {day}"),
        "decided": ("，{day} 作出", ", decided on {day}"),
        "via": ("因担任{owner}的{role}而及于", "reached as {role} of {owner}"),
        "undated": ("（任职日期未载明）", " (undated)"),
        "marked": ("{text}（{mark}）", "{text} ({mark})"),
        "edition": (
            "（{edition}；现行版本条号未核）",
            " ({edition}; number in force not verified)",
        ),
        "weak": ("（仅为一般性规定）", " (general provision only)"),
        "period_none": ("—", "—"),
        "period_closed": ("{start} 至 {end}", "{start} to {end}"),
        "classified": ("{rule}（{met}）", "{rule} ({met})"),
        "classified_area": ("；重点领域：{area}", "; key area: {area}"),
        "classified_met": ("{fact}：{found}", "{fact}: {found}"),
        "classified_severity": ("；{severity}", "; {severity}"),
        "period_counted": (
            "（自{fact}起{length}，首尾两日均计入{law}）",
            " ({length} from the {fact}, both days included{law})",
        ),
        "period_statutory": ("，法定期限", ", set by law"),
        "period_permanent": ("{start} 起，终身（无期限）", "from {start}, for good"),
        "period_open": ("{start} 起，{until}", "from {start}, {until}"),
        "force_until": ("；强制性至 {day}", "; mandatory until {day}"),
        "start_unknown": ("起始日未载明", "a day not given"),
        "until_grounds_end": ("至各项事由均消失止", "until every ground has ended"),
        "until_delisted": (
            "至移出名单止（文件未定年限）",
            "until removed from the list (the document sets no length)",
        ),
        "until_event": ("至{event}止", "until {event}"),
        "until_as_printed": (
            "文件载“{words}”，止期不明",
            "the document says “{words}”; end not known",
        ),
        "until_unstated": ("文件未载明期限", "the document states no period"),
        "part": ("（{part}）", " ({part})"),
        "successor": ("（现由{names}承担）", " (now {names})"),
        "implementers_open": ("文件所列实施单位未核实，从略", "not established"),
        "implementers_unstated": ("文件未写明", "not stated in the document"),
        "ask_record_own": ("记录 {record}：{fact}？", "record {record}: {fact}?"),
        "ask_record_others": (
            "{owner} 的记录 {record}：{fact}？",
            "record {record} of {owner}: {fact}?",
        ),
        "ask_subject_own": ("该主体：{fact}？", "the subject: {fact}?"),
        "ask_subject_others": ("{owner}：{fact}？", "{owner}: {fact}?"),
        "reason_window": ("所依文件在该日不在有效期内", "its document is not in force on that day"),
        "reason_exclusive": (
            "与同组措施互斥，须人工核实",
            "clashes with another measure of its exclusive group",
        ),
        "reason_basis_floor": (
            "所引依据低于法律、法规和党中央、国务院政策文件，该日已不得据以减损权益、增加义务",
            "what it cites ranks below law, regulation and central policy and no longer grounds a "
            "measure that lessens rights or adds duties",
        ),
        "reason_records_incomplete": ("信用记录可能不全", "the records may be incomplete"),
        "reason_event": ("因{event}解除", "released by {event}"),
        "reason_override": ("由 {item} 决定", "decided by {item}"),
        "met": ("{test}　［实为：{value}］", "{test} [is: {value}]"),
        "distance": (
            "改变以下 {number} 项即适用",
            "things that would have to be otherwise: {number}",
        ),
        "lack_cause": ("没有事由为“{causes}”的信用记录", "no record with cause “{causes}”"),
        "lack_kind": ("该措施直接适用于：{kinds}", "it binds directly: {kinds}"),
        "lack_place": ("在 {area} 实施，不在所问区域", "carried out in {area} only"),
        "bound_none": ("（只及于相关人员）", "nobody; it only reaches persons in a role"),
        "lack_begun": ("期限自 {day} 起算，尚未开始", "its period only begins on {day}"),
        "lack_law": ("文件有效期 {window}", "in force {window}"),
        "lack_fact": ("须满足：{fact}", "must hold: {fact}"),
        "lack_day": ("须有{fact}", "must be known: {fact}"),
        "nothing_unclassified": (
            "草稿没有事由，也没有规则能归类",
            "the draft has no cause and no rule classifies it",
        ),
        "nothing_rule": (
            "最近的归类规则“{rule}”，尚缺：{facts}",
            "the nearest rule is {rule}; lacking: {facts}",
        ),
        "nothing_standing": (
            "“{title}”以它为据，但没有变化：{outcome}",
            "“{title}” stands on it, but nothing changes: {outcome}",
        ),
        "nothing_miss": (
            "最近的措施“{title}”，尚缺：{facts}",
            "the nearest measure is “{title}”; lacking: {facts}",
        ),
        "nothing_cause": (
            "没有措施以其事由为据",
            "no measure stands on its cause",
        ),
        "stay_records": ("：{records}", ": {records}"),
        "stay_period": ("；期限 {period}", "; period {period}"),
        "open_end": ("不限", "open"),
        "label_source": ("机构", "Authority"),
        "label_restriction": ("原因", "Reason"),
        "label_measure": ("措施", "Measure"),
        "label_limit": ("时限", "Time limit"),
        "label_duty": ("应办", "To do"),
        "alert_heading": ("{verdict}　{who}　{measure}", "{verdict}: {who}: {measure}"),
        "alert_measure": (
            "{title}　【{force}】{outcome}（{evidence}）",
            "{title} [{force}] {outcome} ({evidence})",
        ),
        "alert_no_data": ("没有资料可查", "no data to look at"),
        "field_of_cause": ("该事由的相关领域", "the field related to the cause"),
        "duty_refuse": (
            "强制性措施：应当依法不予办理或者予以限制，并反馈实施结果{asked}",
            "mandatory: refuse or limit as the law provides, and feed the result back{asked}",
        ),
        "duty_decide": (
            "推荐性措施：是否限制，由经办机关裁量{asked}",
            "recommended: whether to limit is at the discretion of the office{asked}",
        ),
        "duty_heed": (
            "本关口只提醒：照该措施自身的要求办理{asked}",
            "only a reminder here: act as the measure itself asks{asked}",
        ),
        "duty_hold": (
            "异议处理中：暂不执行，不得据此拦截{asked}",
            "an objection is pending: do not carry it out or refuse on its ground{asked}",
        ),
        "duty_verify_facts": ("待核实：先查明 {asked}", "to verify first: {asked}"),
        "duty_verify_field": (
            "待核实：先查明拟从事的行业（行业代码或者经营范围）是否属于{asked}",
            "to verify first: whether the intended business (industry code or scope) lies in "
            "{asked}",
        ),
        "duty_verify_source": (
            "出处未核实：先核对文件原文，核对前不得据此拦截{asked}",
            "source not verified: check the document first; do not refuse before{asked}",
        ),
        "duty_identify": (
            "只知姓名，本人的信用记录无从查起：取得身份号码后再查{asked}",
            "known by name only, so the person's own records cannot be looked at: screen again "
            "with a number{asked}",
        ),
        "duty_look_up": (
            "没有给出该主体的资料，不等于没有记录：取得后再查{asked}",
            "nothing is given of this party, which is not to have no records: screen again once "
            "it is{asked}",
        ),
        "duty_name_somebody": (
            "没有写明拟任何人：写明后再查{asked}",
            "nobody is put forward: screen again with the person{asked}",
        ),
        "comma": ("、", ", "),
        "semicolon": ("；", "; "),
    }
)


def phrase(name: str, lang: str, **arguments: str) -> str:
    """A sentence in `zh` or `en` with its places filled.

    Raises:
        KeyError: for an unknown phrase or a missing argument.
    """
    zh, en = _PHRASES[name]
    return (zh if lang == "zh" else en).format(**arguments)
