//! Turns items into results on several threads, and hands the results on in the order of the items.
//!
//! Invariants: memory is bounded by the bytes that are announced, whatever the number of items; the result that is next in
//! order is always being worked on, so nothing waits for ever; results are handed on by the calling thread alone.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes of pages and results that are held at a time; a page that is larger is worked on alone. A page takes up to twelve
/// times its size while it is worked on.
const MOST_BYTES: usize = 16 << 20;
/// Results that wait for their turn, for each thread.
const MOST_RESULTS: u64 = 16;

/// Does `work` on every item, on `jobs` threads, and `finish` on every result. Ends early when `finish` breaks or fails, or when
/// `is_interrupted` says so: then what was begun is finished, but nothing new is begun.
pub(super) fn run<I: Send, T: Weigh + Send>(
    items: impl Iterator<Item = I> + Send,
    crew: Crew,
    work: impl Fn(I, &Permit<'_, T>) -> T + Sync,
    mut finish: impl FnMut(T) -> io::Result<ControlFlow<()>>,
) -> io::Result<()> {
    let items = Mutex::new(items);
    let desk = Desk::new(crew.jobs.get());
    thread::scope(|scope| {
        // Whatever happens here, the threads must learn that it is over, or they would wait for room.
        let _end = StopOnDrop(&desk);
        for number in 0..crew.jobs.get() {
            let worker = || work_through(&items, &desk, crew.is_interrupted, &work);
            thread::Builder::new().name(format!("page-{number}")).spawn_scoped(scope, worker)?;
        }
        while let Some(result) = desk.next_result() {
            let weight = result.weight();
            let flow = finish(result)?;
            desk.release(weight);
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    })
}

/// Who works, and for how long.
#[derive(Clone, Copy)]
pub(super) struct Crew {
    pub(super) jobs: NonZero<usize>,
    pub(super) is_interrupted: fn() -> bool,
}

/// What takes room while it waits.
pub(super) trait Weigh {
    /// In bytes.
    fn weight(&self) -> usize;
}

/// The right to work on an item.
pub(super) struct Permit<'a, T: Weigh> {
    desk: &'a Desk<T>,
    number: u64,
    claimed: std::cell::Cell<usize>,
}

impl<T: Weigh> Permit<'_, T> {
    /// Waits until there is room for a page of so many bytes.
    pub(super) fn claim(&self, bytes: usize) {
        self.desk.claim(self.number, bytes);
        self.claimed.set(self.claimed.get() + bytes);
    }
}

impl<T: Weigh> Drop for Permit<'_, T> {
    fn drop(&mut self) {
        // Without its result, which only a panic loses, nothing could be handed on any more.
        if thread::panicking() {
            self.desk.stop();
        }
    }
}

fn work_through<I, T: Weigh>(
    items: &Mutex<impl Iterator<Item = I>>,
    desk: &Desk<T>,
    is_interrupted: fn() -> bool,
    work: impl Fn(I, &Permit<'_, T>) -> T,
) {
    let _leave = LeaveOnDrop(desk);
    loop {
        let (number, item) = {
            let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
            if !desk.wait_for_room() || is_interrupted() {
                return;
            }
            // An archive is read here, by one thread, while the others work.
            let Some(item) = items.next() else { return };
            (desk.take_number(), item)
        };
        let permit = Permit { desk, number, claimed: 0.into() };
        let result = work(item, &permit);
        desk.put(number, permit.claimed.get(), result);
    }
}

struct Desk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    most_results: u64,
}

struct State<T> {
    /// Items that were begun.
    begun: u64,
    /// Results that were handed on: the number of the next.
    next: u64,
    results: BTreeMap<u64, T>,
    bytes: usize,
    workers: usize,
    is_stopped: bool,
}

