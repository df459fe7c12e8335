"""`musnad gazetteer` and `musnad read --gazetteer`: from a dump to the places of a report."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.gazetteer.dumps import DUMP, MARHUT, SABTUNI, built, record, small_seed
from typer.testing import CliRunner

from musnad.cli import app, gazetteer
from musnad.cli.progress import Meter
from musnad.cli.read import Bias
from musnad.gazetteer import EMPTY, NO_GAZETTEER, open_gazetteer

TEXT = "قال الوزير يوم الاثنين إن السيول أضرت بقرية سبتوني.\n"
COMMAND = [sys.executable, "-c", "from musnad.cli import main; main()"]


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch):
    monkeypatch.delenv(gazetteer.VARIABLE, raising=False)


@pytest.fixture
def quick(monkeypatch):
    """Builds take a moment: three places in the seed, and nothing below a dump."""
    small_seed(monkeypatch)
    monkeypatch.setattr("musnad.gazetteer.packaged", lambda: EMPTY)


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "QQ.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The path of a small gazetteer."""
    small_seed(monkeypatch)
    built(tmp_path)
    return tmp_path / "places.bin"


def musnad(*arguments, environment=None):  # noqa: ANN002
    done = CliRunner().invoke(app, [str(each) for each in arguments], env=environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_a_dump_becomes_a_gazetteer_on_top_of_the_packaged_one(tmp_path, dump):
    """The one test with the whole seed and the packaged file."""
    out = tmp_path / "new.bin"
    done = musnad("gazetteer", "build", "--geonames", dump, "--output", out)
    made = open_gazetteer(out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"musnad: {out}: {len(made):,} places, {len(made.names):,} names; use it with" in done.stderr
    assert f"`musnad read --gazetteer {out}`, or set MUSNAD_GAZETTEER" in done.stderr
    assert made.facts["source"].endswith("QQ.txt")
    assert len(made) > 500


@pytest.mark.usefixtures("quick")
def test_the_path_may_come_from_the_environment(tmp_path, dump):
    out = tmp_path / "new.bin"
    done = musnad("gazetteer", "build", "--geonames", dump, "-q", environment={gazetteer.VARIABLE: str(out)})
    assert (done.exit_code, done.stderr) == (0, "")
    assert open_gazetteer(out).facts["source"] == "QQ.txt"


@pytest.mark.usefixtures("quick")
def test_several_dumps_and_zips_go_together(tmp_path, dump):
    with zipfile.ZipFile(tmp_path / "ZZ.zip", "w") as archive:
        archive.writestr("ZZ.txt", record(9001, "Zumurra", ["زمورا"], country="ZZ"))
    out = tmp_path / "new.bin"
    done = musnad("gazetteer", "build", "--geonames", dump, "--geonames", tmp_path / "ZZ.zip", "-o", out)
    assert done.exit_code == 0
    assert open_gazetteer(out).facts["source"] == "QQ.txt, ZZ.zip"
    assert "9001" in musnad("gazetteer", "find", "زمورا", "--gazetteer", out).stdout


@pytest.mark.usefixtures("quick")
def test_a_name_that_is_no_text_is_spelled_out(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\x1b.txt"
    with open(path, "wb") as file:  # noqa: PTH123 (the name is bytes)
        file.write(SABTUNI.encode())
    out = tmp_path / "new.bin"
    assert musnad("gazetteer", "build", "--geonames", os.fsdecode(path), "-o", out).exit_code == 0
    assert open_gazetteer(out).facts["source"] == "\\udcff\\u001b.txt"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--geonames", "QQ.txt"], "MUSNAD_GAZETTEER"),
        (["--geonames", "QQ.txt", "--output", "."], "is no file"),
        (["--geonames", "QQ.txt", "--output", "./QQ.txt"], "would overwrite the dump"),
        (["--output", "new.bin"], "--geonames"),
    ],
)
def test_what_cannot_be_meant_is_refused(monkeypatch, dump, arguments, said):
    monkeypatch.chdir(dump.parent)
    done = musnad("gazetteer", "build", *arguments, environment={"COLUMNS": "200", "TERM": "dumb"})
    assert done.exit_code == 2
    assert said in done.stderr
    assert dump.read_text(encoding="utf-8") == DUMP


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("7001\tSabtuni\n", "QQ.txt, line 1: 2 columns where a GeoNames dump has 19"),
        ("\0\0", "QQ.txt, line 1: 1 columns"),
        ("", "QQ.txt is empty"),
        (None, "QQ.txt cannot be read: Is a directory"),
    ],
)
def test_a_broken_dump_leaves_the_old_file(small, content, said):
    dump = small.parent / "QQ.txt"
    before = small.read_bytes()
    if content is None:
        dump.unlink()
        dump.mkdir()
    else:
        dump.write_text(content, encoding="utf-8")
    done = musnad("gazetteer", "build", "--geonames", dump, "-o", small)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert f"{small} left as before" in done.stderr
    assert small.read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_kill_leave_the_old_file(tmp_path, number):
    """The dump is a pipe that never ends, so the build is under way whenever the signal comes."""
    out = tmp_path / "new.bin"
    out.write_bytes(b"old")
    pipe = tmp_path / "QQ.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*COMMAND, "gazetteer", "build", "--geonames", str(pipe), "-o", str(out)], stderr=subprocess.PIPE
    ) as process:
        # Opening waits until the other side reads.
        with pipe.open("wb", buffering=0) as writer:
            writer.write(MARHUT.encode())
            time.sleep(0.3)
            process.send_signal(number)
            errors = process.stderr.read().decode()
        assert process.wait(60) == 128 + number
    assert errors.splitlines()[-1].endswith(f"{out} left as before")
    assert "Traceback" not in errors
    assert out.read_bytes() == b"old"
    assert {each.name for each in tmp_path.iterdir()} == {"QQ.txt", "new.bin"}


