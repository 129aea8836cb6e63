# A value is missing in a dict
ages = {"ann": 5, "bob":}
