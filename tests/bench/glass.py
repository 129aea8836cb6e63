"""A small terminal to look at: what a program has written to its pseudo-terminal,
as rows of text. It knows only the sequences of its own terminfo entry (xterm's,
without those that move or repeat text), which is compiled for it.
"""
import os
import re
import subprocess

ENTRY = """loopscope-glass|for measuring,
\trep@, ech@, vpa@, hpa@, cuu@, cud@, cuf@, cub@, cuu1@, cud1@, cuf1@, cub1@,
\tht@, cbt@, hts@, csr@, ind@, indn@, ri@, rin@, ich@, ich1@, dch@, dch1@,
\til@, il1@, dl@, dl1@, el1@, smir@, rmir@, cr@, home@,
\tuse=xterm-256color,
"""
PARTS = re.compile(rb"\x1b\[([0-9;?>]*)([A-Za-z])|\x1b[()][A-Z0-9]|\x1b[=>78]"
                   rb"|([^\x1b\r\n\x08\x0e\x0f]+)|([\r\n\x08])|[\x0e\x0f]")


def terminfo(work):
    """The environment of a program that writes for a Glass."""
    source = os.path.join(work, "glass.ti")
    with open(source, "w") as file:
        file.write(ENTRY)
    subprocess.run(["tic", "-x", "-o", os.path.join(work, "terminfo"), source],
                   check=True)
    return {"TERM": "loopscope-glass",
            "TERMINFO": os.path.join(work, "terminfo")}


class Glass:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.rows = [[" "] * width for _ in range(height)]
        self.x = self.y = 0
        self.left = b""     # the beginning of a sequence or a character

    def write(self, more):
        data, at = self.left + more, 0
        while at < len(data):
            part = PARTS.match(data, at)
            if not part:
                break
            text = part.group(3)
            if text:
                whole = text.decode("utf-8", "ignore")
                cut = len(text) - len(whole.encode())
                self.put(whole)
                at = part.end() - cut
                if cut:
                    break
                continue
            if part.group(2):
                self.obey(part.group(1), part.group(2))
            elif part.group(4):
                self.control(part.group(4))
            at = part.end()
        self.left = data[at:]

    def put(self, text):
        for char in text:
            if self.x >= self.width:
                self.x, self.y = 0, min(self.y + 1, self.height - 1)
            self.rows[self.y][self.x] = char
            self.x += 1

    def control(self, char):
        if char == b"\r":
            self.x = 0
        elif char == b"\n":
            self.y = min(self.y + 1, self.height - 1)
        else:
            self.x = max(self.x - 1, 0)

    def obey(self, numbers, letter):
        if letter == b"H":
            row, _, column = numbers.partition(b";")
            self.y = min(int(row or 1), self.height) - 1
            self.x = min(int(column or 1), self.width) - 1
        elif letter == b"K":
            self.rows[self.y][self.x:] = [" "] * (self.width - self.x)
        elif letter == b"J":
            self.rows[self.y][self.x:] = [" "] * (self.width - self.x)
            for y in range(self.y + 1, self.height):
                self.rows[y] = [" "] * self.width

    def row(self, y):
        return "".join(self.rows[y])

    def text(self):
        return "\n".join(self.row(y) for y in range(self.height))
