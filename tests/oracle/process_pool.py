"""CPython's own ProcessPoolExecutor over the forks of forks.py.

Its manager thread, its workers and its futures are CPython's. Only what carries
calls and results between the processes is replaced: a crew in the parent in the
place of the queue of calls, the reports of the children in that of the pipe of
results.
"""
import collections
import concurrent.futures.process as process
from multiprocessing.reduction import ForkingPickler

from lanes import lanes
from forks import Crew, Inbox, Outbox


class Calls:
    """The queue of calls: its put() is the parent's, its get() a worker's."""
    get = staticmethod(Inbox.get)

    def __init__(self, crew, size, complain):
        self.crew, self.size, self.complain = crew, size, complain
        self._reader = self

    def full(self):
        return self.crew.waiting() >= self.size

    def put(self, call, block=True):
        try:
            self.crew.hand_out(bytes(ForkingPickler.dumps(call)))
        except Exception as error:
            self.complain(error, call)

    put_nowait = put

    def close(self):
        pass

    join_thread = close


class Results:
    """What the manager thread waits for: a worker's result, somebody who wants
    its attention, a worker that is gone."""
    put = staticmethod(Outbox.put)
    _closed = False

    def __init__(self):
        self.arrived = collections.deque()
        self.wanted = self.lost = False
        self.lane = None

    def take(self, result):
        self.arrived.append(result)
        self.wake()

    def wakeup(self):
        self.wanted = True
        self.wake()

    def lose(self):
        self.lost = True
        self.wake()

    def wake(self):
        if self.lane:
            lanes.wake(self.lane)

    def wait(self):
        """A result or None, whether the pool is broken, and why."""
        self.lane = lanes.current
        while not (self.arrived or self.wanted or self.lost):
            lanes.block()
        broken = not self.arrived and not self.wanted
        self.wanted = False
        return self.arrived.popleft() if self.arrived else None, broken, None

    def close(self):
        pass


class ProcessPoolExecutor(process.ProcessPoolExecutor):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        results = self._result_queue = Results()
        self._executor_manager_thread_wakeup = results
        self.crew = Crew(results.take, results.lose)
        pipe = self._call_queue
        pipe.thread_wakeup = results
        self._call_queue = Calls(self.crew, pipe._maxsize,
                                 pipe._on_queue_feeder_error)

    def _spawn_process(self):
        super()._spawn_process()
        self.crew.add(list(self._processes.values())[-1])


def install():
    ProcessPoolExecutor.__module__ = process.__name__
    process._ExecutorManagerThread.wait_result_broken_or_wakeup = \
        lambda manager: manager.thread_wakeup.wait()
    process.ProcessPoolExecutor = ProcessPoolExecutor
