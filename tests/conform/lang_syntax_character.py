# A character that Python doesn't know
price = 5€
