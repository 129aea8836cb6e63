"""The virtual world of the recorder, without the recorder: real threads of
CPython, one at a time, on a clock that jumps.

The recorder is one plain file (assets/recorder). The sections of its virtual
world need nothing of the rest, and are taken from it here as they are. This
comes before whatever imports threading.
"""
import os
import sys

RECORDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                        "assets", "recorder", "loopscope_recorder.py")


def virtual_world():
    """Its text, on the lines on which the recorder has it."""
    with open(RECORDER, encoding="utf-8") as file:
        text = file.read()
    begin = text.index("import _thread\n")
    end = text.index("# -- the virtual world ends here")
    return "\n" * text[:begin].count("\n") + text[begin:end]


exec(compile(virtual_world(), RECORDER, "exec"))
