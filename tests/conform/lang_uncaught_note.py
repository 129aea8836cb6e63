# Notes are printed below an uncaught exception
e = RuntimeError("broken")
e.add_note("first note")
e.add_note("second\nnote")
print("go")
raise e
