"""Keeps the manual page loopscope(1) and the completions of bash, zsh and fish the
same as the tables of commands, options and keys.

    python3 tests/manual.py --check    exit status 1 when they differ
    python3 tests/manual.py --write    writes them
"""
import os
import re
import sys

from generated import TOP, keep, keep_whole, roff, rows
from readme import GROUPS

PAGE = os.path.join(TOP, "assets/man/loopscope.1")
COMPLETIONS = os.path.join(TOP, "assets/completions")
COMPLAINT = "%s: not what commands.def and requests.def say; make reference"
SHORT = "oh"                # options that have a letter for people too


class Option:
    def __init__(self, letter, name, argument, values, text):
        self.letter, self.name, self.argument = letter, name, argument
        self.text = text
        self.file = values == "FILE"
        self.words = [] if self.file else values.split()
        self.short = letter if letter in SHORT else None

    def names(self):
        short = ["-" + self.short] if self.short else []
        return short + ["--" + self.name]


class Command:
    def __init__(self, name, arguments, files, letters, text):
        self.name, self.arguments, self.text = name, arguments, text
        self.ends = files.split()
        self.letters = letters


OPTIONS = [Option(*row) for row in rows("src/app/commands.def", "OPTION")]
COMMANDS = [Command(*row) for row in rows("src/app/commands.def", "COMMAND")]
OPEN, NAMED = COMMANDS[0], COMMANDS[1:]


def options_of(command):
    return [o for o in OPTIONS if o.letter in command.letters]


# -- the manual page -------------------------------------------------------------

def synopsis():
    lines = []
    for command in COMMANDS:
        name = "" if command is OPEN else " " + command.name
        lines.append(".B loopscope%s\n[\\fIOPTION\\fR]... %s\n" % (
            name, roff(command.arguments)))
    return ".br\n".join(lines)


def commands():
    return "".join(".TP\n.B %s\n%s. Options: %s.\n" % (
        c.name, roff(c.text[0].upper() + c.text[1:]),
        roff(", ".join("--" + o.name for o in options_of(c))))
        for c in NAMED)


def options():
    made = ""
    for o in OPTIONS:
        names = ", ".join("\\fB%s\\fR" % roff(name) for name in o.names())
        argument = " \\fI%s\\fR" % roff(o.argument) if o.argument else ""
        made += ".TP\n%s%s\n%s\n" % (names, argument,
                                     roff(o.text[0].upper() + o.text[1:]) + ".")
    return made


def keys():
    made, group = "", None
    for row in rows("src/ui/requests.def", "REQUEST"):
        _, names, of, text, _, _, pending = row
        if of != group:
            group = of
            made += ".SS %s\n" % (GROUPS[of][0].upper() + GROUPS[of][1:])
        if not pending:
            made += ".TP\n.B %s\n%s.\n" % (
                roff(names.replace(" ", ", ")),
                roff(text[0].upper() + text[1:]))
    return made


PARTS = [
    ('.\\" From here on: src/app/commands.def (make reference)\n',
     '.\\" Up to here\n', synopsis),
    ('.\\" From here on: commands.def, commands\n',
     '.\\" Up to here, commands\n', commands),
    ('.\\" From here on: commands.def, options\n',
     '.\\" Up to here, options\n', options),
    ('.\\" From here on: src/ui/requests.def\n', '.\\" Up to here, keys\n', keys),
]

# -- completions -----------------------------------------------------------------

HEAD = "# Completion of %s for loopscope; made from src/app/commands.def by\n" \
       "# `make reference`. "


