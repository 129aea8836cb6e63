# A to-do list driven by argparse subcommands, printed as a table, saved as JSON text
import argparse
import json
from datetime import date, timedelta

def parser():
    p = argparse.ArgumentParser(prog="todo")
    sub = p.add_subparsers(dest="cmd")
    add = sub.add_parser("add"); add.add_argument("title", nargs="+"); add.add_argument("--due", type=int, default=7); add.add_argument("-t", "--tag", action="append", default=[])
    done = sub.add_parser("done"); done.add_argument("id", type=int)
    ls = sub.add_parser("list"); ls.add_argument("--all", action="store_true"); ls.add_argument("--sort", choices=["due", "title"], default="due")
    return p
TODAY = date(2024, 2, 25)
todos = []
def run(line):
    args = parser().parse_args(line.split())
    match args.cmd:
        case "add":
            todos.append({"id": len(todos) + 1, "title": " ".join(args.title), "due": (TODAY + timedelta(args.due)).isoformat(), "tags": args.tag, "done": False})
            print("added", todos[-1]["id"])
        case "done":
            found = [t for t in todos if t["id"] == args.id]
            if not found: raise LookupError(f"no to-do {args.id}")
            found[0]["done"] = True
        case "list":
            for t in sorted(todos, key=lambda t: t[args.sort]):
                if args.all or not t["done"]:
                    left = (date.fromisoformat(t["due"]) - TODAY).days
                    print(f"[{'x' if t['done'] else ' '}] {t['id']:>2} {t['title']:<20} {date.fromisoformat(t['due']):%d %b} {left:+d} {','.join(t['tags'])}")
        case None: print("nothing to do")
for line in ("add buy milk --due 2", "add write report -t work -t urgent", "add call ann --due -1", "done 1", "list", "list --all --sort title", "done 9", "done x", "", "fly"):
    try: run(line)
    except LookupError as e: print("error:", e)
    except SystemExit as e: print("exit", e.code)
print(json.dumps(todos, indent=1)[:160])
