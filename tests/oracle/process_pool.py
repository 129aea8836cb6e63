"""CPython's own ProcessPoolExecutor over the forks of forks.py.

Its manager thread, its workers and its futures are CPython's. Only what carries
calls and results between the processes is replaced: in the place of two pipes
stand a queue of calls in the parent, of which the oldest goes to the free
worker with the lowest number, and the reports of the children.
"""
import collections
import concurrent.futures.process as process
import pickle
import queue
from multiprocessing.reduction import ForkingPickler

import forks
import lanes

Executor = process.ProcessPoolExecutor
Manager = process._ExecutorManagerThread


class Nothing:
    """What is left of a pipe."""
    _closed = False

    def close(self):
        pass

    join_thread = close


class Carrier(Nothing):
    """Between an executor and its workers; the manager waits for what comes."""

    def __init__(self, executor):
        self.size = executor._max_workers + process.EXTRA_QUEUED_CALLS
        self.pending = executor._pending_work_items
        self.calls = collections.deque()
        self.results = collections.deque()
        self.workers = []
        self.free = []
        self.woken = False
        self.waiter = None
        self._reader = self._writer = Nothing()

    # as the queue of calls: put by the manager, got by a worker

    def full(self):
        return len(self.calls) >= self.size

    def put(self, call, block=True):
        try:
            self.calls.append(bytes(ForkingPickler.dumps(call)))
        except Exception as error:
            self.pending.pop(call.work_id).future.set_exception(error)
            self.wakeup()
        self.hand_out()

    put_nowait = put

    def get(self, block=True):
        if forks.worker is None:
            forks.worker = lanes.current
        return forks.Inbox.get()

    def hand_out(self):
        while self.calls and self.free:
            self.free.sort()
            self.workers[self.free.pop(0)].post(self.calls.popleft())

    # as the thread's alarm

    def wakeup(self):
        self.woken = True
        if self.waiter:
            lanes.wake(self.waiter)

    def clear(self):
        self.woken = False

    # the results

    def add_worker(self, child):
        number = len(self.workers)
        self.workers.append(child)
        self.free.append(number)

        def on_result(data):
            self.results.append(pickle.loads(data))
            self.free.append(number)
            self.hand_out()
            if self.waiter:
                lanes.wake(self.waiter)
        child.on_result = on_result

    def wait(self):
        """As wait_result_broken_or_wakeup."""
        self.waiter = lanes.current
        for child in self.workers:
            child.joiners.append(self.waiter)
        while not (self.results or self.woken or self.ended()):
            lanes.block()
        for child in self.workers:
            child.joiners.remove(self.waiter)
        self.waiter = None
        result = self.results.popleft() if self.results else None
        broken = result is None and not self.woken
        self.clear()
        return result, broken, None

    def ended(self):
        return any(child.status is not None for child in self.workers)


class OrderedManager(Manager):
    def wait_result_broken_or_wakeup(self):
        return self.thread_wakeup.wait()


class OrderedExecutor(Executor):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        carrier = Carrier(self)
        self._call_queue = carrier
        self._result_queue = forks.Outbox()
        self._executor_manager_thread_wakeup = carrier

    def _spawn_process(self):
        before = set(self._processes)
        super()._spawn_process()
        for pid in set(self._processes) - before:
            self._call_queue.add_worker(self._processes[pid]._popen.lane)


def install():
    forks.Outbox.close = staticmethod(lambda: None)
    forks.Outbox._reader = Nothing()
    OrderedExecutor.__name__ = OrderedExecutor.__qualname__ = Executor.__name__
    OrderedExecutor.__module__ = Executor.__module__
    process._ExecutorManagerThread = OrderedManager
    process.ProcessPoolExecutor = OrderedExecutor
