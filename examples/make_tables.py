"""Write penalties.csv and lists.csv: invented tables with the troubles of real ones.

What is as in real tables is their form: the headings of the national table for penalties of 2018
and of a list (名单), and how cells are filled in. Run `python examples/make_tables.py`; the same
bytes come out every time.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random

from invented import CASES, KINDS, LISTS, OFFICES, PERSON, RENAMED, REPLACED, WHO, Party

HERE = Path(__file__).parent
Row = dict[str, str]


def columns(text: str) -> Row:
    """Columns as key=heading; ~ stands for a blank."""
    return dict(one.replace("~", " ").split("=") for one in text.split())


PENALTY = columns("""
    name=行政相对人名称 kind=行政相对人类别 uscc=行政相对人代码_1（统一社会信用代码）
    registration=行政相对人代码-2(工商注册号) organisation=~行政相对人代码＿3(组织机构代码)
    tax=行政相对人代码_4~（税务登记号） institution=行政相对人代码_5（事业单位证书号）
    social=行政相对人代码_6(社会组织登记证号) head=法定代表人 head_type=法定代表人证件类型
    head_id=法定代表人证件号码 type=自然人证件类型 id=自然人证件号码
    document=行政处罚决定书文号 act=违法行为类型 facts=违法事实 basis=处罚依据 kinds=处罚类别
    content=处罚内容 fine=罚款金额（万元） taken=没收违法所得、没收非法财物的金额(万元)
    licence=暂扣或吊销证照名称及编号 on=处罚决定日期 until=处罚有效期 shown=公示截止期
    office=处罚机关 place=地方编码 source=数据来源单位 state=当前状态 at=数据更新时间戳 note=备注
""")
LIST = columns("""
    serial=序号 name=主体名称 kind=主体类别 uscc=统一社会信用代码 organisation=组织机构代码
    id=身份证号 head=法定代表人（负责人） head_id=法定代表人身份证号 list=名单名称 on=列入日期
    office=列入机关 document=列入文号 ground=列入事由 out=移出日期 out_office=移出机关
    out_ground=移出事由 state=当前状态 at=数据更新时间 note=备注
