"""Fuzz run of the import: thousands of bent corpus files through readers and recognise, under the worker's limits.

From the top of a checkout: python -m tests.fuzz.imports --count 5000 [--seed 1] [--keep FOLDER]

Prints how many files were read and refused, and every crash, hang, breach of memory or traceback: all of them must be
zero. Files go through in batches, each batch in one process with the limits and the guard of the reading process.
Times are those of the processor, for reading and recognising together.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from cchc_desktop.core.vietnamese import clean
from tests.checkout import ROOT
from tests.fuzz.mutations import SUFFIXES, bent

CORPUS = ROOT.parent / "shared" / "corpus"
BATCH = 100
SECONDS = {"file": 5.0, "slow": 60.0}  # of processor time; PDF and converted kinds are slow
BUSY = 6  # how many times as long as that a busy machine may take before a file is said to hang
# How often a kind comes, of 100 files; PDF takes longest to read.
_SHARES = {".docx": 34, ".xlsx": 18, ".xls": 14, ".ods": 12, ".html": 10, ".csv": 6, ".pdf": 6}
_CONVERTED = (".doc", ".rtf", ".odt")


def bases() -> dict[str, list[bytes]]:
    """The files of the corpus by suffix; a table as text is made of one of them."""
    from cchc_desktop.importing.source import read_source

    found: dict[str, list[bytes]] = {}
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in _SHARES or path.suffix in _CONVERTED:
            found.setdefault(path.suffix, []).append(path.read_bytes())
    grid = read_source(CORPUS / "bac_kan_2025.xlsx").tables[0].grid
    lines = ["\t".join(f'"{clean(cell.text)}"' for cell in row.cells) for row in grid.rows]
    found[".csv"] = ["\n".join(lines).encode("utf-8-sig"), "\n".join(lines).encode("utf-16")]
    return found


def files(folder: Path, indexes: range, seed: int, found: dict[str, list[bytes]], converted: int) -> list[str]:
    """Write the bent files of these numbers of a run; what was done to each."""
    done: list[str] = []
    kinds, weights = list(_SHARES), list(_SHARES.values())
    for index in indexes:
        random = Random(f"{seed}-{index}")
        kind = random.choices(kinds, weights)[0] if index >= converted else _CONVERTED[index % len(_CONVERTED)]
        data, ways = bent(random.choice(found[kind]), random)
        suffix = kind if random.random() < 0.85 else random.choice(SUFFIXES)
        (folder / f"{index:06d}{suffix}").write_bytes(data)
        done.append(f"{kind} {ways} as {suffix or 'no suffix'}")
    return done


# ---- the process that reads


def child(folder: Path) -> None:
    """Read every file of the folder; one line of JSON each on stdout, before and after."""
    sys.dont_write_bytecode = True
    from cchc_desktop.catalogue import shipped_forms
    from cchc_desktop.importing import (
        csv_reader,  # noqa: F401  all that is imported later, before memory counts
        docx_reader,  # noqa: F401
        html_reader,  # noqa: F401
        ods_reader,  # noqa: F401
        pdf_reader,  # noqa: F401
        worker_limits,
        xls_reader,  # noqa: F401
        xlsx_reader,  # noqa: F401
    )

    forms = list(shipped_forms())
    work = folder / "work"
    work.mkdir()
    tempfile.tempdir = str(work)
    worker_limits.limit_this_process()
    import signal

    signal.alarm(0)  # one process for many files: whoever reads its lines watches the time
    worker_limits.guard_this_process(work)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            print(json.dumps({"begin": path.name}), flush=True)
            began = time.process_time()  # the machine may be busy with other things
            found = _one(path, forms)
            print(json.dumps({**found, "seconds": time.process_time() - began}), flush=True)


def _one(path: Path, forms: list[Any]) -> dict[str, str]:
    from cchc_desktop.core.errors import KnownError
    from cchc_desktop.gui.messages import error_text, issue_line
    from cchc_desktop.importing.recognise import recognise
    from cchc_desktop.importing.source import read_source
    from cchc_desktop.importing.worker import source_of
    from cchc_desktop.importing.worker_child import outcome

    data = outcome(lambda: read_source(path))
    if "broke" in data:
        return {"end": data["broke"], "detail": data["detail"]}
    try:
        source = source_of(json.loads(json.dumps(data, ensure_ascii=False).encode()), path)
        recognised = recognise(source, forms)
        for issue in recognised.issues:
            issue_line(issue)
    except KnownError as error:
        if error.code.value == "source-reader-broke":
            return {"end": "result", "detail": str(error.params["detail"])}
        error_text(error)
        return {"end": "refused", "detail": error.code.value}
    except Exception as error:
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        return {"end": "traceback", "detail": f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"}
    return {"end": "read", "detail": ""}


# ---- the process that watches


def batch(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What became of every file of a folder; a process that dies or hangs is begun again behind that file."""
    import queue
    import threading

    while any(path.is_file() for path in folder.iterdir()):
        shutil.rmtree(folder / "work", ignore_errors=True)
        command = [sys.executable, "-m", "tests.fuzz.imports", "--child", str(folder)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        lines: queue.Queue[str] = queue.Queue()
        assert process.stdout is not None
        stream = process.stdout

        def pump(stream: Any = stream, lines: queue.Queue[str] = lines) -> None:
            for line in stream:
                lines.put(line)
            lines.put("")

        threading.Thread(target=pump, daemon=True).start()
        now = ""
        while True:
            slow = now.endswith((".pdf", *_CONVERTED)) or not now
            try:
                line = lines.get(timeout=SECONDS["slow" if slow else "file"] * BUSY)
            except queue.Empty:
                process.kill()
                line = "hang"
            if line in ("", "hang"):
                process.wait()
                if now:
                    detail = "" if line else (process.stderr.read() if process.stderr else "")[-500:]
                    yield now, {"end": "hang" if line else "crash", "detail": f"{process.returncode} {detail}"}
                    (folder / now).unlink()
                elif process.returncode:
                    raise RuntimeError(process.stderr.read() if process.stderr else "the reading process did not start")
                break
            told = json.loads(line)
            if "begin" in told:
                now = told["begin"]
            else:
                yield now, told
                (folder / now).unlink()
                now = ""


def run(count: int, seed: int, converted: int, keep: Path | None) -> int:
    """The whole run; the number of findings."""
    found, ends, codes = bases(), Counter[str](), Counter[str]()
    slowest, bad = (0.0, ""), 0
    began = time.monotonic()
    for start in range(0, count, BATCH):
        with tempfile.TemporaryDirectory(prefix="cchc-fuzz-") as name:
            folder = Path(name)
            ways = files(folder, range(start, min(start + BATCH, count)), seed, found, converted)
            for file, line in batch(folder):
                told = line
                index = int(Path(file).stem)
                what = f"{file}: {ways[index - start]}"
                seconds = float(told.get("seconds", 0.0))
                slow = file.endswith(".pdf") or index < converted
                if told["end"] in ("read", "refused") and seconds > SECONDS["slow" if slow else "file"]:
                    told = {"end": "hang", "detail": f"{seconds:.1f} s"}
                ends[told["end"]] += 1
                if not slow:
                    slowest = max(slowest, (seconds, what))
                if told["end"] == "refused":
                    codes[told["detail"]] += 1
                elif told["end"] != "read":
                    bad += 1
                    print(f"{told['end']}: {what}: {told['detail']}", flush=True)
                    if keep:
                        keep.mkdir(parents=True, exist_ok=True)
                        shutil.copy(folder / file, keep)
    print(f"{count} files, seed {seed}, {time.monotonic() - began:.0f} s: {dict(ends)}; refused: {dict(codes)}")
    print(f"slowest (PDF and converted apart): {slowest[0]:.2f} s of processor time {slowest[1]}")
    worst = ("crash", "hang", "memory", "traceback", "result")
    print("findings: " + ", ".join(f"{kind} {ends[kind]}" for kind in worst))
    return bad


def main() -> int:
    """Exit code 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--converted", type=int, default=0, help="how many of the files are .doc, .rtf, .odt (slow)")
    parser.add_argument("--keep", type=Path, help="where to put the files that something was found with")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return 0
    return 1 if run(options.count, options.seed, options.converted, options.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
