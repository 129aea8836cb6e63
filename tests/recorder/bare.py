"""The programs of a folder, bare and recorded, with each Python on the machine:
what they print and how they end must be the same, byte for byte.

    python3 bare.py FOLDER [--each N] [--quick] [--python VERSION] [NAME...]

Each is run as itself, and recorded with lines and without. One that does not
print the same twice, or takes longer than the programs of a tutorial may, is
skipped; a program that an older Python refuses is compared as well, since the
refusal must be the same. --each takes every Nth program, --quick the Python
that runs this and every 40th. Prints a line a difference and, last, "N passed,
N failed, N skipped"; exit status 1 when anything failed.
"""
import argparse
import concurrent.futures
import os
import shutil
import sys
import tempfile

import run

MODES = (["--lines", "user"], ["--lines", "none"])
LONGEST = 8     # seconds


def programs(folder, each, names):
    found = sorted(name for name in os.listdir(folder)
                   if name.endswith(".py"))
    return [n for n in found if n in names] if names else found[::each]


def normal(done):
    out, err, status = done
    return (run.addresses_folded(out), run.addresses_folded(err), status)


def tried(python, path):
    """None for a program that is skipped; else (bare, {mode: recorded})."""
    with tempfile.TemporaryDirectory() as work:
        name = os.path.basename(path)
        shutil.copy(path, work)
        bare = [normal(run.run([python, name], work, LONGEST))
                for _ in range(2)]
        if bare[0] != bare[1] or bare[0][2] is None:
            return None
        return bare[0], {mode[1]: normal(run.run(
            [python, run.RECORDER, *mode, "-o", "t.jsonl", name], work))
            for mode in MODES}


def compare(result, title, bare, recorded):
    for mode, done in recorded.items():
        for what, is_now, should in zip(
                ("stdout", "stderr", "exit status"), done, bare):
            result.same("%s with --lines %s" % (title, mode), what, is_now,
                        should)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--python")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    pythons = [p for p in run.find_pythons()
               if (not args.quick or p[1] == sys.executable)
               and args.python in (None, "%d.%d.%d" % p[0])]
    result, jobs = run.Result(), []
    with concurrent.futures.ThreadPoolExecutor(run.AT_ONCE) as pool:
        for version, python, _ in pythons:
            for name in programs(args.folder, 40 if args.quick else args.each,
                                 args.names):
                jobs.append(("%s on %d.%d.%d" % ((name,) + version),
                             pool.submit(tried, python, os.path.join(
                                 args.folder, name))))
        for title, job in jobs:
            done = job.result()
            if done is None:
                result.skipped += 1
            else:
                compare(result, title, *done)
    return result.finish()


if __name__ == "__main__":
    sys.exit(main())
