# A colon is missing in a dict
ages = {"ann": 5, "bob" 7}
