"""Clean subjects made by chance: penalties that rules classify or not, listings, representatives.

Every record is told by its document number, or else by its day; no other has the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from stdnum.cn import ric, uscc

from creditrules.model import CreditList, CreditRecord, Subject
from creditrules.model.scalars import CHINA, money_text

Cells = dict[str, Any]
"""What a row says, by column: texts, days, instants in Chinese time, amounts in yuan, kinds."""

FIRST = date(2013, 1, 1)
PLACES = ("110105", "330106", "370102", "450403")
BRACKETS = ("（北京）", "(山东)", "")
CASES = tuple(
    line.split("|")
    for line in """\
某市环境保护局|私设暗管排放废水|《中华人民共和国水污染防治法》第八十三条
某市某区环保局|未批先建|
某市安全生产监督管理局|未采取措施消除事故隐患|安全生产法、《行政处罚法》
某市食品药品监督管理局|生产经营不符合食品安全标准的食品|《食品安全法》第一百二十四条
某市食品药品监督管理局|销售劣药|《中华人民共和国药品管理法》
某市质量技术监督局|以不合格产品冒充合格产品|产品质量法第五十条
某市质量技术监督局|出厂销售未经强制性产品认证的产品|《认证认可条例》
某省国家税务局稽查局|虚开增值税专用发票|《中华人民共和国税收征收管理法》
某市税务局|未按期申报|《税收征收管理法》第六十二条
中国证券监督管理委员会某省监管局|上市公司年度报告虚假记载|《证券法》第一百九十三条
中国证券监督管理委员会|操纵市场，内幕交易|《中华人民共和国证券法》
某市市场监督管理局|发布虚假广告|《中华人民共和国广告法》第五十五条
某市工商行政管理局|超过六个月未开业|《公司登记管理条例》
某市工商行政管理局|商业贿赂|反不正当竞争法
某市工商行政管理局|利用合同实施欺诈|《合同违法行为监督处理办法》
某市工商行政管理局|组织传销|《禁止传销条例》
某市市场监督管理局|无照经营|《无照经营查处取缔办法》
某市工商行政管理局|侵害消费者权益，欺诈消费者|《中华人民共和国消费者权益保护法》
某市市场监督管理局|销售明知是假冒注册商标的商品|《商标法》
某市住房和城乡建设局|偷工减料|《建设工程质量管理条例》
某市住房和城乡建设局|串通投标|《招标投标法》
某市住房和城乡建设局|允许他人以本单位名义投标|《招标投标法》
某市公安消防支队|消防设施未保持完好有效|《中华人民共和国消防法》
某市人力资源和社会保障局|无故拖欠工资|《劳动保障监察条例》
某市商务局|恶意拖欠货款|
某市金融工作办公室|非法吸收公众存款|
某市金融工作办公室|恶意逃废债务|
某市公安局|聚众扰乱单位秩序|《治安管理处罚法》
某市互联网信息办公室|传播违法有害信息|《互联网信息服务管理办法》
某市环境保护局|拒不执行停产停业的决定|《环境保护法》
某市城市管理局|露天烧烤产生油烟|《中华人民共和国大气污染防治法》
""".splitlines()
)
"""Who punishes, what for, by what law; most of them meet a rule of the bundled catalogues."""

CONTENTS = ("吊销营业执照", "罚款；没收违法所得", "责令停产停业，\n限期改正", '责令"改正"')
KINDS = (
    *("warning", "criticism", "fine", "confiscation", "business_suspension"),
    *("licence_suspension", "licence_revocation", "licence_suspension_or_revocation"),
    *("qualification_downgrade", "activity_restriction", "closure", "practice_restriction"),
    *("detention", "other"),
)
AMOUNTS = tuple(map(Decimal, ("0.5", "999.99", "1000", "12345.67", "200000", "50000000")))
EVENTS = {
    "withdrawn": "withdrawal",
    "objection": "objection_accepted",
    "removed": "delisting",
}


@dataclass(frozen=True)
class Fact:
    """A penalty, or a listing in `list_`."""

    cells: Cells
    list_: CreditList | None = None

    def record(self, id_: str) -> CreditRecord:
        """The record as a host gives it."""
        cells = self.cells
        plain = {
            "id": id_,
            "authority": cells.get("authority", cells.get("listing_authority")),
            "document_no": cells.get("document_no", cells.get("listing_document")),
            "received_at": self._received(),
            "events": list(self._events()),
            **(self._listing(self.list_) if self.list_ else self._penalty()),
        }
        given = {key: value for key, value in plain.items() if value is not None}
        return CreditRecord.model_validate(given)

    def _penalty(self) -> dict[str, Any]:
        facts = (
            *("penalty_act", "penalty_facts", "penalty_basis", "penalty_kinds", "penalty_content"),
            *("fine_amount", "confiscated_amount", "licence_affected", "penalty_until"),
            *("publicity_until", "simple_procedure", "remark"),
        )
        attributes = {fact: _plain(self.cells[fact]) for fact in facts if fact in self.cells}
        return {"decided_on": self.cells.get("decided_on"), "attributes": attributes}

    def _listing(self, list_: CreditList) -> dict[str, Any]:
        listed_on, reason = self.cells.get("listed_on"), self.cells.get("listing_reason")
        remark = {} if reason is None else {"remark": reason}
        return {
            "cause": list_.cause,
            "listed_on": listed_on,
            "listed": None if listed_on else True,
            "attributes": {**list_.attributes, **remark},
        }

    def _received(self) -> str | None:
        moment: datetime | None = self.cells.get("received_at")
        return moment.replace(tzinfo=CHINA).isoformat() if moment else None

    def _events(self) -> Iterator[dict[str, Any]]:
        removed_on, state = self.cells.get("removed_on"), self.cells.get("state")
        if removed_on is not None:
            yield self._event("delisting", removed_on)
        elif state is not None:
            yield self._event(EVENTS[state], self.cells["received_at"].date())

    def _event(self, type_: str, day: date) -> dict[str, Any]:
        received = self._received()
        return {
            "type": type_,
            "happened_on": day,
            **({"received_at": received} if received else {}),
        }


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return money_text(value)
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Party:
    """Whom records are about; with its legal representative, by name and perhaps by number."""

    kind: str
    name: str
    numbers: Mapping[str, str]
    facts: tuple[Fact, ...]
    representative: str | None = None
    representative_id: str | None = None


class Maker:
    """Makes parties out of chance."""

    def __init__(self, chance: Random, lists: Mapping[str, CreditList]) -> None:
        self._chance = chance
        self._lists = [lists[key] for key in sorted(lists)]
        self._count = 0

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def parties(self) -> tuple[Party, ...]:
        """Some parties, each named by a row; persons that rows name beside them among them."""
        persons = [self.person() for _ in range(self.one(0, 1, 2))]
        others = [self.organisation(persons) for _ in range(self.one(1, 2, 3))]
        named = {one.representative_id for one in others}
        kept = [one for one in persons if one.facts or one.numbers.get("resident_id") in named]
        return (*kept, *others)

    def person(self) -> Party:
        """A natural person; without a number every row is another."""
        number = self._number()
        if self.perhaps(4):
            return Party("individual", self.one("张某", "李某"), {}, (self._fact(),))
        resident = resident_id(self.one(*PLACES), 1950 + number % 60, number)
        facts = self._facts(self.one(0, 0, 1, 2), self.one(0, 1))
        return Party("individual", self.one("张某", "李某"), {"resident_id": resident}, facts)

    def organisation(self, persons: Sequence[Party]) -> Party:
        """An enterprise, institution or individual business, by one number, several or none."""
        number = self._number()
        kind, department = self.one(
            ("enterprise", "91"),
            ("enterprise", "91"),
            ("individual_business", "92"),
            ("public_institution", "12"),
        )
        numbers = {"uscc": unified_code(department, self.one(*PLACES), number)}
        if kind == "enterprise" and self.perhaps():
            every = {
                "registration_no": f"37{number:013d}",
                "organisation_code": organisation_code(number),
                "tax_no": f"37{organisation_code(number)}",
            }
            keys = self._chance.sample(sorted(every), self.one(0, 1, 2, 3))
            numbers = {key: every[key] for key in keys}
        person = self.one(None, *persons)
        name, resident = None, None
        if person is not None:
            name, resident = person.name, person.numbers.get("resident_id")
        elif self.perhaps(3):
            name = "王某"
        called = f"某{number}号{self.one(*BRACKETS)}有限公司"
        facts = self._facts(self.one(0, 1, 2, 4), self.one(0, 1, 3)) or (self._fact(),)
        return Party(kind, called, numbers, facts, name, resident)

    def _facts(self, penalties: int, listings: int) -> tuple[Fact, ...]:
        return (
            *(self.penalty() for _ in range(penalties)),
            *(self.listing() for _ in range(listings)),
        )

    def _fact(self) -> Fact:
        return self.penalty() if self.perhaps() else self.listing()

    def penalty(self) -> Fact:
        """A penalty; much of it may be left out."""
        number = self._number()
        day = self._day(number)
        authority, act, basis = self.one(*CASES)
        cells = {
            "document_no": f"某罚〔{day.year}〕{number}号",
            "authority": authority,
            "decided_on": day,
            "penalty_act": act,
            "penalty_facts": self.one(f"当事人{act}", f'当事人"{act}"，\n情节严重；已改正'),
            "penalty_basis": basis if basis and not self.perhaps(5) else self.one(*CASES)[2],
            "penalty_kinds": self.kinds(),
            "penalty_content": self.one(*CONTENTS),
            "fine_amount": self.one(*AMOUNTS),
            "confiscated_amount": self.one(*AMOUNTS),
            "licence_affected": self.one("《营业执照》", "排污许可证"),
            "penalty_until": day + timedelta(days=self.one(90, 730)),
            "publicity_until": day + timedelta(days=365),
            "simple_procedure": self.perhaps(),
            "remark": "已缴清",
        }
        cells = {key: value for key, value in cells.items() if value != ""}
        self._forget(cells, "document_no", "decided_on")
        return Fact(self._with_state(cells, day, "withdrawn", "objection"))

    def kinds(self) -> list[str]:
        """Kinds of penalty, in the order of the vocabulary."""
        some = self._chance.sample(KINDS, self.one(1, 1, 2, 3))
        return [kind for kind in KINDS if kind in some]

    def listing(self) -> Fact:
        """A listing, perhaps removed since."""
        number = self._number()
        day = self._day(number)
        cells = {
            "listing_document": f"某列〔{day.year}〕{number}号",
            "listing_authority": self.one("某市某区人民法院", "国家税务总局某市税务局"),
            "listed_on": day,
            "listing_reason": self.one("拒不履行生效法律文书", "有能力而不履行，\n经查属实"),
        }
        self._forget(cells, "listing_document", "listed_on")
        if self.perhaps(3):
            cells["removed_on"] = day + timedelta(days=self.one(0, 30, 400))
            return Fact(self._with_state(cells, day), self.one(*self._lists))
        return Fact(self._with_state(cells, day, *EVENTS), self.one(*self._lists))

    def _forget(self, cells: Cells, document: str, day: str) -> None:
        """Leave some cells out, but not both by which the record is told."""
        for key in sorted(cells):
            if self.perhaps(8) and key not in (document, day):
                del cells[key]
        if self.perhaps(5):
            del cells[self.one(document, day)]

    def _with_state(self, cells: Cells, day: date, *states: str) -> Cells:
        if self.perhaps():
            minutes = timedelta(days=self.one(2, 30, 500), minutes=self.one(1, 601, 1439))
            cells["received_at"] = datetime(day.year, day.month, day.day) + minutes
            if states and self.perhaps(3):
                cells["state"] = self.one(*states)
        return cells

    def _number(self) -> int:
        self._count += 1
        return self._count

    def _day(self, number: int) -> date:
        """A day that no other number has, most of them some years before 2018."""
        return FIRST + timedelta(days=self._chance.randrange(20) * 100 + number)


def subjects_of(parties: Sequence[Party]) -> list[Subject]:
    """The clean subjects, as a host gives them: `S0001` with records `R0001-01`."""
    ids = {
        party.numbers["resident_id"]: f"S{number:04d}"
        for number, party in enumerate(parties, 1)
        if "resident_id" in party.numbers
    }
    return [_subject(party, f"S{number:04d}", ids) for number, party in enumerate(parties, 1)]


def _subject(party: Party, id_: str, ids: Mapping[str, str]) -> Subject:
    relations = []
    if party.representative is not None:
        relation = {"role": "legal_representative", "name": party.representative}
        if party.representative_id is not None:
            relation["subject"] = ids[party.representative_id]
        relations.append(relation)
    records = [
        fact.record(f"{id_.replace('S', 'R')}-{number:02d}")
        for number, fact in enumerate(party.facts, 1)
    ]
    return Subject.model_validate(
        {
            "id": id_,
            "kind": party.kind,
            "name": party.name,
            "identifiers": dict(party.numbers),
            "relations": relations,
            "records": records,
        }
    )


def organisation_code(number: int) -> str:
    """An organisation code with its check character (GB 11714)."""
    body = f"MA{number:06d}"
    total = sum(
        int(one, 36) * weight for one, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return body + "0123456789X0"[(11 - total % 11) % 11]


def unified_code(department: str, place: str, number: int) -> str:
    """A unified code with its check character (GB 32100)."""
    code = f"{department}{place}{organisation_code(number)}"
    return code + str(uscc.calc_check_digit(code))


def resident_id(place: str, year: int, number: int) -> str:
    """A resident id with its check character (GB 11643)."""
    body = f"{place}{year}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}"
    return body + str(ric.calc_check_digit(body + "0"))
