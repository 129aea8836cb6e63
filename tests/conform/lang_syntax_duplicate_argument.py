# Two parameters of the same name
def area(width, height, width):
    return width * height
