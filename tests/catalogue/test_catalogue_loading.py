"""Finding and reading the files of a catalogue set."""

from __future__ import annotations

import pickle
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from creditrules.catalogue import (
    CatalogueError,
    builtin_paths,
    bundled,
    check_catalogue,
    load_catalogue,
    load_clauses,
)


def errors_of(*paths: Path | str, **options: Any) -> list[tuple[str, str]]:
    found = check_catalogue(list(paths), **options)
    return [(one.code, one.span.file if one.span else "") for one in found]


def test_files_are_named_as_the_path_was_given(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("local/city.yaml", "catalogues: city\n")
    monkeypatch.chdir(desk.folder.parent)
    for given in ("desk", "desk/local", "desk/local/city.yaml", "./desk", "desk/"):
        (found,) = errors_of(given, bundled=False)
        assert found[1].removeprefix("./") == "desk/local/city.yaml"


def test_a_missing_path_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "nowhere"
    assert errors_of(path, bundled=False) == [("path_missing", str(path))]


def test_a_directory_without_yaml_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("catalogue: none", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("catalogue: none", encoding="utf-8")
    assert errors_of(tmp_path, bundled=False) == [("directory_empty", str(tmp_path))]


def test_a_link_that_leads_nowhere_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert {code for code, _ in errors_of(tmp_path, bundled=False)} == {"file_unreadable"}


def test_links_in_a_circle_are_walked_once(desk: Any, base: Path) -> None:
    desk.catalogue("flight_limit")
    (desk.folder / "again").symlink_to(desk.folder)
    (desk.folder / "copy.yaml").symlink_to(desk.folder / "trial.yaml")
    assert len(desk.load().items) == 1


def test_a_pipe_in_a_directory_is_passed_over(desk: Any) -> None:
    if sys.platform == "win32":
        pytest.skip("no named pipes")
    import os

    desk.catalogue("flight_limit")
    os.mkfifo(desk.folder / "pipe.yaml")
    assert len(desk.load().items) == 1


def test_an_endless_file_is_refused() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero")
    assert errors_of("/dev/zero", bundled=False) == [("file_too_large", "/dev/zero")]


@pytest.mark.parametrize(
    "content", [b"", b"# only a comment\n", b"a: \x00", "catalogue: 甲".encode("gb18030")]
)
def test_a_file_that_cannot_be_read_is_one_finding(desk: Any, content: bytes) -> None:
    (desk.folder / "x.yaml").write_bytes(content)
    assert len(desk.check()) == 1


def test_scenarios_are_no_part_of_a_catalogue(desk: Any) -> None:
    desk.catalogue("flight_limit")
    desk.write("trial.scenarios.yaml", "scenarios: [anything\n")
    desk.write("more.yaml", "scenarios:\n  - anything\n")
    assert desk.codes() == []
    names = {Path(name).name for name in desk.load().files}
    assert names == {"instruments.yaml", "vocabulary.yaml", "trial.yaml"}


def test_the_same_id_in_two_files_is_found_with_both_sites(desk: Any) -> None:
    desk.catalogue("flight_limit", name="one")
    desk.write("a.yaml", "roles:\n  - {id: owner, title: 业主, title_en: Owner}\n")
    desk.write("b.yaml", "roles:\n  - {id: owner, title: 业主, title_en: Owner}\n")
    desk.write("c.yaml", "catalogue: one\ninstrument: memo\nmeasures: []\n")
    found = [
        (one.code, Path(one.span.file).name, Path(one.other.file).name) for one in desk.check()
    ]
    assert found == [("id_twice", "b.yaml", "a.yaml"), ("id_twice", "one.yaml", "c.yaml")]


def test_given_files_stand_on_top_of_the_bundled_set(desk: Any) -> None:
    desk.write(
        "city.yaml",
        "catalogue: city\ninstrument: memo_2016_141\njurisdiction: '370100'\nmeasures: []\n",
    )
    catalogue = load_catalogue(desk.folder)
    assert {"city", "ndrc_2016_141"} <= catalogue.documents.keys()
    alone = check_catalogue(desk.folder, bundled=False)
    assert [one.code for one in alone] == ["instrument_undeclared"]


def test_only_errors_are_told_of_files_that_were_not_given(desk: Any) -> None:
    desk.write("more.yaml", "roles:\n  - {id: owner, title: 业主, title_en: Owner}\n")
    assert check_catalogue(desk.folder) == ()


def test_the_bundled_files_may_be_given_by_path() -> None:
    (path,) = builtin_paths()
    assert load_catalogue(path).fingerprint == load_catalogue().fingerprint
    assert all(name.startswith(str(path)) for name in load_catalogue(path).files)


def test_an_installation_without_catalogues_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "INSTALLED", Path("/nowhere/_catalogues"))
    monkeypatch.setattr(bundled, "bundled_folder", lambda: None)
    with pytest.raises(CatalogueError, match="/nowhere/_catalogues") as caught:
        load_catalogue()
    assert [one.code for one in caught.value.diagnostics] == ["bundled_missing"]
    assert check_catalogue() == caught.value.diagnostics


def plug(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    point = EntryPoint(name, value, bundled.GROUP)
    monkeypatch.setattr(bundled, "entry_points", lambda group: [point])


def test_other_packages_add_catalogues_by_a_path(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("city.yaml", "catalogue: city\ninstrument: memo_2016_141\nmeasures: []\n")
    module = ModuleType("city_catalogues")
    module.FOLDER = desk.folder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "city_catalogues", module)
    plug(monkeypatch, "city", "city_catalogues:FOLDER")
    catalogue = load_catalogue()
    assert catalogue.documents["city"].file == "city/city.yaml"


def test_other_packages_add_catalogues_by_a_package(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("city.yaml", "catalogue: city\ninstrument: memo_2016_141\nmeasures: []\n")
    module = ModuleType("city_catalogues")
    module.__path__ = [str(desk.folder)]
    monkeypatch.setitem(sys.modules, "city_catalogues", module)
    plug(monkeypatch, "city", "city_catalogues")
    assert "city" in load_catalogue().documents


@pytest.mark.parametrize("value", ["no_such_package_of_catalogues", "sys:maxsize"])
def test_a_broken_entry_point_is_an_error_that_names_it(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    plug(monkeypatch, "city", value)
    with pytest.raises(CatalogueError, match="city") as caught:
        load_catalogue()
    assert [one.code for one in caught.value.diagnostics] == ["entry_point_bad"]


def test_an_error_carries_every_finding_and_survives_pickling(desk: Any) -> None:
    desk.catalogue(*(f"limit_{i}\nreach: [{{role: nobody}}]" for i in range(30)))
    with pytest.raises(CatalogueError) as caught:
        desk.load()
    assert len(caught.value.diagnostics) == 30
    assert str(caught.value).count("role_undeclared") == 20
    assert "共 30 处" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


def test_findings_come_in_the_order_of_files_and_lines(desk: Any) -> None:
    desk.write("b.yaml", "roles:\n  - {id: A}\n  - {id: B}\n")
    desk.write("a.yaml", "roles:\n  - {id: C}\n")
    places = [one.span for one in desk.check()]
    assert places == sorted(places)


def test_the_clauses_are_read_in_file_order() -> None:
    clauses = load_clauses()
    assert clauses[0].id == "SD-01"
    assert len({one.id for one in clauses}) == len(clauses)


def test_a_missing_file_of_clauses_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="path_missing"):
        load_clauses(tmp_path / "clauses.yaml")
    (tmp_path / "clauses.yaml").write_text("clauses: [{id: SD-01}]", encoding="utf-8")
    with pytest.raises(CatalogueError, match="key_missing"):
        load_clauses(tmp_path / "clauses.yaml")
