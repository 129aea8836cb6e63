# A for loop without its in
for i range(3):
    print(i)
