"""What was stored is done at once, and the workers leave when they are told to."""

import threading

from bot.serving.workers import Work, Workers

LONG = 600.0


def test_work_that_was_stored_is_done_when_somebody_says_so():
    waiting, done = [], threading.Event()

    def run(_pause):
        if not waiting:
            return False
        waiting.pop()
        done.set()
        return True

    workers = Workers([Work("work", run)], poll=LONG)
    workers.start()
    waiting.append("a question")
    workers.wake()
    assert done.wait(60)
    workers.stop()


def test_what_one_work_did_wakes_the_others():
    answers, sent = [], threading.Event()
    questions = ["q"]

    def answer(_pause):
        if not questions:
            return False
        answers.append(questions.pop())
        return True

    def send(_pause):
        if answers:
            sent.set()
        return False

    workers = Workers([Work("send", send), Work("answer", answer)], poll=LONG)
    workers.start()
    assert sent.wait(60)
    workers.stop()


def test_work_that_fails_runs_again():
    runs, twice = [], threading.Event()

    def run(_pause):
        runs.append(1)
        if len(runs) == 2:
            twice.set()
        raise RuntimeError("boom")

    workers = Workers([Work("work", run)], poll=0.01)
    workers.start()
    assert twice.wait(60)
    workers.stop()


def test_a_work_that_waits_leaves_at_once_when_told_to():
    waits = threading.Event()

    def run(pause):
        waits.set()
        while not pause(LONG):
            pass
        return False

    workers = Workers([Work("work", run)], poll=LONG)
    workers.start()
    assert waits.wait(60)
    workers.stop()