def test_progress_is_for_terminals(capsys, monkeypatch):
    now = iter(range(0, 1000, 40))
    monkeypatch.setattr("musnad.cli.progress.time.monotonic", lambda: next(now))
    for live in (True, False):
        meter = Meter("reading", live=live)
        meter.show(250_000_000, 1_000_000_000)
        meter.show(500_000_000, 0)
        meter.clear()
        shown = capsys.readouterr().err
        assert ("reading: 250 of 1,000 MB, 25%" in shown) == live
        assert ("reading: 500 MB" in shown) == live


def test_find_shows_who_bears_a_name(small):
    done = musnad("gazetteer", "find", "مَارهوت", "روليكا", "--gazetteer", small)
    head, _, *lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert head.split() == [
        "name", "place", "kind", "country", "lat", "lon", "population", "GeoNames", "support",
    ]  # fmt: skip
    assert lines[0].split()[1:] == ["Marhut", "city", "QQ", "-3.5000", "-170.1250", "730,000", "7002"]
    assert lines[1].split()[1:] == ["Rulika", "river", "QQ", "12.5000", "13.2500", "7003", "needed"]


def test_find_answers_programs(small):
    found = json.loads(musnad("gazetteer", "find", "سبتوني", "-f", "json", "--gazetteer", small).stdout)
    assert found == [
        {
            "asked": "سبتوني",
            "name": "Sabtuni of the seed",
            "arabic": "سبتوني",
            "kind": "city",
            "countries": ["QQ"],
            "lat": 12.5,
            "lon": 13.25,
            "radius": 5,
            "population": 4200,
            "geonames": 7001,
            "needs_support": False,
            "seeded": True,
        }
    ]


@pytest.mark.parametrize(
    ("names", "said", "status"),
    [
        (["خخخ"], "no place is called «خخخ»", 1),
        (["Marhut"], "names are looked up in Arabic letters", 1),
        ([""], "no place is called «»", 1),
        (["مارهوت", "خخخ"], "no place is called «خخخ»", 1),
        (["مارهوت", "\x1b[2J"], "\\u001b[2J", 1),
    ],
)
def test_a_name_of_nobody_is_said(small, names, said, status):
    done = musnad("gazetteer", "find", *names, "--gazetteer", small)
    assert done.exit_code == status
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert ("Marhut" in done.stdout) == ("مارهوت" in names)


def test_a_name_of_several_words_wants_quotes(tmp_path, monkeypatch):
    small_seed(monkeypatch)
    built(tmp_path, MARHUT + record(1, "Marhut Sabtuni", ["مارهوت سبتوني"]))
    done = musnad("gazetteer", "find", "مارهوت", "سبتوني", "--gazetteer", tmp_path / "places.bin")
    assert done.exit_code == 0
    assert "quote it: 'مارهوت سبتوني'" in done.stderr


def test_info_says_what_is_in_it(small):
    done = musnad("gazetteer", "info", small)
    opened = open_gazetteer(small)
    facts = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert done.exit_code == 0
    assert facts["file"] == str(small)
    assert (facts["places"], facts["names"]) == (str(len(opened)), str(len(opened.names)))
    assert (facts["source"], facts["SHA-256"]) == ("QQ.txt", opened.facts["sha256"])
    assert "CC BY 4.0" in facts["licence"]
    assert facts["size"] == "0.0 MB"
    assert "checked" not in facts
    assert "checked" in musnad("gazetteer", "info", "--check", small).stdout


