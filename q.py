n=None
x = '日本', n.x  