""")


class Clerk:
    """Fills in cells, each time a little differently."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def empty(self) -> str:
        """A cell that says nothing."""
        return self.random.choice(("", "", "", "", "/", "无"))

    def day(self, day: date) -> str:
        """A day, in one of the forms seen."""
        stamp = datetime.combine(day, time(), timezone(timedelta(hours=8))).timestamp()
        plain = f"{day.year}/{day.month}/{day.day}"
        forms = (f"{day} 00:00:00", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日")
        return self.random.choice((plain, plain, str(day), *forms, f"{stamp * 1000:.0f}"))

    def moment(self, day: date) -> str:
        """When a row was last changed: some days after."""
        days, minutes = self.random.randint(2, 9), self.random.randint(0, 599)
        return str(datetime.combine(day, time(8)) + timedelta(days=days, minutes=minutes))

    def money(self, lowest: float, highest: float) -> tuple[str, int]:
        """An amount in 万元 and in yuan."""
        wan = round(self.random.uniform(lowest, highest), 2 if highest < 5 else 0)
        return f"{wan:,.6f}", round(wan * 10_000)

    def code(self, code: str) -> str:
        """A code, now and then with blanks or in small letters."""
        spaced = f"{code[:8]} {code[8:]}"
        return self.random.choice((*[code] * 8, spaced, f"{code} ", code.lower()))

    def authority(self, office: str, party: Party, day: date) -> tuple[str, str]:
        """The authority as it was called that day, and the sign of its documents."""
        _, city, province = party.place
        if office == "证监":
            return f"中国证券监督管理委员会{province}监管局", f"{province}证监"
        if office == "法院":
            return f"{city}市某区人民法院", ""
        before, since, sign = OFFICES[office]
        return f"{city}市某区{since if day >= RENAMED else before}", f"某{sign}"

    def identity(self, party: Party, day: date, key: str = "uscc") -> Row:
        """Who it is: most rows give a code, older ones former codes, a few the name only."""
        row = {"name": party.name, "kind": party.kind}
        how = self.random.random()
        if party.kind == PERSON:
            masked = f"{party.resident_id[:6]}********{party.resident_id[-4:]}"
            return row | {"type": "身份证", "id": masked if how < 0.2 else party.resident_id}
        row["head"] = party.person
        if how < 0.15:
            row |= {"head_type": "身份证", "head_id": party.resident_id}
        if party.number % 23 == 5:
            return row | {"uscc": self.empty()}
        if party.number % 9 == 2 and day.year < 2017:
            organisation = f"{party.code[8:16]}-{party.code[16]}"
            return row | {"registration": party.registration, "organisation": organisation}
        return row | {key: self.code(party.code)}


def parties(who: str, clerk: Clerk, count: int) -> list[Party]:
    """Parties of these kinds, as often as wanted."""
    fitting = [party for party in map(Party, range(360)) if party.kind in {WHO[one] for one in who}]
    return [clerk.random.choice(fitting) for _ in range(count)]


def penalties(clerk: Clerk, count: int) -> Iterator[Row]:
    """Penalties, every case in turn."""
    cases = [line.split("|") for line in CASES.splitlines()]
    for number in range(count):
        office, act, basis, kinds, fine, who = cases[number % len(cases)]
        (party,) = parties(who, clerk, 1)
        day = date(2014, 3, 1) + timedelta(days=clerk.random.randrange(1560))
        authority, sign = clerk.authority(office, party, day)
        former, since = REPLACED.get(basis, (basis, day))
        basis = former if day < since else basis
        words = [KINDS.get(one, one) for one in kinds.split()]
        row = clerk.identity(party, day) | {
            "document": f"{sign}罚字〔{day.year}〕{number + 1}号",
            "act": act,
            "facts": f"当事人{act}，违反{basis}的规定。",
            "basis": basis,
            "kinds": clerk.random.choice("；;,+-、").join(words),
            "licence": "《营业执照》" if "吊销" in kinds else "",
            "on": clerk.day(day),
            "until": clerk.random.choice(("", "长期", clerk.day(day.replace(year=2020, day=1)))),
            "shown": clerk.day(day.replace(year=day.year + 3, day=1)),
            "office": authority,
            "place": party.place[0],
            "source": authority,
            "state": clerk.random.choice(("0", "正常", "")),
            "at": clerk.moment(day),
        }
        content = [
            {"吊销": "吊销营业执照", "拘留": "行政拘留五日"}.get(one, "") for one in kinds.split()
        ]
        if fine:
            row["fine"], yuan = clerk.money(*map(float, fine.split("-")))
            content.append(f"罚款人民币{yuan}元")
        if "没收" in kinds:
            row["taken"], yuan = clerk.money(0.1, 4.9)
            content.append(f"没收违法所得{yuan}元")
        row["content"] = "；".join(filter(None, content)) or "警告"
        yield {key: row.get(key) or clerk.empty() for key in PENALTY}


def listings(clerk: Clerk, count: int) -> Iterator[Row]:
    """Rows of lists, every list in turn; one in six has been removed."""
    lists = [line.split("|") for line in LISTS.splitlines()]
    for number in range(count):
        name, office, ground, who = lists[number % len(lists)]
        (party,) = parties(who, clerk, 1)
        day = date(2015, 1, 5) + timedelta(days=clerk.random.randrange(1250))
        authority, sign = clerk.authority(office, party, day)
        document = (
            f"（{day.year}）某执{number + 1}号"
            if office == "法院"
            else f"{sign}列字〔{day.year}〕{number + 1}号"
        )
        row = clerk.identity(party, day) | {
            "serial": str(number + 1),
            "list": name,
            "on": clerk.day(day),
            "office": authority,
            "document": document,
            "ground": ground,
            "state": clerk.random.choice(("正常", "在册", "")),
            "at": clerk.moment(day),
        }
        if number % 6 == 4:
            left = day + timedelta(days=clerk.random.randint(90, 500))
            row |= {"out": clerk.day(left), "out_office": authority, "state": "移出"}
            row |= {"out_ground": "经核实符合移出条件", "at": clerk.moment(left)}
        yield {key: row.get(key) or clerk.empty() for key in LIST}


def spoil_penalties(rows: list[Row]) -> None:
    """Put in what is wrong in real tables; refused rows can be told apart and mended."""
    rows[11]["on"] = f"{rows[11]['at'][:4]}/2/30"
    rows[31]["fine"] = "约五万元"
    rows[0]["registration"] = f"{float(rows[0]['registration']):.5E}"  # as Excel spoils it
    rows[58]["name"] = rows[58]["uscc"] = "/"
    other = Party(4)
    rows[64] |= {"name": other.name, "kind": other.kind, "head": other.person}  # another's code
    rows[64]["uscc"] = Party(3).code
    rows[80]["kinds"] = "罚款;责令改正"
    rows[93]["fine"] = "50,000元"
    rows[104]["uscc"] = rows[104]["uscc"][:-1] + "0"
    rows[120]["state"] = rows[151]["state"] = "撤销"
    rows[133]["state"] = "1"
    rows[170]["state"] = "异议"
    for at in (20, 77, 140, 230):  # the same row twice
        rows.append(dict(rows[at]))
    for at in (35, 260):  # a later version: the time stamp tells
        rows.append(rows[at] | {"fine": "3.000000", "at": "2018-06-19 09:30:00"})
    rows.append(rows[51] | {"fine": "6.600000"})  # two versions of one time: nothing tells


def spoil_lists(rows: list[Row]) -> None:
    """The same for lists."""
    rows[20]["list"] = "严重违法失信企业名单库"
    rows[22] |= {"list": "拖欠农民工工资“黑名单”", "ground": "拖欠农民工工资"}
    rows[22]["office"] = rows[22]["office"].replace("国家税务局稽查局", "人力资源和社会保障局")
    rows[41]["on"] = f"{rows[41]['at'][:4]}-01-32"
    rows[70]["state"] = "撤销"
    rows[96]["state"] = "异议"
    rows.append(dict(rows[3]))


def table(headings: Row, rows: list[Row], title: str, notes: dict[int, str]) -> str:
    """A table as text: a title, headings, rows, and among them notes and the headings once more."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([title])
    writer.writerow(headings.values())
    for number, row in enumerate(rows):
        if number in notes:
            writer.writerow([notes[number]] if notes[number] else headings.values())
        writer.writerow(row.values())
    writer.writerow(["表格说明：本表为虚构示例，不涉及任何真实主体"])
    return text.getvalue()


def tables() -> dict[str, bytes]:
    """The two files by name: one in GB 18030, one in UTF-8 with a mark."""
    clerk = Clerk(20180620)
    fined, listed = list(penalties(clerk, 493)), list(listings(clerk, 199))
    spoil_penalties(fined)
    spoil_lists(listed)
    notes = {150: "表格说明：以下为第二批报送", 300: ""}
    first = table(PENALTY, fined, "行政处罚信息公示表（虚构示例）", notes)
    second = table(LIST, listed, "联合惩戒、联合激励名单（虚构示例）", {100: ""})
    return {"penalties.csv": first.encode("gb18030"), "lists.csv": second.encode("utf-8-sig")}


if __name__ == "__main__":
    for name, content in tables().items():
        (HERE / name).write_bytes(content)
