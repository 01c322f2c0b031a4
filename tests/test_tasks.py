"""The tooling, used through the door that a contributor uses."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

ROOT_FOLDERS = {".ci", "db", "desktop_app", "requirements", "resources", "tests"}
ROOT_FILES = {
    ".gitattributes",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "build.spec",
    "pyproject.toml",
    "tasks.py",
}

# Asked in one module only, so that the differences between systems can be read in one place.
PLATFORM_QUESTIONS = {("sys", "platform"), ("os", "name"), ("platform", "system")}


def tasks(*words, root=ROOT):
    # -I -S: only the standard library can be imported.
    command = [sys.executable, "-I", "-S", str(root / "tasks.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def requirements(lock):
    lines = re.sub(r"#.*", "", lock.read_text("utf-8")).replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip()]


def locked_versions(lock):
    return dict(re.match(r"([\w.-]+)==([\w.]+)", line).groups() for line in requirements(lock))


def direct_names(dependencies):
    return {re.match(r"[\w.-]+", one).group().lower() for one in dependencies}


@pytest.fixture(scope="module")
def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A small project of the same shape: no dependency, and a program that only ends with 7."""
    root = tmp_path_factory.mktemp("projet")
    shutil.copy(ROOT / "tasks.py", root)
    for folder in ("requirements", "desktop_app"):
        (root / folder).mkdir()
    (root / "requirements" / "application.txt").write_text("# nothing\n", "utf-8")
    program = "import os, sys\nprint(sys.argv[1:], os.getcwd())\nsys.exit(7)\n"
    (root / "desktop_app" / "__main__.py").write_text(program, "utf-8")
    assert "Création" in tasks("run", root=root).stdout
    return root


def test_help_names_every_command():
    done = tasks("--help")
    assert done.returncode == 0
    for name in ("setup", "run", "test", "check", "bench", "build"):
        assert f"  {name} " in done.stdout


@pytest.mark.parametrize("words", [(), ("construire",), ("check", "tests")])
def test_a_misspelt_command_shows_the_help_and_ends_with_2(words):
    done = tasks(*words)
    assert done.returncode == 2
    assert "Emploi :" in done.stdout + done.stderr


def test_run_passes_arguments_and_exit_code_on_without_a_second_set_up(prepared):
    done = tasks("run", "evaluer", "--aide", root=prepared)
    assert done.returncode == 7
    assert "['evaluer', '--aide']" in done.stdout
    assert "Installation" not in done.stdout


def test_run_leaves_the_user_where_the_files_are(prepared, tmp_path):
    command = [sys.executable, "-I", "-S", str(prepared / "tasks.py"), "run", "evaluer"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 7
    assert str(tmp_path) in done.stdout


def test_a_changed_lock_file_is_installed_again(prepared):
    with (prepared / "requirements" / "application.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert "Installation" in tasks("run", "evaluer", root=prepared).stdout


def test_an_interrupted_set_up_heals_itself(prepared):
    (prepared / ".venv" / "verrous.json").write_text('{"application": "12', "utf-8")
    done = tasks("run", "evaluer", root=prepared)
    assert "Création" in done.stdout
    assert done.returncode == 7


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_is_pinned_by_hash_and_tells_no_address(lock):
    lines = requirements(lock)
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9._-]+==[\w.]+( ; [^/@]+)?(\s+--hash=sha256:[0-9a-f]{64})+$", line)
    assert not re.search(r"://|file:|--(extra-)?index|--find-links", lock.read_text("utf-8"))


def test_the_locks_hold_every_direct_dependency_and_agree(pyproject):
    application, development = (locked_versions(lock) for lock in LOCKS)
    assert direct_names(pyproject["project"]["dependencies"]) <= set(application)
    assert direct_names(pyproject["dependency-groups"]["developpement"]) <= set(development)
    for name in set(application) & set(development):
        assert application[name] == development[name]


def test_pyside_stays_below_the_release_that_aborts_on_python_3_11(pyproject):
    assert "PySide6-Essentials>=6.11.3,<6.12" in pyproject["project"]["dependencies"]
    assert locked_versions(LOCKS[0])["pyside6-essentials"].startswith("6.11.")


def test_what_guards_the_main_branch_runs_what_the_readme_says_and_runs_it_once():
    readme = (ROOT / "README.md").read_text("utf-8")
    said = re.findall(r"^\| `(python3 tasks\.py (?:test|check))` \|", readme, re.MULTILINE)
    run = re.findall(r'^partie "[^"]+" (.+)$', (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)
    assert len(said) == 2
    assert [command for command in run if "tasks.py" in command] == said
    assert not any("pytest" in command for command in run)


def test_only_one_module_asks_which_system_this_is():
    askers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("desktop_app", "db")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in PLATFORM_QUESTIONS
    }
    assert askers <= {"desktop_app/plateforme.py"}


def test_the_root_holds_nothing_unexpected():
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()}
    entries = {path.name for path in ROOT.iterdir()} - ignored - {".git"}
    assert entries <= ROOT_FOLDERS | ROOT_FILES