def test_info_checks_the_whole_file(small):
    raw = small.read_bytes()
    at = raw.index(b"Marhut")
    small.write_bytes(raw[:at] + b"X" + raw[at + 1 :])
    assert musnad("gazetteer", "info", small).exit_code == 0
    done = musnad("gazetteer", "info", "--check", small)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{small} is damaged" in done.stderr


@pytest.mark.parametrize("command", [["find", "حلب", "--gazetteer"], ["info"], ["info", "--check"]])
def test_what_is_no_gazetteer_is_said(tmp_path, command):
    path = tmp_path / "no.bin"
    path.write_bytes(b"PK")
    for place, said in (
        (path, "is no gazetteer"),
        (tmp_path, "is no file"),
        (tmp_path / "x", "no gazetteer at"),
    ):
        done = musnad("gazetteer", *command, place)
        assert (done.exit_code, done.stdout) == (1, "")
        assert said in done.stderr


@pytest.mark.parametrize("command", ["build", "find", "info"])
def test_every_option_is_documented(command):
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"`musnad gazetteer {command}`" in page
    wide = {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    shown = musnad("gazetteer", command, "--help", environment=wide).stdout.replace("│", " ")
    options = {word for word in shown.split() if word.startswith("--") and len(word) > 2} - {"--help"}
    assert options
    assert not {option for option in options if f"`{option}" not in page}


def test_a_copy_without_a_gazetteer_is_said(monkeypatch):
    monkeypatch.setattr("musnad.gazetteer.packaged", lambda: EMPTY)
    done = musnad("gazetteer", "info")
    assert done.exit_code == 1
    assert "no gazetteer at" in done.stderr


def reports(done):
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_are_read_with_the_gazetteer_and_name_it(tmp_path, small, jobs):
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"text": TEXT, "date": "2031-05-06"}) + "\n" for _ in range(40)), encoding="utf-8"
    )
    done = musnad("read", "-f", "jsonl", "-j", jobs, "--gazetteer", small, tmp_path / "a.jsonl")
    many = reports(done)
    assert len(many) == 40
    for report in many:
        assert report["reader"]["gazetteer"] == open_gazetteer(small).identity
        assert [place["name"] for place in report["places"]] == ["Sabtuni of the seed"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_bias_reaches_the_reader(tmp_path, jobs):
    path = tmp_path / "a.jsonl"
    text = "يفتح الجسر الاثنين.\n"
    path.write_text(
        "".join(json.dumps({"text": text, "date": "2031-05-07"}) + "\n" for _ in range(40)), encoding="utf-8"
    )
    days = {}
    for bias in Bias:
        many = reports(musnad("read", "-f", "jsonl", "-j", jobs, "--time-bias", bias.value, path))
        days[bias] = {time["value"] for report in many for time in report["times"]}
    assert days[Bias.FUTURE] == {"2031-05-12"}
    assert days[Bias.PAST] <= {"2031-05-05", "2031-05-12"}


def test_the_past_is_where_days_lie_without_asking(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": "2031-05-07"}), encoding="utf-8")
    (asked,) = reports(musnad("read", "-f", "jsonl", "--time-bias", "past", path))
    (plain,) = reports(musnad("read", "-f", "jsonl", path))
    assert asked == plain
    assert [time["value"] for time in plain["times"]] == ["2031-05-05"]


def test_a_gazetteer_that_cannot_be_opened_ends_the_run_first(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = musnad(
        "read", "-f", "jsonl", "-o", out, path, environment={gazetteer.VARIABLE: str(tmp_path / "gone.bin")}
    )
    assert done.exit_code == 1
    assert done.stderr.startswith(f"musnad: no gazetteer at {tmp_path / 'gone.bin'}: build one with")
    assert not out.exists()


def test_without_a_gazetteer_that_is_said_once(tmp_path, monkeypatch):
    monkeypatch.setattr("musnad.cli.reading.packaged", lambda: EMPTY)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    from musnad.cli.reading import gazetteer_of

    gazetteer_of.cache_clear()
    try:
        done = musnad("read", "-f", "jsonl", tmp_path)
    finally:
        gazetteer_of.cache_clear()
    for report in reports(done):
        assert report["reader"]["gazetteer"] is None
        assert report["warnings"].count(NO_GAZETTEER) == 1
    assert done.stderr.count(NO_GAZETTEER) == 1
