"""Forked processes as lanes, and a pool of them.

A child process is really forked, by multiprocessing's own Process; only the
way in which it is started and waited for is replaced. It runs while its lane
has the baton: its parent grants it the clock over a pipe and reads what comes
back, until the child reports that all of its own lanes are blocked (and until
when) or that it has ended. A child with children does the same with them.

A pool keeps CPython's methods, chunks and results; in the place of its three
helper threads stands a crew: a queue of tasks in the parent, of which the
oldest goes to the free worker with the lowest number.
"""
import collections
import multiprocessing
import multiprocessing.pool
import multiprocessing.popen_fork
import os
import pickle
import random
import signal
import struct
import sys
from multiprocessing.reduction import ForkingPickler

from lanes import lanes

children = []               # of this process, running or not yet waited for
tasks = collections.deque() # in a pool's worker: what it was sent
worker = None               # in a pool's worker: the lane that takes them
parent = None               # in a child: (descriptor to read, to write)


def send(descriptor, *message):
    data = pickle.dumps(message)
    os.write(descriptor, struct.pack("<I", len(data)))
    while data:
        data = data[os.write(descriptor, data):]


def receive(descriptor):
    """A message, or None when the other side has gone."""
    head = read(descriptor, 4)
    if len(head) < 4:
        return None
    return pickle.loads(read(descriptor, struct.unpack("<I", head)[0]))


def read(descriptor, size):
    data = b""
    while len(data) < size:
        more = os.read(descriptor, size - len(data))
        if not more:
            break
        data += more
    return data


def flush():
    for stream in (sys.__stdout__, sys.__stderr__):
        if not stream.closed:
            stream.flush()


# -- in the parent ------------------------------------------------------------

class Child:
    """A lane that is another process."""
    here = False

    def __init__(self, name, pid, grants, reports):
        self.ident, self.name = lanes.next_ident(), name
        self.pid, self.grants, self.reports = pid, grants, reports
        self.waiting = None
        self.status = None
        self.joiners = []
        self.mail = []
        self.on_result = self.on_end = None
        children.append(self)

    def visit(self):
        """Its turn: it runs until it is blocked or gone."""
        flush()
        try:
            send(self.grants, lanes.now, self.mail)
        except BrokenPipeError:
            pass
        self.mail = []
        while True:
            kind, *rest = receive(self.reports) or ("gone",)
            if kind == "result":
                self.on_result(*rest)
            elif kind == "blocked":
                return self.sleep(*rest)
            else:
                return self.end()

    def sleep(self, deadline):
        lanes.wait(self, deadline)
        if self.mail:
            lanes.wake(self)

    def post(self, task):
        self.mail.append(task)
        lanes.wake(self)

    def end(self):
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        children.remove(self)
        lanes.alive -= 1
        os.close(self.grants)
        os.close(self.reports)
        for lane in self.joiners:
            lanes.wake(lane)
        if self.on_end:
            self.on_end()


class Popen(multiprocessing.popen_fork.Popen):
    def _launch(self, process):
        granted, grants = os.pipe()
        reports, reported = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            live(process, granted, reported)
        os.close(granted)
        os.close(reported)
        self.sentinel = reports
        self.lane = Child(process.name, self.pid, grants, reports)
        lanes.add(self.lane, "process")

    def poll(self, flag=0):
        self.returncode = self.lane.status
        return self.returncode

    def wait(self, timeout=None):
        deadline = None if timeout is None else lanes.now + timeout
        while self.poll() is None and (
                deadline is None or lanes.now < deadline):
            self.lane.joiners.append(lanes.current)
            lanes.block(deadline)
            self.lane.joiners.remove(lanes.current)
        return self.poll()

    def _send_signal(self, number):
        """It takes effect when the child's turn comes."""
        if self.poll() is None:
            os.kill(self.pid, number)
            lanes.wake(self.lane)


# -- in the child -------------------------------------------------------------

def live(process, granted, reported):
    """A forked process from its first turn to its end."""
    global parent
    code = 1
    try:
        if parent:
            for descriptor in parent:
                os.close(descriptor)
        for child in children:
            os.close(child.grants)
            os.close(child.reports)
        children.clear()
        parent = granted, reported
        lanes.forget_others()
        lanes.ask_outside = ask_parent
        lanes.now = take_grant()
        random.seed(process._identity[-1])      # CPython: from the system
        code = process._bootstrap(parent_sentinel=granted)
    finally:
        flush()
        os._exit(code)


def ask_parent(deadline):
    """All lanes are blocked: the baton goes back. Returns the time at which
    it comes again."""
    flush()
    report("blocked", deadline)
    return take_grant()


