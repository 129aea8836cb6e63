# Eight queens and a sudoku by backtracking with generators
def queens(n, cols=()):
    if len(cols) == n:
        yield cols
        return
    for c in range(n):
        if all(c != d and abs(c - d) != len(cols) - r for r, d in enumerate(cols)):
            yield from queens(n, cols + (c,))

solutions = list(queens(6))
print(len(solutions), solutions[0], len(list(queens(7))))
for row in solutions[0]:
    print(" ".join("Q" if c == row else "." for c in range(6)))

GRID = ["53..7....", "6..195...", ".98....6.", "8...6...3", "4..8.3..1", "7...2...6", ".6....28.", "...419..5", "....8..79"]
grid = [[int(c) if c != "." else 0 for c in row] for row in GRID]
def options(r, c):
    used = set(grid[r]) | {grid[i][c] for i in range(9)}
    br, bc = r // 3 * 3, c // 3 * 3
    used |= {grid[i][j] for i in range(br, br + 3) for j in range(bc, bc + 3)}
    return [d for d in range(1, 10) if d not in used]
steps = 0
def solve():
    global steps
    holes = [(len(options(r, c)), r, c) for r in range(9) for c in range(9) if not grid[r][c]]
    if not holes:
        return True
    _, r, c = min(holes)
    for d in options(r, c):
        steps += 1
        grid[r][c] = d
        if solve():
            return True
    grid[r][c] = 0
    return False
print(solve(), steps)
print(*("".join(map(str, row)) for row in grid), sep="\n")
