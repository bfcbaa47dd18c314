import doctest
import re
from pathlib import Path

import pytest

import loopwright

DOCS = Path(__file__).parents[2] / "docs"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PAGES = sorted(page for page in DOCS.rglob("*.md") if ">>> " in page.read_text("utf-8"))


def run(name, text):
    for module in re.findall(r"^\s*>>> (?:import|from) (\w+)", text, re.MULTILINE):
        pytest.importorskip(module)
    test = doctest.DocTestParser().get_doctest(text.replace("\n```", "\n\n```"), {}, name, name, 0)
    report = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert test.examples and not report, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_pages_print_what_they_say(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(page.name, page.read_text("utf-8"))


@pytest.mark.parametrize("module", [loopwright, loopwright.specs], ids=lambda module: module.__name__)
def test_examples_of_the_code_print_what_they_say(module):
    run(module.__name__, module.__doc__)


def test_there_are_examples():
    assert {page.name for page in PAGES} >= {"python.md"}
