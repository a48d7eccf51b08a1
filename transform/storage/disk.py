"""The cache on disk: emitted texts, each in a file that only its user can write.

    WENGERT_CACHE=off       nothing is kept or read
    WENGERT_CACHE=FOLDER    where; by default the platform's folder for caches

A file is used where its key is that of what would be differentiated now, to the last line of code:
see `dependencies`.  It is written under another name and renamed, so that processes that start at
once see all of it or nothing.  What can't be read or written, or may be written by others, is not
used.
"""

import os
import re
import stat
import sys
import warnings
from functools import cache
from pathlib import Path

from . import stored
from .dependencies import Untraceable, trace
from .things import label

LARGEST = 64 << 20  # bytes that the cache may hold
OFTEN = 32  # writes after which it is made smaller
ME = os.getuid() if hasattr(os, "getuid") else None
WRITES = [0]


def folder():
    """Where the cache is, or None if there is none."""
    asked = os.environ.get("WENGERT_CACHE", "")
    if asked.lower() in ("off", "0", "no"):
        return None
    try:
        return Path(asked).absolute() if asked else default_folder()
    except RuntimeError:  # there is no home
        return None


def default_folder():
    """The platform's folder for caches."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "wengert"


def find(request):
    """(what was built for a request in another process or None, the key to keep it by or None)."""
    place = folder()
    try:
        traced = trace(request, exact=True) if place else None
    except Untraceable:
        return None, None
    if traced is None or not usable(place):
        return None, None
    return read(request, place / file_name(request, traced.key), traced), traced.key


def read(request, file, traced):
    """What a file says was built, if it is there and whole."""
    try:
        text, records = stored.parsed(contents(file))
        [record] = records.values()
        if record["key"] != traced.key:
            raise stored.Corrupt("it has another key")
        built = stored.restored(request, text, record, traced)
    except OSError:
        return None
    except (stored.Corrupt, LookupError, ValueError, TypeError, AttributeError) as error:
        warnings.warn(f"{file} is not used, but written anew: {error}", stacklevel=2)
        return None
    touch(file)
    return built


def keep(request, built, key):
    """Write what was built, if what it was made from is still what it was before."""
    try:
        traced = trace(request, exact=True)
        if traced.key != key:
            return
        record = stored.record(request, built, traced)
        text = stored.written(built.text, {record["versions"]["python"]: record})
        write(folder() / file_name(request, key), text)
    except (Untraceable, OSError, UnicodeError):
        return
    WRITES[0] += 1
    if WRITES[0] % OFTEN == 1:
        shrink(folder())


def file_name(request, key):
    """A name that tells the function, and the key."""
    name = re.sub(r"[^\w.]+", "_", label(request.function).replace(":", "."))[-80:]
    return f"{name}.{request.mode}-{key[:32]}.py"


def contents(file):
    """The text of a file of ours that nobody else can write."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with open(descriptor, encoding="utf-8", newline="") as opened:
        found = os.fstat(descriptor)
        if others_write(found) or not stat.S_ISREG(found.st_mode):
            raise stored.Corrupt("others may write it")
        try:
            return opened.read()
        except UnicodeDecodeError as error:
            raise stored.Corrupt(str(error)) from None


def write(file, text):
    """Put a text into a file, all at once."""
    name = file.with_name(f"{os.urandom(6).hex()}.tmp")
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
        os.replace(name, file)
    except OSError:
        os.unlink(name)
        raise


def touch(file):
    """Note that a file was used: those not used for longest are dropped first."""
    try:
        os.utime(file)
    except OSError:
        return


@cache
def usable(place):
    """Whether a folder is there, or can be made, that nobody else can write into."""
    try:
        why = unusable(place)
    except OSError:  # it can't be made: a system without a home that can be written
        return False
    if why:
        hint = "WENGERT_CACHE=FOLDER moves it, WENGERT_CACHE=off turns it off"
        warnings.warn(f"derivatives are not kept in {place}: {why}; {hint}", stacklevel=2)
    return why is None


def unusable(place):
    """Why a folder is not to be trusted, or None."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = place.lstat()
    if stat.S_ISLNK(found.st_mode):
        return "it is a link"
    above = [(p, p.stat()) for p in place.resolve().parents]
    if others_write(found) or not stat.S_ISDIR(found.st_mode):
        return "others may write into it"
    for path, status in above:
        sticky = status.st_mode & stat.S_ISVTX
        if ME is not None and not sticky and status.st_mode & 0o022:
            return f"others may write into {path}"
        if ME is not None and status.st_uid not in (0, ME):
            return f"{path} belongs to another user"
    return None


def others_write(found):
    """Whether another user owns, or may write, what has this status."""
    return ME is not None and bool(found.st_uid != ME or found.st_mode & 0o022)


def entries(place):
    """The files in the cache, the one used last at the end: (time, size, path)."""
    try:
        found = [(e.stat(), e.path) for e in os.scandir(place) if e.name.endswith((".py", ".tmp"))]
    except OSError:
        return []
    return sorted((s.st_mtime, s.st_size, path) for s, path in found)


def shrink(place, largest=LARGEST):
    """Drop the files that were not used for longest, until all fit."""
    found = entries(place)
    total = sum(size for _, size, _ in found)
    for _, size, path in found:
        if total <= largest:
            return
        remove(path)
        total -= size


def remove(path):
    try:
        os.unlink(path)
    except OSError:
        return


def clear():
    """Remove all that is kept; returns how many files."""
    found = entries(folder()) if folder() else []
    for _, _, path in found:
        remove(path)
    return len(found)


def info():
    """What is kept, and where, in words."""
    place = folder()
    if place is None:
        return "off (WENGERT_CACHE)"
    try:
        why = unusable(place)
    except OSError as error:
        why = str(error)
    found = entries(place)
    state = f"not used: {why}" if why else f"at most {LARGEST >> 20} MB"
    return f"{place}\n{len(found)} files, {sum(s for _, s, _ in found) / 1e6:.1f} MB, {state}"
