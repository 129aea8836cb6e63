# Carets under lines with wide characters, tabs and accents.
import sys
import traceback

größe = {"höhe": 3, "名前": "x"}


def änderung(wert):
	return wert["höhe"] + größe["名前"]


def tabs(x):
	if x:
		return	x . y . z


def emoji(n):
    return "🎉🎉" + n + "日本語"


def wide():
    return größe["日本語"]["x"], 1


for f in (lambda: änderung(größe), lambda: tabs(1), lambda: emoji(5), wide, lambda: "é" + 1 + "ü", lambda: größe.höhe):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)
print(größe["ñandú"] if "ñ" < "o" else größe["日本"] + 5)
