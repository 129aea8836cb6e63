# Numbers of fields that no list is long enough for.
for text in ("{9223372036854775807}", "{9223372036854775808}", "{0[9223372036854775807]}", "{0[9223372036854775808]}",
             "{99999999999999999999:x}", "{0[12345678901]}", "{12345678901}", "{0[99999999999999999999x]}"):
    for arg in ([1], {}, {12345678901: "there"}):
        try:
            print(text.format(arg))
        except Exception as e:
            print(text, type(e).__name__, e)