def report(*message):
    try:
        send(parent[1], *message)
    except BrokenPipeError:
        os._exit(1)         # the parent is gone


def take_grant():
    grant = receive(parent[0])
    if grant is None:
        os._exit(1)         # it is gone
    now, mail = grant
    tasks.extend(mail)
    if worker and mail:
        lanes.wake(worker)
    return now


# -- workers -----------------------------------------------------------------

class Inbox:
    """In a worker: the queue of what it is sent; None at the end."""
    @staticmethod
    def get(block=True):
        global worker
        worker = lanes.current
        while not tasks:
            lanes.block()
        return pickle.loads(tasks.popleft())


class Outbox:
    """In a worker: the queue of its results."""
    @staticmethod
    def put(result):
        report("result", bytes(ForkingPickler.dumps(result)))


class Crew:
    """In the parent: worker processes, and what waits for one to be free."""

    def __init__(self, take_result, lost=None):
        self.take_result, self.lost = take_result, lost
        self.processes = []
        self.free = []                          # numbers of processes
        self.backlog = collections.deque()      # of pickled tasks

    def add(self, process):
        """A process that has been started."""
        number = len(self.processes)
        self.processes.append(process)
        lane = process._popen.lane
        lane.on_result = lambda data: self.finish(number, data)
        lane.on_end = self.lost
        self.free.append(number)

    def hand_out(self, task):
        self.backlog.append(task)
        self.match()

    def match(self):
        """The oldest task to the free worker with the lowest number."""
        while self.backlog and self.free:
            self.free.sort()
            process = self.processes[self.free.pop(0)]
            process._popen.lane.post(self.backlog.popleft())

    def waiting(self):
        """How many tasks no worker has in its hands yet."""
        return len(self.backlog) + sum(
            len(process._popen.lane.mail) for process in self.processes)

    def finish(self, number, data):
        self.free.append(number)
        self.match()
        self.take_result(pickle.loads(data))

    def dismiss(self):
        for process in self.processes:
            if process.is_alive():
                process._popen.lane.post(pickle.dumps(None))

    def join(self):
        for process in self.processes:
            process.join()


class Chunks:
    """A pool's queue of chunks, as CPython's methods of Pool know it."""

    def __init__(self, pool):
        self.pool = pool

    def put(self, entry):
        sequence, set_length = entry
        task = None
        for task in sequence:
            try:
                data = bytes(ForkingPickler.dumps(task))
            except Exception as error:
                self.pool._cache[task[0]]._set(task[1], (False, error))
            else:
                self.pool.crew.hand_out(data)
        if set_length:
            set_length(task[1] + 1 if task else 0)


class Pool(multiprocessing.pool.Pool):
    def __init__(self, processes=None, initializer=None, initargs=(),
                 maxtasksperchild=None, context=None):
        self.crew = Crew(self.take_result)
        self.joiners = []
        self._pool = self.crew.processes
        self._state = multiprocessing.pool.RUN
        self._cache = {}
        self._change_notifier = None
        self._taskqueue = Chunks(self)
        if processes is None:
            processes = os.cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        for _ in range(processes):
            process = context.Process(
                target=multiprocessing.pool.worker,
                args=(Inbox, Outbox, initializer, initargs, None, True))
            process.name = process.name.replace("Process", "PoolWorker")
            process.daemon = True
            process.start()
            self.crew.add(process)

    def take_result(self, result):
        job, i, outcome = result
        if job in self._cache:
            self._cache[job]._set(i, outcome)
        if not self._cache:
            while self.joiners:
                lanes.wake(self.joiners.pop())

    def close(self):
        if self._state == multiprocessing.pool.RUN:
            self._state = multiprocessing.pool.CLOSE

    def terminate(self):
        self._state = multiprocessing.pool.TERMINATE
        for process in self._pool:
            process.terminate()
        self.crew.join()

    def join(self):
        if self._state == multiprocessing.pool.RUN:
            raise ValueError("Pool is still running")
        while self._cache:
            self.joiners.append(lanes.current)
            lanes.block()
        self.crew.dismiss()
        self.crew.join()


# As messages and reprs have the one that it stands for.
Pool.__module__ = multiprocessing.pool.__name__


def install():
    lanes.deadlock = leave_none(lanes.deadlock)
    multiprocessing.popen_fork.Popen = Popen
    multiprocessing.pool.Pool = Pool


def leave_none(deadlock):
    def kill_and_end():
        for child in children:
            os.kill(child.pid, signal.SIGKILL)
        deadlock()
    return kill_and_end
