"""A terminal of a fixed size, in tmux, with a program in it."""
import itertools
import os
import re
import subprocess
import time

SOCKET = "loopscope-test-%d" % os.getpid()
PATIENCE = 20.0
NUMBERS = itertools.count(1)


def tmux(*args):
    done = subprocess.run(["tmux", "-L", SOCKET, "-f", "/dev/null", *args],
                          capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def make_home(folder, name, files):
    """A folder of one's own with these files; scripts can be run."""
    home = os.path.join(folder, name)
    os.makedirs(home)
    for file, text in files.items():
        path = os.path.join(home, file)
        with open(path, "w") as out:
            out.write(text)
        if text.startswith("#!"):
            os.chmod(path, 0o755)
    return home


class Screen:
    """A program in a terminal of a fixed size."""

    def __init__(self, command, folder, width, height, config="/nowhere",
                 more=""):
        quoted = " ".join("'%s'" % part for part in command)
        self.name = "s%d" % next(NUMBERS)
        # the shell stays, so that the terminal can be looked at afterwards
        tmux("new-session", "-d", "-s", self.name, "-x", str(width),
             "-y", str(height), "-c", folder,
             "env LC_ALL=C.UTF-8 LANG=C.UTF-8 PS1='prompt> ' TERM=screen-256color "
             "XDG_CONFIG_HOME='%s' XDG_STATE_HOME='%s' %s "
             "sh -c \"%s; echo status \\$?; exec sh\""
             % (config, os.path.join(folder, "state"), more, quoted))

    def keys(self, *keys):
        tmux("send-keys", "-t", self.name, *keys)

    def text(self):
        return tmux("capture-pane", "-p", "-t", self.name)

    def cursor(self):
        """Its column and row, from 0; None when it is hidden."""
        shown, x, y = tmux("display", "-p", "-t", self.name, "#{cursor_flag} "
                           "#{cursor_x} #{cursor_y}").split()
        return (int(x), int(y)) if shown == "1" else None

    def colours(self):
        """The same with its colours, as SGR."""
        return tmux("capture-pane", "-e", "-p", "-t", self.name)

    def wait(self, pattern, patience=PATIENCE):
        """The screen once it shows the pattern; None when it never does. A frame
        that is half painted is no screen: two looks are alike, unless it never
        stands still."""
        now = time.monotonic()
        end, seen, before = now + patience, None, None
        while now < end:
            text = self.text()
            found = re.search(pattern, text)
            if found and (text == before or seen and now > seen + 0.3):
                return text
            seen, before = seen or (now if found else None), text
            if not found:
                time.sleep(0.02)
            now = time.monotonic()
        return before if before and re.search(pattern, before) else None

    def settle(self):
        """The screen once two looks in a row are alike."""
        before, end = None, time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text()
            if text == before:
                return text
            before = text
            time.sleep(0.06)
        return before

    def resize(self, width, height):
        tmux("resize-window", "-t", self.name, "-x", str(width),
             "-y", str(height))

    def pid(self, name):
        """The process of that name below the terminal's shell."""
        root = tmux("display", "-p", "-t", self.name, "#{pane_pid}").strip()
        found = subprocess.run(["pgrep", "-P", root, "-f", name],
                               capture_output=True).stdout.split()
        return int(found[0]) if found else None

    def close(self):
        tmux("kill-session", "-t", self.name)