impl<T: Weigh> Desk<T> {
    fn new(workers: usize) -> Self {
        let state = State { begun: 0, next: 0, results: BTreeMap::new(), bytes: 0, workers, is_stopped: false };
        Desk { state: Mutex::new(state), changed: Condvar::new(), most_results: MOST_RESULTS.saturating_mul(workers as u64) }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, busy: impl Fn(&State<T>) -> bool) -> MutexGuard<'_, State<T>> {
        let guard = self.lock();
        self.changed.wait_while(guard, |state| !state.is_stopped && busy(state)).unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self) {
        let mut state = self.lock();
        state.workers = state.workers.saturating_sub(1);
        self.changed.notify_all();
    }

    fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
    }

    /// Whether there is room for one more; false when it is over.
    fn wait_for_room(&self) -> bool {
        let most = self.most_results;
        let state = self.wait_while(|state| state.bytes >= MOST_BYTES || state.begun - state.next >= most);
        !state.is_stopped
    }

    fn take_number(&self) -> u64 {
        let mut state = self.lock();
        state.begun += 1;
        state.begun - 1
    }

    fn claim(&self, number: u64, bytes: usize) {
        let mut state = self.wait_while(|state| state.next != number && state.bytes.saturating_add(bytes) > MOST_BYTES);
        state.bytes = state.bytes.saturating_add(bytes);
    }

    fn put(&self, number: u64, claimed: usize, result: T) {
        let mut state = self.lock();
        state.bytes = state.bytes.saturating_sub(claimed).saturating_add(result.weight());
        state.results.insert(number, result);
        self.changed.notify_all();
    }

    /// The result whose turn it is; none where there will be no more.
    fn next_result(&self) -> Option<T> {
        let mut state = self.wait_while(|state| !state.results.contains_key(&state.next) && state.workers > 0);
        let next = state.next;
        state.results.remove(&next)
    }

    fn release(&self, bytes: usize) {
        let mut state = self.lock();
        state.next += 1;
        state.bytes = state.bytes.saturating_sub(bytes);
        self.changed.notify_all();
    }
}

struct StopOnDrop<'a, T: Weigh>(&'a Desk<T>);

impl<T: Weigh> Drop for StopOnDrop<'_, T> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

struct LeaveOnDrop<'a, T: Weigh>(&'a Desk<T>);

impl<T: Weigh> Drop for LeaveOnDrop<'_, T> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    struct Sized(u64, usize);

    impl Weigh for Sized {
        fn weight(&self) -> usize {
            self.1
        }
    }

    fn crew(jobs: usize) -> Crew {
        Crew { jobs: NonZero::new(jobs).unwrap(), is_interrupted: || false }
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for jobs in [1, 2, 8] {
            let mut out = Vec::new();
            let work = |number: u64, permit: &Permit<'_, Sized>| {
                permit.claim(1000);
                thread::sleep(Duration::from_micros(number * 7919 % 300));
                Sized(number, 10)
            };
            run(0..500, crew(jobs), work, |result| {
                out.push(result.0);
                Ok(ControlFlow::Continue(()))
            })
            .unwrap();
            assert_eq!(out, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_bytes_are_held_than_allowed_but_for_one_item() {
        static HELD: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let size = MOST_BYTES / 2 + 1;
        let work = |number: u64, permit: &Permit<'_, Sized>| {
            permit.claim(size);
            let held = HELD.fetch_add(1, Ordering::SeqCst) + 1;
            MOST.fetch_max(held, Ordering::SeqCst);
            thread::sleep(Duration::from_micros(500));
            HELD.fetch_sub(1, Ordering::SeqCst);
            Sized(number, 0)
        };
        run(0..50, crew(8), work, |_| Ok(ControlFlow::Continue(()))).unwrap();
        assert!(MOST.load(Ordering::SeqCst) <= 2, "the one whose turn it is, and one more");
    }

    #[test]
    fn large_results_do_not_stop_the_one_whose_turn_it_is() {
        let work = |number: u64, permit: &Permit<'_, Sized>| {
            if number == 0 {
                thread::sleep(Duration::from_millis(50));
            }
            permit.claim(MOST_BYTES);
            Sized(number, MOST_BYTES)
        };
        let mut count = 0;
        run(0..30, crew(8), work, |_| {
            count += 1;
            Ok(ControlFlow::Continue(()))
        })
        .unwrap();
        assert_eq!(count, 30);
    }

    #[test]
    fn it_ends_when_asked_to_or_when_writing_fails() {
        let work = |number: u64, _: &Permit<'_, Sized>| Sized(number, 1);
        let mut count = 0;
        let asked = run(0.., crew(4), work, |result| {
            count += 1;
            Ok(if result.0 == 9 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        });
        assert!(asked.is_ok() && count == 10);
        let failed = run(0.., crew(4), work, |_| Err(io::ErrorKind::StorageFull.into()));
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_is_not_waited_for() {
        let work = |number: u64, _: &Permit<'_, Sized>| if number == 3 { panic!("expected") } else { Sized(number, 1) };
        let _ = run(0.., crew(2), work, |_| Ok(ControlFlow::Continue(())));
    }
}
