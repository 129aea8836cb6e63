# Behind a value, a dict that has a key too few of its colons
x = y if z {t: b, c d}
