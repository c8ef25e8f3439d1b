"""A newspaper with a CN number: what its masthead prints, and its adverts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SPECS
from readback import ReadRun, read_runs

from layout.house.newspaper import House
from layout.output.builder import Built, build

IDENTITY = {
    "报名": "清泉报",
    "拼音": "QINGQUANBAO",
    "主办": "中共清泉县委宣传部",
    "出版": "清泉县融媒体中心",
    "网址": "http://www.qingquan.example.cn",
    "便民电话": {"县政府": "12345"},
}
INTERNAL = {**IDENTITY, "性质": "内部资料", "准印证号": "某内资准字第0001号"}
HOUSE = {
    **IDENTITY,
    "性质": "报纸",
    "刊号": "CN 11-0065",
    "主管": "中共某区委员会",
    "定价": "1元",
    "地址": "某区某路1号",
    "电话": "010-65000000",
    "印刷单位": "某印刷厂",
}
BODY = "\n".join(
    ["今天上午的河边有人散步，有人钓鱼，也有人只是坐着看水，看云，看对岸的树。" * 3] * 6
)


def story(name: str, rank: str, **more: Any) -> dict[str, Any]:
    return {"编号": name, "等级": rank, "主题": f"河边的早晨之{name}", "正文": BODY, **more}


def advert(**more: Any) -> dict[str, Any]:
    picture = {"文件": "photos/stream.jpg", "摄影": "资料图"}
    words = "免费入场。\n电话：65000000"
    own = {"体裁": "广告", "栏目": "广告", "图片": [picture], "正文": words}
    return story("ad", "一般", **own, **more)


def newspaper(folder: Path, dummy: dict[str, Any], house: dict[str, Any]) -> Built:
    """An issue of one page built."""
    shutil.copytree(SPECS / "photos", folder / "photos")
    lead = story("a", "头条", 图片=[{"文件": "photos/fig.jpg", "摄影": "资料图"}])
    stories = [lead, story("b", "重点"), story("c", "一般"), story("d", "一般"), advert()]
    page = {"版次": 1, "版名": "要闻", "责任编辑": "赵慧慧", "美编": "王莹莹", "稿件": stories}
    issue = {"期号": 3605, "日期": "2025-09-05", "版面": [{**page, "版样": dummy}]}
    for name, data in (("paper.yaml", house), ("3605.yaml", issue)):
        text = yaml.safe_dump(data, allow_unicode=True, width=1 << 20)
        (folder / name).write_text(text, encoding="utf-8")
    return build(folder / "3605.yaml", folder / "out")


@pytest.mark.parametrize("postal", ["", "1-65"])
def test_a_newspaper_prints_its_cn_number(tmp_path: Path, postal: str) -> None:
    """It prints no licence of an internal publication (handbook C2)."""
    house = {**HOUSE, **({"邮发代号": postal} if postal else {})}
    built = newspaper(tmp_path, {}, house)
    assert built.ok, [item.line() for item in built.diagnostics]
    texts = [run.text.replace(" ", "") for run in read_runs(tmp_path / "out" / "3605.pdf")]
    (line,) = [text for text in texts if "国内统一连续出版物号" in text]
    wanted = "国内统一连续出版物号：CN11-0065" + (f"邮发代号：{postal}" if postal else "")
    assert line.replace("\u3000", "") == wanted
    assert not [text for text in texts if "准印证" in text]


def printed(pdf: Path) -> dict[str, ReadRun]:
    return {run.text.replace(" ", ""): run for run in read_runs(pdf)}


def test_what_the_law_wants_printed_stands_under_the_hotlines(tmp_path: Path, house: House) -> None:
    """It stands in the last row of page 1, each entry whole and apart, and certified (handbook C: ZL2020)."""
    built = newspaper(tmp_path, {}, HOUSE)
    assert built.ok, [item.line() for item in built.diagnostics]
    runs = printed(tmp_path / "out" / "3605.pdf")
    names = ("主管", "地址", "电话", "定价", "印刷单位")
    entries = [runs[f"{name}：{HOUSE[name]}"] for name in names]
    assert len({round(run.y, 2) for run in entries}) == 1
    assert [run.x for run in entries] == sorted(run.x for run in entries)
    hotline = next(run for text, run in runs.items() if "便民电话" in text)
    rows = (hotline.y - entries[0].y) / house.grid.leading
    assert 1 < rows < 2.5 and {run.size for run in entries} == {8}
    report = json.loads((tmp_path / "out/3605/report.json").read_text(encoding="utf-8"))
    rows = [box["rows"][1] for s in report["pages"][0]["stories"] for box in s["boxes"]]
    assert max(rows) <= house.grid.rows - house.foot_rows - 1
    assert report["pages"][0]["white_rows"] == 0
    assert report["certificate"]["lost"] == 0


def test_a_colophon_too_long_for_its_line_is_an_error(tmp_path: Path) -> None:
    name = "某市某区某街道某路某号某大厦" * 4
    built = newspaper(tmp_path, {}, {**HOUSE, "地址": name, "印刷单位": name, "主管": name})
    found, *_ = [item for item in built.diagnostics if item.rule == "colophon-line"]
    assert not built.ok and found.span is not None
    assert (found.span.file.rpartition("/")[2], found.spot.page) == ("paper.yaml", 1)


def test_the_remark_of_page_1_is_printed_in_the_masthead(tmp_path: Path) -> None:
    """The rule took it for printed, though it was on no page (NBZL 14)."""
    newspaper(tmp_path, {}, INTERNAL)
    path = tmp_path / "3605.yaml"
    issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    issue["版面"][0]["附注"] = "内部资料，免费交流"
    issue["版面"][0]["稿件"].pop()  # the advert
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, width=1 << 20), encoding="utf-8")
    built = build(path, tmp_path / "out")
    assert built.ok, [item.line() for item in built.diagnostics]
    assert "internal-phrase" not in [item.rule for item in built.diagnostics]
    runs = printed(tmp_path / "out" / "3605.pdf")
    note, licence, url = (
        next(run for text, run in runs.items() if words in text)
        for words in ("内部资料，免费交流", "准印证号", "http")
    )
    assert note.y == pytest.approx(licence.y) == pytest.approx(url.y)
    assert licence.x < note.x < url.x


def test_an_advert_is_not_judged_as_news(tmp_path: Path) -> None:
    """Its picture may be larger than the lead's, and its words are few."""
    built = newspaper(tmp_path, {"ad": {"栏": "1-8", "行": "76-111"}}, HOUSE)
    assert built.ok
    about = [item.message.zh for item in built.diagnostics if "之ad" in item.message.zh]
    assert not [words for words in about if "图片" in words or "正文只有" in words]


@pytest.mark.parametrize(
    ("rows", "more", "fits"), [("92-111", {}, True), ("106-111", {"图位": "上"}, False)]
)
def test_no_picture_leaves_its_module(
    tmp_path: Path, rows: str, more: dict[str, str], fits: bool
) -> None:
    """The editor's module decides how wide a picture is; one too shallow for any is an error."""
    built = newspaper(tmp_path, {"ad": {"栏": "1-8", "行": rows, **more}}, HOUSE)
    told = [item.rule for item in built.diagnostics]
    assert ("picture-room" in told) == (not fits)
    if fits:
        report = json.loads((tmp_path / "out/3605/report.json").read_text(encoding="utf-8"))
        assert report["pages"][0]["overset_lines"] == 0
