# Dates, times and differences made of the wrong arguments
from datetime import date, datetime, time, timedelta

for make in (lambda: timedelta(hour=1), lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8),
             lambda: timedelta(minutes="5"), lambda: timedelta(hours=date(2024, 1, 1)),
             lambda: date(2024), lambda: date(), lambda: date(1, 2, 3, 4),
             lambda: datetime(2024), lambda: datetime(2024, 1, 1, hours=2),
             lambda: time(hours=1), lambda: datetime(2024, 1, 1) - 5,
             lambda: date(2024, 1, 1) + 1, lambda: timedelta(1) + 1,
             lambda: datetime.datetime):
    try:
        make()
    except (TypeError, AttributeError) as e:
        print(e)
