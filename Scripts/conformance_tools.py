"""What all parts of `conformance` need: the command, other programs, sources of real libraries."""
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def command():
    words = shlex.split(os.environ.get("F2PY_COMMAND", ""))
    if not words:
        return [str(ROOT / ".build" / "release" / "swiftlet"), "f2py"]
    if os.path.exists(words[0]):
        words[0] = os.path.abspath(words[0])
    return words


COMMAND = command()


class Missing(Exception):
    """What a part needs and this machine has not; the part is reported as not run."""


def run(*words, cwd, env=None, check=True):
    done = subprocess.run([*map(str, words)], cwd=cwd, env={**os.environ, **(env or {})}, text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if check and done.returncode != 0:
        raise RuntimeError(f"{shlex.join(map(str, words))[:2000]}\n{done.stdout[-4000:]}")
    return done


def source_package(name, work):
    """The unpacked source package of PyPI."""
    folder = work / name
    if folder.exists():
        return folder
    if not list(work.glob(f"{name}-*.tar.gz")):
        done = run(sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", name, name,
                   cwd=work, check=False)
        if not list(work.glob(f"{name}-*.tar.gz")):
            raise Missing(f"pip could not download {name}: {done.stdout.strip().splitlines()[-1]}")
    folder.mkdir()
    run("tar", "-xzf", next(work.glob(f"{name}-*.tar.gz")), "-C", folder, "--strip-components", "1",
        cwd=work)
    return folder


def listing(names):
    return "\n\nFailed: " + ", ".join(f"`{n}`" for n in sorted(names)) if names else ""


class Repository:
    def __init__(self, mirror, name, revision="HEAD"):
        owner, project = name.split("/")
        places = [mirror / f"{owner}+{project}" / "repo", mirror / f"{owner}+{project}",
                  mirror / f"{owner}+{project}" / ".git", mirror / project / ".git"]
        self.folder = next((p for p in places if (p / "HEAD").exists()), None)
        self.name, self.revision = name, revision
        if self.folder is None:
            raise Missing(f"no repository {name}")

    def git(self, *words, given=None):
        return subprocess.run(["git", f"--git-dir={self.folder}", *words], input=given, check=True,
                              stdout=subprocess.PIPE).stdout

    def files(self, under, pattern):
        listed = self.git("ls-tree", "-r", "-z", "--name-only", self.revision, under).decode()
        return [name for name in listed.split("\0") if re.search(pattern, name)]

    def write(self, names, folder):
        """Writes those files into `folder`; returns the paths of those that the snapshot holds."""
        wanted = "".join(f"{self.revision}:{name}\n" for name in names).encode()
        answer, at, paths = self.git("cat-file", "--batch", given=wanted), 0, []
        for name in names:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            at = end + 1
            if head[-1] == b"missing":
                continue
            size = int(head[-1])
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(answer[at:at + size])
            at += size + 1
            paths.append(path)
        return paths
