# queue: queues between threads.
from _thread import _brief
from _thread import _item_new
from _thread import _queue_new
from _thread import _tell
from _thread_sync import _Line
import threading
from collections import deque
from heapq import heappop as _heappop
from heapq import heappush as _heappush
from time import monotonic as _time

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue',
           'SimpleQueue']


class Empty(Exception):
    pass


Empty.__module__ = '_queue'  # where CPython has it from


class Full(Exception):
    pass


def _wait_until(cond, ready, block, timeout, error):
    # Waits, with cond's lock held, until ready() or the time is up.
    if not block:
        if not ready():
            raise error
    elif timeout is None:
        while not ready():
            cond.wait()
    elif timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    else:
        end = _time() + timeout
        while not ready():
            left = end - _time()
            if left <= 0.0:
                raise error
            cond.wait(left)


class _Told:
    # What the trace is told of a queue. Its items have numbers, which are kept
    # beside them by identity, whatever the queue keeps them in.
    def __init__(self, queue, maxsize):
        self.number, name = _queue_new(type(queue).__name__, maxsize)
        self.name = name or 'queue'
        self.items = {}  # identity of an item: its numbers, oldest first

    def next(self, queue):
        try:
            return self.items[id(queue[0])][0]
        except Exception:  # a subclass keeps them in its own way
            return 0

    def put(self, item, queue):
        if self.number:
            number = _item_new()
            self.items.setdefault(id(item), deque()).append(number)
            _tell('queue.put', self.number, item=number, text=_brief(item),
                  next=self.next(queue))

    def get(self, item, queue, waited):
        if self.number:
            numbers = self.items.get(id(item), [0])
            number = numbers[0]
            if len(numbers) > 1:
                numbers.popleft()
            else:
                self.items.pop(id(item), None)
            _tell('queue.get', self.number, item=number,
                  next=self.next(queue), waited=waited)


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self._told = _Told(self, maxsize)
        self.not_empty = self._line('get')
        self.not_full = self._line('put')
        self.all_tasks_done = self._line('join')
        self.unfinished_tasks = 0

    def _line(self, side):
        return _Line(self._told.number, f'{self._told.name}.{side}()',
                     self.mutex, side)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError('task_done() called too many times')
            _tell('queue.done', self._told.number, unfinished=unfinished)
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _has_room(self):
        return self._qsize() < self.maxsize

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                _wait_until(self.not_full, self._has_room, block, timeout,
                            Full)
            self._put(item)
            self.unfinished_tasks += 1
            self._told.put(item, self._container())
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            waited = not self._qsize()
            _wait_until(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self._told.get(item, self._container(), waited)
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def _container(self):
        # that has in front what get would give next
        return getattr(self, 'queue', ())

    # what a kind of queue differs in

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        _heappush(self.queue, item)

    def _get(self):
        return _heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _container(self):
        return self.queue[-1:]

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    def __init__(self):
        self._queue = deque()
        self._count = threading.Semaphore(0)
        self._told = _Told(self, 0)
        self._count._cond = _Line(self._told.number, f'{self._told.name}.get()',
                                  None, 'get')

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        self._told.put(item, self._queue)
        self._count.release()

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        waited = not self._queue
        if not self._count.acquire(block, timeout):
            raise Empty
        item = self._queue.popleft()
        self._told.get(item, self._queue, waited)
        return item

    def put_nowait(self, item):
        return self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._queue

    def qsize(self):
        return len(self._queue)


SimpleQueue.__module__ = '_queue'
