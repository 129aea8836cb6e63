# Behind a value, what is wrong within braces is said first
def ask():
    awai {t asyncio}
