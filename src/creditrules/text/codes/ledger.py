"""The diagnostic codes of cases that are read and kept, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, CodeText

CODES: Final[dict[str, CodeText]] = {
    "case_event_not_object": CodeText(
        ERROR,
        "这里应是一个事件（{{ }} 括起的对象），却是 {found}",
        "an event is an object in {{ }}, but here stands {found}",
        "事件写成 {{ }} 括起的键和值，每行一个",
        "write its keys and values in {{ }}, one event a line",
    ),
    "case_events_in_table": CodeText(
        ERROR,
        "个案事件不能从表格读取",
        "events of cases are not read from tables",
        "写成 JSON Lines：每行一个事件；键见 creditrules schema case_event",
        "write them as JSON Lines, one event a line; creditrules schema case_event has the keys",
    ),
    "case_key_unknown": CodeText(
        ERROR,
        "不认识的键 {path}",
        "the key {path} is not known",
        "改为 {suggestion}；说明写进 note",
        "write {suggestion}; remarks go into note",
    ),
    "case_period_malformed": CodeText(
        ERROR,
        "{path} 的“{value}”不是周期",
        "'{value}' of {path} is not a period",
        "写作 2026-10（月）、2026Q4（季度）或 2026（年）",
        "write it as 2026-10 (month), 2026Q4 (quarter) or 2026 (year)",
    ),
    "case_procedure_unknown": CodeText(
        ERROR,
        "个案“{case}”所属的流程“{procedure}”不在已加载的目录里",
        "the procedure '{procedure}' of case '{case}' is not in the catalogues that are loaded",
        "改为 {suggestion}；自己的流程文件用 --catalogue 加载",
        "write {suggestion}; load procedures of your own with --catalogue",
    ),
    "case_procedure_unnamed": CodeText(
        ERROR,
        "没有写明个案“{case}”按哪个流程办理",
        "nothing says by which procedure case '{case}' is run",
        "加 --procedure，或在它的第一个事件里写 procedure；creditrules list procedures 列出流程",
        "give --procedure, or write procedure in its first event; creditrules list procedures "
        "shows them",
    ),
    "case_unknown": CodeText(
        ERROR,
        "没有编号为“{case}”的个案",
        "there is no case '{case}'",
        "改为 {suggestion}；creditrules track list 列出全部个案",
        "write {suggestion}; creditrules track list shows all cases",
    ),
    "case_unknown_then": CodeText(
        ERROR,
        "到 {day} 为止还没有收到个案“{case}”的任何事件",
        "by {day} no event of case '{case}' had been received",
        "改用较晚的 --known-at；不给则用全部已知的事件",
        "give a later --known-at, or none to use every event",
    ),
    "cases_several": CodeText(
        ERROR,
        "这些事件属于 {count} 个个案，没有说查看哪一个",
        "the events belong to {count} cases, and it is not said which one to show",
        "写上个案编号：{suggestion}；查看全部用 creditrules track list",
        "name one: {suggestion}; creditrules track list shows them all",
    ),
    "ledger_case_elsewhere": CodeText(
        ERROR,
        "个案“{case}”已按流程“{procedure}”办理，不能再按“{given}”",
        "case '{case}' is run by the procedure '{procedure}' already, not by '{given}'",
        "改用 {procedure}；按另一流程办理的，另立个案编号",
        "use {procedure}; what another procedure runs is a case with an id of its own",
    ),
    "ledger_copy_exists": CodeText(
        ERROR,
        "备份不覆盖已有的文件",
        "a backup does not overwrite a file that exists",
        "换一个文件名，如带上日期",
        "choose another name, with the date for instance",
    ),
    "ledger_damaged": CodeText(
        ERROR,
        "台账文件已损坏或不完整",
        "the ledger is damaged, or part of it is missing",
        "不要再写入；先原样留存一份（连同 -wal 文件），再从备份恢复",
        "do not write to it; keep it as it is with its -wal file, then restore a backup",
    ),
    "ledger_disk_full": CodeText(
        ERROR,
        "磁盘已满，这一次没有写入任何事件",
        "the disk is full; nothing of this was written",
        "腾出空间后重新提交；此前已确认的事件都在",
        "make room and hand it in again; what was acknowledged before is there",
    ),
    "ledger_folder_missing": CodeText(
        ERROR,
        "台账所在的文件夹不存在",
        "the folder of the ledger does not exist",
        "先建好文件夹，或核对路径",
        "make the folder first, or check the path",
    ),
    "ledger_foreign": CodeText(
        ERROR,
        "这个文件不是个案台账",
        "the file is no ledger of cases",
        "核对路径；新台账用一个还不存在的文件名",
        "check the path; for a new ledger name a file that does not exist yet",
    ),
    "ledger_locked": CodeText(
        ERROR,
        "台账正被其他进程占用，等待超时，这一次没有写入",
        "others hold the ledger, and it did not become free in time; nothing was written",
        "稍后重试；一直如此的，查看哪个进程长时间占用它",
        "try again later; if it stays so, look for the process that holds it",
    ),
    "ledger_missing": CodeText(
        ERROR,
        "台账不存在",
        "there is no such ledger",
        "核对路径；track add 加入第一个事件时新建台账",
        "check the path; track add makes the ledger with its first event",
    ),
    "ledger_newer": CodeText(
        ERROR,
        "台账的版式是第 {version} 版，本程序只认到第 {known} 版",
        "the ledger has layout {version}; this program knows layouts up to {known}",
        "用写入它的那个版本或更新的 creditrules 打开",
        "open it with the creditrules that wrote it, or a later one",
    ),
    "ledger_older": CodeText(
        ERROR,
        "台账是旧版式，只读时不能升级",
        "the ledger has an older layout, which reading alone does not bring up to date",
        "先备份，再用 track add 写入一次，即自动升级",
        "back it up, then add an event with track add: that brings it up to date",
    ),
    "ledger_read_only": CodeText(
        ERROR,
        "台账只能读，不能写入",
        "the ledger can be read only",
        "取得文件及其所在文件夹的写入权限，或把它复制到可写的位置",
        "get the right to write the file and its folder, or copy it to where you may write",
    ),
    "ledger_unusable": CodeText(
        ERROR,
        "台账无法使用：{reason}",
        "the ledger cannot be used: {reason}",
        "核对路径、权限和磁盘；台账须放在本机磁盘上，不放网络盘",
        "check path, rights and disk; a ledger lies on a local disk, not on a network drive",
    ),
}
