"""Invented parties, offices and cases for make_tables.py.

Parties, persons, numbers, cases and amounts are made up; the names say so (某某, 示例), and only
the check digits of the numbers are right. Laws are named without articles.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_10

PLACES = (  # code, city, province
    ("370102", "济南", "山东"),
    ("360302", "萍乡", "江西"),
    ("450403", "梧州", "广西"),
    ("330106", "杭州", "浙江"),
    ("110105", "北京", "北京"),
)
RENAMED = date(2018, 4, 1)
OFFICES = {  # the office before and after the reorganisation of 2018; the sign of its documents
    "市监": ("工商行政管理局", "市场监督管理局", "市监"),
    "质监": ("质量技术监督局", "市场监督管理局", "质监"),
    "食药": ("食品药品监督管理局", "市场监督管理局", "食药"),
    "环保": ("环境保护局", "生态环境局", "环"),
    "安监": ("安全生产监督管理局", "应急管理局", "安监"),
    "税务": ("国家税务局稽查局", "税务局稽查局", "税稽"),
    "消防": ("公安消防大队", "公安消防大队", "消"),
    "知识产权": ("知识产权局", "市场监督管理局", "知"),
    "卫生": ("卫生和计划生育局", "卫生健康局", "卫"),
    "网信": ("互联网信息办公室", "互联网信息办公室", "网信"),
    "金融": ("金融工作办公室", "金融工作办公室", "金"),
    "人社": ("人力资源和社会保障局", "人力资源和社会保障局", "人社"),
    "住建": ("住房和城乡建设局", "住房和城乡建设局", "建"),
    "公安": ("公安局", "公安局", "公"),
    "商务": ("商务局", "商务局", "商"),
    "城管": ("城市管理局", "城市管理局", "城"),
    "交通": ("交通运输局", "交通运输局", "交"),
}
ENTERPRISE, BUSINESS, PERSON = "法人及非法人组织", "个体工商户", "自然人"
WHO = {"企": ENTERPRISE, "个": BUSINESS, "人": PERSON}

REPLACED = {  # the regulation before, and when the one of today took its place
    "《无证无照经营查处办法》": ("《无照经营查处取缔办法》", date(2017, 10, 1)),
}

# office | act | basis | kinds | fine in 万元 | who
CASES = """\
市监|发布虚假广告|《中华人民共和国广告法》|罚款|100-160|企
市监|发布虚假广告|《广告法》|罚款|2-20|企个
市监|商业贿赂|《中华人民共和国反不正当竞争法》|罚款 没收|10-60|企
市监|利用合同实施欺诈|《合同违法行为监督处理办法》|警告 罚款|1-3|企
市监|组织传销|《禁止传销条例》|罚款 没收|50-180|企人
市监|无照经营|《无证无照经营查处办法》|罚款|0.2-1|人个
市监|侵害消费者权益|《中华人民共和国消费者权益保护法》|警告 罚款|1-10|企个
市监|销售假冒注册商标的商品|《商标法》|罚款 没收|1-25|企个
市监|公司成立后无正当理由超过六个月未开业|《中华人民共和国公司法》|吊销||企
市监|未按规定悬挂营业执照|《公司登记管理条例》|警告||企个
知识产权|假冒专利|《中华人民共和国专利法》|罚款 没收|1-8|企
质监|生产以不合格产品冒充合格产品|《中华人民共和国产品质量法》|罚款 没收|2-30|企
质监|出厂销售未经强制性产品认证的产品|《认证认可条例》|罚款|5-20|企
质监|使用未经检验的特种设备|《特种设备安全法》|罚款|3-30|企
食药|生产经营不符合食品安全标准的食品|《食品安全法》|罚款 没收|0.5-20|企个
食药|销售劣药|《中华人民共和国药品管理法》|罚款 没收|1-15|企个
食药|经营标签有瑕疵的食品|《食品安全法》|警告||个
环保|建设项目未批先建|《中华人民共和国环境影响评价法》|罚款|1-20|企
环保|私设暗管排放水污染物|《水污染防治法》|罚款 停产|10-100|企
环保|超标排放大气污染物|《中华人民共和国大气污染防治法》|罚款|10-60|企
环保|拒不执行停产停业的决定|《环境保护法》|罚款|5-40|企
安监|未采取措施消除生产安全事故隐患|《中华人民共和国安全生产法》|罚款|1-10|企
安监|发生一般生产安全事故负有责任|《安全生产法》|罚款|20-50|企
安监|未取得安全生产许可证擅自生产|《安全生产许可证条例》|罚款 没收 停产|10-50|企
税务|偷税|《中华人民共和国税收征收管理法》|罚款|5-1300|企
税务|虚开增值税专用发票|《中华人民共和国发票管理办法》|罚款 没收|5-50|企
税务|未按期办理纳税申报|《税收征收管理法》|罚款|0.02-0.09|企个
人社|拖欠农民工工资|《劳动保障监察条例》|罚款|10-20|企
人社|无故拖欠工资|《劳动保障监察条例》|罚款|0.2-2|企个
住建|偷工减料造成工程质量缺陷|《建设工程质量管理条例》|罚款|10-60|企
住建|串通投标|《中华人民共和国招标投标法》|罚款|2-30|企
住建|允许他人以本单位名义投标|《招标投标法》|罚款 没收|2-20|企
住建|未取得施工许可证擅自施工|《中华人民共和国建筑法》|罚款|1-20|企
消防|消防设施未保持完好有效|《中华人民共和国消防法》|罚款|0.5-5|企个
公安|聚众扰乱单位秩序|《治安管理处罚法》|拘留||人
网信|传播违法有害信息|《互联网信息服务管理办法》|罚款|1-10|企
证监|上市公司年度报告虚假记载|《中华人民共和国证券法》|警告 罚款|30-60|企人
证监|内幕交易|《证券法》|没收 罚款|10-90|人
金融|非法吸收公众存款|《非法金融机构和非法金融业务活动取缔办法》|没收 罚款|20-90|企人
金融|恶意逃废债务|《贷款通则》|罚款|5-30|企
商务|恶意拖欠货款|《零售商供应商公平交易管理办法》|罚款|1-3|企
卫生|安排未获健康合格证明的人员从事服务|《公共场所卫生管理条例》|警告 罚款|0.05-0.5|个
城管|擅自占用城市道路|《城市道路管理条例》|罚款|0.1-2|企个
交通|车辆擅自超限行驶|《中华人民共和国公路法》|罚款|0.05-3|企人
"""
KINDS = {
    "没收": "没收违法所得、没收非法财物",
    "吊销": "暂扣或者吊销许可证、暂扣或者吊销执照",
    "停产": "责令停产停业",
    "拘留": "行政拘留",
}
# list as the table calls it | office | ground | who
LISTS = """\
失信被执行人名单|法院|有履行能力而拒不履行生效法律文书确定义务|企人个
失信被执行人|法院|违反财产报告制度|企人
经营异常名录|市监|未按规定报送年度报告|企
企业经营异常名录|市监|通过登记的住所无法联系|企
严重违法失信企业名单|市监|列入经营异常名录届满三年仍未履行义务|企
吊销营业执照公示|市监|被吊销营业执照|企
重大税收违法案件公布名单|税务|虚开增值税专用发票|企人
重大税收违法案件|税务|偷税|企
违法失信上市公司相关责任主体名单|证监|信息披露违法受行政处罚|企人
安全生产失信联合惩戒“黑名单”|安监|发生较大生产安全责任事故|企人
安全生产领域失信联合惩戒对象名单|安监|未按规定整改重大事故隐患|企个
环境保护领域失信生产经营单位名单|环保|私设暗管排放污染物|企个
食品药品生产经营严重失信者名单|食药|生产经营不符合食品安全标准的食品|企个人
质量黑名单|质监|生产销售不合格产品情节严重|企
纳税信用A级纳税人|税务|年度纳税信用评价为A级|企
纳税信用A级纳税人名单|税务|年度纳税信用评价为A级|企
"""
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
TRADES = ("商贸", "建筑", "食品", "化工", "机械", "置业", "物流", "医药")
SURNAMES = "张李王赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施"


@dataclass(frozen=True)
class Party:
    """An invented party; the same number gives the same party."""

    number: int

    @property
    def kind(self) -> str:
        """Its kind as tables call it: of ten, seven enterprises, two businesses, one person."""
        return (ENTERPRISE, BUSINESS, PERSON)[(self.number % 10 > 6) + (self.number % 10 > 8)]

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it is: code, city, province."""
        return PLACES[self.number * 7 % len(PLACES)]

    @property
    def person(self) -> str:
        """The legal representative, the owner, or the person."""
        surname = SURNAMES[self.number % len(SURNAMES)]
        return f"{surname}某{STEMS[self.number // 24 % 10]}{'某' if self.number >= 240 else ''}"

    @property
    def name(self) -> str:
        """Its name."""
        if self.kind == PERSON:
            return self.person
        of_sixty = STEMS[self.number % 10] + BRANCHES[self.number % 12]
        trade = TRADES[self.number // 60 % len(TRADES)]
        form = "有限公司" if self.kind == ENTERPRISE else "经营部"
        return f"{self.place[1]}某某{of_sixty}示例{trade}{form}"

    @property
    def code(self) -> str:
        """Its unified social credit code."""
        body = f"MA1{self.number:05d}"
        values = ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(one) for one in body)
        total = sum(w * v for w, v in zip((3, 7, 9, 10, 5, 8, 4, 2), values, strict=True))
        check = "0123456789X0"[11 - total % 11]
        start = f"{'91' if self.kind == ENTERPRISE else '92'}{self.place[0]}{body}{check}"
        return start + uscc.calc_check_digit(start)

    @property
    def registration(self) -> str:
        """Its registration number of 15 digits from before 2015."""
        start = f"{self.place[0]}{self.number:08d}"
        return start + mod_11_10.calc_check_digit(start)

    @property
    def resident_id(self) -> str:
        """The resident id of its person, as if born in 1900."""
        born = date(1900, 1, 1) + timedelta(days=self.number % 365)
        start = f"{self.place[0]}{born:%Y%m%d}{self.number % 500 * 2 + 1:03d}"
        return start + ric.calc_check_digit(f"{start}0")
