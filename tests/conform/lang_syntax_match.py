# A name pattern that makes the later ones unreachable
match 5:
    case x:
        print(x)
    case 6:
        print("six")
