"""Reading git: revisions, files and histories of temporary repositories, and every way it fails."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.helpers.repositories import Repo
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.show import hint, message
from thidua.store.git import repository as git
from thidua.store.git.commits import Commit, FileChange, log
from thidua.store.git.repository import (
    Repository,
    find,
    read_blobs,
    read_revision,
    read_worktree,
    resolve,
)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "kho dữ liệu")


def opened(folder: Path) -> Repository:
    found = find(folder)
    assert isinstance(found, Repository), found
    return found


def code(told: object) -> str:
    assert isinstance(told, Diagnostic), told
    assert message(told, "vi")
    assert message(told, "en")
    assert hint(told, "vi")
    words = message(told, "vi") + hint(told, "vi")
    assert "{" not in words.replace(str(told.args.get("revision")), "")
    return told.code + (f".{told.variant}" if told.variant else "")


def history(*arguments: object, **options: object) -> list[Commit]:
    found = log(*arguments, **options)  # type: ignore[arg-type]
    assert isinstance(found, list), found
    return found


SHEET = "điểm: 4.50\n" + "".join(f"a{number}: {number}\n" for number in range(30))


# finding


@pytest.mark.parametrize("folder", ["", "data", "tỉnh/khối 1/data"])
def test_data_at_the_top_or_below(repo: Repo, folder: str) -> None:
    base = f"{folder}/" if folder else ""
    first = repo.commit({f"{base}bloc.yaml": "id: a\n", "README.md": "x", "o.yaml": "o: 1"}, "một")
    repo.commit({f"{base}bloc.yaml": "id: b\n", f"{base}2022/scores/a b.yaml": "x: 1\n"}, "hai")
    repository = opened(repo.top / folder)
    assert repository.prefix == folder
    commit = resolve(repository, "HEAD~1")
    assert commit == first
    old = read_revision(repository, first)
    assert old == {"bloc.yaml": b"id: a\n"} | ({} if folder else {"o.yaml": b"o: 1"})
    new = read_revision(repository, str(resolve(repository, "main")))
    assert isinstance(new, dict)
    assert new["2022/scores/a b.yaml"] == b"x: 1\n"
    assert new == read_worktree(repo.top / folder)


def test_no_git_installed(repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code(find(repo.top)) == "TD820"


def test_git_lying_in_the_data_is_not_run(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = repo.top / ("git.exe" if sys.platform == "win32" else "git")
    fake.write_text("#!/bin/sh\ntouch ran\n")
    fake.chmod(0o755)
    repo.commit({"a.yaml": "x"}, "một")
    monkeypatch.chdir(repo.top)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    assert isinstance(find(repo.top), Repository)
    assert not (repo.top / "ran").exists()


def test_not_a_repository(tmp_path: Path) -> None:
    assert code(find(tmp_path)) == "TD821"


def test_bare_repository_and_its_inside(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.yaml": "x"}, "một")
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    assert code(find(tmp_path / "bare")) == "TD821.bare"
    assert code(find(repo.top / ".git")) == "TD821.bare"


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert code(find(tmp_path / "none")) == "TD824"


def test_hook_that_points_git_elsewhere(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.commit({"a.yaml": "x: 1\n"}, "một")
    other = Repo(tmp_path / "other")
    other.commit({"b.yaml": "y"}, "khác")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    assert read_revision(opened(repo.top), str(resolve(opened(repo.top), "HEAD"))) == {
        "a.yaml": b"x: 1\n"
    }
    assert resolve(opened(repo.top), "HEAD") == first


# revisions


def test_no_commits_yet(repo: Repo) -> None:
    repository = opened(repo.top)
    assert code(resolve(repository, "HEAD")) == "TD822"
    assert code(resolve(repository, "main")) == "TD822"
    assert code(log(repository)) == "TD822"


@pytest.mark.parametrize(
    "revision", ["no-such", "HEAD~99", "HEAD:a.yaml", "HEAD..HEAD", "HEAD^{tree}", "khối", "@{u}"]
)
def test_unknown_revision(repo: Repo, revision: str) -> None:
    repo.commit({"a.yaml": "x"}, "một")
    told = resolve(opened(repo.top), revision)
    assert code(told) == "TD823"
    assert isinstance(told, Diagnostic)
    assert revision in message(told, "vi")


@pytest.mark.parametrize(
    "revision",
    ["--output=x", "-h", "--all", "", " ", "a\nb", "a\0b", "\udc80", "--end-of-options"],
)
def test_what_is_no_revision_never_reaches_git(
    repo: Repo, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a.yaml": "x"}, "một")
    repository = opened(repo.top)
    monkeypatch.setattr(git, "run", None)
    assert code(resolve(repository, revision)) == "TD823.option"


@pytest.mark.parametrize("revision", ["HEAD", "main", "v1", "@", "HEAD^0", ":/một", "nhánh-mới"])
def test_every_way_to_name_a_commit(repo: Repo, revision: str) -> None:
    first = repo.commit({"a.yaml": "x"}, "một")
    repo.git("tag", "-a", "-m", "thẻ", "v1")
    repo.git("branch", "nhánh-mới")
    assert resolve(opened(repo.top), revision) == first
    assert resolve(opened(repo.top), first[:9]) == first


def test_commits_on_another_branch_only(repo: Repo) -> None:
    first = repo.commit({"a.yaml": "x"}, "một")
    repo.git("checkout", "-q", "--orphan", "empty")
    repository = opened(repo.top)
    assert resolve(repository, "main") == first
    assert code(resolve(repository, "HEAD")) == "TD823"


def test_shallow_clone(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.yaml": "x: 1\n"}, "một")
    repo.commit({"a.yaml": "x: 2\n"}, "hai")
    last = repo.commit({"b.yaml": "y: 1\n"}, "ba")
    url = repo.top.as_uri()
    repo.git("clone", "-q", "--depth", "1", url, str(tmp_path / "clone"))
    repository = opened(tmp_path / "clone")
    told = resolve(repository, "HEAD~1")
    assert code(told) == "TD823.shallow"
    assert isinstance(told, Diagnostic)
    assert "unshallow" in hint(told, "vi")
    assert repository.cut == {last}
    assert read_revision(repository, last) == {"a.yaml": b"x: 2\n", "b.yaml": b"y: 1\n"}
    assert [(each.hash, each.cut) for each in history(repository)] == [(last, True)]


def test_partial_clone_stays_off_the_network(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.yaml": "x: 1\n"}, "một")
    repo.commit({"a.yaml": "x: 2\n"}, "hai")
    repo.git("config", "uploadpack.allowFilter", "true")
    url = repo.top.as_uri()
    repo.git("clone", "-q", "--filter=blob:none", url, str(tmp_path / "clone"))
    repository = opened(tmp_path / "clone")
    commit = resolve(repository, "HEAD~1")
    assert isinstance(commit, str)
    before = sorted((tmp_path / "clone/.git").rglob("*"))
    assert code(read_revision(repository, commit)) == "TD824.missing"
    assert sorted((tmp_path / "clone/.git").rglob("*")) == before


def test_data_folder_that_came_later(repo: Repo) -> None:
    first = repo.commit({"README.md": "x"}, "một")
    second = repo.commit({"data": "a file"}, "hai")
    repo.commit({"data": None}, "ba")
    repo.commit({"data/bloc.yaml": "id: a\n"}, "bốn")
    repository = opened(repo.top / "data")
    assert code(read_revision(repository, first)) == "TD825"
    assert code(read_revision(repository, second)) == "TD825"


def test_repository_of_another_user(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.yaml": "x"}, "một")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = find(repo.top)
    if isinstance(told, Repository):
        pytest.skip("this git does not care for owners")
    assert code(told) == "TD824.owner"
    assert isinstance(told, Diagnostic)
    assert str(repo.top) in hint(told, "vi")


def test_damaged_repository(repo: Repo) -> None:
    first = repo.commit({"a.yaml": "x: 1\n"}, "một")
    repository = opened(repo.top)
    blob = repo.git("rev-parse", "HEAD:a.yaml")
    place = repo.top / ".git/objects" / blob[:2] / blob[2:]
    place.chmod(0o644)
    place.write_bytes(b"nonsense")
    assert code(read_revision(repository, first)).startswith("TD824")
    place.unlink()
    assert code(read_revision(repository, first)).startswith("TD824")
    assert code(read_blobs(repository, [blob])) == "TD824.missing"


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for git")
def test_git_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(git, "TIMEOUT", 0.2)
    repository = Repository(str(slow), tmp_path, "")
    assert code(resolve(repository, "HEAD")) == "TD824.timeout"


def test_git_that_went_away(repo: Repo) -> None:
    repository = Repository(str(repo.top / "no-git"), repo.top, "")
    assert code(git.run(repository, "version")) == "TD824"


# files


def test_names_and_links_of_every_kind(repo: Repo) -> None:
    names = ["ủy ban.yaml", "a\tb.yaml", 'qu"ote.yaml', "-x.yaml", ":(top)y.yaml", "e\u0301.yaml"]
    repo.write({name: f"n: {number}\n" for number, name in enumerate(names)})
    (repo.top / "sub").mkdir()
    (repo.top / "sub/link.yaml").symlink_to("../-x.yaml")
    (repo.top / "far.yaml").symlink_to("sub/link.yaml")
    (repo.top / "out.yaml").symlink_to("/etc/passwd")
    (repo.top / "up.yaml").symlink_to("../../x.yaml")
    (repo.top / "circle.yaml").symlink_to("circle.yaml")
    commit = repo.commit({}, "tên")
    found = read_revision(opened(repo.top), commit)
    assert isinstance(found, dict)
    assert found["sub/link.yaml"] == found["far.yaml"] == b"n: 3\n"
    assert found["\u00e9.yaml"] == b"n: 5\n", "names are NFC, wherever they come from"
    assert not {"out.yaml", "up.yaml", "circle.yaml"} & found.keys()
    (repo.top / "circle.yaml").unlink()
    (repo.top / "up.yaml").unlink()
    assert read_worktree(repo.top) == found


def test_only_what_is_wanted(repo: Repo) -> None:
    commit = repo.commit({"a.yaml": "a", "evidence/x.pdf": "b", ".hidden/c.yaml": "c"}, "một")
    assert read_revision(opened(repo.top), commit) == {"a.yaml": b"a"}
    assert read_worktree(repo.top) == {"a.yaml": b"a"}


def test_many_files_come_in_portions(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | None] = {f"{n // 100}/{n}.yaml": f"n: {n % 400}\n" for n in range(1000)}
    commit = repo.commit(files | {"empty.yaml": ""}, "nhiều")
    monkeypatch.setattr(git, "_BATCH", 700)
    found = read_revision(opened(repo.top), commit)
    assert found == {path: (text or "").encode() for path, text in files.items()} | {
        "empty.yaml": b""
    }


def test_submodule_is_left_out(repo: Repo, tmp_path: Path) -> None:
    other = Repo(tmp_path / "other")
    other.commit({"b.yaml": "y"}, "khác")
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "s")
    commit = repo.commit({"a.yaml": "x"}, "một")
    assert read_revision(opened(repo.top), commit) == {"a.yaml": b"x"}
    assert [each.path for each in history(opened(repo.top))[0].changes] == [".gitmodules", "a.yaml"]


def test_reading_changes_nothing(repo: Repo) -> None:
    first = repo.commit({"a.yaml": "x: 1\n", "b.yaml": "y: 1\n"}, "một")
    repo.write({"a.yaml": "x: 2\n", "new.yaml": "n: 1\n"})
    os.utime(repo.top / "b.yaml", (1, 1))  # `git status` would write the index now
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in sorted(repo.top.rglob("*"))}
    repository = opened(repo.top)
    read_revision(repository, first)
    history(repository)
    history(repository, "a.yaml", follow=True)
    after = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in sorted(repo.top.rglob("*"))}
    assert after == before


# histories


def test_log_tells_who_when_why_and_what(repo: Repo) -> None:
    repo.commit({"data/a.yaml": "x: 1\n", "other.yaml": "o: 1\n"}, "Bắt đầu")
    repo.commit({"other.yaml": "o: 2\n"}, "Không liên quan")
    last = repo.commit(
        {"data/a.yaml": "x: 2\n"}, "Sửa điểm 3.2\n\nTheo biên bản số 5\x02.\n\nKý: Lan"
    )
    repository = opened(repo.top / "data")
    second, first = history(repository)
    assert (second.hash, second.author) == (last, "Nguyễn Thị Lan")
    assert second.date == "2023-01-01T12:00:00+07:00"
    assert second.subject == "Sửa điểm 3.2"
    assert second.body == "Theo biên bản số 5\x02.\n\nKý: Lan"
    (change,) = second.changes
    assert (change.path, change.old_path) == ("a.yaml", "a.yaml")
    assert read_blobs(repository, [*filter(None, change.before), str(change.after)]) == {
        str(change.before[0]): b"x: 1\n",
        str(change.after): b"x: 2\n",
    }
    assert first.changes == (FileChange("a.yaml", None, (None,), change.before[0]),)
    assert (first.body, first.cut) == ("", False)


def test_log_of_one_file_follows_renames(repo: Repo) -> None:
    repo.commit({"data/scores/a.yaml": SHEET}, "Tạo")
    repo.commit({"data/scores/b.yaml": "b: 1\n"}, "Khác")
    repo.git("mv", "data/scores/a.yaml", "data/scores/sở y tế.yaml")
    repo.commit({"data/scores/sở y tế.yaml": SHEET.replace("4.50", "5.00")}, "Đổi tên")
    repo.commit({"data/scores/sở y tế.yaml": SHEET.replace("4.50", "6.00")}, "Sửa")
    repository = opened(repo.top / "data")
    path = "scores/sở y tế.yaml"
    assert [each.subject for each in history(repository, path)] == ["Sửa", "Đổi tên"]
    told = history(repository, path, follow=True)
    assert [each.subject for each in told] == ["Sửa", "Đổi tên", "Tạo"]
    (renamed,) = told[1].changes
    assert (renamed.path, renamed.old_path) == (path, "scores/a.yaml")
    assert renamed.before[0] not in (None, renamed.after)
    whole = history(repository)
    assert [each.subject for each in whole] == ["Sửa", "Đổi tên", "Khác", "Tạo"]
    assert whole[1].changes == (renamed,)


def test_removed_file_and_file_from_outside(repo: Repo) -> None:
    repo.commit({"data/a.yaml": SHEET, "draft.yaml": SHEET + "b: 1\n"}, "Tạo")
    repo.commit({"data/a.yaml": None}, "Bỏ")
    repo.git("mv", "draft.yaml", "data/b.yaml")
    repo.commit({}, "Đưa vào")
    repository = opened(repo.top / "data")
    moved, removed, _ = history(repository)
    (change,) = removed.changes
    assert (change.path, change.old_path, change.after) == (None, "a.yaml", None)
    assert [each.path for each in moved.changes] == ["b.yaml"]
    assert [each.subject for each in history(repository, "a.yaml")] == ["Bỏ", "Tạo"]


def test_merge_tells_only_what_it_changed_itself(repo: Repo) -> None:
    repo.commit({"a.yaml": SHEET, "b.yaml": "b: 1\n"}, "Tạo")
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"a.yaml": SHEET.replace("a29: 29", "a29: 1"), "b.yaml": "b: 2\n"}, "Bên")
    repo.git("checkout", "-q", "main")
    repo.commit({"a.yaml": SHEET.replace("4.50", "5.00")}, "Chính")
    repo.git("merge", "-q", "--no-ff", "-m", "Gộp", "side")
    merge, *others = history(opened(repo.top))
    assert merge.subject == "Gộp"
    assert {each.subject for each in others} == {"Tạo", "Bên", "Chính"}
    (change,) = merge.changes
    assert change.path == "a.yaml"
    blobs = read_blobs(opened(repo.top), [*filter(None, change.before), str(change.after)])
    assert isinstance(blobs, dict)
    parents = [blobs[str(each)].decode() for each in change.before]
    merged = blobs[str(change.after)].decode()
    assert len(parents) == 2
    own = [
        line
        for line in merged.splitlines()
        if all(line not in parent.splitlines() for parent in parents)
    ]
    assert own == [], "both figures came with a parent"


def test_log_up_to_a_revision(repo: Repo) -> None:
    first = repo.commit({"a.yaml": "x: 1\n"}, "một")
    repo.commit({"a.yaml": "x: 2\n"}, "hai")
    repository = opened(repo.top)
    assert [each.hash for each in history(repository, revision="HEAD~1")] == [first]
    assert code(log(repository, revision="--output=x")) == "TD823.option"
    assert history(repository, "never.yaml") == []


def test_people_settings_do_not_bend_the_log(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.yaml": SHEET}, "một")
    repo.git("mv", "a.yaml", "b.yaml")
    repo.commit({}, "hai")
    expected = history(opened(repo.top))
    settings = {
        "log.showroot": "false",
        "log.follow": "true",
        "log.decorate": "full",
        "log.date": "relative",
        "log.diffMerges": "off",
        "diff.renames": "false",
        "diff.noprefix": "true",
        "diff.external": "false",
        "diff.relative": "true",
        "diff.orderFile": "none",
        "color.ui": "always",
        "core.quotepath": "on",
        "core.abbrev": "7",
        "core.pager": "false",
        "format.pretty": "oneline",
        "core.fsmonitor": "touch ran",
        "i18n.logOutputEncoding": "UTF-16",
    }
    for key, value in settings.items():
        repo.git("config", key, value)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_PAGER", "false")
    assert history(opened(repo.top)) == expected
    assert not (repo.top / "ran").exists()
