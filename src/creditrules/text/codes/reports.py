"""The diagnostic codes of reports, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, WARNING, CodeText

CODES: Final[dict[str, CodeText]] = {
    "form_unfit": CodeText(
        ERROR,
        "决定的结果是“{outcome}”，不能填{form}",
        "the decision's outcome is '{outcome}', for which there is no {form}",
        "这个结果可填的文书：{fitting}",
        "forms for this outcome: {fitting}",
    ),
    "office_without_duties": CodeText(
        WARNING,
        "没有个案写明由“{office}”承办待办",
        "no case names '{office}' as an office that owes anything",
        "核对单位名称，个案里写的有：{suggestion}",
        "check the name; the cases have: {suggestion}",
    ),
    "picture_bars": CodeText(
        ERROR,
        "有 {count} 组，画成条形图看不清（至多 {most} 组）",
        "{count} groups are too many for bars (at most {most})",
        "换一个组数少的维度，或者改用 --format csv、xlsx",
        "take a dimension with fewer groups, or --format csv or xlsx",
    ),
    "picture_dimensions": CodeText(
        ERROR,
        "条形图只能画一个或者两个维度，给了 {count} 个",
        "bars show one or two dimensions, not {count}",
        "--by 只留两个，第二个叠在条中；维度多的改用 --format csv、xlsx",
        "leave two in --by, the second is stacked in the bars; for more take --format csv or xlsx",
    ),
    "picture_font_missing": CodeText(
        ERROR,
        "没有一种已安装的字体含有图中的全部汉字（已装的中文字体：{installed}）",
        "no installed font has all Chinese characters of the picture (installed: {installed})",
        "安装其中一种后重试：{fonts}；或者改用 --format svg，其中的文字由看图的电脑显示",
        "install one of {fonts} and run again; or take --format svg, whose text the reader's "
        "computer draws",
    ),
}