def bash():
    def case(names, action):
        return "        %s)\n            %s\n            return;;\n" % (
            "|".join(names), action)

    made = HEAD % "bash" + "Source it, or put it into bash's completions folder.\n"
    made += """_loopscope()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local command=open options ends i
    case ${COMP_WORDS[1]} in
        %s) command=${COMP_WORDS[1]};;
    esac
    COMPREPLY=()
    case $before in
""" % "|".join(c.name for c in NAMED)
    for o in OPTIONS:
        if o.words:
            made += case(o.names(),
                         'COMPREPLY=($(compgen -W "%s" -- "$word"))'
                         % " ".join(o.words))
        elif o.file:
            made += case(o.names(), 'COMPREPLY=($(compgen -f -- "$word"))')
    unknown = [o for o in OPTIONS if o.argument and not o.words and not o.file]
    made += case(["--" + o.name for o in unknown], ":")
    made += "    esac\n    case $command in\n"
    for c in COMMANDS:
        names = [name for o in options_of(c) for name in o.names()]
        made += '        %s)\n            options="%s"\n            ends="%s";;\n' \
            % (c.name, " ".join(names), "|".join(c.ends))
    made += """    esac
    case $word in
        -*)
            COMPREPLY=($(compgen -W "$options" -- "$word"))
            return;;
    esac
    local IFS=$'\\n'
    for i in $(compgen -f -- "$word"); do
        if [[ -d $i || $i =~ \\.($ends)$ ]]; then
            COMPREPLY+=("$i")
        fi
    done
    if [[ $COMP_CWORD = 1 ]]; then
        COMPREPLY+=($(compgen -W $'%s' -- "$word"))
    fi
    compopt -o filenames 2>/dev/null
}
complete -F _loopscope loopscope
""" % "\\n".join(c.name for c in NAMED)
    return made


def zsh_text(text):
    return re.sub(r"([\[\]:\\])", r"\\\1", text).replace("'", "'\\''")


def zsh_option(o):
    value = ""
    if o.argument:
        kind = "_files" if o.file else "(%s)" % " ".join(o.words) \
            if o.words else " "
        value = ":%s:%s" % (o.argument, kind)
    help_text = zsh_text(o.text)
    if o.short:
        return "'(-%s --%s)'{-%s,--%s}'[%s]%s'" % (
            o.short, o.name, o.short, o.name, help_text, value)
    return "'--%s[%s]%s'" % (o.name, help_text, value)


def zsh():
    made = "#compdef loopscope\n" + HEAD % "zsh" + "Put it into a folder of $fpath.\n"
    made += "_loopscope() {\n    local -a commands\n    commands=(\n"
    made += "".join("        '%s:%s'\n" % (c.name, zsh_text(c.text))
                    for c in NAMED)
    made += "    )\n    local command=open\n"
    made += "    if (( CURRENT > 2 )) && [[ ${words[2]} = (%s) ]]; then\n" % (
        "|".join(c.name for c in NAMED))
    made += "        command=${words[2]}\n        shift words\n" \
            "        (( CURRENT-- ))\n    elif (( CURRENT == 2 )); then\n" \
            "        _describe command commands\n    fi\n    case $command in\n"
    for c in COMMANDS:
        made += "    %s)\n        _arguments -S \\\n" % c.name
        made += "".join("            %s \\\n" % zsh_option(o)
                        for o in options_of(c))
        made += "            '1:file:_files -g \"*.(%s)\"' '*:argument:_files';;\n" \
            % "|".join(c.ends)
    return made + "    esac\n}\n_loopscope \"$@\"\n"


def fish_text(text):
    return "'%s'" % text.replace("\\", "\\\\").replace("'", "\\'")


def fish():
    made = HEAD % "fish" + "Put it into fish's completions folder.\n"
    names = " ".join(c.name for c in NAMED)
    first = "not __fish_seen_subcommand_from " + names
    made += "complete -c loopscope -f\n"
    for c in NAMED:
        made += "complete -c loopscope -n %s -a %s -d %s\n" % (
            fish_text("__fish_is_first_arg"), c.name, fish_text(c.text))
    for c in COMMANDS:
        when = first if c is OPEN else "__fish_seen_subcommand_from " + c.name
        ends = "".join(" (__fish_complete_suffix .%s)" % end for end in c.ends)
        made += "complete -c loopscope -n %s -k -a %s\n" % (
            fish_text(when), fish_text(ends.strip()))
        for o in options_of(c):
            value = ""
            if o.words:
                value = " -x -a " + fish_text(" ".join(o.words))
            elif o.file:
                value = " -r -F"
            elif o.argument:
                value = " -x"
            made += "complete -c loopscope -n %s%s -l %s%s -d %s\n" % (
                fish_text(when), " -s " + o.short if o.short else "", o.name,
                value, fish_text(o.text))
    return made


def main():
    status = 0
    for begin, end, make in PARTS:
        status |= keep(PAGE, begin, end, make(),
                       COMPLAINT % "assets/man/loopscope.1")
    for name, make in (("loopscope.bash", bash), ("_loopscope", zsh),
                       ("loopscope.fish", fish)):
        status |= keep_whole(os.path.join(COMPLETIONS, name), make(),
                             COMPLAINT % ("assets/completions/" + name))
    return status


if __name__ == "__main__":
    sys.exit(main())
