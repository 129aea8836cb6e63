"""A Chromium without a window, driven over the pipe of its DevTools protocol: JSON
texts with a NUL behind each, descriptor 3 to it and 4 from it.

    with Browser() as browser:
        browser.open(path)
        browser.key("ArrowRight")
        browser.evaluate("document.title")

Source of the messages: the public description of the DevTools protocol.
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

WAIT = 60 # seconds for an answer, on a machine with much else to do
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu",
         "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
         "--disable-background-networking", "--disable-sync", "--mute-audio",
         "--disable-component-update", "--hide-scrollbars",
         "--remote-debugging-pipe"]
# What a key that is no character is called, and its number.
CODES = {"ArrowRight": 39, "ArrowLeft": 37, "ArrowUp": 38, "ArrowDown": 40,
         "PageDown": 34, "PageUp": 33, "Home": 36, "End": 35, "Backspace": 8,
         "Tab": 9, "Enter": 13, "Escape": 27, " ": 32}


def find():
    """The browser's path, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Failed(Exception):
    pass


def above(fd):
    """The same, with a number that no redirection below needs."""
    new = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(fd)
    return new


class Browser:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, self.to = map(above, os.pipe())
        self.answers, theirs_out = map(above, os.pipe())
        self.child = subprocess.Popen(
            ["bash", "-c", 'exec "$0" "$@" 3<&%d 4>&%d' % (theirs_in, theirs_out),
             find(), *FLAGS, "--user-data-dir=" + self.home.name],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, pass_fds=(theirs_in, theirs_out))
        os.close(theirs_in)
        os.close(theirs_out)
        self.rest, self.asked, self.events, self.session = b"", 0, [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target,
                                flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(domain + ".enable")
        self.size(1280, 800)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to) # which ends it
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        os.close(self.answers)
        self.home.cleanup()

    def read(self, until):
        """The next message."""
        while b"\0" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.answers], [], [], left)[0]:
                raise Failed("the browser does not answer")
            more = os.read(self.answers, 1 << 16)
            if not more:
                raise Failed("the browser has ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **params):
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + WAIT
        while True:
            got = self.read(until)
            if got.get("id") != self.asked:
                self.events.append(got)
            elif "error" in got:
                raise Failed("%s: %s" % (method, got["error"]["message"]))
            else:
                return got["result"]

    def wait(self, method):
        until = time.monotonic() + WAIT
        while not any(e["method"] == method for e in self.events):
            self.events.append(self.read(until))

    def open(self, path, anchor=""):
        """Opens a file anew, also when it is there already."""
        for url in ("about:blank", "file://%s%s" % (path, anchor)):
            self.events = []
            self.ask("Page.navigate", url=url)
            self.wait("Page.loadEventFired")

    def evaluate(self, script):
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True,
                        awaitPromise=True)
        if "exceptionDetails" in done:
            raise Failed("%s: %s" % (script, done["exceptionDetails"]))
        return done["result"].get("value")

    def key(self, name, ctrl=False):
        """Presses a key as a user does."""
        key = {"key": name, "modifiers": 2 if ctrl else 0}
        if name in CODES:
            key["windowsVirtualKeyCode"] = CODES[name]
        if (len(name) == 1 or name == "Enter") and not ctrl:
            key["text"] = "\r" if name == "Enter" else name
        self.ask("Input.dispatchKeyEvent", type="keyDown", **key)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=name)

    def type(self, text):
        self.ask("Input.insertText", text=text)

    def size(self, width, height):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme):
        """A user who wants it dark, or light."""
        self.ask("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])

    def complaints(self):
        """What went wrong in the page since it was opened: its script's
        exceptions, and what it logged."""
        for e in self.events:
            if e["method"] == "Runtime.exceptionThrown":
                yield e["params"]["exceptionDetails"]["exception"].get(
                    "description", "an exception")
            elif e["method"] == "Log.entryAdded":
                yield e["params"]["entry"]["text"]

    def requests(self):
        """What it has asked for, on the disk or in the network."""
        return [e["params"]["request"]["url"] for e in self.events
                if e["method"] == "Network.requestWillBeSent"]

    def picture(self, path):
        data = self.ask("Page.captureScreenshot")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
