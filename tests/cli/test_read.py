"""`musnad read` from the outside: what goes where, what a user is told, and how it ends."""

import base64
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from musnad.cli import app
from musnad.cli.progress import Progress, printable
from musnad.cli.read import Bias, Form, Format
from musnad.export import FORMATS

COMMAND = [sys.executable, "-c", "from musnad.cli import main; main()"]
TEXT = "قالت وزارة النقل في بيان إن الجسر سيفتح غدا.\nوأضافت أن العمل فيه انتهى أمس.\n"

PLAIN_TERMINAL = {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
ENGLISH = "The ministry said on Monday that the bridge would open tomorrow.\n"


class Done(NamedTuple):
    """How a run ended, and what it wrote where."""

    returncode: int
    stdout: bytes
    stderr: str


def musnad(*arguments, data=b"", environment=None):  # noqa: ANN002
    """Run the command here, or with an environment as a user does: in a process of its own."""
    arguments = [str(argument) for argument in arguments]
    if environment is None:
        done = CliRunner().invoke(app, arguments, input=data)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout_bytes, done.stderr)
    process = subprocess.run(
        [*COMMAND, *arguments],
        input=data,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in process.stderr
    return Done(process.returncode, process.stdout, process.stderr.decode())


def reports(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def jsonl(*records):  # noqa: ANN002
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def patched(tmp_path):
    """An environment in which the reader does something else on some articles, in every process."""

    def patch(code):
        folder = tmp_path / "patched"
        folder.mkdir()
        body = "\n".join("    " + line for line in code.splitlines())
        write(
            folder / "sitecustomize.py",
            "import musnad.reader\nreal = musnad.reader.read\n"
            f"def read(text, **facts):\n    import os, time\n{body}\n    return real(text, **facts)\n"
            "musnad.reader.read = read\n",
        )
        return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}

    return patch


def test_a_text_file_is_read_whole(tmp_path):
    done = musnad(
        "read", "-f", "jsonl", write(tmp_path / "bridge.txt", "\ufeff" + TEXT.replace("\n", "\r\n"))
    )
    (report,) = reports(done)
    assert (done.returncode, done.stderr) == (0, "")
    assert report["id"] == "bridge"
    assert report["document"]["text"] == TEXT


def test_standard_input_is_read():
    done = musnad("read", "-f", "jsonl", "-", data=TEXT.encode(), environment={})
    (report,) = reports(done)
    assert report["document"]["text"] == TEXT
    assert report["id"] == report["document"]["sha256"]


def test_facts_of_a_record_reach_the_report(tmp_path):
    record = {
        "key": 9,
        "body": TEXT,
        "when": "2031-05-06 02:51:32",
        "head": "الجسر",
        "paper": "الواحة",
        "link": "https://example.org/1",
        "by": "ليلى",
    }
    fields = {
        "text": "body",
        "id": "key",
        "date": "when",
        "title": "head",
        "outlet": "paper",
        "url": "link",
    }
    options = [f"--{name}-field={field}" for name, field in (*fields.items(), ("author", "by"))]
    (report,) = reports(musnad("read", "-f", "jsonl", *options, write(tmp_path / "a.jsonl", jsonl(record))))
    document = report["document"]
    assert report["id"] == "9"
    assert (document["text"], document["published"], document["title"]) == (TEXT, "2031-05-06", "الجسر")
    assert (document["outlet"], document["url"], document["authors"]) == (
        "الواحة",
        "https://example.org/1",
        ["ليلى"],
    )


def test_a_date_can_be_given_to_articles_that_carry_none(tmp_path):
    text = write(tmp_path / "a.txt", TEXT)
    records = write(tmp_path / "b.jsonl", jsonl({"text": TEXT, "date": "2030-01-02"}))
    done = musnad("read", "-f", "jsonl", "--date", "2031-05-06", text, records)
    assert [report["document"]["published"] for report in reports(done)] == ["2031-05-06", "2030-01-02"]
    assert musnad("read", "--date", "6 مايو", text).returncode == 2


def test_a_zip_of_arrays_whose_records_have_no_id(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2031-05-06.json", json.dumps([{"content": TEXT}] * 2))
    done = musnad("read", "-f", "jsonl", "--text-field", "content", tmp_path / "a.zip")
    assert [report["id"] for report in reports(done)] == ["2031-05-06-0000", "2031-05-06-0001"]


def test_marks_that_cannot_be_seen_are_kept(tmp_path):
    text = "قالت\u200f وزارة \u202bالنقل\u202c إن\u200c الجسر\u200b سيفتح \u2067غدا\u2069.\n"
    (report,) = reports(musnad("read", "-f", "jsonl", write(tmp_path / "a.txt", text)))
    assert report["document"]["text"] == text
    for attribution in report["attributions"]:
        cue = attribution["cue"]
        assert text[cue["start"] : cue["end"]] == cue["text"]


def test_another_language_is_a_warning_and_an_empty_report(tmp_path):
    done = musnad("read", "-f", "jsonl", write(tmp_path / "en.txt", ENGLISH))
    (report,) = reports(done)
    assert done.returncode == 0
    assert report["attributions"] == []
    assert report["warnings"]
    assert "en.txt: warning: " in done.stderr


def test_an_invalid_date_is_a_warning(tmp_path):
    path = write(tmp_path / "a.jsonl", jsonl({"id": "a", "text": TEXT, "date": "6 مايو"}))
    done = musnad("read", "-f", "jsonl", path)
    (report,) = reports(done)
    assert (done.returncode, report["document"]["published_evidence"] == "given") == (0, False)
    assert "a.jsonl, record 0: warning: the field 'date' is no date" in done.stderr
    assert "'date'" in report["warnings"][0]
    assert musnad("read", "-q", path).stderr == ""


def test_the_command_knows_every_format():
    assert {each.value for each in Format} == set(FORMATS)


@pytest.mark.parametrize("form", [each.value for each in Format])
def test_every_format_is_the_same_from_processes(tmp_path, form):
    path = write(tmp_path / "a.jsonl", jsonl(*({"text": TEXT, "id": str(n)} for n in range(40))))
    alone = musnad("read", "--format", form, path)
    shared = musnad("read", "--format", form, "--jobs", 2, path)
    assert alone.returncode == shared.returncode == 0
    assert alone.stdout == shared.stdout
    assert alone.stdout.endswith(b"\n")


def test_the_table_comes_without_asking(tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    assert musnad("read", path).stdout == musnad("read", "-f", "table", path).stdout


def test_output_is_utf_8_in_any_locale(tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = musnad("read", "-f", "jsonl", path, environment=ascii_only)
    assert reports(done)[0]["document"]["text"] == TEXT


GOOD = jsonl({"id": "good", "text": TEXT}).encode()


def truncated_zip():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", TEXT * 50)
    return target.getvalue()[:-40]


HOSTILE = {
    "invalid-utf-8": ("a.txt", "قال ".encode() + b"\xff", "a.txt, byte 7: byte 0xFF is not UTF-8"),
    "windows-1256": ("a.txt", TEXT.encode("cp1256"), "iconv -f WINDOWS-1256"),
    "utf-16": ("a.txt", TEXT.encode("utf-16"), "a.txt, byte 0: this is UTF-16"),
    "utf-16-bare": ("a.txt", TEXT.encode("utf-16-be"), "looks like UTF-16"),
    "utf-16-json": ("a.json", json.dumps([{"text": TEXT}]).encode("utf-16"), "this is UTF-16"),
    "binary": ("a.txt", bytes(range(256)) * 9, "a.txt, byte 0: a NUL byte"),
    "binary-json": ("a.json", bytes(range(128, 256)), "not JSON"),
    "empty": ("a.txt", b"", "the file is empty"),
    "empty-json": ("a.json", b"", "the file is empty"),
    "empty-zip": ("a.zip", b"", "the file is empty"),
    "blank": ("a.txt", b" \n\n", "only white space"),
    "nul": ("a.txt", "قال\0شيئا".encode(), "a.txt, byte 6: a NUL byte"),
    "surrogate": (
        "a.jsonl",
        GOOD + rb'{"text":"ab\ud83d"}',
        f"record 1, byte {len(GOOD) + 11}: \\ud83d is half",
    ),
    "truncated-json": ("a.json", b"[" + GOOD + b"," + GOOD[:30], "record 1"),
    "truncated-zip": ("a.zip", truncated_zip(), "not a whole zip archive"),
    "no-text": (
        "a.jsonl",
        GOOD + b'{"txt":"a"}',
        f"record 1, byte {len(GOOD)}: no field 'text'. It has txt.",
    ),
    "no-json": ("a.json", b"hello", "a JSON file begins with"),
    "long-line": ("a.jsonl", GOOD + b'{"text":"' + b"x" * 50_000_000 + b'"}', "larger than 32 MB"),
    "long-text": ("a.txt", b"x" * 50_000_000, "50 MB in one article; the limit is 32 MB"),
}


@pytest.mark.parametrize(("case", "jobs"), [*((case, 1) for case in HOSTILE), ("surrogate", 2)])
def test_bad_input_is_named_and_the_rest_is_read(tmp_path, case, jobs):
    name, data, said = HOSTILE[case]
    bad = write(tmp_path / name, data)
    last = write(tmp_path / "z.jsonl", jsonl({"id": "last", "text": TEXT}))
    rejects = tmp_path / "errors.jsonl"
    done = musnad("read", "-f", "jsonl", "-j", jobs, "--errors", rejects, bad, last)
    assert done.returncode == 1
    assert f"musnad: {bad}" in done.stderr
    assert said in done.stderr
    expected = ["good", "last"] if GOOD in data else ["last"]
    assert [report["id"] for report in reports(done)] == expected
    (line,) = map(json.loads, rejects.read_bytes().splitlines())
    assert line["file"] == str(bad)
    assert line["raw_kept"] <= line["raw_bytes"]
    raw = base64.b64decode(line["raw"]) if line["raw_encoding"] == "base64" else line["raw"].encode()
    assert len(raw) == line["raw_kept"]
    assert raw in data
    assert f"{len(expected)} of {len(expected) + 1} read, 1 rejected; they are in {rejects}" in done.stderr


def test_a_vanished_file_is_named(tmp_path):
    done = musnad("read", "-f", "jsonl", tmp_path / "gone.txt", write(tmp_path / "a.txt", TEXT))
    assert done.returncode == 1
    assert "gone.txt: cannot be opened (No such file or directory)" in done.stderr
    assert len(reports(done)) == 1


def test_the_errors_file_is_there_when_nothing_was_wrong(tmp_path):
    rejects = write(tmp_path / "errors.jsonl", "of the last run\n")
    done = musnad("read", "--errors", rejects, write(tmp_path / "a.txt", TEXT))
    assert done.returncode == 0
    assert rejects.read_bytes() == b""


def test_a_fault_of_the_reader_costs_one_article(tmp_path, patched):
    environment = patched("if 'عطل' in text: raise ZeroDivisionError('x')")
    path = write(tmp_path / "a.jsonl", jsonl({"text": TEXT}, {"text": "عطل"}, {"text": TEXT}))
    for jobs in (1, 2):
        done = musnad("read", "-f", "jsonl", "-j", jobs, path, environment=environment)
        assert done.returncode == 1
        assert [report["id"] for report in reports(done)] == ["a-0000", "a-0002"]
        assert "record 1: the reader failed (ZeroDivisionError: x)" in done.stderr


def test_a_process_that_dies_costs_the_article_that_killed_it(tmp_path, patched):
    environment = patched("if 'موت' in text: os.kill(os.getpid(), 9)")
    records = [{"text": TEXT}] * 40 + [{"text": "موت"}] + [{"text": TEXT}] * 40
    path = write(tmp_path / "a.jsonl", jsonl(*records))
    done = musnad("read", "-f", "jsonl", "-j", 2, path, environment=environment)
    assert done.returncode == 1
    assert "record 40: the process that read it died (killed, perhaps for want of memory)" in done.stderr
    assert [report["id"] for report in reports(done)] == [f"a-{n:04d}" for n in range(81) if n != 40]


def test_processes_that_keep_dying_end_the_run(tmp_path, patched):
    environment = patched("os._exit(7)")
    path = write(tmp_path / "a.jsonl", jsonl(*[{"text": TEXT}] * 40))
    out = tmp_path / "out.jsonl"
    done = musnad("read", "-f", "jsonl", "-j", 2, "-o", out, path, environment=environment)
    assert done.returncode == 1
    assert "processes died one after another" in done.stderr
    assert f"{out} left as before" in done.stderr
    assert not out.exists()


def test_a_file_name_cannot_steer_the_terminal(tmp_path):
    done = musnad("read", tmp_path / "\x1b]0;title\x07\u202etxt.exe")
    assert "\x1b" not in done.stderr
    assert "\\u001b]0;title\\u0007\\u202etxt.exe" in done.stderr


def test_a_file_appears_whole(tmp_path):
    out = tmp_path / "out.jsonl"
    path = write(tmp_path / "a.txt", TEXT)
    done = musnad("read", "-f", "jsonl", "-o", out, path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_bytes())["id"] == "a"
    assert {each.name for each in tmp_path.iterdir()} == {"a.txt", "out.jsonl"}
    mask = os.umask(0)
    os.umask(mask)
    assert out.stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_link_and_its_mode_are_kept(tmp_path):
    target = write(tmp_path / "target", "old")
    target.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(target)
    musnad("read", "-f", "jsonl", "-o", link, write(tmp_path / "a.txt", TEXT))
    assert link.is_symlink()
    assert json.loads(target.read_bytes())["id"] == "a"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
@pytest.mark.parametrize("form", [each.value for each in Format])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_behind_standard_output(tmp_path, form, jobs):
    path = write(tmp_path / "a.jsonl", jsonl(*[{"text": TEXT}] * 60))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "read", "-f", form, "-j", str(jobs), path],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("musnad: standard output: cannot be written (No space left on device)")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_behind_a_file(tmp_path):
    done = musnad("read", "-o", "/dev/full", write(tmp_path / "a.txt", TEXT))
    assert done.returncode == 1
    assert "musnad: /dev/full: cannot be written (No space left on device)" in done.stderr
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_not_there(tmp_path):
    done = musnad("read", "-o", tmp_path / "no" / "out", write(tmp_path / "a.txt", TEXT))
    assert done.returncode == 1
    assert "out: cannot be written (No such file or directory)" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("form", ["jsonl", "table", "csv"])
def test_a_closed_pipe_is_quiet(tmp_path, form, jobs):
    path = write(tmp_path / "a.jsonl", jsonl(*({"text": TEXT * 20, "id": str(n)} for n in range(300))))
    command = [*COMMAND, "read", "-f", form, "-j", str(jobs), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(60) == 141
    assert errors == b""


@pytest.mark.parametrize("target", ["-o", "--errors"])
def test_an_input_is_never_overwritten(tmp_path, target):
    path = write(tmp_path / "a.txt", TEXT)
    done = musnad("read", path, target, path)
    assert done.returncode == 2
    assert path.read_bytes() == TEXT.encode()


def test_an_output_in_the_folder_being_read_is_not_read(tmp_path):
    write(tmp_path / "a.jsonl", jsonl({"id": "a", "text": TEXT}))
    out = tmp_path / "out.jsonl"
    for _ in range(2):
        assert musnad("read", "-f", "jsonl", "-o", out, tmp_path).returncode == 0
        assert len(out.read_bytes().splitlines()) == 1


def test_one_file_cannot_be_both_outputs(tmp_path):
    out = tmp_path / "out"
    assert musnad("read", write(tmp_path / "a.txt", TEXT), "-o", out, "--errors", out).returncode == 2


def test_standard_input_is_read_once():
    assert musnad("read", "-", "-", data=TEXT.encode()).returncode == 2


@pytest.mark.parametrize(
    ("number", "status", "said"), [(signal.SIGINT, 130, "stopped"), (signal.SIGTERM, 143, "terminated")]
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_it_says_how_far_it_got(tmp_path, patched, number, status, said, jobs):
    environment = patched("if 'بطيء' in text: time.sleep(30)")
    path = write(tmp_path / "a.jsonl", jsonl(*[{"text": TEXT}] * 100, *[{"text": "بطيء"}] * 100))
    out = write(tmp_path / "out.jsonl", "of the last run\n")
    with subprocess.Popen(
        [*COMMAND, "read", "-f", "jsonl", "-j", str(jobs), "-o", str(out), str(path)],
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".out.jsonl.*")) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1.5)
        # Ctrl-C reaches every process of the group, `kill` only the first.
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        started = time.monotonic()
        errors = process.stderr.read().decode()
        assert process.wait(60) == status
    assert time.monotonic() - started < 10
    assert "Traceback" not in errors
    (line,) = errors.splitlines()
    assert line.startswith(f"musnad: {said}. ")
    assert f"{out} left as before" in line
    assert out.read_text(encoding="utf-8") == "of the last run\n"
    assert not list(tmp_path.glob(".out.jsonl.*"))


def test_the_version_is_said():
    assert musnad("--version", environment={}).stdout.decode().startswith("musnad ")


def test_help_is_quick_to_load():
    late = ("musnad.reader", "musnad.export", "rich", "zipfile", "multiprocessing")
    code = f"import sys, musnad.cli; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_no_file_is_a_fault_of_use():
    assert musnad("read").returncode == 2


def test_every_option_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in ("read", "evaluate"):
        shown = (
            CliRunner()
            .invoke(app, [command, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"})
            .stdout
        )
        options = {
            word for word in shown.replace("│", " ").split() if word.startswith("--") and len(word) > 2
        }
        assert options
        missing = {option for option in options - {"--help"} if f"`{option}" not in page}
        assert not missing, f"docs/cli.md says nothing of {sorted(missing)}"


@pytest.mark.parametrize("value", [each.value for each in (*Format, *Form, *Bias)])
def test_every_choice_is_documented(value):
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"`{value}`" in page


def test_short_work_shows_nothing(capsys):
    progress = Progress(live=True)
    progress.step("a")
    progress.clear()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("live", [True, False])
def test_long_work_says_how_far_it_is(capsys, monkeypatch, live):
    now = iter(range(0, 10_000, 40))
    monkeypatch.setattr("musnad.cli.progress.time.monotonic", lambda: next(now))
    progress = Progress(live=live)
    for number in range(3):
        progress.step(f"a.jsonl, record {number}")
    progress.say("and a message")
    out, err = capsys.readouterr()
    assert out == ""
    assert "3 articles" in err
    assert "at a.jsonl, record 2" in err
    assert err.endswith("musnad: and a message\n")
    assert ("\r" in err) == live


def test_what_steers_a_terminal_is_spelled_out():
    assert printable("a\x1b[31m\u202e\u0627\n") == "a\\u001b[31m\\u202e\u0627\\u000a"


def test_ids_of_a_users_extract_are_put_to_entities(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("قالت هيئة الموانئ المرجانية إن الرصيف جاهز.", encoding="utf-8")
    extract = tmp_path / "ids.tsv"
    extract.write_text("Q1001\tهيئة الموانئ المرجانية\n", encoding="utf-8")
    result = CliRunner().invoke(
        app, ["read", "--quiet", "--format", "json", "--wikidata", str(extract), str(article)]
    )
    assert result.exit_code == 0
    assert '"wikidata":"Q1001"' in result.stdout.replace(": ", ":")


def test_an_extract_that_is_none_ends_the_run(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("قالت الهيئة إن الرصيف جاهز.", encoding="utf-8")
    broken = tmp_path / "ids.jsonl"
    broken.write_text("{\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", "--wikidata", str(broken), str(article)])
    assert result.exit_code == 1
    assert "ids.jsonl" in result.output
