# Commands from a script of lines: a dispatch table, validation, errors that don't end it
class Bank:
    def __init__(self): self.accounts = {}
    def cmd_open(self, name, amount="0"):
        if name in self.accounts: raise ValueError(f"{name} has an account")
        self.accounts[name] = self.money(amount)
        return f"opened {name} with {self.accounts[name]:.2f}"
    def cmd_pay(self, a, b, amount):
        amount = self.money(amount)
        if self.accounts[a] < amount: raise ValueError(f"{a} has only {self.accounts[a]:.2f}")
        self.accounts[a] -= amount; self.accounts[b] += amount
        return f"{a} -> {b}: {amount:.2f}"
    def cmd_show(self, *names):
        return ", ".join(f"{n}={self.accounts[n]:.2f}" for n in names or sorted(self.accounts))
    def cmd_interest(self, percent, *, years=1):
        for n in self.accounts: self.accounts[n] *= (1 + float(percent) / 100) ** years
        return self.cmd_show()
    @staticmethod
    def money(text):
        value = float(text)
        if value < 0: raise ValueError("no negative amounts")
        return value
    def do(self, line):
        verb, *args = line.split()
        method = getattr(self, f"cmd_{verb}", None)
        if method is None: raise LookupError(f"unknown command {verb!r}")
        return method(*args)
bank = Bank()
script = """
open ann 100
open bob
open ann
pay ann bob 30.5
pay bob ann 99
pay bob zoe 1
pay ann bob many
show
show bob
interest 10
fly away
pay ann
open cy -5
""".strip().splitlines()
for number, line in enumerate(script, 1):
    try: print(f"{number:>2} {line:<18} {bank.do(line)}")
    except KeyError as e: print(f"{number:>2} {line:<18} no account {e}")
    except (ValueError, LookupError) as e: print(f"{number:>2} {line:<18} error: {e}")
    except TypeError as e: print(f"{number:>2} {line:<18} usage: {e}")
print(bank.accounts)
bank.do("")
